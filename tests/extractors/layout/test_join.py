import pytest

from extractors.layout.join import join_lines
from schemas.page import Box
from schemas.table import TextLine

SIZE = 10.0


def lines(*texts: str, left: float = 0.0, pitch: float = 12.0, page: int = 1) -> list[TextLine]:
    """Lines set flush left from `left` on; leading spaces indent."""
    printed = []
    for number, text in enumerate(texts):
        bare = text.lstrip(" ")
        x0 = left + (len(text) - len(bare)) * SIZE
        width = sum(SIZE if ord(char) > 0x2E00 else SIZE / 2 for char in bare)
        printed.append(TextLine(page, Box(x0, number * pitch, x0 + width, number * pitch + SIZE), bare, SIZE))
    return printed


def centred(*texts: str, width: float) -> list[TextLine]:
    printed = []
    for number, text in enumerate(texts):
        half = len(text) * SIZE / 2
        printed.append(
            TextLine(1, Box(width / 2 - half, number * 12.0, width / 2 + half, number * 12.0 + SIZE), text, SIZE)
        )
    return printed


@pytest.mark.parametrize(
    ("printed", "width", "text"),
    [
        (lines("建立單一窗口全功能櫃", "檯服務。", left=2), 104, "建立單一窗口全功能櫃檯服務。"),
        (lines("本案已結。", "次案續辦。", left=2), 104, "本案已結。\n次案續辦。"),
        (lines("受理案件十日內回復", "，並列管追蹤。", left=2), 104, "受理案件十日內回復，並列管追蹤。"),
        (lines("每人每年接受訓練達", "20小時以上", left=2), 104, "每人每年接受訓練達20小時以上"),
        (
            lines("1.查對成果依清查人口", "資料庫登錄。", "2.逾期者不計。", left=2),
            104,
            "1.查對成果依清查人口資料庫登錄。\n2.逾期者不計。",
        ),
        (
            lines("一、建立全功能櫃檯。", "（一）訂定標準流程。", left=2),
            104,
            "一、建立全功能櫃檯。\n（一）訂定標準流程。",
        ),
        (
            lines("民政局考核業務項目：", "*國籍案件辦理情形", "◎人口清查", left=2),
            104,
            "民政局考核業務項目：\n*國籍案件辦理情形\n◎人口清查",
        ),
        (lines("件數（電訪＋家訪總數", "－重複通報件數）", left=2), 104, "件數（電訪＋家訪總數－重複通報件數）"),
        (lines("提供民眾使用之系統為", "3.5小時內恢復。", left=2), 104, "提供民眾使用之系統為3.5小時內恢復。"),
        (
            lines("AP1.1已登記之印鑑建檔", "AP1.2印鑑比對流程縮短", left=2),
            110,
            "AP1.1已登記之印鑑建檔\nAP1.2印鑑比對流程縮短",
        ),
    ],
    ids=["wrap", "short", "kinsoku", "number", "items", "schemes", "signs", "bracket", "decimal", "codes"],
)
def test_a_wrap_joins_and_a_forced_end_stays(printed: list[TextLine], width: float, text: str) -> None:
    assert join_lines(printed, width, 0.0) == text


@pytest.mark.parametrize("label", [("策", "略", "目", "標"), ("學習", "成長")])
def test_an_upright_or_letter_spaced_label_is_one_word(label: tuple[str, ...]) -> None:
    assert join_lines(lines(*label, left=40), 90, 0.0) == "".join(label)


def test_centred_lines_of_a_narrow_head_join() -> None:
    assert join_lines(centred("關鍵績效", "指標", width=52), 52, 0.0) == "關鍵績效指標"


def test_centred_lines_with_room_to_spare_were_ended_on_purpose() -> None:
    assert join_lines(centred("一百一十三年", "實際值", width=160), 160, 0.0) == "一百一十三年\n實際值"


def test_latin_words_keep_a_space_and_a_word_beside_an_ideograph_needs_none() -> None:
    assert join_lines(lines("Household Registration", "Office"), 112) == "Household Registration Office"
    assert join_lines(lines("另以開放資料格式ODF", "文書交換"), 97) == "另以開放資料格式ODF文書交換"


def test_lines_set_apart_are_entries_of_a_list() -> None:
    assert join_lines(lines("1月~12月", "賡續辦理", "1月~12月", pitch=30), 42, 0.0) == "1月~12月\n賡續辦理\n1月~12月"


def test_a_line_that_comes_again_is_an_entry() -> None:
    assert (
        join_lines(lines("戶籍登記課", "研考研考研考", "戶籍登記課"), 62, 0.0) == "戶籍登記課\n研考研考研考\n戶籍登記課"
    )


def test_no_lines_are_no_text() -> None:
    assert join_lines([], 100) == ""


def test_small_print_under_a_label_is_a_line_of_its_own_and_the_label_stays_whole() -> None:
    def line(text: str, top: float, size: float) -> TextLine:
        return TextLine(1, Box(2, top, 2 + size * len(text), top + size), text, size)

    label = [line("社會服", 0, 12), line("務課", 14, 12), line("長者照顧及婦", 29, 8), line("幼福利股", 38, 8)]
    assert join_lines(label, 52, 0) == "社會服務課\n長者照顧及婦幼福利股"
