"""Numbers at the head of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.heading import parse_heading


@pytest.mark.parametrize(
    ("text", "level", "number", "title"),
    [
        ("壹、計畫依據", 1, "壹", "計畫依據"),
        ("拾壹、附則", 1, "拾壹", "附則"),
        ("ㄧ、依據", 2, "一", "依據"),
        ("( 一 ) 辦理", 3, "(一)", "辦理"),
        ("壹 計畫依據", 1, "壹", "計畫依據"),
        ("甲、其他", 3, "甲", "其他"),
        ("二十一、其他", 2, "二十一", "其他"),
        ("（一）辦理", 3, "(一)", "辦理"),
        ("㈢其他", 3, "(三)", "其他"),
        ("1．簡化", 4, "1", "簡化"),
        ("1. 60日內通知", 4, "1", "60日內通知"),
        ("（１）檢討", 5, "(1)", "檢討"),
        ("⑴檢討", 5, "(1)", "檢討"),
        ("①甲", 6, "①", "甲"),
        ("一、三大面向", 2, "一", "三大面向"),
        ("1.113年度計畫", 4, "1", "113年度計畫"),
        ("⼀、計畫", 2, "一", "計畫"),
        ("實施要領二：便捷", 2, "二", "便捷"),
    ],
)
def test_reads_the_number_and_the_rest(text: str, level: int, number: str, title: str) -> None:
    heading = parse_heading(text)
    assert (heading.level, heading.number, heading.title) == (level, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "104年度實施計畫",
        "3.5小時",
        "1年內",
        "一站式服務",
        "(112年)修正",
        "1、7月各1次",
        "參與民眾",
        "陸佰元",
        "-----",
        "10.5%",
        "1.2.3節",
        "一、二年級學生",
    ],
)
def test_a_number_in_running_text_is_no_heading(text: str) -> None:
    assert parse_heading(text).scheme == ""


@given(st.integers(1, 39), st.sampled_from(["{0}、", "({0})", "（{0}）"]))
def test_undoes_printing(number: int, form: str) -> None:
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    printed = ((digits[tens] if tens > 1 else "") + "十" if tens else "") + (digits[ones] if ones else "")
    assert parse_heading(form.format(printed) + "辦理情形").n == number


@given(st.text())
def test_never_fails(text: str) -> None:
    heading = parse_heading(text)
    assert bool(heading.scheme) or heading.title == heading.title.strip()
