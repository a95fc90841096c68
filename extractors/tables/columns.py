"""Which columns of one part are which of another: on the next page a table may be shifted, or merge some of them."""

from collections.abc import Sequence
from typing import Final

from extractors.tables.draft import DraftCell

_NEAR_PT: Final = 4.0  # lines of two pages no farther apart, once shifted, are one
_LOOSE_PT: Final = 14.0  # the same where header or title say that it is one table, set anew on each page


def match_columns(xs: Sequence[float], other: Sequence[float], *, loosely: bool = False) -> tuple[int, ...] | None:
    """Return for each line of `other` the index of its line in `xs`; None where the two are not one table's.

    Args:
        xs: The vertical lines of the table so far.
        other: Those of the part that may go on with it; it may lack some inner lines, never have others.
        loosely: Same number of lines is enough if each is roughly in place.
    """
    if len(other) > len(xs):
        return None
    shift = xs[0] - other[0]
    if loosely and len(other) == len(xs):
        near = all(abs(one + shift - two) <= _LOOSE_PT for one, two in zip(other, xs, strict=True))
        return tuple(range(len(xs))) if near else None
    matched: list[int] = []
    start = 0
    for line in other:
        found = _nearest(xs, line + shift, start)
        if found is None:
            return None
        matched.append(found)
        start = found + 1
    return tuple(matched) if matched[-1] == len(xs) - 1 else None


def place_cells(cells: Sequence[DraftCell], columns: Sequence[int]) -> list[DraftCell]:
    """Return cells with their columns counted in the grid that `columns` maps to."""
    if tuple(columns) == tuple(range(len(columns))):
        return list(cells)
    return [
        cell._replace(col=columns[cell.col], col_span=columns[cell.col + cell.col_span] - columns[cell.col])
        for cell in cells
    ]


def _nearest(xs: Sequence[float], at: float, start: int) -> int | None:
    near = [index for index in range(start, len(xs)) if abs(xs[index] - at) <= _NEAR_PT]
    return min(near, key=lambda index: abs(xs[index] - at)) if near else None
