"""Time limits: 60日內, 次日起30個工作日內, 每月5日前, 次月2日前, 每年1月15日前, 每月底, 每月第1個工作日."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import NUMERAL_CHARACTERS, parse_numeral
from extractors.language.roc_calendar import squeeze
from schemas.errors import UnreadableValueError

Frequency = Literal["", "once", "monthly", "quarterly", "yearly"]
Limit = Literal["<=", "="]

_NUMBER: Final = rf"(?:(?<!\d)\d{{1,6}}(?:\.\d{{1,3}})?|半|[{NUMERAL_CHARACTERS}]{{1,8}})"
_DAY: Final = rf"(?P<day>\d{{1,2}}|[{NUMERAL_CHARACTERS}]{{1,3}})日"
_MONTH: Final = rf"(?P<month>\d{{1,2}}|[{NUMERAL_CHARACTERS}元]{{1,2}})月"
_BEFORE: Final = r"(?P<before>以前|之前|前|內|止)"
_UNIT: Final = "個?工作日|個?工作天|個?上班日|個?日曆天|日|天|小時|分鐘|[週周]|星期|個月|季|年"
_WHICH: Final = rf"(?:最後[一1]?|第(?P<n>{_NUMBER}))"
_BUSINESS_DAY: Final = re.compile(rf"(?P<every>每月|每季|每年|次月|當月){_WHICH}個?(?:工作日|工作天|上班日){_BEFORE}?")
LAST_DAY: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One time limit.

    Attributes:
        comparator: `<=` by then at the latest, `=` on that day.
        value, unit: A length of time (60 日, 30 工作日), counted from `anchor`.
        anchor: What it is counted from: 次日, 發文次日, 申請次日; empty where nothing is printed.
        frequency: A limit that comes again (`monthly`, `quarterly`, `yearly`), or `once` for a day of the year.
        month, day: Of the calendar; day -1 is the last of the month.
        month_offset, year_offset: 次月, 次年 are 1.
        business_day: Which working day of the period; -1 the last.
    """

    comparator: Limit
    value: float | None = None
    unit: str | None = None
    anchor: str = ""
    frequency: Frequency = ""
    month: int | None = None
    day: int | None = None
    month_offset: int = 0
    year_offset: int = 0
    business_day: int | None = None


def parse_deadline(text: str) -> Deadline:
    """Return the first time limit of a text.

    Raises:
        UnreadableValueError: There is none.
    """
    found = find_deadline(text)
    if found is None:
        raise UnreadableValueError("a deadline", text, "60日內 or 每月5日前", "Keep the text as printed.")
    return found


def find_deadline(text: str) -> Deadline | None:
    """Return the time limit of a text, or None: a working day, a day of the calendar, else a length of time."""
    squeezed = squeeze(text)
    try:
        return _read(squeezed)
    except UnreadableValueError:
        return None  # a run of numerals that is no number limits nothing


def _read(squeezed: str) -> Deadline | None:
    readers: tuple[Callable[[str], Deadline | None], ...] = (_business_day, _calendar_day, _month_end, _length)
    return next((found for read in readers if (found := read(squeezed)) is not None), None)


def _business_day(text: str) -> Deadline | None:
    """Read 每月第1個工作日, 每季最後1個工作日前."""
    match = re.search(
        rf"(?P<every>每月|每季|每年|次月|當月)(?P<last>最後一?1?|第(?P<n>{_NUMBER}))個?(?:工作日|工作天|上班日){_BEFORE}?",
        text,
    )
    if match is None:
        return None
    number = int(parse_numeral(match["n"]).value) if match["n"] else LAST_DAY
    return Deadline(
        comparator="<=" if match["before"] else "=",
        frequency=_every(match["every"]),
        month_offset=int(match["every"] == "次月"),
        business_day=number,
    )


def _calendar_day(text: str) -> Deadline | None:
    """Read 每月5日前, 次月2日前, 每年1月15日前, 9月30日以前, 每年12月底前."""
    match = re.search(rf"(?P<every>每年度?|次年度?|翌年|當年度?)?{_MONTH}(?:{_DAY}|(?P<end>底)){_BEFORE}", text)
    if match:
        every = match["every"] or ""
        return Deadline(
            comparator="<=",
            frequency="yearly" if every else "once",
            month=_integer(match["month"]),
            day=LAST_DAY if match["end"] else _integer(match["day"]),
            year_offset=int(every.startswith(("次", "翌"))),
        )
    match = re.search(rf"(?P<every>每個?月|次月|翌月|當月|按月)(?:於|應於|之)?{_DAY}{_BEFORE}", text)
    if match is None:
        return None
    return Deadline(
        comparator="<=",
        frequency="monthly",
        day=_integer(match["day"]),
        month_offset=int(match["every"] in {"次月", "翌月"}),
    )


def _month_end(text: str) -> Deadline | None:
    """Read 每月底, 月底前, 年底前, 每季末."""
    match = re.search(r"(?P<every>每|次|當|本)?(?P<unit>月|季|年)(?:度)?(?:底|末|終)(?:前|以前|之前)?", text)
    if match is None:
        return None
    return Deadline(
        comparator="<=" if match[0][-1] == "前" else "=",
        frequency="once" if match["unit"] == "年" and match["every"] != "每" else _every(match["unit"]),
        month=12 if match["unit"] == "年" else None,
        day=LAST_DAY,
        month_offset=int(match["every"] == "次" and match["unit"] == "月"),
    )


def _length(text: str) -> Deadline | None:
    """Read 60日內, 次日起7日內, 發文後次日起30個工作日內, 1年內, 當日."""
    match = re.search(rf"(?P<value>{_NUMBER})(?P<unit>{_UNIT})(?:以內|之內|內)", text)
    if match is not None:
        value, unit = parse_numeral(match["value"]).value, match["unit"].removeprefix("個")
        lead = text[: match.start()]
        again = re.search(r"每(?P<unit>月|季|年)度?(?:終了|結束)", lead)
        frequency = _every(again["unit"]) if again else ""
        return Deadline(comparator="<=", value=value, unit=unit, anchor=_anchor(lead), frequency=frequency)
    if re.search(r"當[日天](?:內|完成|辦畢|核發|前)", text):
        return Deadline(comparator="<=", value=0, unit="日", anchor="當日")
    return None


def _anchor(lead: str) -> str:
    """Return what the time is counted from: the deed and the day after it, without the deed's object.

    申請生育獎勵金次日起 is 申請次日: the object says which application, not when.
    """
    match = re.search(r"(?P<deed>.*?)(?P<day>(?:之)?(?:次日|翌日|當日|日|時))起?(?:算)?$", lead)
    if match is None:
        after = re.search(rf"({_events()})後$", lead)
        return after[1] if after else ""
    deeds = re.findall(_events(), match["deed"])
    return (deeds[-1] if deeds else "") + match["day"].removeprefix("之")


def _every(word: str) -> Frequency:
    return {"季": "quarterly", "年": "yearly"}.get(word[-1], "monthly")  # type: ignore[return-value]


def _integer(printed: str) -> int:
    return 1 if printed == "元" else int(parse_numeral(printed).value)


@cache
def _events() -> str:
    return alternation(load_lexicon("deadlines")["events"]["words"])
