"""Banner rows of tables that are open at the sides: without a vertical rule they part one grid into two."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from extractors.layout.lines import build_lines
from extractors.tables.glyphs import Glyphs
from extractors.tables.headers import count_header_rows
from extractors.tables.part import PartCell, TablePart
from extractors.tables.strokes import Stroke
from schemas.page import Box

_NEAR_PT: Final = 2.0
_HEIGHT: Final = 2.6  # of the size: a banner's row; what stands in a higher gap is a title between two tables
_OPEN: Final = frozenset({"left", "right"})


def join_over_banners(parts: Sequence[TablePart], glyphs: Glyphs) -> list[TablePart]:
    """Join parts of one page that a single line between two rules parts, where the lower one has no head of its own."""
    joined: list[TablePart] = []
    for part in parts:
        banner = _banner(joined[-1], part, glyphs) if joined else None
        if banner is None:
            joined.append(part)
        else:
            joined[-1] = _join(joined[-1], banner, part)
    return joined


def take_outer_banners(parts: Sequence[TablePart], loners: Sequence[Stroke], glyphs: Glyphs) -> list[TablePart]:
    """Return parts that are open at the sides with the banner over their first rule and the note under their last.

    Args:
        parts: Of one page.
        loners: Horizontal rules that belong to none of them: one as long as the table's own closes the banner.
        glyphs: The page's characters.
    """
    return [_with_outer_banners(part, loners, glyphs) if part.missing >= _OPEN else part for part in parts]


def _with_outer_banners(part: TablePart, loners: Sequence[Stroke], glyphs: Glyphs) -> TablePart:
    own = [
        stroke.at
        for stroke in loners
        if abs(stroke.start - part.xs[0]) <= _NEAR_PT and abs(stroke.end - part.xs[-1]) <= _NEAR_PT
    ]
    for at in sorted((at for at in own if at < part.ys[0]), reverse=True):
        banner = _one_line(Box(part.xs[0], at, part.xs[-1], part.ys[0]), 0, part, glyphs)
        if banner is None:
            break
        lowered = (cell._replace(row=cell.row + 1) for cell in part.cells)
        part = replace(part, ys=(at, *part.ys), cells=(banner, *lowered))
    for at in sorted(at for at in own if at > part.ys[-1]):
        banner = _one_line(Box(part.xs[0], part.ys[-1], part.xs[-1], at), part.n_rows, part, glyphs)
        if banner is None:
            break
        part = replace(part, ys=(*part.ys, at), cells=(*part.cells, banner))
    return part


def _banner(above: TablePart, below: TablePart, glyphs: Glyphs) -> PartCell | None:
    if not (above.missing >= _OPEN and below.missing >= _OPEN and _same_columns(above, below)):
        return None
    if count_header_rows(below.cells, below.n_rows, below.n_cols, surely=True):
        return None
    return _one_line(Box(above.xs[0], above.ys[-1], above.xs[-1], below.ys[0]), above.n_rows, above, glyphs)


def _one_line(box: Box, row: int, part: TablePart, glyphs: Glyphs) -> PartCell | None:
    """Return the cell as wide as the table that a box holds; None where it isn't one line of print."""
    lines = build_lines((glyphs.chars[index] for index in glyphs.inside(box).tolist()), part.page)
    if len(lines) != 1 or not 0 < box.bottom - box.top <= _HEIGHT * lines[0].size:
        return None
    return PartCell(row, 0, 1, part.n_cols, box, lines, lines[0].text)


def _same_columns(above: TablePart, below: TablePart) -> bool:
    return len(above.xs) == len(below.xs) and bool(np.allclose(above.xs, below.xs, rtol=0, atol=_NEAR_PT))


def _join(above: TablePart, banner: PartCell, below: TablePart) -> TablePart:
    shift = above.n_rows + 1
    return replace(
        above,
        ys=above.ys + below.ys,
        cells=(*above.cells, banner, *(cell._replace(row=cell.row + shift) for cell in below.cells)),
        missing=(above.missing - {"bottom"}) | (below.missing & {"bottom"}),
        open_sides=above.open_sides + below.open_sides,
        doubts=(*above.doubts, *below.doubts),
    )
