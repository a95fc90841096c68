"""ROC years as printed, with the CE year beside them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.roc_calendar import (
    ROC_YEAR_OFFSET,
    find_roc_years,
    parse_roc_year,
    read_year_label,
    to_ce,
    to_roc,
)
from schemas.errors import UnreadableValueError


@pytest.mark.parametrize(
    ("text", "roc"),
    [
        ("民國113年", 113),
        ("１１４年度", 114),
        ("113\uf98e", 113),
        ("民國元年", 1),
        ("民國38年", 38),
        ("二〇二四年", 113),
        ("105年年度", 105),
    ],
)
def test_reads_one_printed_year(text: str, roc: int) -> None:
    assert parse_roc_year(text).roc == roc


@given(st.integers(min_value=1, max_value=130))
def test_undoes_printing(roc: int) -> None:
    year = parse_roc_year(f"民國{roc}年")
    assert (year.roc, year.year - roc) == (roc, ROC_YEAR_OFFSET)


@given(st.integers(-100, 300).filter(bool))
def test_common_era_and_back(roc: int) -> None:
    assert to_roc(to_ce(roc)) == roc


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("113年度", date(2024, 1, 1), date(2024, 12, 31)),
        ("89年度", date(1999, 7, 1), date(2000, 12, 31)),
        ("88年度", date(1998, 7, 1), date(1999, 6, 30)),
        ("112學年度", date(2023, 8, 1), date(2024, 7, 31)),
        ("88年", date(1999, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_year_has_the_days_of_its_kind(text: str, start: date, end: date) -> None:
    year = parse_roc_year(text)
    assert (year.start, year.end) == (start, end)


@pytest.mark.parametrize(
    "text", ["滿2年未入境", "未來四年", "近五年", "每3年", "3年內", "一年以上", "百年大計", "200年", "年滿65歲"]
)
def test_a_length_of_time_is_no_year(text: str) -> None:
    with pytest.raises(UnreadableValueError) as error:
        parse_roc_year(text)
    assert error.value.code == "NOT_A_YEAR"


def test_a_range_is_refused_with_a_remedy() -> None:
    with pytest.raises(UnreadableValueError, match="Split a range first"):
        parse_roc_year("113年至115年")


def test_finds_all_years_in_order() -> None:
    assert [year.roc for year in find_roc_years("以104年為基期，至112年累積")] == [104, 112]


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("111", (111, "")),
        ("106年\n目標值", (106, "target")),
        ("103年實際值", (103, "actual")),
        ("112 年度", (112, "")),
        ("113目標值", (113, "target")),
        ("2024", (113, "")),
        ("編號", None),
        ("12", None),
        ("1.5", None),
        ("111年至114年", None),
    ],
)
def test_reads_a_column_head_that_stands_for_a_year(head: str, label: tuple[int, str] | None) -> None:
    assert read_year_label(head) == label
