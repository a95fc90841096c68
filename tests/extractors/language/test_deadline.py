"""Time limits, by length or by the calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.deadline import Deadline, find_deadline, parse_deadline


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("於收文次日起6日內", Deadline(comparator="<=", value=6, unit="日", anchor="收文次日")),
        ("3個月內", Deadline(comparator="<=", value=3, unit="月")),
        ("每年12月底前", Deadline(comparator="<=", frequency="yearly", month=12, day=-1)),
        ("次年1月31日前", Deadline(comparator="<=", frequency="yearly", month=1, day=31, year_offset=1)),
        ("每季最後1個工作日前", Deadline(comparator="<=", frequency="quarterly", business_day=-1)),
        ("每月二十五日前", Deadline(comparator="<=", frequency="monthly", day=25)),
        ("每季結束後10日內", Deadline(comparator="<=", value=10, unit="日", anchor="結束", frequency="quarterly")),
        ("年底前", Deadline(comparator="<=", frequency="once", month=12, day=-1)),
        ("當日完成", Deadline(comparator="<=", value=0, unit="日", anchor="當日")),
    ],
)
def test_reads_a_limit(text: str, deadline: Deadline) -> None:
    assert parse_deadline(text) == deadline


@given(
    st.integers(1, 365),
    st.sampled_from(["日", "天", "個工作日", "小時", "個月", "年"]),
    st.sampled_from(["內", "以內", "之內"]),
)
def test_undoes_printing(number: int, unit: str, inside: str) -> None:
    deadline = parse_deadline(f"受理後{number}{unit}{inside}")
    assert (deadline.value, deadline.unit, deadline.anchor) == (number, unit.removeprefix("個"), "受理")


@pytest.mark.parametrize("text", ["80歲以上", "每月稽核1次", "國內", "前三年", "1年以上"])
def test_other_numbers_are_no_limit(text: str) -> None:
    assert find_deadline(text) is None
