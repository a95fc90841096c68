import pytest

from schemas.table import Table
from tests.extractors.tables.reading import read_one
from tests.extractors.tables.sheet import PAD, Sheet, steps

MONTHS = 12
XS = steps(30, 30, 80, *[30.0] * MONTHS, 60)
YS = steps(100, 20, 40, 40, 40)
HEAD = ["編號", "工作內容", *[f"{month}月" for month in range(1, 13)], "備註"]
BODY = [["1", "戶籍清查"], ["2", "人口統計"], ["3", "門牌整編"]]


def chart() -> Sheet:
    sheet = Sheet(width=842, height=595).table(XS, YS[:2], [HEAD]).grid(XS, YS)
    for top, row in zip(YS[1:], BODY, strict=False):
        for x, text in zip(XS, row, strict=False):
            sheet.write(text, x + PAD, top + PAD)
    return sheet


def months(table: Table, row: int) -> list[int]:
    return sorted(column - 1 for cell in table.cells if cell.row == row for column in cell.marked_cols)


def across_months(sheet: Sheet, row: int, first: int, last: int, thickness: float, inset: float = 0.0) -> Sheet:
    middle = (YS[row] + YS[row + 1]) / 2
    return sheet.across(XS[first + 1] + inset, XS[last + 2] - inset, middle, thickness)


@pytest.mark.parametrize(("thickness", "inset"), [(2.0, 0.0), (0.5, 0.0), (1.5, 2.0), (0.75, 8.0)])
def test_a_line_through_months_marks_them_and_splits_no_row(thickness: float, inset: float) -> None:
    table = read_one(across_months(chart(), 2, 3, 6, thickness, inset))
    assert (table.n_rows, table.n_cols) == (4, 15)
    assert months(table, 2) == [3, 4, 5, 6]
    assert months(table, 1) == months(table, 3) == []


def test_bars_in_every_row_split_none() -> None:
    sheet = chart()
    for row, (first, last) in enumerate([(1, 12), (2, 2), (5, 8)], 1):
        across_months(sheet, row, first, last, 1.5)
    table = read_one(sheet)
    assert table.n_rows == 4
    assert [months(table, row) for row in (1, 2, 3)] == [list(range(1, 13)), [2], [5, 6, 7, 8]]


def test_a_bar_that_only_sticks_out_into_a_month_does_not_mark_it() -> None:
    sheet = chart()
    sheet.across(XS[4] + 15, XS[6] + 8, 140, 2.0)  # half of 3月, all of 4月, a quarter of 5月
    assert months(read_one(sheet), 1) == [3, 4]


def test_a_thick_filled_bar_with_an_arrow_head_marks_its_months() -> None:
    sheet = chart().fill(XS[3], 135, XS[6] - 6, 141, 0.2)
    assert months(read_one(sheet), 1) == [2, 3, 4]


def test_shaded_months_are_marked_and_a_shaded_row_is_not() -> None:
    sheet = chart().fill(XS[2], YS[1], XS[4], YS[2]).fill(XS[0], YS[2], XS[-1], YS[3], 0.9)
    table = read_one(sheet)
    assert months(table, 1) == [1, 2]
    assert months(table, 2) == []


def test_a_column_shaded_from_head_to_foot_marks_nothing() -> None:
    sheet = chart().fill(XS[5], YS[0], XS[6], YS[-1], 0.9)
    table = read_one(sheet)
    assert [months(table, row) for row in (1, 2, 3)] == [[], [], []]


@pytest.mark.parametrize("sign", ["●", "■", "V", "✓", "＊", "\uf0fc", "—", "----"])
def test_a_mark_character_marks_its_month_and_stays_as_text(sign: str) -> None:
    table = read_one(chart().write(sign, XS[7] + 2, YS[2] + 15, 6))
    cell = next(cell for cell in table.cells if (cell.row, cell.col) == (2, 7))
    assert (cell.mark, cell.text, cell.lines[0].text) == ("glyph", sign, sign)


def test_a_dash_outside_a_time_scale_is_text() -> None:
    table = read_one(chart().write("—", XS[14] + PAD, YS[1] + PAD))
    cell = next(cell for cell in table.cells if (cell.row, cell.col) == (1, 14))
    assert (cell.mark, cell.text) == ("", "—")


def test_a_bar_over_merged_months_says_which_it_covers() -> None:
    sheet = Sheet(width=842, height=595).table(XS, YS[:2], [HEAD])
    for y in YS:
        sheet.across(XS[0], XS[-1], y)
    for x in (XS[0], XS[1], XS[2], XS[14], XS[15]):
        sheet.down(x, YS[0], YS[-1])
    sheet.write("1", XS[0] + PAD, YS[1] + PAD).write("清查", XS[1] + PAD, YS[1] + PAD).across(XS[4], XS[8], 140, 2.0)
    table = read_one(sheet)
    cell = next(cell for cell in table.cells if (cell.row, cell.col) == (1, 2))
    assert (cell.col_span, cell.mark, cell.marked_cols) == (12, "bar", (4, 5, 6, 7))


def test_a_rule_between_two_written_rows_is_no_bar() -> None:
    sheet = Sheet()
    xs = steps(50, 60, 60, 60, 60)
    sheet.grid(xs, [100, 140, 180]).across(xs[1], xs[-1], 160)
    for row, top in enumerate((103, 143, 163)):
        for x in xs[1:-1]:
            sheet.write(f"值{row}", x + PAD, top)
    sheet.write("合併", xs[0] + PAD, 150)
    table = read_one(sheet)
    assert table.n_rows == 3
    assert not any(cell.mark for cell in table.cells)


@pytest.mark.parametrize("side", [6.0, 12.0])
def test_a_drawn_dot_marks_its_month_however_small(side: float) -> None:
    middle = (XS[7] + XS[8]) / 2
    sheet = chart().fill(middle - side / 2, 140 - side / 2, middle + side / 2, 140 + side / 2, 0.0)
    assert months(read_one(sheet), 1) == [6]


def test_a_thin_bar_close_to_a_rule_is_a_bar_where_it_hangs_in_its_cells() -> None:
    sheet = chart().across(XS[4] + 6, XS[6] - 6, YS[2] - 2, 0.5)
    assert months(read_one(sheet), 1) == [3, 4]


def test_a_shade_beside_the_months_marks_nothing() -> None:
    sheet = chart().fill(XS[14], YS[1], XS[15], YS[2], 0.8)
    sheet.fill(XS[4], YS[1], XS[5], YS[2], 0.7)
    table = read_one(sheet)
    assert months(table, 1) == [3]
    assert not any(cell.mark for cell in table.cells if cell.col == 14)
