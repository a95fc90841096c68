"""Dates and months in the ROC calendar: 112年12月29日, 113/01/01, 1130101, 10512版, 113年1月屆期."""

import calendar
import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from extractors.language.doc_no import find_document_numbers
from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import NUMERAL_CHARACTERS, parse_numeral
from extractors.language.roc_calendar import YEAR_NUMBER, read_roc_number, squeeze, to_ce
from schemas.errors import UnreadableValueError

Precision = Literal["day", "month", "year"]

_PART: Final = rf"(?:[0-9]{{1,2}}|[{NUMERAL_CHARACTERS}]{{1,3}}|元|正)"
_ERA: Final = r"(?P<era>中華民國|民國|西元|公元)?(?P<before>(?<=民國)前)?"
_NUMBER: Final = r"(?P<year>[0-9]{2,4})"
_REACH: Final = 80  # characters behind a date in which its event and its letter are named
_UNIT: Final = "[件次人分元小公度箱場年]"
_NO_DIGIT: Final = r"(?![0-9])"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_ERA}(?P<year>{YEAR_NUMBER})年度?(?P<month>{_PART})月(?:份)?(?:(?P<day>{_PART})日)?",
        rf"(?<![0-9./-]){_NUMBER}(?P<sep>[./-])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}}){_NO_DIGIT}",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])",
        r"(?<![0-9])(?P<year>[01][0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])",
        r"(?<![0-9])(?P<short>)(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])",
        # 113.03: a three-digit year, a month that exists and no unit behind, else it is a decimal (113.5件).
        rf"(?<![0-9./])(?P<year>1[0-9]{{2}}|20[0-9]{{2}})[./](?P<month>1[0-2]|0?[1-9])(?![0-9./%‰]|{_UNIT})",
        r"(?<![0-9])(?P<year>1[0-9]{2})(?P<month>[0-9]{2})(?![0-9])",
        r"(?<![0-9])(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?=版)",
        rf"{_ERA}(?P<year>{YEAR_NUMBER})年",
    )
)
_OPEN_END: Final = re.compile(r"起(?!至|到|[~～\-–—])")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """One date.

    Attributes:
        iso: As exact as printed: `2023-12-29`, `2020-08`, `2024`.
        precision: `day`, `month` or `year`.
        role: What happened then (`approved`, `issued`, `revised`, `due`, `effective`, `version`), or empty.
        document_number: The number of the letter it was done with, as printed without 號.
        is_start: True where it opens a period without an end (自…起).
        note: What is printed behind 起 (新增業務).
        ambiguous: True for six digits (990101), which could be something else.
        raw, start, end: The date as printed without white space, and its offsets in the squeezed text.
    """

    iso: str
    precision: Precision
    role: str = ""
    document_number: str = ""
    is_start: bool = False
    note: str = ""
    ambiguous: bool = False
    raw: str = ""
    start: int = 0
    end: int = 0


def parse_roc_date(text: str) -> DateReading:
    """Return the first date of a text, with what happened on it.

    Raises:
        UnreadableValueError: `INVALID_DATE` (113年2月30日: never rolled over), `NOT_A_DATE`.
    """
    dates = find_roc_dates(text)
    if not dates:
        raise _unreadable(text, "NOT_A_DATE")
    return dates[0]


def find_roc_dates(text: str) -> tuple[DateReading, ...]:
    """Return every date of a text in order; a year alone counts only where no month is printed anywhere.

    Raises:
        UnreadableValueError: `INVALID_DATE`.
    """
    squeezed = squeeze(text)
    taken = bytearray(len(squeezed))  # characters that a more exact form has read
    found: list[DateReading] = []
    for form in _FORMS:
        if form is _FORMS[-1] and found:
            break
        for match in form.finditer(squeezed):
            if any(taken[match.start() : match.end()]):
                continue
            reading = _read(match, squeezed)
            if reading is not None:
                found.append(reading)
                taken[match.start() : match.end()] = b"\1" * len(match[0])
    return tuple(sorted(found, key=lambda reading: reading.start))


def read_day_number(text: str) -> int | None:
    """Return the number of a month or day as printed (元月 is 1, 卅一日 is 31), or None."""
    if text in {"元", "正"}:
        return 1
    try:
        return int(parse_numeral(text).value)
    except UnreadableValueError:
        return None


def _read(match: re.Match[str], squeezed: str) -> DateReading | None:
    groups = match.groupdict()
    roc = read_roc_number(groups["year"], era=groups.get("era") or "", before=bool(groups.get("before")))
    if roc is None:
        return None
    precision, iso = _iso(to_ce(roc), groups.get("month"), groups.get("day"), match[0])
    behind = squeezed[match.end() : match.end() + _REACH]
    opens = _OPEN_END.match(behind)
    numbers = find_document_numbers(behind)
    return DateReading(
        iso=iso,
        precision=precision,
        role="" if opens else _event(behind),
        document_number=numbers[0].raw.removesuffix("號") if numbers else "",
        is_start=opens is not None,
        note=behind[1:].strip("，,。") if opens else "",
        ambiguous="short" in groups,
        raw=match[0],
        start=match.start(),
        end=match.end(),
    )


def _iso(year: int, month: str | None, day: str | None, printed: str) -> tuple[Precision, str]:
    if month is None:
        return "year", f"{year:04d}"
    month_number = read_day_number(month)
    if month_number is None or not 1 <= month_number <= 12:
        raise _unreadable(printed, "INVALID_DATE")
    if day is None:
        return "month", f"{year:04d}-{month_number:02d}"
    day_number = read_day_number(day)
    if day_number is None or not 1 <= day_number <= calendar.monthrange(year, month_number)[1]:
        raise _unreadable(printed, "INVALID_DATE")
    return "day", f"{year:04d}-{month_number:02d}-{day_number:02d}"


def _event(behind: str) -> str:
    """Name what happened on the date: the first event word in the rest of its clause."""
    clause = re.split(r"[，,。；;\n]", behind, maxsplit=1)[0]
    found = [(clause.index(word), event) for event, words in _events().items() for word in words if word in clause]
    return min(found)[1] if found else ""


@cache
def _events() -> dict[str, list[str]]:
    events: dict[str, list[str]] = load_lexicon("calendar_words")["events"]
    return events


def _unreadable(text: str, code: str) -> UnreadableValueError:
    return UnreadableValueError("a date", text, "a date that exists", "Keep the text as printed.", code)
