import pytest

from tests.extractors.tables.reading import read_all, read_one, spans, texts
from tests.extractors.tables.sheet import PAD, Sheet, steps

XS = steps(50, 40, 100, 240, 80)
HEAD = ["編號", "計畫項目", "工作內容", "承辦單位"]
FOOT = 780.0


def page_end(*rows: list[str], head: bool = True, height: float = 40) -> Sheet:
    """A page whose table reaches down to the page's foot."""
    table = [HEAD, *rows] if head else list(rows)
    ys = [FOOT - height * (len(table) - index) for index in range(len(table) + 1)]
    return Sheet().table(XS, ys, table)


def page_top(*rows: list[str], head: bool = False, height: float = 40) -> Sheet:
    """A page that begins with a table."""
    table = [HEAD, *rows] if head else list(rows)
    return Sheet().table(XS, steps(60, *[height] * len(table)), table)


ONE = ["1", "清查", "辦理全面清查作業。", "登記課"]
TWO = ["2", "統計", "按月編製統計報表。", "資料課"]
THREE = ["3", "門牌", "整編轄內門牌資料。", "登記課"]


def test_a_table_goes_on_without_a_head_on_the_next_page() -> None:
    table = read_one(page_end(ONE, TWO), page_top(THREE))
    assert texts(table) == [HEAD, ONE, TWO, THREE]
    assert [region.page for region in table.regions] == [1, 2]


def test_a_repeated_head_counts_once_and_is_kept_aside() -> None:
    table = read_one(page_end(ONE, TWO), page_top(THREE, head=True))
    assert texts(table) == [HEAD, ONE, TWO, THREE]
    assert [line.text for line in table.repeated_lines] == HEAD
    assert table.header_rows == 1


def test_a_head_alone_at_the_foot_of_a_page_heads_the_next() -> None:
    table = read_one(page_end(), page_top(ONE, TWO))
    assert (texts(table), table.header_rows) == ([HEAD, ONE, TWO], 1)


def test_another_head_begins_another_table() -> None:
    other = Sheet().table(XS, steps(60, 40, 40), [["職別", "職稱", "任務", "備註"], ["召集人", "主任", "督導", ""]])
    assert len(read_all(page_end(ONE, TWO), other)) == 2


def test_another_title_begins_another_table_though_the_head_is_the_same() -> None:
    first = page_end(ONE, TWO).write("戶籍登記課工作計畫管制表", 200, FOOT - 3 * 40 - 16)
    second = Sheet().write("戶籍資料課工作計畫管制表", 200, 44).table(XS, steps(60, 40, 40), [HEAD, THREE])
    assert [table.caption for table in read_all(first, second)] == [
        "戶籍登記課工作計畫管制表",
        "戶籍資料課工作計畫管制表",
    ]


def test_a_repeated_title_is_dropped_and_listed() -> None:
    first = page_end(ONE, TWO).write("戶籍登記課工作計畫管制表", 200, FOOT - 3 * 40 - 16)
    second = Sheet().write("戶籍登記課工作計畫管制表（續）", 200, 44).table(XS, steps(60, 40, 40), [HEAD, THREE])
    table = read_one(first, second)
    assert table.caption == "戶籍登記課工作計畫管制表"
    assert len(table.caption_lines) == 2
    assert texts(table) == [HEAD, ONE, TWO, THREE]


def test_a_note_under_a_table_ends_it() -> None:
    first = page_end(ONE, TWO).write("註：本表依年度預算調整。", 50, FOOT + 6)
    assert len(read_all(first, page_top(THREE))) == 2


def test_page_numbers_and_running_heads_do_not_part_a_table() -> None:
    sheets = [page_end(ONE, TWO), page_top(THREE)]
    for number, sheet in enumerate(sheets, 1):
        sheet.write(f"第{number}頁，共2頁", 260, 815).write("某某區戶政事務所", 420, 25)
    assert read_one(*sheets).n_rows == 4


def test_a_merged_cell_goes_on_where_the_first_cells_are_empty() -> None:
    third = ["", "", "3.未辦理者列冊。", "登記課"]
    table = read_one(
        page_end(["1", "清查", "1.百歲以上者查訪。", "登記課"], ["2", "統計", "1.每月編製報表。", "資料課"]),
        page_top(["", "", "2.每年彙整陳報。", "登記課"], ["3", "門牌", "1.整編門牌。", "登記課"]),
    )
    assert spans(table)["2"] == (2, 0, 2, 1)
    assert spans(table)["統計"] == (2, 1, 2, 1)
    assert third[2] not in spans(table)
    assert table.n_rows == 5


def test_a_row_cut_in_the_middle_of_a_sentence_is_one_row() -> None:
    cut = [
        "2",
        "統計",
        "按月編製各項統計報表，並於次月五日前陳報本\n府，如有錯誤應於三日內更正，並應於年終辦理\n統計資料之彙整與",
        "資料課",
    ]
    table = read_one(
        page_end(ONE, THREE, cut, height=46),
        page_top(["", "", "分析，作成報告。", ""], ["4", "印鑑", "受理印鑑登記。", "登記課"]),
    )
    assert table.n_rows == 5
    assert texts(table)[3][2].replace("\n", "").endswith("統計資料之彙整與分析，作成報告。")


def test_a_missing_lower_rule_says_that_the_row_is_cut() -> None:
    sheet = Sheet()
    ys = [660, 700, 740]
    for y in ys:
        sheet.across(XS[0], XS[-1], y)
    for x in XS:
        sheet.down(x, ys[0], FOOT)
    for top, row in zip(ys, [HEAD, ONE, ["2", "統計", "按月編製統計報表", "資料課"]], strict=True):
        for x, text in zip(XS, row, strict=False):
            sheet.write(text, x + PAD, top + PAD)
    table = read_one(sheet, page_top(["", "", "並陳報。", ""], THREE))
    assert table.n_rows == 4
    assert spans(table)["2"] == (2, 0, 1, 1)


@pytest.mark.parametrize("shift", [0.0, 14.0])
def test_a_part_may_be_shifted_as_on_facing_pages(shift: float) -> None:
    second = Sheet().table([x + shift for x in XS], steps(60, 40), [THREE])
    assert read_one(page_end(ONE, TWO), second).n_rows == 4


def test_a_part_of_merged_columns_alone_fits_in() -> None:
    second = Sheet().grid([XS[0], XS[-1]], steps(60, 30)).grid(XS, steps(90, 40))
    second.write("二、戶籍資料業務", XS[0] + PAD, 65)
    for x, text in zip(XS, THREE, strict=False):
        second.write(text, x + PAD, 93)
    table = read_one(page_end(ONE, TWO), second)
    assert spans(table)["二、戶籍資料業務"] == (3, 0, 1, 4)


def test_rows_with_their_own_bars_are_never_one() -> None:
    xs = steps(30, 30, 90, *[30.0] * 12)
    head = ["編號", "工作內容", *[f"{month}月" for month in range(1, 13)]]
    first = Sheet(width=842, height=595).table(
        xs, [460, 480, 520, 560], [head, ["1", "辦理資料清查"], ["2", "編製統計報表"]]
    )
    first.across(xs[3], xs[5], 500, 1.5).across(xs[6], xs[9], 540, 1.5)
    second = Sheet(width=842, height=595).table(xs, [40, 80, 120], [["", "辦理門牌整編"], ["4", "核發證明"]])
    second.across(xs[2], xs[4], 60, 1.5)
    assert read_one(first, second).n_rows == 5


def test_words_that_say_that_it_goes_on_do_not_end_a_table() -> None:
    first, second = page_end(ONE, TWO), page_top(THREE)
    assert read_one(first.write("（續下頁）", 480, FOOT + 6), second.write("（承上頁）", 480, 44)).n_rows == 4


def test_a_part_with_more_column_lines_widens_the_table() -> None:
    first = Sheet().grid([XS[0], XS[3], XS[4]], [720, 750, FOOT])
    for top, row in zip((723, 753), (["編號計畫項目", "承辦單位"], ["一、戶籍登記業務", "登記課"]), strict=True):
        first.write(row[0], XS[0] + PAD, top).write(row[1], XS[3] + PAD, top)
    table = read_one(first, page_top(THREE))
    assert table.n_cols == 4
    assert spans(table)["一、戶籍登記業務"] == (1, 0, 1, 3)


def recognized(sheet: Sheet, confidence: float = 0.9) -> Sheet:
    """The sheet as a recognizer would state it."""
    sheet.chars = [char._replace(confidence=confidence) for char in sheet.chars]
    return sheet


def test_a_running_foot_that_was_recognized_otherwise_does_not_part_a_table() -> None:
    first = recognized(page_end(ONE, TWO).write("臺北市文山區戶政事務所○○0", 60, 805))
    second = recognized(page_top(THREE).write("臺北市文山區戶政事務所0○00", 60, 805))
    assert texts(read_one(first, second)) == [HEAD, ONE, TWO, THREE]


def test_a_repeated_head_that_was_recognized_otherwise_counts_once() -> None:
    second = Sheet().table(XS, steps(60, 40, 40), [["編號", "計晝項目", "工作內容", "承辦單位"], THREE])
    table = read_one(recognized(page_end(ONE, TWO)), recognized(second))
    assert (texts(table), table.header_rows) == ([HEAD, ONE, TWO, THREE], 1)


def test_a_banner_alone_at_the_foot_of_a_page_heads_the_table_of_the_next() -> None:
    first = Sheet().write("壹、具體措施", 60, 60).grid([XS[0], XS[-1]], [700, 720])
    first.write("具體措施一：完備基礎服務項目", XS[0] + PAD, 703)
    table = read_one(first, page_top(HEAD, ONE, TWO))
    assert texts(table) == [["具體措施一：完備基礎服務項目"], HEAD, ONE, TWO]
    assert (table.header_rows, table.cells[0].col_span) == (2, 4)


def test_a_framed_line_over_text_stays_in_the_text() -> None:
    first = Sheet().grid([XS[0], XS[-1]], [100, 120]).write("具體措施一：完備基礎服務項目", XS[0] + PAD, 103)
    first.write("本措施自核定日起實施。", 60, 140).write("其餘依規定辦理。", 60, 160)
    assert read_one(first, page_top(HEAD, ONE, TWO)).n_rows == 3


def test_a_head_that_a_page_end_cuts_is_one() -> None:
    xs = steps(50, 40, 120, 100, 100, 100)
    first = Sheet().table([xs[0], xs[1], xs[2], xs[5]], [700, 720], [["編號", "計畫項目", "年度目標值"]])
    second = Sheet().table(xs, [60, 80, 100], [["", "", "111", "112", "113"], ["1", "清查", "5%", "6%", "7%"]])
    table = read_one(first, second)
    assert (table.n_rows, table.header_rows) == (3, 2)
    assert [(cell.text, cell.row_span, cell.col_span) for cell in table.cells[:3]] == [
        ("編號", 2, 1),
        ("計畫項目", 2, 1),
        ("年度目標值", 1, 3),
    ]


@pytest.mark.parametrize("open_side", ["foot", "top"])
def test_a_rule_over_some_columns_at_a_page_end_says_which_cells_go_on(open_side: str) -> None:
    """The number and the title of the last row have no rule towards the page end, the two works beside them have."""
    first, second = Sheet(), Sheet(2)
    for sheet, ys, cut in ((first, [700.0, 740.0, 780.0], "foot"), (second, [60.0, 100.0, 140.0], "top")):
        for x in XS:
            sheet.down(x, ys[0], ys[-1])
        for y in ys:
            end = y == (ys[-1] if cut == "foot" else ys[0])
            sheet.across(XS[2] if end and cut == open_side else XS[0], XS[-1], y)
    for sheet, top, row in (
        (first, 700, HEAD),
        (first, 740, ONE),
        (second, 60, ["", "統計。", *TWO[2:]]),
        (second, 100, THREE),
    ):
        for x, text in zip(XS, row, strict=False):
            sheet.write(text, x + PAD, top + PAD)
    table = read_one(first, second)
    assert [(cell.text, cell.row_span) for cell in table.cells if cell.row == 1 and cell.col < 2] == [
        ("1", 2),
        ("清查\n統計。", 2),
    ]
    assert [cell.text for cell in table.cells if cell.col == 2] == [HEAD[2], ONE[2], TWO[2], THREE[2]]
