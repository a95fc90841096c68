"""Gantt bars among the rules: lines that run through cells, which would otherwise be read as grid lines.

A rule between two rows has text on at least one side of it, ends where other rules cross it, and is as thick as its
neighbours. A bar runs through empty time cells, at half their height; often it is thicker, or ends inside a cell.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

import numpy as np

from extractors.tables.glyphs import Glyphs
from extractors.tables.lattice import Lattice, build_lattice, drop_lines
from extractors.tables.strokes import Stroke, Strokes
from schemas.page import Box

_LOOSE_PT: Final = 3.0  # an end this far from every vertical grid line hangs in a cell
_LOOSE_SHARE: Final = 0.12  # and this share of the slot that it hangs in
_THICK: Final = 1.4  # times the usual rule
_HAIRLINE_PT: Final = 0.3  # thinner than this, thickness tells nothing
_CENTRED: Final = 0.2  # of a row's height: how far from its middle a bar may run
_SCALE_COLUMNS: Final = 3  # so many neighbouring columns of one width look like a time scale
_SAME_WIDTH: Final = 0.2
_NEAR_TEXT_PT: Final = 3.0  # a line so near under characters, or through them, decorates them
_RULE_PT: Final = 1.5  # strokes no farther apart are pieces of one rule
_AS_LONG: Final = 0.85  # of a rule: the other stroke of a double one is not shorter
_SAME_LINE_PT: Final = 4.0  # strokes no farther apart are one rule: the other stroke of a double one is no bar


class BarredLattice(NamedTuple):
    """A lattice freed of bars, and the bars' boxes."""

    lattice: Lattice
    bars: tuple[Box, ...]


class _Run(NamedTuple):
    line: int
    first: int
    end: int


def part_bars(lattice: Lattice, page: Strokes, glyphs: Glyphs) -> BarredLattice:
    """Take the rules that are bars out of a lattice.

    Args:
        lattice: As built from all strokes that touch.
        page: All strokes of the page: those that touch nothing may be bars too.
        glyphs: The characters inside the lattice.
    """
    own = frozenset(lattice.strokes.horizontal)
    hugging = frozenset(_hugging(lattice))
    loose = [stroke for stroke in own if stroke in hugging or _hangs(stroke, lattice)]
    if loose:
        rebuilt = build_lattice(Strokes(tuple(sorted(own.difference(loose))), lattice.strokes.vertical))
        if rebuilt is None:
            return BarredLattice(lattice, ())
        lattice = rebuilt
    loose += [stroke for stroke in page.horizontal if stroke not in own and _inside(stroke, lattice)]
    bars = [
        _box(stroke)
        for stroke in sorted(loose)
        if stroke in hugging
        or (not _decorates(stroke, glyphs) and (_hangs(stroke, lattice) or not _doubles(stroke, lattice)))
    ]
    runs = _bar_runs(lattice, glyphs)
    if runs:
        bars += [_box(stroke) for run in runs for stroke in _strokes_of(run, lattice)]
        lattice = _without(lattice, runs)
    return BarredLattice(lattice, tuple(bars))


def _hugging(lattice: Lattice) -> Iterator[Stroke]:
    """Yield strokes so near to a rule that they are one grid line with it, over some of its time columns only.

    The other stroke of a double rule is as long as the first.
    """
    strokes = lattice.strokes.horizontal
    for index, stroke in enumerate(strokes):
        near = [
            one
            for one in strokes[max(index - 2, 0) : index + 3]
            if _RULE_PT <= abs(one.at - stroke.at) <= _SAME_LINE_PT
        ]
        if any(_outruns(rule, stroke) for rule in near):
            run = _Run(0, _column_at(stroke.start, lattice), _column_at(stroke.end - _LOOSE_PT, lattice) + 1)
            if _like_scale(run, lattice):
                yield stroke


def _outruns(rule: Stroke, stroke: Stroke) -> bool:
    inside = rule.start <= stroke.start + _LOOSE_PT and stroke.end <= rule.end + _LOOSE_PT
    return inside and stroke.end - stroke.start < _AS_LONG * (rule.end - rule.start)


def _column_at(x: float, lattice: Lattice) -> int:
    return min(max(bisect_right(lattice.xs, x + _LOOSE_PT) - 1, 0), len(lattice.xs) - 2)


def _hangs(stroke: Stroke, lattice: Lattice) -> bool:
    return _loose_end(stroke.start, lattice.xs) or _loose_end(stroke.end, lattice.xs)


def _loose_end(x: float, xs: Sequence[float]) -> bool:
    after = bisect_left(xs, x)
    if after in (0, len(xs)):
        return False
    near = min(x - xs[after - 1], xs[after] - x)
    return near > _LOOSE_PT and near > _LOOSE_SHARE * (xs[after] - xs[after - 1])


def _inside(stroke: Stroke, lattice: Lattice) -> bool:
    box = lattice.box
    return box.top < stroke.at < box.bottom and box.x0 < (stroke.start + stroke.end) / 2 < box.x1


def _doubles(stroke: Stroke, lattice: Lattice) -> bool:
    return any(abs(stroke.at - y) <= _SAME_LINE_PT for y in lattice.ys)


def _decorates(stroke: Stroke, glyphs: Glyphs) -> bool:
    """Tell whether a line underlines or strikes through text."""
    length = sum(
        max(0.0, min(char.x1, stroke.end) - max(char.x0, stroke.start))
        for char in glyphs.chars
        if char.top <= stroke.at <= char.bottom + _NEAR_TEXT_PT
    )
    return length >= (stroke.end - stroke.start) / 2


def _bar_runs(lattice: Lattice, glyphs: Glyphs) -> list[_Run]:
    runs = [run for run in _runs(lattice) if run.end - run.first < len(lattice.xs) - 1]
    if not runs:
        return []
    filled = _filled_slots(lattice, glyphs)
    usual = median(stroke.thickness for stroke in lattice.strokes.vertical)
    textless = [run for run in runs if not _has_text(run, lattice, filled)]
    worded = {run.line for run in runs if run not in textless}
    return [run for run in textless if _is_bar(run, lattice, usual, alone=run.line not in worded)]


def _runs(lattice: Lattice) -> Iterator[_Run]:
    """The ruled stretches of every inner horizontal line."""
    for line in range(1, len(lattice.ys) - 1):
        ruled = (*lattice.across[line], False)
        first: int | None = None
        for column, on in enumerate(ruled):
            if on and first is None:
                first = column
            elif not on and first is not None:
                yield _Run(line, first, column)
                first = None


def _filled_slots(lattice: Lattice, glyphs: Glyphs) -> set[tuple[int, int]]:
    rows = np.searchsorted(np.array(lattice.ys), glyphs.y, side="right") - 1
    cols = np.searchsorted(np.array(lattice.xs), glyphs.x, side="right") - 1
    return set(zip(rows.tolist(), cols.tolist(), strict=True))


def _has_text(run: _Run, lattice: Lattice, filled: set[tuple[int, int]]) -> bool:
    for column in range(run.first, run.end):
        above, below = _enclosing(run.line, column, lattice)
        if any((row, column) in filled for row in range(above, below)):
            return True
    return False


def _enclosing(line: int, column: int, lattice: Lattice) -> tuple[int, int]:
    """The next ruled lines above and below `line` in a column."""
    above = line - 1
    while above > 0 and not lattice.across[above][column]:
        above -= 1
    below = line + 1
    while below < len(lattice.ys) - 1 and not lattice.across[below][column]:
        below += 1
    return above, below


def _is_bar(run: _Run, lattice: Lattice, usual: float, *, alone: bool) -> bool:
    thickness = max((stroke.thickness for stroke in _strokes_of(run, lattice)), default=0.0)
    if usual >= _HAIRLINE_PT and thickness >= _THICK * usual and _like_scale(run, lattice):
        return True
    return alone and _like_scale(run, lattice) and (_centred(run, lattice) or _is_single(run, lattice))


def _like_scale(run: _Run, lattice: Lattice) -> bool:
    """Tell whether each column of a run lies among neighbours that are equally wide, as months are.

    Where a table fits its columns to their heads, 10月 to 12月 are wider than the nine before them.
    """
    widths = [right - left for left, right in zip(lattice.xs, lattice.xs[1:], strict=False)]
    column = run.first
    while column < run.end:
        first, end = _alike_around(column, widths)
        if end - first < _SCALE_COLUMNS:
            return False
        column = end
    return True


def _alike_around(column: int, widths: Sequence[float]) -> tuple[int, int]:
    """Return the stretch of columns around one that are as wide as it is: the first, and the one after the last."""
    width = widths[column]
    first, end = column, column + 1
    while first > 0 and abs(widths[first - 1] - width) <= _SAME_WIDTH * width:
        first -= 1
    while end < len(widths) and abs(widths[end] - width) <= _SAME_WIDTH * width:
        end += 1
    return first, end


def _centred(run: _Run, lattice: Lattice) -> bool:
    above, below = _enclosing(run.line, run.first, lattice)
    top, bottom = lattice.ys[above], lattice.ys[below]
    return abs(lattice.ys[run.line] - (top + bottom) / 2) <= _CENTRED * (bottom - top)


def _is_single(run: _Run, lattice: Lattice) -> bool:
    """Tell whether no other line parts the row that a run goes through, as the rules of an empty form would."""
    above, below = _enclosing(run.line, run.first, lattice)
    beside = [column for column in (run.first - 1, run.end) if 0 <= column < len(lattice.xs) - 1]
    return all(not any(lattice.across[line][column] for column in beside) for line in range(above + 1, below)) and all(
        lattice.across[line][column] for line in (above, below) for column in beside
    )


def _strokes_of(run: _Run, lattice: Lattice) -> list[Stroke]:
    at, left, right = lattice.ys[run.line], lattice.xs[run.first], lattice.xs[run.end]
    return [
        stroke
        for stroke in lattice.strokes.horizontal
        if abs(stroke.at - at) <= _SAME_LINE_PT
        and left - _LOOSE_PT <= stroke.start < right - 1
        and left + 1 < stroke.end <= right + _LOOSE_PT
    ]


def _without(lattice: Lattice, runs: Sequence[_Run]) -> Lattice:
    ruled = {run.line: sum(lattice.across[run.line]) for run in runs}
    for run in runs:
        ruled[run.line] -= run.end - run.first
    return drop_lines(lattice, frozenset(line for line, left in ruled.items() if left == 0), runs)


def _box(stroke: Stroke) -> Box:
    half = stroke.thickness / 2
    return Box(stroke.start, stroke.at - half, stroke.end, stroke.at + half)
