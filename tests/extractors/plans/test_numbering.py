"""Numbers before goals, titles and items, and the values of ordinals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plans.numbering import item_rank, split_code, split_letter, split_number, split_theme
from extractors.plans.ordinals import ordinal_value

PREFIXES = ("具體措施", "策略", "目標")


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("(一) 訂定計畫", "(一)", "訂定計畫"),
        ("（三）資訊公開", "（三）", "資訊公開"),
        ("一、提升服務", "一", "提升服務"),
        ("拾壹、附則", "拾壹", "附則"),
        ("1.強化便捷", "1", "強化便捷"),
        ("2．簡化", "2", "簡化"),
        ("12、盤點", "12", "盤點"),
        ("(3)查核", "(3)", "查核"),
        ("①甲", "①", "甲"),
        ("1年內完成", None, "1年內完成"),
        ("3.5小時以上", None, "3.5小時以上"),
        ("104年度計畫", None, "104年度計畫"),
        ("一站式服務", None, "一站式服務"),
        ("99.2%", None, "99.2%"),
    ],
)
def test_an_item_is_parted_from_its_number(text: str, number: str | None, rest: str) -> None:
    assert split_number(text) == (number, rest)


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("AC1.1掃描率", "AC1.1", "掃描率"),
        ("BP1.1 生育", "BP1.1", "生育"),
        ("AC2.1.2進行建檔", "AC2.1.2", "進行建檔"),
        ("1-1-2 推動線上", "1-1-2", "推動線上"),
        ("1.2滿意度", "1.2", "滿意度"),
        ("KS5.1跨機關", "KS5.1", "跨機關"),
        ("A1申報", "A1", "申報"),
        ("三、節能", "三", "節能"),
        ("1.5小時訓練", None, "1.5小時訓練"),
        ("LINE官方帳號", None, "LINE官方帳號"),
        ("CO2減量", None, "CO2減量"),
    ],
)
def test_a_goal_or_kpi_is_parted_from_its_code(text: str, code: str | None, rest: str) -> None:
    assert split_code(text) == (code, rest)


@pytest.mark.parametrize(
    ("text", "number", "theme"),
    [
        ("具體措施一：完備基礎服務", "一", "完備基礎服務"),
        ("策略（二）、關懷", "二", "關懷"),
        ("目標1：便民", "1", "便民"),
        ("三、機關形象", "三", "機關形象"),
        ("策略管理", None, "策略管理"),
    ],
)
def test_a_theme_is_parted_from_its_number(text: str, number: str | None, theme: str) -> None:
    assert split_theme(text, PREFIXES) == (number, theme)


def test_items_stand_deeper_from_capital_to_circled() -> None:
    assert [item_rank(t) for t in ("壹、甲", "一、甲", "(一)甲", "1.甲", "(1)甲", "①甲", "甲")] == [
        0,
        1,
        2,
        3,
        4,
        5,
        None,
    ]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿", 20),
        ("(三)", 3),
        ("拾壹", 11),
        ("B", 2),
        ("七八", None),
    ],
)
def test_ordinals_have_values(printed: str, value: int | None) -> None:
    assert ordinal_value(printed) == value


@given(st.integers(min_value=1, max_value=99))
def test_digits_are_their_own_value(value: int) -> None:
    assert ordinal_value(f"({value})") == value
    assert split_number(f"({value})甲") == (f"({value})", "甲")


@given(st.text(max_size=40))
def test_no_character_is_lost_but_the_points_of_a_number(text: str) -> None:
    number, rest = split_number(text)
    assert rest in text
    assert number is None or number in text


@pytest.mark.parametrize(
    ("text", "letter", "words"),
    [
        ("A 優質便民", "A", "優質便民"),
        ("B、精進內控", "B", "精進內控"),
        ("優質便民 A", "A", "優質便民"),
        ("推動ODF", None, "推動ODF"),
        ("E化服務", None, "E化服務"),
    ],
)
def test_a_theme_is_parted_from_its_letter(text: str, letter: str | None, words: str) -> None:
    assert split_letter(text) == (letter, words)


def test_a_letter_right_before_a_theme_counts_where_the_goals_code_begins_with_it() -> None:
    assert split_letter("A優質便民", "A1") == ("A", "優質便民")
    assert split_letter("E化服務", "A1") == (None, "E化服務")
