from extractors.tables.lattice import find_lattices
from extractors.tables.strokes import collect_strokes
from tests.extractors.tables.sheet import Sheet, steps

XS = steps(50, 100, 100, 100)
YS = steps(100, 30, 30, 30)


def lattices(sheet: Sheet) -> list[tuple[int, int, frozenset[str]]]:
    found, _ = find_lattices(collect_strokes(sheet.page()))
    return [(len(one.ys) - 1, len(one.xs) - 1, one.missing) for one in found]


def test_a_full_grid_has_its_rows_and_columns() -> None:
    assert lattices(Sheet().grid(XS, YS)) == [(3, 3, frozenset())]


def test_double_rules_are_one_line() -> None:
    sheet = Sheet().grid(XS, YS)
    for y in YS:
        sheet.across(XS[0], XS[-1], y + 2.2)
    for x in XS:
        sheet.down(x + 2.2, YS[0], YS[-1])
    assert lattices(sheet) == [(3, 3, frozenset())]


def test_a_missing_lower_rule_at_a_page_end_is_put_in_and_named() -> None:
    sheet = Sheet()
    for y in YS[:-1]:
        sheet.across(XS[0], XS[-1], y)
    for x in XS:
        sheet.down(x, YS[0], YS[-1])
    assert lattices(sheet) == [(3, 3, frozenset({"bottom"}))]


def test_a_table_open_on_both_sides_has_outer_columns() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.across(XS[0], XS[-1], y)
    for x in XS[1:-1]:
        sheet.down(x, YS[0], YS[-1])
    assert lattices(sheet) == [(3, 3, frozenset({"left", "right"}))]


def test_an_underlined_word_is_no_grid_line() -> None:
    sheet = Sheet().grid(XS, YS).across(XS[0] + 1.5, XS[0] + 40, YS[0] + 15)
    assert lattices(sheet) == [(3, 3, frozenset())]


def test_two_tables_apart_are_two_grids() -> None:
    assert len(lattices(Sheet().grid(XS, YS).grid(XS, steps(300, 20, 20)))) == 2


def test_a_column_line_that_two_rows_place_a_little_apart_is_one() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.across(XS[0], XS[-1], y)
    for x in (XS[0], XS[-1]):
        sheet.down(x, YS[0], YS[-1])
    sheet.down(150, YS[0], YS[1]).down(151.5, YS[1], YS[3])
    assert lattices(sheet) == [(3, 2, frozenset())]


def test_hatching_is_a_drawing() -> None:
    sheet = Sheet().grid(steps(50, *[3.0] * 40), steps(100, *[3.0] * 40))
    found, drawings = find_lattices(collect_strokes(sheet.page()))
    assert (found, len(drawings)) == ((), 1) or all(len(one.xs) < 40 for one in found)
