"""The keys that rows are compared by: spelling folded, numerals as figures, list marks and measure words off."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from extractors.language.normalize import fold_key
from pipeline.align.row import Row
from pipeline.align.tokens import drop_list_marks


@lru_cache(maxsize=65536)
def text_key(text: str) -> str:
    """Return the key of a text: two texts that differ in spelling, width, punctuation or list marks share it."""
    return fold_key(drop_list_marks(text))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key of a KPI's name without the word for what is counted (率, 件數), which nearly all names share."""
    key = text_key(name)
    return _heads().sub("", key) or key


def number_key(number: str) -> str:
    """Return a number or code without brackets, spaces and case: (一) and 一 and 1 are told apart from nothing else."""
    return fold_key(number)


def whole_key(row: Row) -> str:
    """Return the key of title and text together; a title that the text only repeats counts once."""
    title, text = text_key(row.title), text_key(row.text)
    return text if title in text else title + text


@cache
def _heads() -> re.Pattern[str]:
    words = sorted((fold_key(word) for word in _lexicon()["measure_words"]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})+\d*%?$")


@cache
def _lexicon() -> Mapping[str, list[str]]:
    return tomllib.loads((files("pipeline.align") / "keys.toml").read_text(encoding="utf-8"))
