"""The normalized form beside a printed text, and the key that matching compares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.normalize import fold_key, is_simplified, normalize_text


@pytest.mark.parametrize(
    "text",
    [
        "平台",
        "跨平台",
        "月台",
        "台北通",
        "台電",
        "公布",
        "鄰里",
        "里長",
        "了解",
        "瞭解",
        "占比",
        "周知",
        "周邊",
        "規劃",
        "擘劃",
        "登入系統",
        "反應",
        "雇員",
        "程序",
        "文件",
        "智能",
        "聯繫",
        "優化",
        "干擾",
        "乾淨",
        "幹部",
        "助妳好孕",
        "知能",
        "紀錄",
        "記錄",
    ],
)
def test_words_that_a_careless_conversion_would_spoil_stay(text: str) -> None:
    assert normalize_text(text) == text


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("櫃台、櫃臺及櫃檯", "櫃檯、櫃檯及櫃檯"),
        ("台北市政府", "臺北市政府"),
        ("每周公佈", "每週公布"),
        ("ＬＩＮＥ、Line與Facebook、FACEBOOK", "LINE、LINE與Facebook、Facebook"),
        ("Online", "Online"),
        ("⺠眾（含外籍）：１００％", "民眾(含外籍):100%"),
        ("奬勵金、銷燬、提昇、教育訓鍊", "獎勵金、銷毀、提升、教育訓練"),
        ("裏面爲羣眾", "裡面為群眾"),
        ("訓練一\n訓练", "訓練一\n訓练"),
    ],
)
def test_one_spelling_for_one_word(printed: str, normal: str) -> None:
    assert normalize_text(printed) == normal


def test_simplified_text_is_converted_but_one_mistyped_character_makes_no_text_simplified() -> None:
    assert normalize_text("户籍登记课办理业务") == "戶籍登記課辦理業務"
    assert is_simplified("户政事务所")
    assert not is_simplified("里鄰長训練於平台公布，户政資訊")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("九十歲以上未滿百歲", "90歲以上未滿100歲"),
        ("臺北市（含大安區）", "台北市(含大安區)"),
        ("計劃、掃瞄", "計畫掃描"),
        ("瞭解 民意", "了解民意"),
        ("紀錄", "記錄"),
        ("E化", "ｅ化"),
    ],
)
def test_keys_of_spellings_are_equal(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


def test_keys_of_other_obligations_differ() -> None:
    assert fold_key("定期巡查") != fold_key("不定期巡查")
    assert fold_key("60日內") != fold_key("30日內")


@given(st.text(alphabet="臺台櫃檯周週公佈布１（）：Line e化爲"))
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    assert normalize_text(normalize_text(text)) == normalize_text(text)
