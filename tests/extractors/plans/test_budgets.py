"""Amounts of one money cell."""

import pytest

from extractors.plans.budgets import read_amounts


@pytest.mark.parametrize(
    ("raw", "factor", "amounts"),
    [
        ("1,200", 1000, [(None, 1_200_000)]),
        ("聘請講師鐘點費 16,000元", 1, [(None, 16_000)]),
        ("市款1,200千元；中央補助款3,000千元", 1, [("市款", 1_200_000), ("中央補助款", 3_000_000)]),
        ("總經費50萬元（縣款20萬元、補助款30萬元）", 1, [("縣款", 200_000), ("補助款", 300_000), ("合計", 500_000)]),
        ("每場2,000元，共12場，計24,000元", 1, [(None, 24_000)]),
        ("無預算", 1, [(None, None)]),
    ],
)
def test_several_amounts_are_told_by_their_labels(
    raw: str, factor: int, amounts: list[tuple[str | None, int | None]]
) -> None:
    assert [(label, money.amount_twd) for label, money in read_amounts(raw, factor)] == amounts
