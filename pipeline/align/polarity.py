"""Words that turn an obligation round (定期 and 不定期, 免附 and 附): likeness of letters says nothing about them."""

import re
import tomllib
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from extractors.language.normalize import fold_key

_NEGATED_LENGTH: Final = 2  # characters behind a negation that say what is negated


def opposed_words(first: str, second: str) -> tuple[str, ...]:
    """Return the words that one text negates and the other has, but never negated; folded, sorted.

    >>> opposed_words("門牌定期巡查", "門牌不定期巡查")
    ('定期',)
    """
    negated = (_negated(first), _negated(second))
    plain = (_plain(first), _plain(second))
    opposed = {word for word in negated[0] - negated[1] if word in plain[1]}
    opposed |= {word for word in negated[1] - negated[0] if word in plain[0]}
    return tuple(sorted(opposed))


@lru_cache(maxsize=65536)
def _negated(text: str) -> Set[str]:
    return frozenset(match[1] for match in _negation().finditer(_masked(text)))


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    """Return the text without what is negated in it."""
    return _negation().sub("\n", _masked(text))


@lru_cache(maxsize=65536)
def _masked(text: str) -> str:
    """Return the text's key with a break for each word in which a negation turns nothing round."""
    return _fixed().sub("\n", fold_key(text))


@cache
def _negation() -> re.Pattern[str]:
    words = "|".join(sorted(map(fold_key, _lexicon()["negations"]), key=len, reverse=True))
    return re.compile(rf"(?:{words})(\w{{{_NEGATED_LENGTH}}})")


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(fold_key, _lexicon()["fixed"]), key=len, reverse=True)))


@cache
def _lexicon() -> Mapping[str, list[str]]:
    return tomllib.loads((files("pipeline.align") / "polarity.toml").read_text(encoding="utf-8"))
