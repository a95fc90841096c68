"""A printed text as tokens: numbers, dates, periods, comparators, units, signs and single characters.

Alignment and diff look at texts through these, so that 八十歲 equals 80歲, and a number that moved (60% to 65%) is told
from words that moved. Every token has a `key` to compare and the spelling to show.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from extractors.language.normalize import spell_text
from extractors.language.numerals import parse_numeral
from extractors.language.opencc_bridge import load_converter
from schemas.errors import UnreadableValueError

TokenKind = Literal["amount", "year", "calendar", "reference", "period", "comparator", "unit", "sign", "word", "latin"]
NUMBERS: Final[frozenset[TokenKind]] = frozenset({"amount", "year", "calendar", "reference"})

_FIRST_ROC_YEAR: Final = (
    38  # plans cite laws of the last decades; below this, N年 is a duration (90年 is a year, 2年 isn't)
)
_LAST_ROC_YEAR: Final = 199
_FIRST_CE_YEAR: Final = 1900
_REFERENCE_DIGITS: Final = 7  # a document number (字第1126009370號), not an amount

# A number or mark before a list item: it is counted, not committed to. At the start of a line any kind of mark; within
# a line (a cell's lines may be joined) only what is no amount: 2. before a word, (2) behind a sentence's end, ②.
_MARKER: Final = re.compile(
    r"^(?:\s*(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s*[)）]"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[.．、)）](?!\d)"
    r"|[①-⑳⑴-⒇]|[◎●○◆◇■□★☆*＊※•‧-](?!\d)))+\s*"
    r"|(?<![\dA-Za-z.])\d{1,2}[.．](?=\s*[\u4e00-\u9fff「（(])\s*"
    r"|(?<=[。；;：:])[(（]\d{1,2}[)）]|[①-⑳⑴-⒇]",
    re.MULTILINE,
)
_SPACE: Final = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")  # all but those between Latin words
_CHINESE: Final = "〇零一二三四五六七八九十百千廿卅"
_PERCENT: Final = re.compile(rf"(?:百|100)分之([{_CHINESE}]+|\d+(?:\.\d+)?)")
_TOKEN: Final = re.compile(
    rf"""
      (?P<roc>(?<![\d.])(?:[6-9]\d|1\d\d)\.(?:0[1-9]|1[0-2])(?:\.\d\d?)?(?=[-~至到止前起、)（(]|$))   # 113.03
    | (?P<date>(?<![\d/])(?:1[0-2]|0?[1-9])/(?:[12]\d|3[01]|0?[1-9])(?=[-~至到止前起、)]|$))           # 3/31
    | (?P<number>(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?(?:[萬億]|[百千](?=[萬億元件人名]))*
               |兩(?=[年月日週天次個件場種項類人名])|[{_CHINESE}]+(?:[萬億](?=[元件人次]))*)
    | (?P<latin>[A-Za-z]+)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_WEEKDAY: Final = re.compile(r"(?:周|週|星期|禮拜)$")
_MONTH_BEFORE: Final = re.compile(r"[每次當翌本該]?月$")
_RANGE: Final = r"(?:[-~至到、,及和]\d{1,2})*"
_MONTH_AFTER: Final = re.compile(rf"{_RANGE}月(?!數)")
_DAY_AFTER: Final = re.compile(rf"{_RANGE}[日號]")
_YEAR_AFTER: Final = re.compile(r"(?:[-~至到、,及和]\d{2,3})*(?:學?年)")
_CLOCK_AFTER: Final = re.compile(r"(?:[:：]\d\d|時|點(?!線))(?!數)")
_ORDINAL_AFTER: Final = re.compile(r"(?:[季週周]|個?工作日|個?月|日)")


class Token(NamedTuple):
    """One piece of a text.

    Attributes:
        kind: What it is; numbers are told apart by what stands beside them.
        key: What is compared: folded spelling, numbers by their value.
        shown: In Traditional characters, for people.
        value: A number's; None for others.
    """

    kind: TokenKind
    key: str
    shown: str
    value: float | None = None

    @property
    def mask(self) -> str:
        """Return what stands for the token where only the build of a sentence is compared."""
        if self.kind in NUMBERS:
            return "#"
        return "@" if self.kind == "period" else self.key


@lru_cache(maxsize=65536)
def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, without white space and without the marks that number its list items."""
    spelled = _SPACE.sub("", spell_text(drop_list_marks(text)))
    return tuple(_tokens(_PERCENT.sub(r"\1%", spelled)))


def drop_list_marks(text: str) -> str:
    """Return the text without the marks that number its list items."""
    return _MARKER.sub("", text)


def list_marks(text: str) -> tuple[str, ...]:
    """Return the marks that number the list items of a text, in order."""
    return tuple(_SPACE.sub("", spell_text(match[0])) for match in _MARKER.finditer(text))


def _tokens(text: str) -> Iterator[Token]:
    """Read the spelled text left to right; `folded` has one character for each of its characters."""
    folded = _fold_characters(text)
    special = _special()
    position, after_number = 0, False
    while position < len(text):
        first = folded[position]
        if "\u4e00" <= first <= "\u9fff" and first not in special:  # nearly all characters: no pattern needed
            yield Token("word", first, text[position])
            position, after_number = position + 1, False
            continue
        if first.isspace():
            position += 1
            continue
        token, end = _word_at(folded, text, position, after_number) or _read(folded, text, position)
        yield token
        after_number = token.kind in NUMBERS or (after_number and token.kind == "unit")
        position = end


def _word_at(folded: str, text: str, position: int, after_number: bool) -> tuple[Token, int] | None:
    """Match the longest period, comparator or (behind a number) unit that begins here."""
    for kind, word, key in _words().get(folded[position], ()):
        if (kind != "unit" or after_number) and folded.startswith(word, position):
            end = position + len(word)
            return Token(kind, key, text[position:end]), end
    return None


def _read(folded: str, text: str, position: int) -> tuple[Token, int]:
    match = _TOKEN.match(text, position)
    if match is None:
        raise AssertionError(f"no token at {position} of {text!r}")  # the pattern's last branch takes anything
    start, end = match.span()
    if match["roc"]:
        year, _, rest = match[0].partition(".")
        return Token("year", match[0], match[0], int(year) + _fraction(rest)), end
    if match["date"]:
        return Token("calendar", match[0], match[0]), end
    if match["number"]:
        return _number(text, start, end), end
    key = folded[start:end]
    if match["latin"] and key not in _signs():
        return Token("latin", key, match[0]), end
    key = _signs().get(key, key)
    return Token("word" if key.isalnum() else "sign", key, match[0]), end


def _fraction(month_and_day: str) -> float:
    """Return a part of a year that grows with the date, so that dates a year apart differ by 1."""
    month, _, day = month_and_day.partition(".")
    return int(month) / 100 + int(day or 0) / 10_000


def _number(text: str, start: int, end: int) -> Token:
    digits = text[start:end]
    value = _value(digits)
    kind = _kind_of_number(text[max(0, start - 3) : start], text[end : end + 12], value, digits)
    return Token(kind, f"{value:.15g}", digits, value)


def _kind_of_number(before: str, after: str, value: float, digits: str) -> TokenKind:
    """Tell an amount from a date, a year and a number that only names something (第81點, 字第…號)."""
    if len(digits) >= _REFERENCE_DIGITS and "," not in digits:
        return "reference"
    if _YEAR_AFTER.match(after) and (_FIRST_ROC_YEAR <= value <= _LAST_ROC_YEAR or value >= _FIRST_CE_YEAR):
        return "year"
    if before.endswith("第"):
        return "calendar" if _ORDINAL_AFTER.match(after) else "reference"
    return "calendar" if _is_calendar(before, after) else "amount"


def _is_calendar(before: str, after: str) -> bool:
    if _WEEKDAY.search(before) or _MONTH_AFTER.match(after) or _CLOCK_AFTER.match(after):
        return True
    return bool(_MONTH_BEFORE.search(before) and _DAY_AFTER.match(after))


def _value(text: str) -> float:
    try:
        return parse_numeral(text).value
    except UnreadableValueError:  # 十百, 一二十: no one number; told apart by its own characters all the same
        return float(sum(ord(char) << index for index, char in enumerate(text)))


def _fold_characters(text: str) -> str:
    """Fold each character by itself, so that places in the text stay what they are."""
    return "".join(map(_fold_character, text))


@cache
def _fold_character(char: str) -> str:
    folded = load_converter("tw2s")(char).casefold()
    return folded if len(folded) == 1 else char


def fold_word(word: str) -> str:
    """Return one lexicon word in the spelling that token keys have."""
    return _fold_characters(spell_text(word))


@cache
def _lexicon() -> Mapping[str, object]:
    return tomllib.loads((files("pipeline.align") / "tokens.toml").read_text(encoding="utf-8"))


@cache
def _words() -> Mapping[str, tuple[tuple[TokenKind, str, str], ...]]:
    """Index the lexicon's words by first character, longest first, each with its key."""
    lexicon = _lexicon()
    entries: list[tuple[TokenKind, str, str]] = []
    entries += (("period", fold_word(word), fold_word(word)) for word in _strings(lexicon["periods"]))
    for group in _groups(lexicon["comparators"]):
        entries += (("comparator", fold_word(word), fold_word(group[0])) for word in group)
    entries += (("unit", fold_word(word), fold_word(word)) for word in _strings(lexicon["units"]))
    index: dict[str, list[tuple[TokenKind, str, str]]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry[1]), entry[0], entry[1])):
        index.setdefault(entry[1][0], []).append(entry)
    return {first: tuple(found) for first, found in index.items()}


@cache
def _special() -> frozenset[str]:
    """Return the ideographs (folded) that may begin more than a plain character: a lexicon word or a numeral."""
    return frozenset(_words()) | frozenset(map(_fold_character, _CHINESE + "兩"))


@cache
def _signs() -> Mapping[str, str]:
    table = _lexicon()["signs"]
    if not isinstance(table, dict):
        raise TypeError("tokens.toml: signs must be a table")
    return {variant: sign for sign, variants in table.items() for variant in map(fold_word, _strings(variants))}


def _strings(value: object) -> Iterable[str]:
    if not isinstance(value, list):
        raise TypeError("tokens.toml: a list of words expected")
    return map(str, value)


def _groups(value: object) -> Iterable[list[str]]:
    if not isinstance(value, list):
        raise TypeError("tokens.toml: a list of lists expected")
    return ([str(word) for word in group] for group in value)
