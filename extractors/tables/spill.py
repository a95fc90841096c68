"""Text that runs out below a table's last line, where a merged cell is cut by the page end before all of it is printed.

Browsers end the walls with the last whole row and print what is left of the cell under them.
"""

from itertools import groupby, pairwise
from typing import Final

from extractors.layout.lines import group_lines
from extractors.tables.glyphs import Glyphs
from extractors.tables.lattice import Lattice
from schemas.page import Box, Char

_PITCH: Final = 1.9  # of the size: lines of one cell are not set farther apart
_FARTHEST_PT: Final = 120.0  # so much text does no program print outside its cell
_APART: Final = 0.4  # of the size: two cells' texts have their padding between them
_MARGIN_PT: Final = 2.0


def find_spilled(lattice: Lattice, glyphs: Glyphs) -> list[int]:
    """Return the indices of the characters that go on right below the cells whose lower side is not ruled."""
    box = lattice.box
    near = glyphs.inside(Box(box.x0, lattice.ys[-2], box.x1, box.bottom + _FARTHEST_PT)).tolist()
    index_of = {id(glyphs.chars[index]): index for index in near}
    lines = group_lines([glyphs.chars[index] for index in near])
    stretches = _open_stretches(lattice)
    reached: list[Char | None] = [None] * len(stretches)
    found: list[int] = []
    for line in lines:
        pieces = [[char for char in line if x0 < _middle(char) < x1] for x0, x1 in stretches]
        if _level(line[0]) > box.bottom:
            if sum(map(len, pieces)) < len(line) or _crosses_walls(pieces):
                break  # a line of the body
            for stretch, last, piece in zip(stretches, reached, pieces, strict=True):
                if piece and not _goes_on(piece, last, stretch):
                    return found
            found += [index_of[id(char)] for piece in pieces for char in piece]
        reached = [piece[0] if piece else last for piece, last in zip(pieces, reached, strict=True)]
    return found


def _crosses_walls(pieces: list[list[Char]]) -> bool:
    """Tell whether text runs from one cell into the next without a break."""
    filled = [piece for piece in pieces if piece]
    return any(after[0].x0 - before[-1].x1 < _APART * before[-1].size for before, after in pairwise(filled))


def _goes_on(piece: list[Char], last: Char | None, stretch: tuple[float, float]) -> bool:
    """Tell whether a piece of a line follows the last one of its cell, and keeps within the cell's sides."""
    if last is None or _level(piece[0]) - _level(last) > _PITCH * last.size:
        return False
    return piece[0].x0 >= stretch[0] - _MARGIN_PT and piece[-1].x1 <= stretch[1] + _MARGIN_PT


def _open_stretches(lattice: Lattice) -> list[tuple[float, float]]:
    """Return where neighbouring columns without a rule below them begin and end, split at the walls between them."""
    stretches: list[tuple[float, float]] = []
    walls = lattice.down[-1]
    columns = range(len(lattice.xs) - 1)
    closed = (False,) * len(columns) if "bottom" in lattice.missing else lattice.across[-1]
    for ruled, run in groupby(columns, key=closed.__getitem__):
        if ruled:
            continue
        own = list(run)
        starts = [column for column in own if column == own[0] or walls[column]]
        ends = [*starts[1:], own[-1] + 1]
        stretches += [(lattice.xs[start], lattice.xs[end]) for start, end in zip(starts, ends, strict=True)]
    return stretches


def _middle(char: Char) -> float:
    return (char.x0 + char.x1) / 2


def _level(char: Char) -> float:
    return (char.top + char.bottom) / 2
