"""The normalized form beside a printed text (`_norm` columns), and the key that matching compares."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import fold_numerals
from extractors.language.opencc_bridge import load_converter
from extractors.language.radicals import any_of, selective_nfkc

_PUNCTUATION: Final = str.maketrans("（）［］｛｝：；，！？～﹙﹚﹕﹔﹐﹑", "()[]{}:;,!?~():;,、")
_MARKS: Final = any_of(_PUNCTUATION)
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_SIMPLIFIED_SHARE: Final = 0.1  # of a text's ideographs; one mistyped 户 doesn't make a text Simplified
_SIMPLIFIED_COUNT: Final = 2


def normalize_text(text: str) -> str:
    """Return the text as one office would write what another did: repaired, one width, one spelling of each term.

    Radicals and compatibility ideographs as `repair`; digits, letters, brackets and commas half width; character
    variants by OpenCC (t2tw, or s2tw for a Simplified text); words by `terms.toml`. Forced lines stay.
    """
    if text.isascii():
        return _replace_latin(text)
    text = selective_nfkc(text)
    text = load_converter("s2tw" if is_simplified(text) else "t2tw")(text)
    if _one_of_characters().search(text):
        text = text.translate(_characters())
    text = _replace_latin(_replace_words(text))
    return text.translate(_PUNCTUATION) if _MARKS.search(text) else text


def fold_key(text: str) -> str:
    """Return a key, equal for texts that differ in spelling, width, punctuation, spaces or style of numerals only.

    Never shown to people: it folds 臺/台 and 瞭解/了解, but also 里/裡 and 乾/幹/干 (OpenCC tw2s).
    """
    return _NOT_A_WORD.sub("", fold_text(text))


def fold_text(text: str) -> str:
    """Return the same key with its punctuation, signs and white space, for readers of numbers and formulas."""
    return load_converter("tw2s")(fold_numerals(spell_text(text))).casefold()


def spell_text(text: str) -> str:
    """Return the text in one spelling and one width, in Traditional characters still, its numerals as printed."""
    return unicodedata.normalize("NFKC", _fold_words(normalize_text(text)))


def is_simplified(text: str) -> bool:
    """Tell whether a text is written in Simplified characters, by those that the Taiwanese Big5 code doesn't have."""
    suspects = set(_outside_big5().findall(text))
    # 户 and 温 alone prove nothing: Taiwanese typing has them too, and the table of characters mends them.
    strong = {char for char in suspects if ord(char) not in _characters()}
    if not strong:
        return False
    ideographs = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    simplified = sum(char in suspects for char in ideographs)
    if simplified < max(_SIMPLIFIED_COUNT, _SIMPLIFIED_SHARE * len(ideographs)):
        return False
    # A Traditional text with a few mistyped characters still has more that Simplified writing doesn't know.
    changed = load_converter("tw2s")("".join(ideographs))
    return simplified > sum(before != after for before, after in zip(ideographs, changed, strict=False))


@cache
def _outside_big5() -> re.Pattern[str]:
    """Return an expression for the ideographs that the Taiwanese Big5 code doesn't have."""
    ideographs = "".join(map(chr, range(0x4E00, 0xA000)))
    inside = set(ideographs.encode("cp950", "ignore").decode("cp950"))
    return re.compile(f"[{''.join(char for char in ideographs if char not in inside)}]")


@cache
def _characters() -> Mapping[int, str]:
    return {ord(pair[0]): pair[1] for pair in load_lexicon("terms")["characters"].split()}


@cache
def _one_of_characters() -> re.Pattern[str]:
    return any_of(_characters())


@cache
def _spellings(table: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Build one alternation, longest first, over all variants of a table; protected words stand for themselves."""
    lexicon = load_lexicon("terms")
    forms = {variant: word for word, variants in lexicon[table].items() for variant in variants}
    if table == "words":
        forms |= {word: word for word in lexicon["protected"]}
    pattern = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    if table == "latin":
        pattern = rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])"
    return re.compile(pattern), forms


def _replace(text: str, table: str) -> str:
    pattern, forms = _spellings(table)
    return pattern.sub(lambda match: forms[match[0]], text)


def _replace_words(text: str) -> str:
    return _replace(text, "words")


def _replace_latin(text: str) -> str:
    return _replace(text, "latin")


def _fold_words(text: str) -> str:
    return _replace(text, "keys")
