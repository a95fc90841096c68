"""Strokes that touch each other to the lattice they draw: where its lines lie, which sides of which slots are ruled.

A slot is the smallest box between two neighbouring grid lines either way; `spans` makes cells of slots.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractors.tables.strokes import Stroke, Strokes
from schemas.page import Box

_TOUCH_PT: Final = 2.5  # strokes that come so near to each other meet
_LINE_PT: Final = (
    4.0  # strokes no farther apart are one grid line: double rules, and columns that two rows place unlike
)
_COVERED: Final = 0.7  # a slot's side counts as ruled from this share of its length
_CLOSE_PT: Final = 7.0  # no line of print is lower
_DRAWING: Final = 8  # strokes that touch and make no grid
_HATCHING: Final = 12  # lines
_OUTSIDE_PT: Final = 6.0  # rules that go on so far beyond the last crossing one say that an outer rule is missing


@dataclass(frozen=True, slots=True)
class Lattice:
    """The grid that one group of touching strokes draws.

    Attributes:
        xs, ys: Grid lines in order, points; one more than columns and rows.
        across: across[k][j]: the horizontal line k is ruled over column j.
        down: down[i][k]: the vertical line k is ruled along row i.
        strokes: The group's own strokes, all of them.
        missing: The sides whose outer rule is not drawn (`top`, `bottom`, `left`, `right`).
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[tuple[bool, ...], ...]
    down: tuple[tuple[bool, ...], ...]
    strokes: Strokes
    missing: frozenset[str] = frozenset()

    @property
    def box(self) -> Box:
        """The outermost grid lines."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def is_open_below(self) -> bool:
        """The lowest line is ruled over some columns and not over others: cells there go on beyond a page end."""
        return "bottom" not in self.missing and not all(self.across[-1])

    @property
    def is_open_above(self) -> bool:
        """The same of the uppermost line: cells there go on from the page before."""
        return "top" not in self.missing and not all(self.across[0])


def find_lattices(strokes: Strokes) -> tuple[tuple[Lattice, ...], tuple[Box, ...]]:
    """Group strokes that touch.

    Returns:
        The lattice of each group that encloses at least one slot, top to bottom, and the boxes of groups of many
        strokes that enclose none or are too fine for text: drawings.
    """
    lattices: list[Lattice] = []
    drawings: list[Box] = []
    for group in group_strokes(strokes):
        lattice = build_lattice(group)
        if lattice is not None:
            lattices.append(lattice)
        elif len(group.horizontal) + len(group.vertical) >= _DRAWING:
            drawings.append(_bounds(group))
    return tuple(sorted(lattices, key=lambda one: (one.ys[0], one.xs[0]))), tuple(drawings)


def _bounds(strokes: Strokes) -> Box:
    across, down = strokes
    return Box(
        min(stroke.start for stroke in across),
        min(stroke.start for stroke in down),
        max(stroke.end for stroke in across),
        max(stroke.end for stroke in down),
    )


def group_strokes(strokes: Strokes) -> list[Strokes]:
    """Split a page's strokes into groups in which every stroke touches a crossing one; loners belong to none."""
    horizontal, vertical = strokes
    heights = [stroke.at for stroke in horizontal]
    leaders = list(range(len(horizontal)))  # of each horizontal stroke: a smaller index in its group, itself if first
    touched: list[int | None] = []
    for bar in vertical:
        met = _crossed(bar, horizontal, heights)
        for index in met:
            one, other = sorted((_lead(leaders, met[0]), _lead(leaders, index)))
            leaders[other] = one
        touched.append(met[0] if met else None)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for bar, first in zip(vertical, touched, strict=True):
        if first is not None:
            groups.setdefault(_lead(leaders, first), ([], []))[1].append(bar)
    for index, stroke in enumerate(horizontal):
        if _lead(leaders, index) in groups:
            groups[_lead(leaders, index)][0].append(stroke)
    return [Strokes(tuple(across), tuple(down)) for across, down in groups.values()]


def _crossed(bar: Stroke, horizontal: Sequence[Stroke], heights: Sequence[float]) -> list[int]:
    """The indices of the horizontal strokes that a vertical one touches."""
    first = bisect_left(heights, bar.start - _TOUCH_PT)
    end = bisect_right(heights, bar.end + _TOUCH_PT)
    return [
        index
        for index in range(first, end)
        if horizontal[index].start - _TOUCH_PT <= bar.at <= horizontal[index].end + _TOUCH_PT
    ]


def _lead(leaders: list[int], index: int) -> int:
    while leaders[index] != index:
        leaders[index] = leaders[leaders[index]]
        index = leaders[index]
    return index


def build_lattice(strokes: Strokes) -> Lattice | None:
    """Return the lattice of one group, without grid lines that bound no slot; None where it encloses none."""
    rows, left, right = _lines(strokes.horizontal), *_outer(strokes.horizontal, strokes.vertical)
    columns, top, bottom = _lines(strokes.vertical), *_outer(strokes.vertical, strokes.horizontal)
    missing = {"left": left, "right": right, "top": top, "bottom": bottom}
    xs, ys = _with_outer(columns, left, right), _with_outer(rows, top, bottom)
    if _is_hatched(xs) or _is_hatched(ys):
        return None
    while len(xs) > 1 and len(ys) > 1:
        across = [_covered(line, xs) for line in ys]
        down = [_covered(line, ys) for line in xs]
        kept_ys = [line for line, ruled in zip(ys, across, strict=True) if any(ruled)]
        kept_xs = [line for line, ruled in zip(xs, down, strict=True) if any(ruled)]
        if len(kept_ys) == len(ys) and len(kept_xs) == len(xs):
            return Lattice(
                tuple(at for at, _ in xs),
                tuple(at for at, _ in ys),
                tuple(across),
                tuple(zip(*down, strict=True)),
                strokes,
                frozenset(side for side, at in missing.items() if at is not None),
            )
        xs, ys = kept_xs, kept_ys
    return None


def continue_columns(vertical: Sequence[Stroke], xs: Sequence[float]) -> Lattice | None:
    """Return the one-row lattice of vertical rules alone that go on with the columns `xs` of the page before.

    A row that fills a whole page may have no horizontal rule on it.
    """
    for stroke in vertical:
        beside = [one for one in vertical if abs(one.start - stroke.start) + abs(one.end - stroke.end) <= _LINE_PT]
        columns = _lines(beside)
        at = [x for x, _ in columns]
        if len(at) > 2 and len(at) == len(xs) and all(abs(a - b) <= _LINE_PT for a, b in zip(at, xs, strict=True)):
            ruled = (True,) * (len(at) - 1)
            ys = (stroke.start, stroke.end)
            walls = ((True,) * len(at),)
            return Lattice(
                tuple(at), ys, (ruled, ruled), walls, Strokes((), tuple(beside)), frozenset({"top", "bottom"})
            )
    return None


def regain_columns(lattice: Lattice, vertical: Sequence[Stroke], xs: Sequence[float]) -> Lattice:
    """Return a lattice with the lines of `xs`, the page before's, that run down all of it and meet no rule across.

    Cells that are merged through a whole page have no horizontal rule on it, so their walls touch nothing.
    """
    top, bottom = lattice.ys[0], lattice.ys[-1]
    if len(lattice.xs) >= len(xs) or not all(_is_near(x, xs) for x in lattice.xs):
        return lattice
    long = [one.at for one in vertical if abs(one.start - top) + abs(one.end - bottom) <= _LINE_PT]
    lost = [x for x in xs if not _is_near(x, lattice.xs)]
    if not all(_is_near(x, long) for x in lost):
        return lattice
    lines = sorted([*lattice.xs, *lost])
    columns = [bisect_right(lattice.xs, x) - 1 for x in lines[:-1]]  # of each slot: the column it was in, if any
    inside = [0 <= column < len(lattice.xs) - 1 for column in columns]
    across = [
        tuple(on and ruled[column] for column, on in zip(columns, inside, strict=True)) for ruled in lattice.across
    ]
    kept = {x: index for index, x in enumerate(lattice.xs)}
    down = [tuple(x not in kept or walls[kept[x]] for x in lines) for walls in lattice.down]
    return replace(lattice, xs=tuple(lines), across=tuple(across), down=tuple(down))


def _is_near(x: float, lines: Sequence[float]) -> bool:
    return any(abs(x - line) <= _LINE_PT for line in lines)


def drop_lines(lattice: Lattice, rows: frozenset[int], runs: Sequence[tuple[int, int, int]] = ()) -> Lattice:
    """Return the lattice without the horizontal lines `rows`, nor the rules of `runs` (line, first, end column)."""
    across = [list(ruled) for ruled in lattice.across]
    for line, first, end in runs:
        across[line][first:end] = [False] * (end - first)
    kept = [k for k in range(len(lattice.ys)) if k not in rows]
    down = []
    for above, below in pairwise(kept):
        joined = lattice.down[above:below]
        heights = [lattice.ys[i + 1] - lattice.ys[i] for i in range(above, below)]
        down.append(tuple(_most(column, heights) for column in zip(*joined, strict=True)))
    ys = tuple(lattice.ys[k] for k in kept)
    return replace(lattice, ys=ys, across=tuple(tuple(across[k]) for k in kept), down=tuple(down))


_Line = tuple[float, list[tuple[float, float]]]  # where a grid line lies, and the stretches that are ruled


def _is_hatched(lines: Sequence[_Line]) -> bool:
    """Tell whether lines lie too close to each other for rows of text: hatching, the shade of a chart, a map."""
    close = sum(after - before < _CLOSE_PT for (before, _), (after, _) in pairwise(lines))
    return len(lines) > _HATCHING and close * 2 > len(lines)


def _most(ruled: Sequence[bool], lengths: Sequence[float]) -> bool:
    return sum(length for on, length in zip(ruled, lengths, strict=True) if on) >= _COVERED * sum(lengths)


def _lines(strokes: Sequence[Stroke]) -> list[_Line]:
    lines: list[list[Stroke]] = []
    for stroke in strokes:
        if lines and stroke.at - lines[-1][0].at <= _LINE_PT:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [(_position(line), [(stroke.start, stroke.end) for stroke in line]) for line in lines]


def _position(line: Sequence[Stroke]) -> float:
    length = sum(stroke.end - stroke.start for stroke in line)
    return sum(stroke.at * (stroke.end - stroke.start) for stroke in line) / length


def _outer(along: Sequence[Stroke], crossing: Sequence[Stroke]) -> tuple[float | None, float | None]:
    """Tell where `along` run out beyond the first and last of `crossing`: None where those close the table."""
    first = min(stroke.at for stroke in crossing)
    last = max(stroke.at for stroke in crossing)
    starts = sorted(stroke.start for stroke in along if stroke.start < first - _OUTSIDE_PT)
    ends = sorted((stroke.end for stroke in along if stroke.end > last + _OUTSIDE_PT), reverse=True)
    return _agreed(starts, len(along)), _agreed(ends, len(along))


def _agreed(ends: Sequence[float], n_lines: int) -> float | None:
    """Where several lines end together, or the only one does."""
    if len(ends) == n_lines == 1 or (len(ends) > 1 and abs(ends[1] - ends[0]) <= _LINE_PT):
        return ends[0]
    return None


def _with_outer(lines: list[_Line], first: float | None, last: float | None) -> list[_Line]:
    everywhere = [(float("-inf"), float("inf"))]
    before = [(first, everywhere)] if first is not None else []
    after = [(last, everywhere)] if last is not None else []
    return before + lines + after


def _covered(line: _Line, crossings: Sequence[_Line]) -> tuple[bool, ...]:
    stretches = line[1]
    if len(stretches) == 1 and stretches[0][0] <= crossings[0][0] and stretches[0][1] >= crossings[-1][0]:
        return (True,) * (len(crossings) - 1)
    ruled = []
    for (start, _), (end, _) in pairwise(crossings):
        length = 0.0
        for low, high in stretches:
            if low < end and high > start:
                length += min(end, high) - max(start, low)
        ruled.append(length >= _COVERED * (end - start))
    return tuple(ruled)
