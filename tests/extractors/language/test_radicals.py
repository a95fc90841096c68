"""Characters that a text layer gets wrong are mended; what an office chose stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.radicals import repair, selective_nfkc

COMPATIBILITY = [chr(code) for code in range(0xF900, 0xFB00) if unicodedata.category(chr(code)) == "Lo"]


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("⺠政局", "民政局"),
        ("⼾籍", "戶籍"),
        ("主管首⻑", "主管首長"),
        ("\uf90a鎖片", "金鎖片"),
        ("⻄區", "西區"),
        ("⽤戶", "用戶"),
    ],
)
def test_a_radical_becomes_the_character_that_a_reader_sees(printed: str, seen: str) -> None:
    assert repair(printed) == seen


@pytest.mark.parametrize(
    "text", ["①②⑴㈠", "½㎡℃", "，：；！？（）～", "．．．…", "一〇五○", "㋀", "臺台户訓练", "全形１２３％", "﨎﨏"]
)
def test_what_an_office_chose_is_left_alone(text: str) -> None:
    assert repair(text) == text


def test_every_kangxi_radical_and_compatibility_ideograph_is_mended() -> None:
    for char in [*(chr(code) for code in range(0x2F00, 0x2FD6)), *COMPATIBILITY]:
        assert repair(char) == unicodedata.normalize("NFKC", char)


def test_only_the_width_of_figures_letters_and_operators_changes() -> None:
    assert selective_nfkc("（Ａ級）：１月～１２月，９５％＋甲÷乙×１００﹪") == "（A級）：1月～12月，95%+甲÷乙×100%"


@given(st.text())
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    assert repair(repair(text)) == repair(text)
    assert selective_nfkc(selective_nfkc(text)) == selective_nfkc(text)


@given(st.text())
def test_no_offset_moves(text: str) -> None:
    assert len(selective_nfkc(text)) == len(text)
