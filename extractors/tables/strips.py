"""Strips without ink through all columns: where rows part that no rule parts."""

from collections.abc import Iterable
from typing import Final, NamedTuple

_GAP: Final = 0.25  # of the size: a strip at least so high parts rows, if it is also
_WIDE: Final = 1.2  # of the size: no running text is set so far apart
_WIDER: Final = 1.6  # times as high as the usual distance of lines inside a cell


class Inked(NamedTuple):
    """How far down a line of print reaches, and its font size; points."""

    top: float
    bottom: float
    size: float


def find_strips(lines: Iterable[Inked], closest: float) -> list[float]:
    """Return the middle of each strip that is higher than those between the lines of a cell.

    Args:
        lines: Of all columns, top to bottom.
        closest: The least distance between two lines of one cell, points.
    """
    strips: list[float] = []
    reached: float | None = None
    for top, bottom, size in lines:
        if reached is not None:
            height = top - reached
            if height > _WIDE * size or height > max(_GAP * size, _WIDER * closest):
                strips.append((top + reached) / 2)
        reached = bottom if reached is None else max(reached, bottom)
    return strips
