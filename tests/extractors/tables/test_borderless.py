import pytest

from extractors.tables.extract import extract_tables
from tests.extractors.tables.reading import read_all, read_one, texts
from tests.extractors.tables.sheet import Sheet

COLUMNS = (60.0, 200.0, 300.0, 400.0)
ROWS = [
    ["機關名稱", "預算數", "決算數", "執行率"],
    ["民政課", "1,200", "1,150", "95.8%"],
    ["社會課", "3,400", "3,100", "91.2%"],
    ["經建課", "900", "880", "97.8%"],
]


def typeset(sheet: Sheet, rows: list[list[str]], top: float = 100.0, pitch: float = 18.0) -> Sheet:
    for number, row in enumerate(rows):
        for x, text in zip(COLUMNS, row, strict=False):
            sheet.write(text, x, top + number * pitch)
    return sheet


def test_a_table_of_three_rules_is_read_by_its_white_space() -> None:
    sheet = typeset(Sheet(), ROWS)
    for y in (97, 115, 170):
        sheet.across(55, 460, y)
    table = read_one(sheet)
    assert texts(table) == ROWS
    assert (table.method, table.header_rows) == ("borderless", 1)
    assert table.confidence < 1


def test_a_box_around_it_is_enough() -> None:
    assert texts(read_one(typeset(Sheet(), ROWS).grid([50, 470], [92, 175]))) == ROWS


def test_without_any_rule_it_is_read_too_and_less_trusted() -> None:
    table = read_one(typeset(Sheet(), ROWS))
    assert texts(table) == ROWS
    assert table.doubts == ("no-rules",)


def test_rows_told_by_their_shade_alone_are_read() -> None:
    sheet = typeset(Sheet(), ROWS)
    for number in (0, 2):
        sheet.fill(55, 96 + number * 18, 460, 114 + number * 18, 0.9)
    assert texts(read_one(sheet)) == ROWS


def test_wraps_between_rules_stay_in_their_row() -> None:
    rows = [
        ["策略", "作法"],
        ["(一)多元管道", "開辦週六預約服務，"],
        ["", "並提供到府服務。"],
        ["(二)資訊公開", "網站每週更新。"],
    ]
    sheet = typeset(Sheet(), rows)
    for y in (97, 115, 151, 170):
        sheet.across(55, 460, y)
    assert [[text.replace("\n", "") for text in row] for row in texts(read_one(sheet))] == [
        ["策略", "作法"],
        ["(一)多元管道", "開辦週六預約服務，並提供到府服務。"],
        ["(二)資訊公開", "網站每週更新。"],
    ]


def test_a_head_over_several_columns_spans_them() -> None:
    rows = [["", "一百一十三年度", "", ""], *ROWS]
    sheet = typeset(Sheet(), rows[1:], top=118)
    sheet.write("一百一十三年度預算執行情形分析表", 200, 100)
    for y in (97, 133, 190):
        sheet.across(55, 460, y)
    table = read_one(sheet)
    assert any(cell.col_span > 1 and cell.row == 0 for cell in table.cells)


PARAGRAPHS = [
    "一、依據行政院函頒規定辦理。",
    "二、本所全體同仁應積極配合。",
    "三、每半年檢討一次。",
    "四、奉核定後實施。",
]
TABBED = ["1.  依規定於期限內辦結。", "2.  按月陳報統計表。", "3.  列入年終考核。", "4.  辦理教育訓練。"]
BRACKETS = ["(一)    提升服務品質。", "(二)    強化資訊公開。", "(三)    落實考核獎懲。", "(四)    精進業務流程。"]
CONTENTS = [
    "壹、計畫依據            1",
    "貳、計畫目標            2",
    "參、實施對象            3",
    "肆、實施要領            5",
]
ENGLISH = [
    "The office shall report   every month   on the progress",
    "of its work to the bureau.  A copy is   kept for audit",
    "and may be read by anyone   who asks for  it in writing",
    "within thirty days of the   end of each   fiscal year.",
]


@pytest.mark.parametrize(
    "paragraphs",
    [PARAGRAPHS, TABBED, BRACKETS, CONTENTS, ENGLISH],
    ids=["paragraphs", "tabbed", "brackets", "contents", "english"],
)
def test_running_text_is_no_table(paragraphs: list[str]) -> None:
    sheet = Sheet()
    for number, text in enumerate(paragraphs * 2):
        sheet.write(text, 60, 100 + 18 * number)
    assert read_all(sheet) == ()


def test_two_columns_of_print_are_no_table() -> None:
    sheet = Sheet()
    for number in range(12):
        sheet.write("本所為落實便民服務並提升行政效率特訂定本計畫據以", 40, 100 + 15 * number)
        sheet.write("推動各項業務革新措施期使民眾洽公更為便利且滿意度", 310, 100 + 15 * number)
    assert read_all(sheet) == ()


def test_a_rule_under_the_head_of_the_page_and_one_over_its_foot_make_no_table() -> None:
    sheet = Sheet().across(50, 545, 60).across(50, 545, 800)
    for number in range(30):
        sheet.write("本計畫所需經費由本所年度相關預算項下支應辦理之。", 60, 80 + 20 * number)
    assert read_all(sheet) == ()


WIDE = (60.0, 90.0, 170.0, 380.0)
TALL = [
    ["編號", "項目", "工作內容", "單位"],
    ["1", "清查", "辦理戶籍資料清查作業並按月彙整\n陳報民政局備查。", "登記課"],
    ["2", "統計", "按月編製統計報表，逾期未辦理者\n應列冊追蹤，並提所務會議檢討改\n進。", "資料課"],
    ["3", "門牌", "門牌整編。", "登記課"],
    ["4", "志工", "每季召開志工檢討會議一次，並依\n決議辦理。", "庶務課"],
]


def centred(sheet: Sheet, rules: bool) -> Sheet:
    """Rows whose cells are set in the middle of their height; with a rule under each, or only around the head."""
    top = 100.0
    sheet.across(55, 440, top)
    for number, row in enumerate(TALL):
        height = 8 + 14.0 * max(text.count("\n") + 1 for text in row)
        for x, text in zip(WIDE, row, strict=True):
            lines = text.split("\n")
            start = top + (height - 14.0 * len(lines)) / 2 + 2
            for index, line in enumerate(lines):
                sheet.write(line, x, start + 14.0 * index)
        top += height
        if rules or number in (0, len(TALL) - 1):
            sheet.across(55, 440, top)
    return sheet


@pytest.mark.parametrize("rules", [True, False])
def test_rows_set_in_the_middle_of_their_height_are_rows(rules: bool) -> None:
    table = read_one(centred(Sheet(), rules))
    assert [[text.replace("\n", "") for text in row] for row in texts(table)] == [
        [text.replace("\n", "") for text in row] for row in TALL
    ]


def test_a_rule_over_some_columns_parts_rows_only_there() -> None:
    rows = [
        ["類別", "項目", "內容", "經費"],
        ["甲類", "整備", "汰換車輛", "500"],
        ["", "訓練", "辦理演習", "30"],
        ["乙類", "宣導", "製作短片", "80"],
    ]
    sheet = typeset(Sheet(), rows, pitch=22)
    for y in (96, 116, 160, 182):
        sheet.across(55, 460, y)
    sheet.across(195, 460, 138)
    table = read_one(sheet)
    merged = [(cell.row, cell.row_span, cell.text) for cell in table.cells if cell.row_span > 1]
    assert merged == [(1, 2, "甲類")]
    assert [cell.text for cell in table.cells if cell.row == 2] == ["訓練", "辦理演習", "30"]


def test_wraps_in_rows_told_by_shades_stay_in_their_row() -> None:
    rows = [
        ["類別名稱", "辦理項目"],
        ["甲類業", "汰換老舊車"],
        ["務", "輛"],
        ["乙類", "宣導"],
        ["丙類業", "辦理防災演"],
        ["務", "習三場"],
    ]
    sheet = Sheet()
    for top, row in zip((100, 130, 142, 166, 190, 202), rows, strict=True):
        for x, text in zip((60.0, 200.0), row, strict=True):
            sheet.write(text, x, top)
    sheet.write("4", 300, 130).write("5", 300, 166).write("6", 300, 190).write("場次", 300, 100)
    for top, bottom in ((92, 120), (156, 180)):
        sheet.fill(55, top, 460, bottom, 0.85)
    assert [[text.replace("\n", "") for text in row] for row in texts(read_one(sheet))[1:]] == [
        ["甲類業務", "汰換老舊車輛", "4"],
        ["乙類", "宣導", "5"],
        ["丙類業務", "辦理防災演習三場", "6"],
    ]


def test_a_line_that_reaches_into_the_table_from_above_is_not_lost() -> None:
    sheet = typeset(Sheet(), ROWS)
    sheet.chars[0] = sheet.chars[0]._replace(top=sheet.chars[0].top - 4)  # a font may state so high a box
    sheet.write("附註", COLUMNS[-1], 90)
    found = extract_tables([sheet.page()])
    printed = [line.text for table in found.tables for cell in table.cells for line in cell.lines]
    printed += [row.line.text for rows in found.outside.values() for row in rows]
    assert "附註" in "".join(printed)
    assert texts(found.tables[0]) == ROWS
