"""Filled areas to what they are in a grid: the shade behind a cell, or a bar through it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from extractors.tables.lattice import Lattice
from extractors.tables.spans import Span
from schemas.page import Box, Fill

WHITE: Final = 0.985  # no printer shows a lighter grey
_SHADES: Final = 0.6  # of a cell's height and width: a fill that covers more is a shade, one that is lower a bar
_INSET_PT: Final = 1.0  # a fill reaches this far into a neighbour without meaning it
_THINNEST_PT: Final = 0.5


class Painted(NamedTuple):
    """What the fills mean: a grey for each span (None where none), and the bars' boxes."""

    grays: list[float | None]
    bars: list[Box]


def read_fills(
    fills: Iterable[Fill], lattice: Lattice, spans: Sequence[Span], owner: Sequence[Sequence[int]]
) -> Painted:
    """Sort the fills inside a lattice into shades and bars; a later fill covers an earlier one."""
    grays: list[float | None] = [None] * len(spans)
    bars: list[Box] = []
    box = lattice.box
    for fill in dict.fromkeys(fills):
        if fill.x1 <= box.x0 or fill.x0 >= box.x1 or fill.bottom <= box.top or fill.top >= box.bottom:
            continue
        cells = _cells_under(fill, lattice, owner)
        shaded = [cell for cell in cells if not fill.polygon and _shades(fill, spans[cell], lattice)]
        for cell in shaded:
            grays[cell] = fill.gray if fill.gray < WHITE else None
        if not shaded and fill.gray < WHITE and _inside_one_row(fill, cells, spans, lattice):
            bars.append(Box(fill.x0, fill.top, fill.x1, fill.bottom))
    return Painted(grays, bars)


def _cells_under(fill: Fill, lattice: Lattice, owner: Sequence[Sequence[int]]) -> list[int]:
    first_row, end_row = _slots(lattice.ys, fill.top, fill.bottom)
    first_col, end_col = _slots(lattice.xs, fill.x0, fill.x1)
    return list(dict.fromkeys(cell for row in owner[first_row:end_row] for cell in row[first_col:end_col]))


def _slots(lines: Sequence[float], low: float, high: float) -> tuple[int, int]:
    inset = min(_INSET_PT, (high - low) / 2)
    first = max(bisect_right(lines, low + inset) - 1, 0)
    return first, max(min(bisect_left(lines, high - inset), len(lines) - 1), first + 1)


def _shades(fill: Fill, span: Span, lattice: Lattice) -> bool:
    left, right = lattice.xs[span.col], lattice.xs[span.col + span.col_span]
    top, bottom = lattice.ys[span.row], lattice.ys[span.row + span.row_span]
    width = min(fill.x1, right) - max(fill.x0, left)
    height = min(fill.bottom, bottom) - max(fill.top, top)
    return width >= _SHADES * (right - left) and height >= _SHADES * (bottom - top)


def _inside_one_row(fill: Fill, cells: Sequence[int], spans: Sequence[Span], lattice: Lattice) -> bool:
    """Tell whether a fill lies between the upper and lower side of the cells that it crosses, as a bar does."""
    if not cells or fill.bottom - fill.top < _THINNEST_PT:
        return False
    top = max(lattice.ys[spans[cell].row] for cell in cells)
    bottom = min(lattice.ys[spans[cell].row + spans[cell].row_span] for cell in cells)
    return top - _INSET_PT <= fill.top and fill.bottom <= bottom + _INSET_PT
