"""Periods in words: months, days, frequency, status."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.schedule import parse_months, parse_schedule

ALL = tuple(range(1, 13))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1 月~12 月", ALL),
        ("113.03-113.10", tuple(range(3, 11))),
        ("6月、12月", (6, 12)),
        ("第2季", (4, 5, 6)),
        ("每月", ALL),
        ("全年", ALL),
        ("3/1-4/30", (3, 4)),
        ("1~3月、9~11月", (1, 2, 3, 9, 10, 11)),
        ("第1、3季", (1, 2, 3, 7, 8, 9)),
        ("Q1-Q2", (1, 2, 3, 4, 5, 6)),
        ("一月至十二月", ALL),
        ("元月至六月", (1, 2, 3, 4, 5, 6)),
        ("113年10月至114年2月", (1, 2, 10, 11, 12)),
        ("每年6、12月", (6, 12)),
        ("雙月", (2, 4, 6, 8, 10, 12)),
        ("自113年3月起", tuple(range(3, 13))),
        ("12月底前", (12,)),
        ("113年3月至113年10月", tuple(range(3, 11))),
        ("1月~2月\n3月~12月", ALL),
        ("賡續辦理", ()),
        ("廣續辦理", ()),
        ("每季", ()),
        ("每3個月召開1次", ()),
        ("即日起至12月31日止", ()),
        ("依需要", ()),
        ("", ()),
        ("滿意度95.6%", ()),
        ("3個月內", ()),
    ],
)
def test_names_the_months_that_a_period_names(text: str, months: tuple[int, ...]) -> None:
    assert parse_months(text) == months


@given(
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from("~～-–—至"),
    st.sampled_from(["{0}月{2}{1}月", "{0}{2}{1}月", "113年{0}月{2}113年{1}月", "{0} 月 {2} {1} 月"]),
)
def test_undoes_printing(first: int, last: int, mark: str, form: str) -> None:
    expected = (*range(first, last + 1),) if first <= last else (*range(first, 13), *range(1, last + 1))
    schedule = parse_schedule(form.format(first, last, mark))
    assert (schedule.months, schedule.wraps) == (expected, first > last)


@given(st.text())
def test_never_fails_and_months_are_months(text: str) -> None:
    assert set(parse_schedule(text).months) <= set(ALL)


def test_reads_days_weekday_and_hours() -> None:
    weekly = parse_schedule("於4月25日-8月31日每週一列印")
    assert (weekly.start, weekly.end, weekly.weekday) == ("--04-25", "--08-31", "MO")
    assert parse_schedule("每週三下午2時至4時").hours == ("14:00", "16:00")


@pytest.mark.parametrize(
    ("text", "frequency", "interval", "times"),
    [
        ("每3個月召開1次", "monthly", 3, 1),
        ("每半年", "yearly", 1, 2),
        ("每季2次", "quarterly", 1, 2),
        ("每2週", "weekly", 2, 0),
        ("按月", "monthly", 1, 0),
    ],
)
def test_reads_a_frequency(text: str, frequency: str, interval: int, times: int) -> None:
    schedule = parse_schedule(text)
    assert (schedule.frequency, schedule.interval, schedule.times) == (frequency, interval, times)
