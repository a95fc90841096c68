"""Which columns of one part are which of another: on the next page a table may be shifted, or merge some of them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from extractors.tables.draft import DraftCell

NEAR_PT: Final = 4.0  # lines of two pages no farther apart, once shifted, are one
LOOSE_PT: Final = 14.0  # the same where a repeated header says that it is one table, set anew on each page, or where
# columns are parted by white space, which is as wide as the texts of the page leave it


class Match(NamedTuple):
    """How the columns of a table and of a part of it fit together.

    Attributes:
        xs: The lines of both.
        table, part: For each line of the table, and of the part, its index in `xs`.
    """

    xs: tuple[float, ...]
    table: tuple[int, ...]
    part: tuple[int, ...]


def match_columns(xs: Sequence[float], other: Sequence[float], near: float = NEAR_PT) -> Match | None:
    """Match the column lines of a table and of a part that may go on with it; None where they are not one table's.

    One of them may lack inner lines of the other, where all its rows merge the same columns; the outer lines agree.

    Args:
        xs: The vertical lines of the table so far.
        other: Those of the part, perhaps shifted as a whole.
        near: How far apart lines may lie and be one, points.
    """
    shift = xs[0] - other[0]
    moved = [line + shift for line in other]
    if len(xs) == len(moved):
        agree = all(abs(one - two) <= near for one, two in zip(xs, moved, strict=True))
        return Match(tuple(xs), _all(xs), _all(xs)) if agree else None
    many, few = (xs, moved) if len(xs) > len(moved) else (moved, xs)
    found = _find_all(many, few)
    if found is None:
        return None
    if many is xs:
        return Match(tuple(xs), _all(xs), found)
    return Match(tuple(moved), found, _all(moved))


def same_columns(xs: Sequence[float]) -> Match:
    """Return the match of a table and a part with as many columns, wherever those lie."""
    return Match(tuple(xs), _all(xs), _all(xs))


def _all(lines: Sequence[float]) -> tuple[int, ...]:
    return tuple(range(len(lines)))


def _find_all(many: Sequence[float], few: Sequence[float]) -> tuple[int, ...] | None:
    found: list[int] = []
    for line in few:
        index = _nearest(many, line, found[-1] + 1 if found else 0)
        if index is None:
            return None
        found.append(index)
    return tuple(found) if found[-1] == len(many) - 1 else None


def place_cells(cells: Sequence[DraftCell], columns: Sequence[int]) -> list[DraftCell]:
    """Return cells with their columns counted in the grid that `columns` maps to."""
    if tuple(columns) == tuple(range(len(columns))):
        return list(cells)
    return [
        cell._replace(col=columns[cell.col], col_span=columns[cell.col + cell.col_span] - columns[cell.col])
        for cell in cells
    ]


def _nearest(xs: Sequence[float], at: float, start: int) -> int | None:
    near = [index for index in range(start, len(xs)) if abs(xs[index] - at) <= NEAR_PT]
    return min(near, key=lambda index: abs(xs[index] - at)) if near else None
