from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.table import Table
from tests.extractors.tables.reading import read_all, read_one, spans, texts
from tests.extractors.tables.sheet import PAD, Sheet, steps

XS = steps(50, 60, 120, 200)
YS = steps(100, 20, 40, 40)
ROWS = [["編號", "計畫項目", "工作內容"], ["1", "清查", "全面清查"], ["2", "統計", "按月統計"]]


def test_a_grid_is_read_cell_by_cell() -> None:
    table = read_one(Sheet().table(XS, YS, ROWS))
    assert texts(table) == ROWS
    assert (table.header_rows, table.method, table.confidence) == (1, "ruled", 1.0)


def test_a_merged_cell_spans_what_it_covers() -> None:
    sheet = Sheet()
    for y in (YS[0], YS[1], YS[3]):
        sheet.across(XS[0], XS[-1], y)
    sheet.across(XS[1], XS[-1], YS[2])
    for x in XS:
        sheet.down(x, YS[0], YS[-1])
    sheet.write("編號", XS[0] + PAD, YS[0] + PAD).write("7", XS[0] + PAD, YS[2])
    sheet.write("甲", XS[1] + PAD, YS[1] + PAD).write("乙", XS[1] + PAD, YS[2] + PAD)
    assert spans(read_one(sheet))["7"] == (1, 0, 2, 1)


def test_text_that_runs_over_its_cell_stays_whole() -> None:
    sheet = Sheet().table(XS, YS, ROWS).write("一千二百三十四萬", XS[0] + PAD, YS[1] + 20)
    table = read_one(sheet)
    assert texts(table)[1][0] == "1\n一千二百三十四萬"


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    sheet = Sheet().table(steps(50, 100, 300), steps(100, 20, 200), [["項目", "內容"], ["面積", ""]])
    sheet.table(steps(170, 80, 80), steps(150, 20, 20), [["內一", "內二"], ["內三", "內四"]])
    outer, inner = read_all(sheet)
    assert texts(inner) == [["內一", "內二"], ["內三", "內四"]]
    assert "內一" not in "".join(cell.text for cell in outer.cells)


def test_a_frame_around_text_is_no_table() -> None:
    assert read_all(Sheet().grid([50, 500], [100, 300]).write("本計畫自核定日起實施。", 60, 110)) == ()


def test_a_chart_with_slivers_is_no_table() -> None:
    sheet = Sheet().grid(steps(50, *[5.0, 40.0] * 6), steps(100, *[5.0, 40.0] * 6))
    assert read_all(sheet.write("歲入", 60, 110).write("歲出", 120, 160)) == ()


def test_two_tables_without_a_gap_are_two() -> None:
    upper, lower = steps(50, 100, 100, 180), steps(50, 60, 150, 170)
    sheet = Sheet().table(
        upper, steps(100, 20, 20, 20), [["施政目標", "衡量指標", "評估方式"], ["甲", "乙", "丙"], ["丁", "戊", "己"]]
    )
    sheet.table(
        lower, steps(160, 20, 20, 20), [["編號", "工作項目", "辦理期程"], ["1", "庚", "1月"], ["2", "辛", "2月"]]
    )
    first, second = read_all(sheet)
    assert (texts(first)[0][0], first.n_cols) == ("施政目標", 3)
    assert (texts(second)[0][0], second.n_cols) == ("編號", 3)


def test_columns_ruled_in_the_head_alone_go_on_below() -> None:
    xs, ys = steps(50, 100, 80, 80, 80), steps(100, 20, 20, 20, 20, 20)
    sheet = Sheet()
    for y in ys:
        sheet.across(xs[0], xs[-1], y)
    for x in xs:
        sheet.down(x, ys[0], ys[1] if x not in (xs[0], xs[-1]) else ys[-1])
    rows = [
        ["機關", "預算", "決算", "比率"],
        ["民政課", "10", "9", "90"],
        ["社會課", "20", "18", "90"],
        ["經建課", "5", "5", "100"],
    ]
    for top, row in zip(ys, [*rows, ["合計", "35", "32", "91"]], strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.write(text, x + PAD, top + PAD)
    assert texts(read_one(sheet)) == [*rows, ["合計", "35", "32", "91"]]


def test_columns_of_figures_part_rows_whose_names_stand_further_right() -> None:
    xs, ys = steps(60, 30, 30, 120, 80, 80, 80), [100.0, 130.0, 290.0]
    sheet = Sheet().grid(xs, ys)
    for x, head in zip(xs, ("款", "項", "科目", "預算數", "實現數", "保留數"), strict=False):
        sheet.write(head, x + 3, 110)
    for row, name in enumerate(("合計", "民政支出", "里鄰公共設施維護", "宗教禮俗", "役政支出")):
        top = 145.0 + 30 * row
        sheet.write(name, xs[2] + 3, top)
        for x, figure in zip(xs[3:], (f"{9 - row},000", f"{8 - row},000", "－"), strict=False):
            sheet.write(figure, x + 3, top)
    sheet.write("1", xs[0] + 3, 175).write("1", xs[1] + 3, 205).write("2", xs[1] + 3, 235).write("2", xs[0] + 3, 265)
    sheet.fill(xs[3], 131, xs[4], 200).fill(xs[3], 200, xs[4], 289)  # a shaded column, painted in pieces
    table = read_one(sheet)
    assert texts(table)[1:] == [
        ["", "", "合計", "9,000", "8,000", "－"],
        ["1", "", "民政支出", "8,000", "7,000", "－"],
        ["", "1", "里鄰公共設施維護", "7,000", "6,000", "－"],
        ["", "2", "宗教禮俗", "6,000", "5,000", "－"],
        ["2", "", "役政支出", "5,000", "4,000", "－"],
    ]
    assert not any(cell.mark for cell in table.cells)


def test_figures_beside_one_name_are_a_list_inside_its_row() -> None:
    xs, ys = steps(60, 30, 120, 80, 80, 80), [100.0, 130.0, 230.0]
    sheet = Sheet().grid(xs, ys)
    for x, head in zip(xs, ("編號", "指標", "年度", "目標", "實際"), strict=False):
        sheet.write(head, x + 3, 110)
    sheet.write("1", 63, 150).write("按時完成率", 93, 150)
    for row in range(3):
        for x, figure in zip(xs[2:], (f"{112 + row}", f"{90 + row}%", f"{91 + row}%"), strict=False):
            sheet.write(figure, x + 3, 150.0 + 25 * row)
    assert texts(read_one(sheet))[1:] == [["1", "按時完成率", "112\n113\n114", "90%\n91%\n92%", "91%\n92%\n93%"]]


def test_a_full_width_bracket_that_reaches_the_rule_leaves_the_next_cell_its_text() -> None:
    """The right half of ） is white: its box may run over the rule though nothing printed does."""
    sheet = Sheet().write("面積（公頃）", 60, 103).write("徵購", 120, 103).write("撥用", 180, 103)
    sheet.table(steps(50, 67, 58, 60), steps(100, 20, 20), [["", "", ""], ["1.5", "120", "80"]])
    assert texts(read_one(sheet))[0] == ["面積（公頃）", "徵購", "撥用"]


def test_a_table_set_in_wide_lines_has_wraps_and_no_lists() -> None:
    """Fixed line heights of 25 points and more are usual under text of 10 points."""
    xs, ys = steps(60, 66, 106), [100.0, 130.0, 190.0, 250.0, 310.0]
    sheet = Sheet().grid(xs, ys).write("單位", 63, 110).write("工作內容", 129, 110)
    for top, (unit, text) in zip(
        ys[1:-1],
        (
            ("社會及人文課長照股", "辦理長者健康促進活動與獨居長者關懷訪視"),
            ("民政及役政課宗教股", "輔導寺廟登記並辦理里鄰防災演練與宣導事"),
            ("農業及建設課公園股", "巡查鄰里公園設施並於三日內派工修繕損壞"),
        ),
        strict=True,
    ):
        for x, words, width in ((63, unit, 6), (129, text, 10)):
            for line in range(0, len(words), width):
                sheet.write(words[line : line + width], x, top + 6 + 27.0 * (line // width))
    assert [row[1] for row in texts(read_one(sheet))[1:]] == [
        "辦理長者健康促進活動與獨居長者關懷訪視",
        "輔導寺廟登記並辦理里鄰防災演練與宣導事",
        "巡查鄰里公園設施並於三日內派工修繕損壞",
    ]


def test_rows_that_only_white_space_parts_are_rows() -> None:
    sheet = Sheet().table(steps(50, 120, 100, 100), steps(100, 20, 160), [["科目", "預算數", "決算數"]])
    for number, row in enumerate(
        [["歲入合計", "3,100", "3,200"], ["稅課收入", "2,000", "2,100"], ["其他收入", "1,100", "1,100"]]
    ):
        for x, text in zip((50, 170, 270), row, strict=True):
            sheet.write(text, x + PAD, 125 + 45 * number)
    assert [row[0] for row in texts(read_one(sheet))] == ["科目", "歲入合計", "稅課收入", "其他收入"]


def test_lists_beside_each_other_in_one_ruled_row_stay_one_row() -> None:
    sheet = Sheet().table(steps(50, 100, 250, 80), steps(100, 20, 160), [["執行策略", "推動作法", "執行期間"]])
    sheet.write("1.強化便捷", 53, 123)
    for number in range(3):
        sheet.write(f"{number + 1}.辦理項目", 153, 123 + 45 * number).write("1月~12月", 403, 123 + 45 * number)
    assert read_one(sheet).n_rows == 2


@st.composite
def filled_tables(draw: st.DrawFn) -> tuple[Sheet, str]:
    columns, rows = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    words = draw(st.lists(st.text("甲乙丙丁12Ab", max_size=4), min_size=columns * rows, max_size=columns * rows))
    sheet = Sheet()
    xs, ys = steps(40, *[80.0] * columns), steps(60, *[30.0] * rows)
    sheet.table(xs, ys, [words[row * columns : (row + 1) * columns] for row in range(rows)])
    return sheet, "".join(words)


@given(filled_tables())
@settings(deadline=None)
def test_every_character_lands_in_one_cell(drawn: tuple[Sheet, str]) -> None:
    sheet, printed = drawn
    tables: tuple[Table, ...] = read_all(sheet)
    kept = Counter(char for table in tables for cell in table.cells for line in cell.lines for char in line.text)
    del kept[" "]
    assert kept == Counter(printed) if tables else not printed


def test_text_that_meets_the_next_cells_text_where_it_overflows_is_parted_there() -> None:
    xs, ys = steps(50, 22.5, 22.5, 22.5), steps(100, 20, 20)
    sheet = Sheet().grid(xs, ys)
    for x, head, value in zip(xs, ("甲", "乙", "丙"), ("100%", "99%", "100%"), strict=False):
        sheet.write(head, x + PAD, ys[0] + PAD).write(value, x + PAD, ys[1] + PAD)
    assert texts(read_one(sheet))[1] == ["100%", "99%", "100%"]


def test_text_of_a_cut_cell_that_runs_out_below_the_walls_is_the_cells() -> None:
    xs, ys = steps(50, 60, 120, 200), steps(700, 20, 40)
    sheet = Sheet().across(xs[0], xs[-1], ys[0]).across(xs[0], xs[-1], ys[1]).across(xs[2], xs[-1], ys[2])
    for x in xs:
        sheet.down(x, ys[0], ys[2])
    for x, text in zip(xs, ROWS[0], strict=False):
        sheet.write(text, x + PAD, ys[0] + PAD)
    sheet.write("7", xs[0] + PAD, ys[1] + PAD).write("辦理在職訓練及法令之測", xs[1] + PAD, ys[1] + 26)
    sheet.write("驗", xs[1] + PAD, ys[1] + 40).write("每年二次", xs[2] + PAD, ys[1] + 14)
    table = read_one(sheet)
    assert texts(table)[1] == ["7", "辦理在職訓練及法令之測驗", "每年二次"]


def test_characters_of_no_size_as_damaged_files_state_them_stop_nothing() -> None:
    sheet = Sheet().table(steps(60, 66, 106), steps(100, 40, 40), [["單位", "內容"], ["甲\n乙", "丙\n丁"]])
    sheet.chars = [char._replace(size=0.0) for char in sheet.chars]
    assert [sorted(text.replace("\n", "")) for text in texts(read_one(sheet))[1]] == [["乙", "甲"], ["丁", "丙"]]
