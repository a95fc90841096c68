"""Two tables drawn under each other without a gap: one grid to the rules, two tables to a reader."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import or_
from typing import Final

from extractors.tables.headers import GridCell, count_header_rows, split_blocks
from extractors.tables.part import PartCell, TablePart

_SHARED: Final = 0.34  # of the inner column lines: two parts that share more have the same columns
_LEAST_ROWS: Final = 2


def split_stacked(part: TablePart) -> list[TablePart]:
    """Return the tables that a part is: one, unless its columns change where a header says that another begins."""
    if len({(cell.col, cell.col_span) for cell in part.cells}) <= part.n_cols:
        return [part]  # every cell keeps to the same columns
    for row in _changes(part):
        below = [cell for cell in part.cells if cell.row >= row]
        if _is_headed(below, row, part):
            above = [cell for cell in part.cells if cell.row < row]
            return [_cut_out(part, above, 0, row), *split_stacked(_cut_out(part, below, row, part.n_rows))]
    return [part]


def _changes(part: TablePart) -> list[int]:
    """Rows above which a line runs through the full width, with other columns below it than above."""
    blocks = split_blocks(part.cells, part.n_rows)
    lines = [_inner_lines(block, part.n_cols) for block in blocks]
    above = list(accumulate(lines, or_))
    below = list(accumulate(reversed(lines), or_))[::-1]
    starts = [block[0].row for block in blocks]
    return [
        start
        for start, one, other in zip(starts[1:], above, below[1:], strict=False)
        if _LEAST_ROWS <= start <= part.n_rows - _LEAST_ROWS and _are_unlike(one, other)
    ]


def _inner_lines(cells: Iterable[GridCell], n_cols: int) -> set[int]:
    return {line for cell in cells for line in (cell.col, cell.col + cell.col_span) if 0 < line < n_cols}


def _are_unlike(one: set[int], other: set[int]) -> bool:
    return bool(one and other) and len(one & other) <= _SHARED * min(len(one), len(other))


def _is_headed(cells: Sequence[PartCell], row: int, part: TablePart) -> bool:
    lowered = [cell._replace(row=cell.row - row) for cell in cells]
    return count_header_rows(lowered, part.n_rows - row, part.n_cols, surely=True) > 0


def _cut_out(part: TablePart, cells: Sequence[PartCell], first: int, end: int) -> TablePart:
    """Return the rows from `first` to `end` as a part of its own, without column lines that only others need."""
    kept = sorted({0, part.n_cols} | _inner_lines(cells, part.n_cols))
    place = {line: index for index, line in enumerate(kept)}
    sides = {"top"} if first == 0 else set()
    sides |= {"bottom"} if end == part.n_rows else set()
    return replace(
        part,
        xs=tuple(part.xs[line] for line in kept),
        ys=part.ys[first : end + 1],
        cells=tuple(
            cell._replace(
                row=cell.row - first,
                col=place[cell.col],
                col_span=place[cell.col + cell.col_span] - place[cell.col],
            )
            for cell in cells
        ),
        missing=part.missing & ({"left", "right"} | sides),
    )
