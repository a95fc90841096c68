"""Values of several years in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plans.year_values import split_year_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("113年：8分鐘\n114年：7分鐘", ((113, "8分鐘"), (114, "7分鐘"))),
        ("113年：30小時114年：32小時", ((113, "30小時"), (114, "32小時"))),
        ("113年度目標值80%；114年度目標值85%", ((113, "80%"), (114, "85%"))),
        ("113：80%\n114：85%", ((113, "80%"), (114, "85%"))),
        ("113年 8件\n114年 9件", ((113, "8件"), (114, "9件"))),
        ("113年辦理規劃\n114年辦理施工", ((113, "辦理規劃"), (114, "辦理施工"))),
    ],
)
def test_each_year_has_its_own_value(text: str, values: tuple[tuple[int, str], ...]) -> None:
    assert split_year_values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "85%",
        "113年底前完成",
        "於113年至114年辦理",
        "112年12月29日\n113年1月5日",
        "1,113：5",
        "",
        "113年：80%\n113年：85%",
    ],
)
def test_other_texts_name_no_years_with_values(text: str) -> None:
    assert split_year_values(text) == ()


@given(st.lists(st.integers(40, 150), min_size=2, max_size=4, unique=True), st.integers(0, 999))
def test_undoes_printing(years: list[int], number: int) -> None:
    printed = "\n".join(f"{year}年：{number}件" for year in years)
    assert split_year_values(printed) == tuple((year, f"{number}件") for year in years)
