"""Time scales in header rows: months, quarters, years side by side."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from extractors.language.numerals import parse_chinese_integer

_STEP: Final = re.compile(r"(?:第|民國)?([0-9]{1,4}|[一二三四五六七八九十]{1,3})(月份?|年度?|季度?|週|周)?")
_HALF: Final = re.compile(r"(上|下)半年")
_LEAST_BARE: Final = 4  # so many bare numbers side by side are no chance
_LONGEST: Final = 12  # characters of a step's name at most
_YEARS: Final = range(60, 200)  # ROC years that plans name
_CE_YEARS: Final = range(1971, 2111)


class _Step(NamedTuple):
    value: int
    unit: str


def is_time_scale(texts: Sequence[str]) -> bool:
    """Tell whether neighbouring header cells name steps of time one after the other (`1月`, `2月` …; `111`, `112`)."""
    steps = [_read_step(text) for text in texts]
    if len(steps) < 2 or any(step is None for step in steps):
        return False
    known = [step for step in steps if step is not None]
    if len({step.unit for step in known}) > 1 or not _in_sequence([step.value for step in known]):
        return False
    if known[0].unit or all(is_year(step.value) for step in known):
        return True
    return len(known) >= _LEAST_BARE and known[-1].value <= 12


def is_year(value: int) -> bool:
    """Tell whether a number can be a ROC or Common Era year of a plan."""
    return value in _YEARS or value in _CE_YEARS


def find_time_scale(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and end index of the longest time scale among neighbouring cells; None where there is none."""
    best: tuple[int, int] | None = None
    start = 0
    while start < len(texts):
        end = start + 1
        while end < len(texts) and _next_to(texts[end - 1], texts[end]):
            end += 1
        if (best is None or end - start > best[1] - best[0]) and is_time_scale(texts[start:end]):
            best = (start, end)
        start = end
    return best


def _next_to(before: str, after: str) -> bool:
    one, other = _read_step(before), _read_step(after)
    return one is not None and other is not None and one.unit == other.unit and _in_sequence([one.value, other.value])


def _in_sequence(values: Sequence[int]) -> bool:
    return all(after == before + 1 or (before == 12 and after == 1) for before, after in pairwise(values))


def _read_step(text: str) -> _Step | None:
    bare = "".join(text.split())
    if len(bare) > _LONGEST:
        return None
    folded = bare if bare.isascii() else unicodedata.normalize("NFKC", bare)
    half = _HALF.fullmatch(folded)
    if half is not None:
        return _Step(1 if half[1] == "上" else 2, "半年")
    match = _STEP.fullmatch(folded)
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else parse_chinese_integer(match[1])
    return _Step(number, (match[2] or "")[:1].replace("周", "週"))
