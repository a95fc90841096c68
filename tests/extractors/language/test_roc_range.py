"""Spans of ROC years and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.roc_range import DOCUMENT_DATE, find_roc_range, parse_roc_range
from schemas.errors import UnreadableValueError


@given(
    st.integers(90, 120),
    st.integers(1, 10),
    st.sampled_from("~～-–—－至"),
    st.sampled_from(["", "年"]),
    st.sampled_from(["年", "年度"]),
)
def test_undoes_printing(first: int, length: int, mark: str, between: str, suffix: str) -> None:
    span = parse_roc_range(f"{first}{between}{mark}{first + length}{suffix}")
    assert span.roc_years == (first, first + length)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("84- 104年", "1995-01-01", "2015-12-31"),
        ("113年1月1日至113年12月31日止", "2024-01-01", "2024-12-31"),
        ("自即日起至105年12月31日止", DOCUMENT_DATE, "2016-12-31"),
        ("95年以前", None, "2006-12-31"),
        ("113.01-113.12", "2024-01", "2024-12"),
        ("113年1月至6月", "2024-01", "2024-06"),
        ("自113年3月1日起至十月卅一日止", "2024-03-01", "2024-10-31"),
    ],
)
def test_reads_a_span(text: str, start: str | None, end: str) -> None:
    span = parse_roc_range(text)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(("text", "years"), [("前三年的平均數", -3), ("最近2年", -2), ("未來四年", 4)])
def test_counts_from_the_plans_own_year(text: str, years: int) -> None:
    assert parse_roc_range(text).relative == years


def test_years_named_one_by_one_stay_a_list() -> None:
    assert parse_roc_range("111、112及114年度").listed == (111, 112, 114)


def test_a_reversed_range_is_refused_and_never_swapped() -> None:
    with pytest.raises(UnreadableValueError) as error:
        parse_roc_range("114-111年度")
    assert error.value.code == "REVERSED_RANGE"


@pytest.mark.parametrize("text", ["10~15件", "1月~12月", "第83-86號", "80歲至90歲", "113年"])
def test_other_ranges_are_none(text: str) -> None:
    assert find_roc_range(text) is None
