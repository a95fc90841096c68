"""Where a table without ruled columns may stand: between rules of one length, or in a run of lines with wide gaps."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import sub
from typing import Final

from extractors.layout.columns import stand_in_columns
from extractors.layout.lines import group_lines
from extractors.tables.borderless import Frame
from extractors.tables.part_rules import rules_inside
from extractors.tables.rivers import split_chunks
from extractors.tables.shades import Wall, walls_inside
from extractors.tables.strokes import Stroke
from schemas.page import Box, Char

_SAME_END_PT: Final = 6.0  # rules whose ends differ by no more are one table's
_SHORTEST_PT: Final = 80.0  # a rule that is shorter underlines something
_DOUBLE_PT: Final = 4.0  # rules, or the edges of filled cells set apart, no farther from each other are one
_PADDING: Final = 1.2  # of the size: text set at its cell's left side begins no farther from it
_GAP: Final = 1.2  # of the size: a gap so wide parts a line of print; no space between words is
_GAPPED: Final = 0.5  # share of a band's lines that must be parted so
_BANNER: Final = 2.6  # of the size: the height of a banner's row
_APART: Final = 2.6  # of the size, from line to line: what stands farther off is not the same table
_CLOSE: Final = 1.8  # of the size, from line to line and from a rule to the middle of the next line
_LEAST_LINES: Final = 3
_BETWEEN: Final = 2  # lines without a gap that may stand between two with one: a wrap, a heading of a group


def frames_between_rules(
    horizontal: Iterable[Stroke], chars: Sequence[Char], walls: Sequence[Wall] = (), before: Sequence[float] = ()
) -> Iterator[tuple[Frame, ...]]:
    """Yield the frames that horizontal rules of one length make, where the lines between them are parted by gaps.

    Lines right above the first rule and below the last belong to it as long as they are parted so too; where walls
    say which columns there are, as long as they keep to those.

    Args:
        horizontal: Rules.
        chars: Characters that no table has taken.
        walls: Of filled cells.
        before: Column lines of the last table on the page before.

    Yields:
        What one table may be, the likelier last: by itself, and as what goes on with the table of the page before.
    """
    long = [stroke for stroke in horizontal if stroke.end - stroke.start >= _SHORTEST_PT]
    for rules in _stacks(long):
        x0, x1 = min(rule.start for rule in rules), max(rule.end for rule in rules)
        heights = [rule.at for rule in rules]
        inside = [char for char in chars if x0 - 2 <= (char.x0 + char.x1) / 2 <= x1 + 2]
        bands: list[list[Char]] = [[] for _ in range(len(heights) + 1)]
        for char in inside:
            bands[bisect_right(heights, (char.top + char.bottom) / 2)].append(char)
        rest = _going_on(heights, bands, before) if _is_as_wide(x0, x1, before) else None
        for start, end in _tabular_runs(bands[1:-1], heights):
            own_walls = walls_inside(walls, Box(x0, heights[start], x1, heights[end]))
            # what lies between this run of rows and the next is neither's
            above = bands[0] if start == 0 else []
            below = bands[-1] if end == len(bands) - 2 else []
            own = [above, *bands[start + 1 : end + 1], below]
            frame = _frame(x0, x1, heights[start : end + 1], own, own_walls)
            frame = replace(frame, part_rules=rules_inside(long, frame.box))
            yield (frame,) if rest is None else (frame, rest)
            rest = None
        if rest is not None:
            yield (rest,)


def _frame(
    x0: float, x1: float, heights: Sequence[float], bands: Sequence[list[Char]], walls: tuple[float, ...]
) -> Frame:
    """Return the frame of some rules; the first and last of `bands` are what stands above and below them."""
    above = _next_to(group_lines(bands[0])[::-1], heights[0], ())
    below = _next_to(group_lines(bands[-1]), heights[-1], walls)
    own = [char for band in bands[1:-1] for char in band]
    box = _around(x0, x1, heights[0], heights[-1], above, below)
    return Frame(box, tuple(heights), walls, (*above, *own, *below), walled=bool(walls))


def _is_as_wide(x0: float, x1: float, xs: Sequence[float]) -> bool:
    return len(xs) > 2 and abs(xs[0] - x0) <= _SAME_END_PT and abs(xs[-1] - x1) <= _SAME_END_PT


def _going_on(heights: Sequence[float], bands: Sequence[list[Char]], xs: Sequence[float]) -> Frame | None:
    """Return the frame of the first rows that keep to the columns of the page before; None where there are none.

    A row that the page end cut has no rule above it: its text begins at a column's left side, as a title does not.
    """
    walls = tuple(xs[1:-1])
    kept = [_keep_to(group_lines(band), walls) if band else False for band in bands[1:-1]]
    end = next((index for index, on in enumerate(_over_banners(kept, bands[1:-1], heights)) if not on), len(kept))
    if not end:
        return None
    above = _next_to(group_lines(bands[0])[::-1], heights[0], walls)
    below = _next_to(group_lines(bands[-1]), heights[-1], walls) if end == len(kept) else []
    first = min(above, key=lambda char: (char.top, char.x0), default=None)
    if first is not None and all(not 0 <= first.x0 - x <= _PADDING * first.size for x in xs):
        above = []
    own = [char for band in bands[1 : end + 1] for char in band]
    return Frame(
        _around(xs[0], xs[-1], heights[0], heights[end], above, below),
        tuple(heights[: end + 1]),
        walls,
        (*above, *own, *below),
        walled=True,
        going_on=True,
    )


def _around(x0: float, x1: float, top: float, bottom: float, above: Iterable[Char], below: Iterable[Char]) -> Box:
    """Return the box from rule to rule, widened to hold what stands above and below them."""
    return Box(
        x0, min([top, *(char.top - 1 for char in above)]), x1, max([bottom, *(char.bottom + 1 for char in below)])
    )


def _next_to(rows: Iterable[list[Char]], rule: float, walls: Sequence[float]) -> list[Char]:
    """Return the characters of the lines that follow a rule closely, and each other, and stand in columns."""
    found: list[Char] = []
    for row in rows:
        middle = (row[0].top + row[0].bottom) / 2
        columned = _keep_to([row], walls) if walls else is_gapped(row)
        if not columned or abs(middle - rule) > (_APART if walls else _CLOSE) * row[0].size:
            break
        found += row
        rule = middle
    return found


def _keep_to(rows: Iterable[Sequence[Char]], walls: Sequence[float]) -> bool:
    """Tell whether no chunk of some lines crosses a wall."""
    return not any(
        chunk.x0 + chunk.size < wall < chunk.x1 - chunk.size
        for row in rows
        for chunk in split_chunks(row)
        for wall in walls
    )


def frames_of_gaps(chars: Sequence[Char]) -> Iterator[tuple[Frame, ...]]:
    """Yield the frames that runs of lines with wide gaps make, where no rule says anything.

    Lines of a page that is set in columns have wide gaps too and are left to the body.
    """
    run: list[list[Char]] = []
    loose = 0
    before: list[Char] | None = None
    rows = group_lines(chars)
    columned = stand_in_columns(rows) if sum(map(is_gapped, rows)) >= _LEAST_LINES else [False] * len(rows)
    for row in [*(row for row, inside in zip(rows, columned, strict=True) if not inside), None]:
        far = row is None or (before is not None and row[0].top - before[0].top > _APART * row[0].size)
        gapped = row is not None and not far and is_gapped(row)
        if run and (far or (not gapped and loose == _BETWEEN)):
            yield from _frame_of_run(run)
            run, loose = [], 0
        if row is not None:
            if is_gapped(row):
                run.append(row)
                loose = 0
            elif run:
                run.append(row)
                loose += 1
        before = row


def is_gapped(row: Sequence[Char]) -> bool:
    """Tell whether a line, left to right, is parted by a gap wider than any space between words."""
    _, lefts, _, rights, _, sizes, _ = zip(*row, strict=True)
    gaps = list(map(sub, lefts[1:], rights))
    if not gaps or max(gaps) <= _GAP * min(sizes):
        return False
    return any(gap > _GAP * min(pair) for gap, pair in zip(gaps, pairwise(sizes), strict=True))


def _frame_of_run(run: list[list[Char]]) -> Iterator[tuple[Frame, ...]]:
    while run and not is_gapped(run[-1]):
        run.pop()
    if sum(map(is_gapped, run)) < _LEAST_LINES:
        return
    chars = tuple(char for row in run for char in row)
    box = Box(
        min(char.x0 for char in chars) - 1,
        min(char.top for char in chars) - 1,
        max(char.x1 for char in chars) + 1,
        max(char.bottom for char in chars) + 1,
    )
    yield (Frame(box, (), (), chars),)


def _stacks(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """Group horizontal strokes that begin and end at the same places, top to bottom."""
    stacks: list[list[Stroke]] = []
    for stroke in strokes:
        for stack in stacks:
            if abs(stack[0].start - stroke.start) <= _SAME_END_PT and abs(stack[0].end - stroke.end) <= _SAME_END_PT:
                stack.append(stroke)
                break
        else:
            stacks.append([stroke])
    return [_without_doubles(stack) for stack in stacks if len(stack) > 1]


def _without_doubles(stack: list[Stroke]) -> list[Stroke]:
    kept = [stack[0]]
    for stroke in stack[1:]:
        if stroke.at - kept[-1].at > _DOUBLE_PT:
            kept.append(stroke)
    return kept


def _tabular_runs(bands: Sequence[list[Char]], heights: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the first and end index of each run of neighbouring bands that are parted by gaps."""
    kinds = _over_banners([bool(band) and _is_tabular(band) for band in bands], bands, heights)
    for tabular, run in groupby(range(len(bands)), key=kinds.__getitem__):
        if tabular:
            own = list(run)
            yield own[0], own[-1] + 1


def _over_banners(tabular: Sequence[bool], bands: Sequence[list[Char]], heights: Sequence[float]) -> list[bool]:
    """Count a band of one line between two of a table to it, a banner, or under its last, a note.

    A title between two tables has more room.
    """
    return [
        on
        or (
            index > 0
            and tabular[index - 1]
            and all(tabular[index + 1 : index + 2])
            and bool(band)
            and heights[index + 1] - heights[index] <= _BANNER * band[0].size
            and len(group_lines(band)) == 1
        )
        for index, (on, band) in enumerate(zip(tabular, bands, strict=True))
    ]


def _is_tabular(band: Sequence[Char]) -> bool:
    rows = group_lines(band)
    if sum(map(is_gapped, rows)) >= _GAPPED * len(rows):
        return True
    return len(rows) > 1 and is_gapped(_shadow(band))


def _shadow(band: Sequence[Char]) -> list[Char]:
    """Return the characters of several lines, left to right, those left out that stand under or over others.

    A cell of several lines may stand beside labels that are level with none of them.
    """
    shadow: list[Char] = []
    for char in sorted(band, key=lambda char: char.x0):
        if not shadow or char.x1 > shadow[-1].x1:
            shadow.append(char)
    return shadow
