"""Rules over a part of a table's width: between rows of which the columns beside share merged cells."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from extractors.tables.line_rows import Line
from extractors.tables.part import PartCell
from extractors.tables.strokes import Stroke
from schemas.page import Box

_SAME_END_PT: Final = 6.0
_SHORTEST: Final = 0.25  # of the width: what is shorter underlines a word
_LONGEST: Final = 0.97
_COVERED: Final = 0.6  # of a column's width


def rules_inside(strokes: Iterable[Stroke], box: Box) -> tuple[Stroke, ...]:
    """Return the strokes inside a box that run from one of its sides over a part of its width, top to bottom."""
    width = box.x1 - box.x0
    return tuple(
        stroke
        for stroke in strokes
        if box.top < stroke.at < box.bottom
        and _SHORTEST * width <= stroke.end - stroke.start <= _LONGEST * width
        and box.x0 - _SAME_END_PT <= stroke.start
        and stroke.end <= box.x1 + _SAME_END_PT
        and (abs(stroke.start - box.x0) <= _SAME_END_PT or abs(stroke.end - box.x1) <= _SAME_END_PT)
    )


def split_at(band: Sequence[Line], inner: Sequence[Stroke]) -> list[tuple[list[Line], Stroke | None]]:
    """Split the lines between two full rules at the rules inside; each piece with the rule under it."""
    heights = [stroke.at for stroke in inner]
    pieces: dict[int, list[Line]] = {}
    for line in band:
        pieces.setdefault(bisect_right(heights, (line.top + line.bottom) / 2), []).append(line)
    own = sorted(pieces)
    return [(pieces[index], inner[after - 1]) for index, after in pairwise(own)] + [(pieces[own[-1]], None)]


def join_uncovered(cells: Sequence[PartCell], seams: Mapping[int, Stroke], xs: Sequence[float]) -> list[PartCell]:
    """Merge each cell with the one above it where the rule between their rows does not run over their column.

    Args:
        cells: Of one row each.
        seams: By row: the rule below it, where that is one over a part of the width.
        xs: Column lines.
    """
    begun: dict[tuple[int, int, int], PartCell] = {}  # by row after the last, column, columns
    joined: dict[int, PartCell] = {}
    for cell in cells:
        above = begun.pop((cell.row, cell.col, cell.col_span), None)
        if above is not None and not _parts(seams.get(cell.row - 1), above, cell, xs):
            del joined[id(above)]
            cell = _one(above, cell)
        joined[id(cell)] = cell
        begun[cell.row + cell.row_span, cell.col, cell.col_span] = cell
    return sorted(joined.values(), key=lambda cell: (cell.row, cell.col))


def _parts(rule: Stroke | None, above: PartCell, below: PartCell, xs: Sequence[float]) -> bool:
    """Tell whether the rule between two rows runs over a column: where its text is, as white space has no sides."""
    if rule is None:
        return True
    lines = above.lines + below.lines
    left = min((line.box.x0 for line in lines), default=xs[below.col])
    right = max((line.box.x1 for line in lines), default=xs[below.col + below.col_span])
    return min(right, rule.end) - max(left, rule.start) >= _COVERED * (right - left)


def _one(above: PartCell, below: PartCell) -> PartCell:
    box = Box(above.box.x0, above.box.top, above.box.x1, below.box.bottom)
    lines = above.lines + below.lines
    return above._replace(
        row_span=above.row_span + below.row_span, box=box, lines=lines, text="".join(line.text for line in lines)
    )
