import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.timescale import find_time_scale, is_time_scale


@pytest.mark.parametrize(
    "texts",
    [
        ["1月", "2月", "3月"],
        ["一月", "二月"],
        ["１１１", "１１２", "１１３"],
        ["111年度", "112年度"],
        ["2024", "2025"],
        ["第1季", "第2季", "第3季", "第4季"],
        ["上半年", "下半年"],
        ["10", "11", "12", "1"],
        ["1 月", "2 月"],
    ],
)
def test_names_of_months_quarters_and_years_are_a_time_scale(texts: list[str]) -> None:
    assert is_time_scale(texts)


@pytest.mark.parametrize(
    "texts", [["1", "2", "3"], ["5", "7"], ["1月"], ["1月", "2季"], ["甲", "乙"], ["3月", "2月"], ["40", "41"]]
)
def test_other_numbers_are_none(texts: list[str]) -> None:
    assert not is_time_scale(texts)


@given(st.integers(1, 8), st.integers(4, 12))
def test_a_run_of_months_is_found_among_other_heads(first: int, length: int) -> None:
    months = [f"{(first + step - 1) % 12 + 1}月" for step in range(length)]
    assert find_time_scale(["編號", "工作內容", *months, "備註"]) == (2, 2 + length)
