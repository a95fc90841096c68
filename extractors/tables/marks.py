"""What runs through a cell besides text: bars, shades, mark characters."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from extractors.tables.draft import Draft, DraftCell
from extractors.tables.timescale import find_time_scale
from extractors.tables.words import load_words
from schemas.page import Box
from schemas.table import Mark

_REACHES: Final = 0.4  # of a column's width: a bar that covers less only sticks out into it
_SAME_GRAY: Final = 0.02


class Marked(NamedTuple):
    """How a cell is marked, and in which grid columns."""

    mark: Mark
    columns: tuple[int, ...]


def read_marks(draft: Draft) -> dict[int, Marked]:
    """Return the marks of a table's body cells, by the cell's index in `draft.cells`."""
    scale = time_columns(draft)
    plain = _plain_shades(draft)
    marks: dict[int, Marked] = {}
    for index, cell in enumerate(draft.cells):
        if cell.row < draft.header_rows:
            continue
        marked = _mark(cell, draft, plain, scale)
        if marked is not None:
            marks[index] = marked
    return marks


def time_columns(draft: Draft) -> frozenset[int]:
    """Return the grid columns under a time scale in the header."""
    columns: set[int] = set()
    for row in range(draft.header_rows):
        cells = sorted((cell for cell in draft.cells if cell.row == row), key=lambda cell: cell.col)
        scale = find_time_scale([cell.text for cell in cells])
        if scale is not None:
            columns.update(col for cell in cells[slice(*scale)] for col in range(cell.col, cell.col + cell.col_span))
    return frozenset(columns)


def is_mark_text(text: str) -> bool:
    """Tell whether a text is nothing but mark characters: one sign, or dashes drawn as a line."""
    words = load_words()
    bare = text.replace(" ", "")
    return bool(bare) and (all(char in words.signs for char in bare) or all(char in words.dashes for char in bare))


def _mark(cell: DraftCell, draft: Draft, plain: Mapping[int, frozenset[float]], scale: frozenset[int]) -> Marked | None:
    columns = tuple(range(cell.col, cell.col + cell.col_span))
    barred = _barred_columns(cell, draft)
    if barred:
        return Marked("bar", barred)
    if is_mark_text(cell.text) and scale.issuperset(columns):
        return Marked("glyph", columns)
    if cell.gray is not None and all(abs(cell.gray - gray) > _SAME_GRAY for gray in plain.get(cell.row, ())):
        return Marked("shade", columns)
    return None


def _barred_columns(cell: DraftCell, draft: Draft) -> tuple[int, ...]:
    barred: set[int] = set()
    for piece in cell.pieces:
        if piece.cell.bars:
            part = next(part for part in draft.parts if part.page == piece.page)
            own = part.xs[piece.cell.col : piece.cell.col + piece.cell.col_span + 1]
            step = cell.col_span / piece.cell.col_span
            for offset, (left, right) in enumerate(zip(own, own[1:], strict=False)):
                if covered(piece.cell.bars, left, right) >= _REACHES * (right - left):
                    first = cell.col + round(offset * step)
                    barred.update(range(first, max(first + 1, cell.col + round((offset + 1) * step))))
    return tuple(sorted(barred))


def covered(bars: Iterable[Box], left: float, right: float) -> float:
    """Return how much of the stretch from `left` to `right` bars run through, points."""
    total, reached = 0.0, left
    for bar in sorted(bars):
        start, end = max(bar.x0, reached), min(bar.x1, right)
        if end > start:
            total += end - start
            reached = end
    return total


def _plain_shades(draft: Draft) -> dict[int, frozenset[float]]:
    """Return for each row the greys that mean nothing: those of its worded cells, and of whole columns."""
    plain: dict[int, frozenset[float]] = {}
    columns = _column_shades(draft)
    for row in range(draft.header_rows, draft.n_rows):
        own = [cell for cell in draft.cells if cell.row == row]
        worded = frozenset(cell.gray for cell in own if cell.text and not is_mark_text(cell.text) and cell.gray is not None)
        plain[row] = worded | columns
    return plain


def _column_shades(draft: Draft) -> frozenset[float]:
    return frozenset()


