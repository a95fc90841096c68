"""The foot of a part at a page end: browsers draw the walls of a cut row on beyond it, into the page's margin."""

from dataclasses import replace
from typing import Final

from extractors.tables.part import PartCell, TablePart
from schemas.page import Box

_HIGHEST_PT: Final = 60.0  # margins are no higher; a higher row is an empty one of the table


def without_margin(part: TablePart) -> TablePart:
    """Return a part that is open below without a last row that holds nothing: it is what lies in the margin.

    Its walls have no rule under them, and no cell of it has text or a bar.
    """
    last = part.n_rows - 1
    if "bottom" not in part.missing or last < 2 or part.ys[-1] - part.ys[-2] > _HIGHEST_PT:
        return part
    own = [cell for cell in part.cells if cell.row == last]
    over = [cell for cell in part.cells if cell.row < last < cell.row + cell.row_span]
    if not own or any(cell.text or cell.bars or cell.gray is not None for cell in own):
        return part
    if any(line.box.bottom > part.ys[-2] for cell in over for line in cell.lines):
        return part
    kept = [_shortened(cell, last, part.ys[-2]) for cell in part.cells if cell.row < last]
    return replace(part, ys=part.ys[:-1], cells=tuple(kept))


def _shortened(cell: PartCell, end: int, bottom: float) -> PartCell:
    if cell.row + cell.row_span <= end:
        return cell
    return cell._replace(row_span=end - cell.row, box=Box(cell.box.x0, cell.box.top, cell.box.x1, bottom))
