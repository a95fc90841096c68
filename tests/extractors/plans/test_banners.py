"""What banners and titles of tables say."""

import pytest

from extractors.plans.banners import Banner, read_banner, read_theme_title, read_title_unit, split_perspective
from extractors.plans.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "banner"),
    [
        ("便捷滿意的服務 A 顧客構面", Banner("A", "便捷滿意的服務", "顧客")),
        ("便捷滿意的服務A顧客構面", Banner("A", "便捷滿意的服務", "顧客")),
        ("學習成長 L 共通項目", Banner(None, None, "學習成長", group="學習成長 L 共通項目")),
        ("一、優質服務（顧客構面）", Banner("一", "優質服務", "顧客")),
        ("優質服務／內部流程構面", Banner(None, "優質服務", "內部流程")),
        ("二、災害防救（含防汛）", Banner("二", "災害防救（含防汛）")),
        ("優質服務顧客構面", Banner(None, "優質服務", "顧客")),
        ("財務構面", Banner(None, None, "財務", group="財務構面")),
        ("具體措施一：完備基礎服務", Banner("一", "完備基礎服務")),
        ("壹、民政業務", Banner("壹", "民政業務")),
        ("二、社會課", Banner(owner="社會課")),
        ("行政室", Banner(owner="行政室")),
    ],
)
def test_a_banner_names_theme_perspective_or_unit(text: str, banner: Banner) -> None:
    assert read_banner(text, LEXICON) == banner


@pytest.mark.parametrize(
    ("title", "office", "unit"),
    [
        ("某市某區戶政事務所戶籍登記課113年度工作計畫期程管制一覽表", "某市某區戶政事務所", "戶籍登記課"),
        ("某市某區戶政事務所（行政庶務課）112年度重要工作計畫", "某市某區戶政事務所", "行政庶務課"),
        ("某縣某鄉公所民政課工作計畫", None, "民政課"),
        ("人事室114年度工作計畫", None, "人事室"),
        ("某市某區戶政事務所113年度提升服務品質執行計畫", "某市某區戶政事務所", None),
        ("附件二　任務分工", None, None),
    ],
)
def test_a_title_names_its_unit_behind_the_office(title: str, office: str | None, unit: str | None) -> None:
    assert read_title_unit(title, office, LEXICON) == unit


def test_only_a_numbered_word_makes_a_title_a_theme() -> None:
    assert read_theme_title("具體措施三：便捷服務", LEXICON) == Banner("三", "便捷服務")
    assert read_theme_title("策略地圖", LEXICON) is None
    assert read_theme_title("三、便捷服務", LEXICON) is None


@pytest.mark.parametrize(
    ("text", "perspective"),
    [
        ("顧客 C", "顧客"),
        ("內部流程構面", "內部流程"),
        ("資源面向", "資源"),
        ("84-104年度", None),
        ("含戶籍登記", None),
    ],
)
def test_perspectives_are_known_or_end_in_their_word(text: str, perspective: str | None) -> None:
    assert split_perspective(text, LEXICON) == perspective
