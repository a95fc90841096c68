"""Wraps, justification, tags and invisible characters go; spaces between Latin words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.clean_text import clean_text


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("每 年 4 月 15 日 前 報 局", "每年4月15日前報局"),
        ("應採用 ODF 文\n書格式", "應採用ODF文書格式"),
        ("Household  Registration\nOffice", "Household Registration Office"),
        ("臺北市 LINE 官方帳號", "臺北市LINE官方帳號"),
        ("<p>一、建置</p><br/>二、推動", "一、建置二、推動"),
        ("\u200b戶\ufeff籍\u00ad登記", "戶籍登記"),
        ("2. 賡續 辦理", "2. 賡續辦理"),
        ("等候<30分鐘", "等候<30分鐘"),
        ("主　　任", "主任"),
        ("- 一、依據本計畫", "一、依據本計畫"),
        ("- 說明", "-說明"),
        ("", ""),
    ],
)
def test_cleans_one_run_of_text(printed: str, clean: str) -> None:
    assert clean_text(printed) == clean


@given(st.text(alphabet="戶籍登記 \n\tABc1.，（）"))
def test_cleaning_twice_changes_nothing_more_and_drops_nothing_but_white_space(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert "".join(once.split()) == "".join(text.split())
