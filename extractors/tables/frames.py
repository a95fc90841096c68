"""Where a table without ruled columns may stand: between rules of one length, or in a run of lines with wide gaps."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from extractors.layout.columns import stand_in_columns
from extractors.layout.lines import group_lines
from extractors.tables.borderless import Frame
from extractors.tables.strokes import Stroke
from schemas.page import Box, Char

_SAME_END_PT: Final = 6.0  # rules whose ends differ by no more are one table's
_SHORTEST_PT: Final = 80.0  # a rule that is shorter underlines something
_NEAR_TEXT_PT: Final = 3.0
_GAP: Final = 1.2  # of the size: a gap so wide parts a line of print; no space between words is
_GAPPED: Final = 0.5  # share of a band's lines that must be parted so
_APART: Final = 2.6  # of the size, from line to line: what stands farther off is not the same table
_LEAST_LINES: Final = 3
_BETWEEN: Final = 2  # lines without a gap that may stand between two with one: a wrap, a heading of a group


def frames_between_rules(horizontal: Iterable[Stroke], chars: Sequence[Char]) -> Iterator[Frame]:
    """Yield the frames that horizontal rules of one length make, where the lines between them are parted by gaps."""
    for rules in _stacks(stroke for stroke in horizontal if stroke.end - stroke.start >= _SHORTEST_PT):
        x0, x1 = min(rule.start for rule in rules), max(rule.end for rule in rules)
        heights = [rule.at for rule in rules]
        inside = [char for char in chars if x0 - 2 <= (char.x0 + char.x1) / 2 <= x1 + 2]
        bands: list[list[Char]] = [[] for _ in range(len(heights) + 1)]
        for char in inside:
            bands[bisect_right(heights, (char.top + char.bottom) / 2)].append(char)
        yield from _tabular_runs(heights, bands[1:-1], x0, x1)


def frames_of_gaps(chars: Sequence[Char]) -> Iterator[Frame]:
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
    return any(after.x0 - before.x1 > _GAP * min(before.size, after.size) for before, after in pairwise(row))


def _frame_of_run(run: list[list[Char]]) -> Iterator[Frame]:
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
    yield Frame(box, (), (), chars)


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
        if stroke.at - kept[-1].at > _NEAR_TEXT_PT:
            kept.append(stroke)
    return kept


def _tabular_runs(heights: Sequence[float], bands: Sequence[list[Char]], x0: float, x1: float) -> Iterator[Frame]:
    """Yield a frame for each run of neighbouring bands whose lines are parted by gaps."""
    start: int | None = None
    for index, band in enumerate([*bands, []]):
        if band and _is_tabular(band):
            start = index if start is None else start
            continue
        if start is not None:
            chars = tuple(char for one in bands[start:index] for char in one)
            yield Frame(Box(x0, heights[start], x1, heights[index]), tuple(heights[start : index + 1]), (), chars)
            start = None


def _is_tabular(band: Sequence[Char]) -> bool:
    rows = group_lines(band)
    return sum(map(is_gapped, rows)) >= _GAPPED * len(rows)
