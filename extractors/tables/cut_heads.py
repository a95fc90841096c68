"""Heads that a page end cuts: a banner left alone at the foot of a page, a head of several rows begun there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.layout.lines import build_lines, group_lines
from extractors.tables.columns import Match
from extractors.tables.draft import Draft
from extractors.tables.headers import count_header_rows, find_header, is_banner, split_blocks
from extractors.tables.lattice import Lattice
from extractors.tables.part import PartCell, ReadPage, TablePart
from schemas.page import Box, Char

_NEAR_PT: Final = 2.0
_ASIDE: Final = 1  # line of print between a part and the edge of the page: a page number, a running head
_MOSTLY: Final = 0.5  # share of the cells at the page end that stand over an empty one


def find_lone_banner(lattices: Sequence[Lattice], outside: Sequence[Char], page: int) -> TablePart | None:
    """Return the framed line at the foot of a page as a table of one cell; None where there is none."""
    boxes = [lattice.box for lattice in lattices if len(lattice.xs) == len(lattice.ys) == 2]
    if not boxes:
        return None
    box = max(boxes, key=lambda box: box.top)
    lines = build_lines((char for char in outside if _holds(box, char)), page)
    below = [char for char in outside if char.top > box.bottom]
    if len(lines) != 1 or len(group_lines(below)) > _ASIDE:
        return None
    cell = PartCell(0, 0, 1, 1, box, lines, lines[0].text)
    return TablePart(page=page, xs=(box.x0, box.x1), ys=(box.top, box.bottom), cells=(cell,))


def adopt_banner(before: ReadPage, after: ReadPage) -> ReadPage:
    """Return a page with its lone banner as a part, where a table without one begins the next page in its width."""
    banner = before.lone
    if banner is None or not after.parts:
        return before
    part = after.parts[0]
    above = [char for char in after.outside if char.bottom < part.box.top]
    alike = abs(part.xs[0] - banner.xs[0]) <= _NEAR_PT and abs(part.xs[-1] - banner.xs[-1]) <= _NEAR_PT
    if not alike or len(group_lines(above)) > _ASIDE or not _is_headed(part):
        return before
    rest = tuple(char for char in before.outside if not _holds(banner.box, char))
    return ReadPage((*before.parts, banner), rest)


def is_lone_banner(draft: Draft) -> bool:
    """Tell whether a table is nothing so far but a banner."""
    return draft.n_rows == draft.n_cols == 1


def is_cut_head(draft: Draft, part: TablePart, columns: Match | None) -> bool:
    """Tell whether a table is nothing so far but the begun head that the part's first row ends.

    What is written in both is not one cell's; most cells of the row above stand over an empty one.
    """
    if columns is None or draft.n_rows > draft.header_rows:
        return False
    above = {(columns.table[cell.col], columns.table[cell.col + cell.col_span]): cell.text for cell in draft.last}
    below = {
        (columns.part[cell.col], columns.part[cell.col + cell.col_span]): cell.text
        for cell in part.cells
        if cell.row == 0
    }
    over = [place for place, text in above.items() if text and below.get(place) == ""]
    return len(over) >= _MOSTLY * len(above) and any(below.values())


def head_again(draft: Draft) -> Draft:
    """Return a table with its header rows counted anew."""
    header = find_header(sorted(draft.cells, key=lambda cell: (cell.row, cell.col)), draft.n_rows, draft.n_cols)
    return replace(draft, header_rows=header.rows, header_sure=header.sure)


def _is_headed(part: TablePart) -> bool:
    first = split_blocks(part.cells, part.n_rows)[0]
    return not is_banner(first, part.n_cols) and count_header_rows(part.cells, part.n_rows, part.n_cols) > 0


def _holds(box: Box, char: Char) -> bool:
    return box.x0 <= (char.x0 + char.x1) / 2 <= box.x1 and box.top <= (char.top + char.bottom) / 2 <= box.bottom
