import pytest

from extractors.tables.captions import strip_continued
from tests.extractors.tables.reading import read_one
from tests.extractors.tables.sheet import Sheet, steps

ROWS = [["編號", "計畫項目"], ["1", "清查"]]
XS, YS = steps(97.5, 100, 300), steps(200, 20, 20)


def centred(sheet: Sheet, text: str, top: float, size: float = 12) -> Sheet:
    return sheet.write(text, 297.5 - len(text) * size / 2, top, size)


def test_a_centred_line_right_above_is_the_caption() -> None:
    table = read_one(centred(Sheet(), "某某戶政事務所工作計畫期程管制表", 180).table(XS, YS, ROWS))
    assert table.caption == "某某戶政事務所工作計畫期程管制表"
    assert [line.text for line in table.caption_lines] == [table.caption]


def test_a_title_of_two_lines_is_one_caption_and_a_unit_stands_behind_it() -> None:
    sheet = centred(centred(Sheet(), "某某區公所一百一十三年度", 145), "施政計畫經費表", 160)
    table = read_one(sheet.write("單位：新臺幣千元", 410, 182).table(XS, YS, ROWS))
    assert table.caption == "某某區公所一百一十三年度施政計畫經費表\n單位：新臺幣千元"


@pytest.mark.parametrize(
    "line",
    [
        "三、關鍵績效指標及目標值",
        "(一)工作項目：",
        "壹、計畫目標",
        "本所為提升服務品質，訂定下列措施。",
        "正確登記、簡化流程、友善創新",
    ],
)
def test_headings_items_and_sentences_are_no_captions(line: str) -> None:
    assert read_one(Sheet().write(line, 97.5, 182).table(XS, YS, ROWS)).caption == ""


def test_a_line_far_above_is_no_caption() -> None:
    assert read_one(centred(Sheet(), "工作計畫期程管制表", 120).table(XS, YS, ROWS)).caption == ""


@pytest.mark.parametrize(
    "title", ["工作計畫表（續）", "工作計畫表(續1)", "工作計畫表（續前頁）", "工 作 計 畫 表 續上頁"]
)
def test_words_for_going_on_are_no_part_of_a_title(title: str) -> None:
    assert strip_continued(title) == "工作計畫表"
