"""Spans of years and dates: 84-104年, 111至114年度, 95年以前, 前三年, 自即日至105年12月31日止."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import NUMERAL_CHARACTERS, read_number
from extractors.language.roc_calendar import (
    YearKind,
    build_roc_year,
    iterate_roc_years,
    read_roc_number,
    squeeze,
)
from extractors.language.roc_date import DateReading, find_roc_dates
from schemas.errors import UnreadableValueError

RANGE_MARKS: Final = r"[~～\-－–—─〜∼至到迄]"
DOCUMENT_DATE: Final = "@document_date"

_NUMBER: Final = rf"(?:[0-9]{{2,4}}|[{NUMERAL_CHARACTERS}]{{2,5}})"
_SUFFIX: Final = r"(?P<suffix>學年度?|會計年度|年年度|年度|年)"
_YEARS: Final = re.compile(
    rf"(?P<era>中華民國|民國|西元|公元)?(?P<first>{_NUMBER})(?:學?年度?)?{RANGE_MARKS}+(?:民國)?(?P<last>{_NUMBER}){_SUFFIX}"
)
_LIST: Final = re.compile(
    rf"(?<![0-9.])(?P<list>{_NUMBER}(?:年度?)?(?:[、,，及和與]{_NUMBER}(?:年度?)?){{1,30}}){_SUFFIX}?(?![0-9.])"
)
_SAME_YEAR: Final = re.compile(
    rf"起?{RANGE_MARKS}+(?P<month>\d{{1,2}}|[{NUMERAL_CHARACTERS}]{{1,3}})月(?:份)?(?:(?P<day>\d{{1,2}}|[{NUMERAL_CHARACTERS}]{{1,3}})日)?"
)
_OPEN: Final = re.compile(r"(?P<to>以前|之前|前|止)|(?P<since>以後|之後|以來|迄今|起)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RocRange:
    """One span of time.

    Attributes:
        start, end: First and last day (ISO), None where open, `@document_date` where only the document's date tells.
        roc_years: First and last ROC year, where the span is one of years.
        kind: As of `RocYear`; empty where years aren't named.
        listed: ROC years named one by one (111、112、113、114).
        relative: Years counted from the plan's own, backwards below 0 (前三年 is -3).
        comparator: `<=` up to and with (以前 includes, as in law), `>=` from and with.
    """

    start: str | None = None
    end: str | None = None
    roc_years: tuple[int, int] | None = None
    kind: YearKind | Literal[""] = ""
    listed: tuple[int, ...] = ()
    relative: int = 0
    comparator: Literal["", "<=", ">="] = ""


def parse_roc_range(text: str) -> RocRange:
    """Read the one span that a text names.

    Raises:
        UnreadableValueError: `REVERSED_RANGE` (104-84年: never swapped), `NOT_A_RANGE`, `INVALID_DATE`.
    """
    found = find_roc_range(text)
    if found is None:
        raise _unreadable(text, "NOT_A_RANGE", "Keep the text as printed.")
    return found


def find_roc_range(text: str) -> RocRange | None:
    """Return the first span of a text, or None.

    Raises:
        UnreadableValueError: `REVERSED_RANGE`, `INVALID_DATE`.
    """
    squeezed = squeeze(text)
    for read in (_read_years, _read_list, _read_dates, _read_open, _read_relative):
        found = read(squeezed)
        if found is not None:
            return found
    return None


def _read_years(squeezed: str) -> RocRange | None:
    for match in _YEARS.finditer(squeezed):
        first = read_roc_number(match["first"], era=match["era"] or "")
        last = read_roc_number(match["last"], era=match["era"] or "")
        if first is None or last is None:
            continue
        if first > last:
            raise _unreadable(match[0], "REVERSED_RANGE", "Ask the office which year is first.")
        kind: YearKind = "academic" if "學" in match["suffix"] else "fiscal" if "度" in match["suffix"] else "calendar"
        start, end = build_roc_year(first, kind).start, build_roc_year(last, kind).end
        return RocRange(start=start.isoformat(), end=end.isoformat(), roc_years=(first, last), kind=kind)
    return None


def _read_list(squeezed: str) -> RocRange | None:
    for match in _LIST.finditer(squeezed):
        years = [read_roc_number(number) for number in re.findall(_NUMBER, match["list"])]
        if all(year is not None for year in years):
            return RocRange(listed=tuple(year for year in years if year is not None))
    return None


def _read_dates(squeezed: str) -> RocRange | None:
    """Read 自 DATE 至 DATE 止, and 自即日起至 DATE."""
    dates = find_roc_dates(squeezed)
    if len(dates) > 1 and re.fullmatch(rf"起?{RANGE_MARKS}+", squeezed[dates[0].end : dates[1].start]):
        first, last = dates[0], dates[1]
        if first.iso > last.iso:
            raise _unreadable(squeezed, "REVERSED_RANGE", "Ask the office which date is first.")
        return RocRange(start=first.iso, end=last.iso)
    if dates and (same_year := _same_year(dates[0], squeezed)):
        return same_year
    from_now = [word for word in _relative_words()["from_now"] if word in squeezed]
    if dates and from_now and squeezed.index(from_now[0]) < dates[0].start:
        return RocRange(start=DOCUMENT_DATE, end=dates[0].iso)
    return _open_span(dates[0], squeezed) if dates and dates[0].precision != "year" else None


def _same_year(first: DateReading, squeezed: str) -> RocRange | None:
    """Read an end that leaves the year out: 113年1月至6月, 113年1月1日至12月31日."""
    match = _SAME_YEAR.match(squeezed, first.end)
    if match is None or first.precision == "year":
        return None
    day = f"{match['day']}日" if match["day"] else ""
    ends = find_roc_dates(f"西元{first.iso[:4]}年{match['month']}月{day}")
    if not ends:
        return None  # a year before 1900: plans speak of none
    last = ends[0]
    if first.iso > last.iso:
        raise _unreadable(squeezed, "REVERSED_RANGE", "Ask the office which date is first.")
    return RocRange(start=first.iso, end=last.iso)


def _open_span(found: DateReading, squeezed: str) -> RocRange | None:
    match = _OPEN.match(squeezed, found.end)
    if match is None:
        return None
    if match["to"]:
        return RocRange(end=found.iso, comparator="<=")
    return RocRange(start=found.iso, comparator=">=")


def _read_open(squeezed: str) -> RocRange | None:
    for match, year in iterate_roc_years(squeezed):
        side = _OPEN.match(squeezed, match.end())
        if side is None:
            continue
        if side["to"]:
            return RocRange(end=year.end.isoformat(), kind=year.kind, comparator="<=")
        return RocRange(start=year.start.isoformat(), kind=year.kind, comparator=">=")
    return None


def _read_relative(squeezed: str) -> RocRange | None:
    match = _relative_form().search(squeezed)
    if match is None or not read_number(match["number"]):
        return None
    count = int(read_number(match["number"]) or 0)
    return RocRange(relative=count if match["future"] else -count)


@cache
def _relative_form() -> re.Pattern[str]:
    words = _relative_words()
    past, future = ("|".join(sorted(words[side], key=len, reverse=True)) for side in ("past", "future"))
    number = rf"(?P<number>[0-9]{{1,2}}|[{NUMERAL_CHARACTERS}]{{1,4}})"
    return re.compile(rf"(?:(?P<past>{past})|(?P<future>{future}))的?{number}(?:個)?年度?")


@cache
def _relative_words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = load_lexicon("calendar_words")["relative"]
    return words


def _unreadable(text: str, code: str, remedy: str) -> UnreadableValueError:
    return UnreadableValueError("a span of years", text, "two years, the earlier first", remedy, code)
