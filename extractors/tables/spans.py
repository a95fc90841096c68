"""Slots of a lattice to cells: where the rule between two slots is missing, they are one cell."""

from typing import NamedTuple

from extractors.tables.lattice import Lattice


class Span(NamedTuple):
    """One cell's place in the grid: its first row and column, and how many of each it takes up."""

    row: int
    col: int
    row_span: int
    col_span: int


def read_spans(lattice: Lattice) -> tuple[Span, ...]:
    """Return the cells, row by row; they tile the grid, and every one is a rectangle.

    Each starts in the first free slot, grows to the right until a rule, then down while its full width is unruled.
    A region that is no rectangle (a piece of a rule is missing) so falls into rectangles along the rules it has.
    """
    n_rows, n_cols = len(lattice.ys) - 1, len(lattice.xs) - 1
    free = [[True] * n_cols for _ in range(n_rows)]
    spans: list[Span] = []
    for row in range(n_rows):
        for col in range(n_cols):
            if not free[row][col]:
                continue
            end = col + 1
            while end < n_cols and free[row][end] and not lattice.down[row][end]:
                end += 1
            bottom = row + 1
            while bottom < n_rows and _goes_on(lattice, bottom, col, end):
                bottom += 1
            for taken in free[row:bottom]:
                taken[col:end] = [False] * (end - col)
            spans.append(Span(row, col, bottom - row, end - col))
    return tuple(spans)


def count_open_sides(lattice: Lattice, spans: tuple[Span, ...]) -> int:
    """Count the cells of which a side inside the table is not ruled: what the rules say there is unclear."""
    return sum(_has_open_side(lattice, span) for span in spans)


def _goes_on(lattice: Lattice, row: int, col: int, end: int) -> bool:
    """Tell whether a cell of the columns `col` to `end` goes on into `row`: nothing ruled above it or inside it."""
    if any(lattice.across[row][col:end]) or any(lattice.down[row][col + 1 : end]):
        return False
    walls = lattice.down[row]
    return (col == 0 or walls[col]) and (end == len(walls) - 1 or walls[end])


def _has_open_side(lattice: Lattice, span: Span) -> bool:
    bottom, right = span.row + span.row_span, span.col + span.col_span
    if bottom < len(lattice.ys) - 1 and not all(lattice.across[bottom][span.col : right]):
        return True
    return right < len(lattice.xs) - 1 and not all(row[right] for row in lattice.down[span.row : bottom])
