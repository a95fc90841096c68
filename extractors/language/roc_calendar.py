"""Republic of China years (民國紀年) as printed in plans, with the Common Era years beside them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import NUMERAL_CHARACTERS, parse_numeral
from extractors.language.radicals import selective_nfkc
from schemas.errors import UnreadableValueError

YearKind = Literal["calendar", "fiscal", "academic"]
Era = Literal["roc", "broc", "ce"]
YearRole = Literal["", "target", "actual"]

ROC_YEAR_OFFSET: Final = 1911  # 民國元年, year 1, is 1912 CE; 民國前 1 年 is 1911: there is no year 0
_PLAUSIBLE: Final = range(40, 131)  # ROC years that need no 民國 before them in a plan
_COMMON_ERA: Final = range(1900, 2101)
# 會計年度: from ROC 90 on it is the calendar year; 89 ran for 18 months; before that it began on 1 July
# (預算法 § 12 and its amendment of 1998).
_CALENDAR_FISCAL_YEARS_FROM: Final = 90

YEAR_NUMBER: Final = rf"(?:[0-9]{{1,4}}|[{NUMERAL_CHARACTERS}]{{1,8}}|元)"
_YEAR: Final = re.compile(
    rf"(?P<era>中華民國|民國|西元|公元)?(?P<before>(?<=民國)前)?(?P<number>{YEAR_NUMBER})(?P<suffix>學年度?|會計年度|年年度|年度|年)"
)
_THOUSANDS: Final = re.compile(r"(?<=[０-９])，(?=[０-９]{3})")  # １６，０００: all of it full-width
_LONGEST_HEAD: Final = 10
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RocYear:
    """One printed year.

    Attributes:
        roc: ROC year; negative before 1912 (民國前 3 年 is -3).
        year: The CE year of that number (an academic year begins in it).
        kind: 年 `calendar`, 年度 `fiscal`, 學年度 `academic`.
        start, end: First and last day.
        era: How it is printed: `roc`, `broc` (民國前), `ce`.
        role: What a column under it holds, from the words behind it (106年目標值).
    """

    roc: int
    year: int
    kind: YearKind
    start: date
    end: date
    era: Era = "roc"
    role: YearRole = ""


def parse_roc_year(text: str) -> RocYear:
    """Read the one year that a text names.

    Raises:
        UnreadableValueError: `BARE_NUMBER_NEEDS_CONTEXT` (113), `NOT_A_YEAR` (滿2年, 未來四年), `MORE_THAN_ONE_YEAR`.
    """
    years = find_roc_years(text)
    if len({(year.roc, year.kind) for year in years}) > 1:
        raise _unreadable(text, "MORE_THAN_ONE_YEAR", "Split a range first.")
    if years:
        return years[0]
    if re.fullmatch(YEAR_NUMBER, squeeze(text)):
        raise _unreadable(text, "BARE_NUMBER_NEEDS_CONTEXT", "Take the year from the heading that it stands under.")
    raise _unreadable(text, "NOT_A_YEAR", "Keep the text as printed.")


def find_roc_years(text: str) -> tuple[RocYear, ...]:
    """Return every year printed in a text, in order; lengths of time (滿2年, 未來四年) are none."""
    return tuple(found for _, found in iterate_roc_years(squeeze(text)))


def iterate_roc_years(squeezed: str) -> list[tuple[re.Match[str], RocYear]]:
    """Return the years of a squeezed text with their matches (groups era, before, number, suffix)."""
    found = []
    for match in _YEAR.finditer(squeezed):
        roc = read_roc_number(match["number"], era=match["era"] or "", before=bool(match["before"]))
        if roc is None or (not match["era"] and squeezed[: match.start()].endswith(_lengths_of_time())):
            continue
        found.append(
            (match, build_roc_year(roc, _kind(match["suffix"]), _era(match, roc), _role(squeezed[match.end() :])))
        )
    return found


def read_year_label(text: str) -> tuple[int, YearRole] | None:
    """Read a column head that stands for a year, also a bare number (111, 112年度, 106年目標值), as ROC year and role.

    Only for places where a year is expected: a bare number elsewhere is none.
    """
    squeezed = squeeze(text)
    bare = re.match(r"([0-9]{2,4})(?![0-9.])", squeezed)
    years = find_roc_years(squeezed)
    if years:
        return (years[0].roc, years[0].role) if len({year.roc for year in years}) == 1 else None
    if bare is None:
        return None
    rest = squeezed[bare.end() :].strip("()（）")
    roc = read_roc_number(bare[1])
    return None if roc is None or (rest and not _role(rest)) else (roc, _role(rest))


def read_roc_number(number: str, era: str = "", before: bool = False) -> int | None:
    """Return the ROC year of a printed number (113, 2024, 一○五, 元), or None where it can't be a year."""
    if number == "元":
        return 1 if era else None
    if len(number) == 1 and not era:
        return None  # 百年: a length of time, or a figure of speech
    try:
        value = int(parse_numeral(number).value)
    except UnreadableValueError:
        return None
    if before:
        return -value if value > 0 else None
    return _plausible_roc(value, era)


def _plausible_roc(value: int, era: str) -> int | None:
    if value in _COMMON_ERA and "民國" not in era:
        return to_roc(value)
    if era in {"西元", "公元"}:
        return None
    return value if value in (range(1, _PLAUSIBLE.stop) if era else _PLAUSIBLE) else None


def to_roc(year: int) -> int:
    """Return the ROC year of a CE year; there is no year 0 (1911 is -1, 民國前 1 年)."""
    return year - ROC_YEAR_OFFSET if year > ROC_YEAR_OFFSET else year - ROC_YEAR_OFFSET - 1


def to_ce(roc: int) -> int:
    """Return the CE year of a ROC year."""
    return roc + ROC_YEAR_OFFSET + (roc < 0)


def build_roc_year(roc: int, kind: YearKind = "calendar", era: Era = "roc", role: YearRole = "") -> RocYear:
    """Return a year with its first and last day."""
    year = to_ce(roc)
    start, end = date(year, 1, 1), date(year, 12, 31)
    if kind == "academic":
        start, end = date(year, 8, 1), date(year + 1, 7, 31)
    elif kind == "fiscal" and roc < _CALENDAR_FISCAL_YEARS_FROM:
        start = date(year - 1, 7, 1)
        end = date(year, 12, 31) if roc == _CALENDAR_FISCAL_YEARS_FROM - 1 else date(year, 6, 30)
    return RocYear(roc=roc, year=year, kind=kind, start=start, end=end, era=era, role=role)


def squeeze(text: str) -> str:
    """Return a text for parsing: repaired, half-width figures, no white space."""
    return _SPACE.sub("", selective_nfkc(_THOUSANDS.sub(",", text)))


def _kind(suffix: str) -> YearKind:
    if "學" in suffix:
        return "academic"
    return "fiscal" if "度" in suffix else "calendar"


def _era(match: re.Match[str], roc: int) -> Era:
    if match["before"]:
        return "broc"
    if match["era"] in {"西元", "公元"} or read_roc_number(match["number"], era="民國") != roc:
        return "ce"
    return "roc"


def _role(rest: str) -> YearRole:
    """Return what a column under a year holds: the first role word right behind it (原訂目標值, 實際達成值)."""
    head = rest[:_LONGEST_HEAD]
    found = [(head.index(word), role) for role, words in _roles() for word in words if word in head]
    return min(found)[1] if found else ""


@cache
def _roles() -> tuple[tuple[YearRole, tuple[str, ...]], ...]:
    roles = load_lexicon("calendar_words")["roles"]
    return (("target", tuple(roles["target"])), ("actual", tuple(roles["actual"])))


@cache
def _lengths_of_time() -> tuple[str, ...]:
    return tuple(load_lexicon("calendar_words")["relative"]["not_a_year"])


def _unreadable(text: str, code: str, remedy: str) -> UnreadableValueError:
    return UnreadableValueError("a ROC year", text, "one year such as 民國113年", remedy, code)
