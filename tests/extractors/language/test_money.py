"""Budget cells to whole new Taiwan dollars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.money import find_money, parse_money, read_money_factor


@pytest.mark.parametrize(
    ("text", "factor", "amount"),
    [
        ("1,500", 1000, 1_500_000),
        ("1,500元", 1000, 1500),
        ("50萬", 1000, 500_000),
        ("2.5", 10_000, 25_000),
        ("0", 1000, 0),
        ("新臺幣壹佰萬元整", 1, 1_000_000),
        ("3萬5千元", 1, 35_000),
        ("NT$16,000", 1, 16_000),
        ("-500", 1000, -500_000),
        ("１６，０００元", 1, 16_000),
        ("聘請講師鐘點費 16,000 元", 1, 16_000),
    ],
)
def test_reads_an_amount(text: str, factor: int, amount: int) -> None:
    assert parse_money(text, factor).amount_twd == amount


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("無預算", "no_budget"),
        ("無", "no_budget"),
        ("-", "blank"),
        ("依預算編列執行", "by_budget"),
        ("由其他計畫支應", "qualitative"),
    ],
)
def test_no_amount_has_a_reason(text: str, status: str) -> None:
    assert (parse_money(text).amount_twd, parse_money(text).status) == (None, status)


@given(st.integers(0, 10**7), st.sampled_from([("元", 1), ("千元", 1000), ("萬元", 10_000), ("億元", 10**8)]))
def test_undoes_printing(number: int, unit: tuple[str, int]) -> None:
    assert parse_money(f"{number:,}{unit[0]}").amount_twd == number * unit[1]


def test_labels_stand_before_their_amounts() -> None:
    found = find_money("經常門300千元、資本門1,200千元")
    assert [(money.label, money.amount_twd) for money in found] == [("經常門", 300_000), ("資本門", 1_200_000)]


@pytest.mark.parametrize(
    ("head", "factor"), [("單位：千元", 1000), ("經費(萬元)", 10_000), ("106年預算(元)", 1), ("預算", 1)]
)
def test_a_head_states_the_multiple(head: str, factor: int) -> None:
    assert read_money_factor(head) == factor
