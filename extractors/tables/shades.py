"""Fills outside ruled tables: rows may be told by their shade alone, and columns by the cells that were filled."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from extractors.tables.fills import WHITE
from extractors.tables.strokes import Stroke, join_collinear
from schemas.page import Box, Fill

_BESIDE_PT: Final = 4.5  # filled cells no farther apart stand side by side
_SAME_WALL_PT: Final = 4.0
_INSET_PT: Final = 6.0  # from the outer sides: a wall so near to one is that side


class Wall(NamedTuple):
    """Where two filled cells of one row meet."""

    x: float
    top: float
    bottom: float


class Shades(NamedTuple):
    """The upper and lower edges of fills, and the walls between those side by side."""

    edges: tuple[Stroke, ...]
    walls: tuple[Wall, ...]


def read_shades(fills: Iterable[Fill], tables: Sequence[Box]) -> Shades:
    """Return the edges and walls of the fills outside the tables found."""
    edges: list[Stroke] = []
    rows: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in dict.fromkeys(fills):
        x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
        if fill.polygon or fill.gray >= WHITE or any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in tables):
            continue
        edges += (Stroke(fill.top, fill.x0, fill.x1, 0.0), Stroke(fill.bottom, fill.x0, fill.x1, 0.0))
        rows[round(fill.top), round(fill.bottom)].append(fill)
    walls = [
        Wall((left.x1 + right.x0) / 2, left.top, left.bottom)
        for row in rows.values()
        for left, right in pairwise(sorted(row))
        if abs(right.x0 - left.x1) <= _BESIDE_PT
    ]
    return Shades(join_collinear(edges), tuple(walls))


def walls_inside(walls: Iterable[Wall], box: Box) -> tuple[float, ...]:
    """Return the places of the walls inside a box, left to right, each once."""
    found: list[float] = []
    for x, top, bottom in sorted(walls):
        if not (box.x0 + _INSET_PT < x < box.x1 - _INSET_PT and top < box.bottom and bottom > box.top):
            continue
        if not found or x - found[-1] > _SAME_WALL_PT:
            found.append(x)
    return tuple(found)
