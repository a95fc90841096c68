"""When something is done, from words: months, frequency, status (1月~12月, 每3個月1次, 每週三下午2時至4時, 賡續)."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.months import MonthSpan, find_month_spans
from extractors.language.numerals import NUMERAL_CHARACTERS, read_number
from extractors.language.roc_calendar import squeeze

Frequency = Literal["", "daily", "weekly", "monthly", "quarterly", "yearly"]
ScheduleStatus = Literal["", "ongoing", "started", "scheduled", "as_needed", "done", "not_started"]

_NUMBER: Final = rf"(?:\d{{1,4}}|[{NUMERAL_CHARACTERS}]{{1,6}})"
_INTERVAL: Final = re.compile(rf"每隔?(?P<count>{_NUMBER})(?P<unit>個?月|[週周]|星期|日|天|季|年)(?![份底])")
_TIMES: Final = re.compile(
    rf"(?P<each>各)?(?:(?:辦理|召開|舉辦|實施|進行|至少|檢討|稽核){{0,3}})(?P<count>{_NUMBER})(?:場次|次|場|回)"
)
_WEEKDAY: Final = re.compile(r"每?(?:週|周|星期|禮拜)(?P<day>[一二三四五六日天1-7])")
_CLOCK: Final = (
    r"(?P<half{0}>上午|下午|晚上|中午)?(?P<hour{0}>\d{{1,2}})(?:時|點|:)(?P<minute{0}>\d{{1,2}}|半)?(?:分|整)?"
)
_HOURS: Final = re.compile(_CLOCK.format("1") + r"[至到~～\-–—]" + _CLOCK.format("2"))
_OPEN_START: Final = re.compile(r"自?(?:即日|奉核日|核定日|發布日|公布日)起?.*(?:止|迄|[至到]|起)")
_UNITS: Final[dict[str, Frequency]] = {
    "月": "monthly", "個月": "monthly", "週": "weekly", "周": "weekly", "星期": "weekly", "日": "daily", "天": "daily",
    "季": "quarterly", "年": "yearly",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What a period says.

    Attributes:
        months: 1 to 12, each once, in the order printed; all twelve for 每月 and 全年; empty where none is named
            (賡續辦理, 每季, 即日起…止, 依需要).
        start, end: First and last day without a year (`--04-25`), where days are printed.
        wraps: The span runs over the year's end (11月~2月).
        frequency, interval, times: 每3個月召開1次 is monthly, every 3, 1 time; 1 and 0 unless printed.
        weekday: Two letters as in iCalendar (MO).
        hours: From and to, 24 hours (`14:00`).
        times_each: 各1次: so often in each month named.
        status: A state that stands where a period should.
    """

    months: tuple[int, ...] = ()
    start: str | None = None
    end: str | None = None
    wraps: bool = False
    frequency: Frequency = ""
    interval: int = 1
    times: int = 0
    weekday: str | None = None
    hours: tuple[str, str] | None = None
    times_each: int = 0
    status: ScheduleStatus = ""


def parse_schedule(text: str) -> Schedule:
    """Read a period. Never fails: words that say nothing of time give an empty schedule."""
    squeezed = squeeze(text)
    frequency, interval, times = _frequency(squeezed)
    spans = () if _OPEN_START.search(squeezed) else find_month_spans(_without_intervals(text))
    times_each, counted = _times(squeezed)
    return Schedule(
        months=_months(spans),
        start=_only(spans, "start"),
        end=_only(spans, "end"),
        wraps=any(span.wraps for span in spans),
        frequency=frequency,
        interval=interval,
        times=(counted or 1) * times if times else counted if frequency else 0,
        weekday=_weekday(squeezed),
        hours=_hours(squeezed),
        times_each=times_each if spans else 0,
        status="" if spans or frequency else _status(squeezed),
    )


def parse_months(text: str) -> tuple[int, ...]:
    """Return the months that a period names, sorted, as the dataset states them."""
    return tuple(sorted(parse_schedule(text).months))


def _without_intervals(text: str) -> str:
    return _INTERVAL.sub("", squeeze(text))


def _months(spans: tuple[MonthSpan, ...]) -> tuple[int, ...]:
    """Join the months; 每月 beside named months (3月-8月每月) only repeats them."""
    named = [span for span in spans if len(span.months) < 12] or spans
    return tuple(dict.fromkeys(month for span in named for month in span.months))


def _only(spans: tuple[MonthSpan, ...], end: Literal["start", "end"]) -> str | None:
    days = [day for span in spans if (day := span.start if end == "start" else span.end)]
    return days[0] if len(days) == 1 else None


def _frequency(squeezed: str) -> tuple[Frequency, int, int]:
    interval = _INTERVAL.search(squeezed)
    count = read_number(interval["count"]) if interval else None
    if interval and count:
        return _UNITS[interval["unit"]], int(count), 0
    match = _frequency_form().search(squeezed)
    if match is None:
        return ("weekly", 1, 0) if _WEEKDAY.search(squeezed) else ("", 1, 0)
    unit, every, times = load_lexicon("schedule")["frequencies"][match[0]]
    return cast("Frequency", unit), every, times


def _times(squeezed: str) -> tuple[int, int]:
    """Return how often in each month named (各1次), and how often in each period (每3個月召開1次)."""
    for match in _TIMES.finditer(squeezed):
        count = int(read_number(match["count"]) or 0)
        return (count, 0) if match["each"] else (0, count)
    return 0, 0


def _weekday(squeezed: str) -> str | None:
    match = _WEEKDAY.search(squeezed)
    return str(load_lexicon("schedule")["weekdays"][match["day"]]) if match else None


def _hours(squeezed: str) -> tuple[str, str] | None:
    match = _HOURS.search(squeezed)
    if match is None:
        return None
    half = match["half1"]
    return _clock(half, match["hour1"], match["minute1"]), _clock(
        match["half2"] or half, match["hour2"], match["minute2"]
    )


def _clock(half: str | None, hour: str, minute: str | None) -> str:
    hours = int(hour) + (12 if half in {"下午", "晚上"} and int(hour) < 12 else 0)
    return f"{hours:02d}:{30 if minute == '半' else int(minute or 0):02d}"


def _status(squeezed: str) -> ScheduleStatus:
    for status, words in load_lexicon("schedule")["statuses"].items():
        if any(word in squeezed for word in words):
            return cast("ScheduleStatus", status)
    return ""


@cache
def _frequency_form() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("schedule")["frequencies"]))
