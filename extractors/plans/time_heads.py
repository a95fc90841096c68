"""Columns that stand for months: 1月, 一月, 1 to 12 in a row, 第1季, 上半年, 1-3月."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from extractors.plans.column_signs import Signs
from extractors.plans.headings import Heading

_NUMERALS: Final = {n: i for i, n in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_MONTH: Final = re.compile(r"(?:\d{2,3}年)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?")
_RANGE: Final = re.compile(r"(?:\d{2,3}年)?(\d{1,2})月?[-－~～至到](\d{1,2})月份?")
_QUARTER: Final = re.compile(r"(?:\d{2,3}年度?)?(?:第?([一二三四1-4])季度?|Q([1-4]))")
_HALF: Final = re.compile(r"(?:\d{2,3}年度?)?([上下])半年度?")
_BARE: Final = re.compile(r"\d{1,2}")
_PERIOD_START: Final = re.compile(r"((?:第?[一二三四1-4]季|[上下]半年)度?)[^\d%]{2,}")
_SENTENCE: Final = 6  # mean characters from which the cells of a time column say what is done, not only when
_PHRASE: Final = 4  # the same where they are neither values nor dates
_SOME: Final = 0.5
_MOST_PERIODS: Final = 4
_MIN_RUN: Final = 4  # bare numbers are months only in a run that a KPI's years or codes do not make


def read_time_columns(headings: Sequence[Heading], signs: Sequence[Signs]) -> Mapping[int, tuple[int, ...]]:
    """Give the months that each time column stands for, by column.

    Heads that say so come first; then a run of bare numbers 1, 2, 3 ...; then, where no head says anything, twelve
    neighbouring columns that hold nothing but marks.
    """
    found = {h.col: months for h in headings if (months := head_months(h.leaf))}
    found |= _bare_runs([h for h in headings if h.col not in found])
    found |= _gaps(found)
    return found or _unnamed_run(headings, signs)


def _gaps(found: Mapping[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Fill a column whose head can't be read between two that can, where just its months are missing."""
    filled: dict[int, tuple[int, ...]] = {}
    for col, months in found.items():
        after = found.get(col + 2)
        if col + 1 not in found and after is not None and len(after) == len(months) == after[0] - months[-1] - 1:
            filled[col + 1] = tuple(range(months[-1] + 1, after[0]))
    return filled


def head_months(text: str) -> tuple[int, ...]:
    """Read the months that one head names, none where it names something else."""
    folded = unicodedata.normalize("NFKC", "".join(text.split())).upper().strip("()")
    if match := _MONTH.fullmatch(folded):
        month = int(match[1]) if match[1].isdigit() else _NUMERALS[match[1]]
        return (month,) if 1 <= month <= 12 else ()
    if match := _RANGE.fullmatch(folded):
        first, last = int(match[1]), int(match[2])
        return tuple(range(first, last + 1)) if 1 <= first < last <= 12 else ()
    if match := _QUARTER.fullmatch(folded):
        quarter = int(match[2] or (match[1] if match[1].isdigit() else _NUMERALS[match[1]]))
        return tuple(range(3 * quarter - 2, 3 * quarter + 1))
    if match := _HALF.fullmatch(folded):
        return tuple(range(1, 7)) if match[1] == "上" else tuple(range(7, 13))
    return ()


def read_period_texts(
    headings: Sequence[Heading], signs: Sequence[Signs], time_columns: Mapping[int, tuple[int, ...]]
) -> Mapping[int, tuple[int, ...]]:
    """Give the columns that tell what is done in a period: `上半年工作重點`, or a quarter's column of sentences."""
    found: dict[int, tuple[int, ...]] = {}
    sayings = len(time_columns) <= _MOST_PERIODS and _say_what([signs[col] for col in time_columns])
    for heading, sign in zip(headings, signs, strict=True):
        if heading.col in time_columns:
            if sayings and sign.filled:
                found[heading.col] = time_columns[heading.col]
        elif (match := _PERIOD_START.match(_folded(heading.leaf))) and sign.length >= _SENTENCE:
            found[heading.col] = head_months(match[1])
    return found if len(found) >= 2 else {}


def _say_what(signs: Sequence[Signs]) -> bool:
    """Tell whether the cells of time columns, taken together, say what is done: words, no marks, values or dates."""
    filled = sum(s.filled for s in signs)
    if not filled or any(s.marked for s in signs):
        return False
    length = sum(s.length * s.filled for s in signs) / filled
    value = sum(s.value * s.filled for s in signs) / filled
    dated = sum(s.schedule * s.filled for s in signs) / filled
    return length >= _SENTENCE or (length >= _PHRASE and value < _SOME and dated < _SOME)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(text.split())).upper()


def _bare_runs(headings: Sequence[Heading]) -> dict[int, tuple[int, ...]]:
    """Runs of bare numbers that rise by one from column to column, within 1 to 12."""
    found: dict[int, tuple[int, ...]] = {}
    run: list[tuple[int, int]] = []
    for heading in [*headings, Heading(-1, (), ())]:
        month = _bare_month(heading.leaf)
        if run and month is not None and heading.col == run[-1][0] + 1 and month == run[-1][1] % 12 + 1:
            run.append((heading.col, month))
            continue
        if len(run) >= _MIN_RUN:
            found |= {col: (number,) for col, number in run}
        run = [(heading.col, month)] if month is not None else []
    return found


def _bare_month(text: str) -> int | None:
    folded = unicodedata.normalize("NFKC", "".join(text.split()))
    if folded in _NUMERALS:
        return _NUMERALS[folded]
    return int(folded) if _BARE.fullmatch(folded) and 1 <= int(folded) <= 12 else None


def _unnamed_run(headings: Sequence[Heading], signs: Sequence[Signs]) -> dict[int, tuple[int, ...]]:
    blank = [s.filled == 0 and s.cells > 0 for s in signs]
    marked = sum(s.marked for s in signs)
    for start in range(len(signs) - 11):
        run = slice(start, start + 12)
        whole = all(blank[run]) and not any(blank[max(0, start - 1) : start] + blank[start + 12 : start + 13])
        if whole and marked and not any(h.leaf for h in headings[run] if len(set(h.spans)) == 1 and h.spans[0] == 1):
            return {start + month - 1: (month,) for month in range(1, 13)}
    return {}
