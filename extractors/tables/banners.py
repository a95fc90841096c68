"""Banner rows of tables that are open at the sides: without a vertical rule they part one grid into two."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from extractors.layout.lines import build_lines
from extractors.tables.glyphs import Glyphs
from extractors.tables.headers import count_header_rows
from extractors.tables.part import PartCell, TablePart
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


def _banner(above: TablePart, below: TablePart, glyphs: Glyphs) -> PartCell | None:
    if not (above.missing >= _OPEN and below.missing >= _OPEN and _same_columns(above, below)):
        return None
    box = Box(above.xs[0], above.ys[-1], above.xs[-1], below.ys[0])
    lines = build_lines((glyphs.chars[index] for index in glyphs.inside(box).tolist()), above.page)
    if len(lines) != 1 or not 0 < box.bottom - box.top <= _HEIGHT * lines[0].size:
        return None
    if count_header_rows(below.cells, below.n_rows, below.n_cols, surely=True):
        return None
    return PartCell(above.n_rows, 0, 1, above.n_cols, box, lines, lines[0].text)


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
