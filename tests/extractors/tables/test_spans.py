from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.lattice import Lattice
from extractors.tables.spans import count_open_sides, read_spans
from extractors.tables.strokes import Strokes


def lattice(across: list[list[bool]], down: list[list[bool]]) -> Lattice:
    xs = tuple(float(50 * column) for column in range(len(down[0])))
    ys = tuple(float(20 * row) for row in range(len(across)))
    return Lattice(xs, ys, tuple(map(tuple, across)), tuple(map(tuple, down)), Strokes((), ()))


@st.composite
def lattices(draw: st.DrawFn) -> Lattice:
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    ruled = st.booleans()
    across = [draw(st.lists(ruled, min_size=columns, max_size=columns)) for _ in range(rows + 1)]
    down = [draw(st.lists(ruled, min_size=columns + 1, max_size=columns + 1)) for _ in range(rows)]
    return lattice(across, down)


@given(lattices())
def test_cells_tile_any_grid_exactly(grid: Lattice) -> None:
    covered = [
        (row, column)
        for span in read_spans(grid)
        for row in range(span.row, span.row + span.row_span)
        for column in range(span.col, span.col + span.col_span)
    ]
    slots = [(row, column) for row in range(len(grid.ys) - 1) for column in range(len(grid.xs) - 1)]
    assert sorted(covered) == slots


def test_a_missing_rule_merges_two_slots() -> None:
    grid = lattice([[True, True], [False, True], [True, True]], [[True, True, True], [True, True, True]])
    assert [(s.row, s.col, s.row_span, s.col_span) for s in read_spans(grid)] == [
        (0, 0, 2, 1),
        (0, 1, 1, 1),
        (1, 1, 1, 1),
    ]
    assert count_open_sides(grid, read_spans(grid)) == 0


def test_a_region_that_is_no_rectangle_falls_into_rectangles_and_is_counted() -> None:
    # the rule between the upper slots is missing, and the one under the left of them
    grid = lattice([[True, True], [False, True], [True, True]], [[True, False, True], [True, True, True]])
    spans = read_spans(grid)
    assert [(s.row, s.col, s.row_span, s.col_span) for s in spans] == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert count_open_sides(grid, spans) == 1
