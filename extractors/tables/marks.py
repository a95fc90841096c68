"""What runs through a cell besides text: bars, shades, mark characters."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from extractors.tables.draft import Draft, DraftCell
from extractors.tables.timescale import find_time_scale
from extractors.tables.words import is_mark_text
from schemas.page import Box
from schemas.table import Mark

_REACHES: Final = 0.4  # of a column's width: a bar that covers less only sticks out into it
_TOUCHES: Final = 0.15
_MIDDLE: Final = 0.6  # of a column's width: what stands inside and has its centre there is meant for it
_SAME_GRAY: Final = 0.02


class Marked(NamedTuple):
    """How a cell is marked, and in which grid columns."""

    mark: Mark
    columns: tuple[int, ...]


def read_marks(draft: Draft, cells: Sequence[DraftCell]) -> dict[int, Marked]:
    """Return the marks of a table's body cells, by the cell's index in `cells`."""
    scale = time_columns(draft, cells)
    plain, columns = _plain_shades(draft, cells), _plain_columns(draft, cells)
    marks: dict[int, Marked] = {}
    for index, cell in enumerate(cells):
        if cell.row < draft.header_rows:
            continue
        marked = _mark(cell, draft, scale)
        if marked is not None and marked.mark == "shade" and _is_plain(cell, plain, columns):
            continue
        if marked is not None:
            marks[index] = marked
    return marks


def time_columns(draft: Draft, cells: Sequence[DraftCell]) -> frozenset[int]:
    """Return the grid columns under a time scale in the header."""
    columns: set[int] = set()
    head = [cell for cell in cells if cell.row < draft.header_rows]
    for row in range(draft.header_rows):
        own = sorted((cell for cell in head if cell.row == row), key=lambda cell: cell.col)
        scale = find_time_scale([cell.text for cell in own])
        if scale is not None:
            columns.update(col for cell in own[slice(*scale)] for col in range(cell.col, cell.col + cell.col_span))
    return frozenset(columns)


def _is_plain(cell: DraftCell, plain: Mapping[int, frozenset[float]], columns: frozenset[int]) -> bool:
    if columns.issuperset(range(cell.col, cell.col + cell.col_span)) or cell.gray is None:
        return True
    return any(abs(cell.gray - gray) <= _SAME_GRAY for gray in plain[cell.row])


def _mark(cell: DraftCell, draft: Draft, scale: frozenset[int]) -> Marked | None:
    columns = tuple(range(cell.col, cell.col + cell.col_span))
    if cell.text and not scale.intersection(columns) and not is_mark_text(cell.text):
        return None  # what is drawn behind words outside a time scale underlines or highlights them
    barred = _barred_columns(cell, draft)
    if barred:
        return Marked("bar", barred)
    if is_mark_text(cell.text) and scale.issuperset(columns):
        return Marked("glyph", columns)
    beside = scale and (columns[-1] < min(scale) or columns[0] > max(scale))  # labels and notes are no time
    return Marked("shade", columns) if cell.gray is not None and not beside else None


def _barred_columns(cell: DraftCell, draft: Draft) -> tuple[int, ...]:
    barred: set[int] = set()
    for piece in cell.pieces:
        if piece.cell.bars:
            part = next(part for part in draft.parts if part.page == piece.page)
            own = part.xs[piece.cell.col : piece.cell.col + piece.cell.col_span + 1]
            step = cell.col_span / piece.cell.col_span
            for offset in _reached(piece.cell.bars, own):
                first = cell.col + round(offset * step)
                barred.update(range(first, max(first + 1, cell.col + round((offset + 1) * step))))
    return tuple(sorted(barred))


def _reached(bars: Sequence[Box], lines: Sequence[float]) -> list[int]:
    """Return which of the columns between some lines bars run through."""
    shares = [covered(bars, left, right) / (right - left) for left, right in pairwise(lines)]
    reached = [
        index
        for index, (left, right) in enumerate(pairwise(lines))
        if shares[index] >= _REACHES or _holds_mark(bars, left, right)
    ]
    if not reached and len(shares) > 1 and max(shares) >= _TOUCHES:
        return [shares.index(max(shares))]  # a short bar on the line between two months
    return reached


def _holds_mark(bars: Iterable[Box], left: float, right: float) -> bool:
    """Tell whether a short line or a dot stands in the middle of a column and in no other: a mark, however small."""
    inset = (right - left) * (1 - _MIDDLE) / 2
    return any(
        left - 1 <= bar.x0 and bar.x1 <= right + 1 and left + inset <= (bar.x0 + bar.x1) / 2 <= right - inset
        for bar in bars
    )


def covered(bars: Iterable[Box], left: float, right: float) -> float:
    """Return how much of the stretch from `left` to `right` bars run through, points."""
    total, reached = 0.0, left
    for bar in sorted(bars):
        start, end = max(bar.x0, reached), min(bar.x1, right)
        if end > start:
            total += end - start
            reached = end
    return total


def _plain_shades(draft: Draft, cells: Sequence[DraftCell]) -> dict[int, frozenset[float]]:
    """Return for each row the greys of its worded cells: a row that is shaded as a whole marks nothing."""
    plain: dict[int, set[float]] = {row: set() for row in range(draft.n_rows)}
    for cell in cells:
        if cell.gray is not None and cell.text and not is_mark_text(cell.text):
            for row in range(cell.row, cell.end):
                plain[row].add(cell.gray)
    return {row: frozenset(grays) for row, grays in plain.items()}


def _plain_columns(draft: Draft, cells: Sequence[DraftCell]) -> frozenset[int]:
    """Return the columns that are shaded from head to foot, which marks nothing either."""
    columns: dict[int, set[float | None]] = {col: set() for col in range(draft.n_cols)}
    for cell in cells:
        if cell.end >= draft.header_rows:
            for col in range(cell.col, cell.col + cell.col_span):
                columns[col].add(cell.gray)
    return frozenset(col for col, grays in columns.items() if len(grays) == 1 and None not in grays)
