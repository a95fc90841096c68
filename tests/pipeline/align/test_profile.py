import pytest

from pipeline.align.profile import build_profiles, lead_of, subject
from tests.pipeline.rows import kpi, measure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新移民關懷訪視", "外籍配偶關懷訪視"),
        ("掃描作業完成率達100%", "掃描作業"),
        ("門牌編釘(含整編)", "門牌編釘"),
        ("1. 人口清查未處理率0%", "人口清查"),
        ("助妳好孕", "助您好孕"),
    ],
)
def test_what_a_text_is_about_leaves_targets_brackets_and_variants_out(one: str, other: str) -> None:
    assert subject(one) == subject(other)


def test_ages_are_kept_since_they_say_who_is_meant() -> None:
    assert subject("80歲以上未使用健保卡者") != subject("90歲以上未使用健保卡者")
    profiles = build_profiles([measure("1", "2. 九十歲以上未滿百歲者")])
    assert profiles[0].ages == {"90", "100"}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("到校受理初領身分證：萬芳高中、景文中學", "到校受理初領身分證"),
        ("檔案清查：\n(1)前文一戶所", "檔案清查"),
        ("辦理比率達100%以上：\n(甲)/(乙)×100%", "辦理比率達100%以上"),
        ("受理各項戶籍登記", "受理各項戶籍登記"),
        ("", ""),
    ],
)
def test_the_lead_is_the_first_clause_that_says_something(text: str, lead: str) -> None:
    assert lead_of(text) == lead


def test_a_title_that_rows_share_names_none_of_them() -> None:
    rows = [
        measure("1", "機密文書清查", title="公文處理"),
        measure("1", "召開檢討會", title="公文處理"),
        measure("2", "盤點", title="財產"),
    ]
    assert [profile.name for profile in build_profiles(rows)] == ["", "", subject("財產")]


def test_an_action_is_read_with_the_kpi_that_it_serves() -> None:
    rows = [
        kpi("TL1.1", "教育訓練參與率"),
        measure("TL1.1.1", "依據計畫持續推動", kind="action", place={"kpi": "TL1.1"}),
    ]
    assert any("教育训练" in text for text, _ in build_profiles(rows)[1].full)
