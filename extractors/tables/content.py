"""Characters to cells: each goes where its middle lies; text that runs a little over its cell's side stays whole."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final

import numpy as np

from extractors.tables.glyphs import Glyphs
from extractors.tables.lattice import Lattice
from extractors.tables.spans import Span
from schemas.page import Char

_STRADDLES: Final = 0.2  # of a character's width: so much on either side of a rule, and its text runs over it
_MEETS: Final = -0.05  # the same of one that ends at a rule, behind which its number may go on
_SEAMLESS: Final = 0.02  # of the size: the space between two characters of one word is as wide as the others
_SAME_INSET: Final = 0.06  # of the size: texts set off so alike from the left sides of their cells begin there
_RUN_GAP: Final = 0.1  # of the size: characters of one run follow each other closer than this
_BETWEEN: Final = 4  # so near in the file's order are two characters of one run, where texts overlap
_OVERLAP: Final = 0.1  # of the size: characters that overlap more are of two texts
_LEFT_HALF: Final = frozenset("）」』】》〉〕，、。；：")  # full-width signs whose right half is white
_RIGHT_HALF: Final = frozenset("（「『【《〈〔")
_RUN_RISE: Final = 0.35  # of the size: and stand on one line


def assign_chars(
    lattice: Lattice, spans: Sequence[Span], owner: Sequence[Sequence[int]], glyphs: Glyphs
) -> list[list[Char]]:
    """Return each span's characters, in the order given; every one goes to exactly one.

    Args:
        lattice: The grid.
        spans: Its cells.
        owner: For each slot the index of the span that covers it.
        glyphs: The characters inside it, in the file's order.
    """
    contents: list[list[Char]] = [[] for _ in spans]
    if not glyphs.chars:
        return contents
    xs, ys = np.array(lattice.xs), np.array(lattice.ys)
    rows = np.clip(np.searchsorted(ys, glyphs.y, side="right") - 1, 0, len(ys) - 2)
    cols = np.clip(np.searchsorted(xs, glyphs.x, side="right") - 1, 0, len(xs) - 2)
    owners = np.array(owner)[rows, cols].tolist()
    margins = _MEETS * (glyphs.x1 - glyphs.x0)
    over = (glyphs.x0 + margins < xs[cols]) | (glyphs.x1 - margins > xs[cols + 1])
    if over.any():
        _keep_runs_whole(np.flatnonzero(over).tolist(), owners, spans, lattice, glyphs.chars)
    start = 0
    for cell, same in groupby(owners):  # a file prints cell by cell, or nearly so
        end = start + len(list(same))
        contents[cell] += glyphs.chars[start:end]
        start = end
    return contents


def slot_owners(lattice: Lattice, spans: Sequence[Span]) -> list[list[int]]:
    """Return for each row and column of the grid the index of the span that covers it."""
    owner = [[0] * (len(lattice.xs) - 1) for _ in range(len(lattice.ys) - 1)]
    for index, span in enumerate(spans):
        for row in owner[span.row : span.row + span.row_span]:
            row[span.col : span.col + span.col_span] = [index] * span.col_span
    return owner


def _keep_runs_whole(
    straddling: Sequence[int], owners: list[int], spans: Sequence[Span], lattice: Lattice, chars: Sequence[Char]
) -> None:
    """Give a run of characters that crosses a cell's side to the cell where most of them lie; the first if in doubt."""
    seen: set[int] = set()
    for index in straddling:
        if index in seen:
            continue
        run = _run_around(index, chars)
        seen.update(run)
        for part in _split_at_cells(run, owners, spans, lattice.xs, chars):
            own = [owners[at] for at in part]
            most = max(own, key=own.count)
            if any(_crosses_side(chars[at], spans[owners[at]], lattice.xs) for at in part) or (
                own.count(most) * 2 > len(own) and _goes_on_behind(part, own, chars)
            ):
                for at in part:
                    owners[at] = most


def _run_around(index: int, chars: Sequence[Char]) -> list[int]:
    """Return the indices of the run that a character belongs to."""
    run = [index]
    while (before := _neighbour(run[0], -1, chars)) is not None:
        run.insert(0, before)
    while (after := _neighbour(run[-1], 1, chars)) is not None:
        run.append(after)
    return run


def _neighbour(index: int, step: int, chars: Sequence[Char]) -> int | None:
    """Return the next character of a run one way; readers order characters by place, so others may come between."""
    for at in range(index + step, index + step * _BETWEEN, step):
        if not 0 <= at < len(chars):
            return None
        before, after = (chars[index], chars[at]) if step > 0 else (chars[at], chars[index])
        seamless = abs(after.x0 - before.x1) <= _SEAMLESS * after.size
        if _follows(before, after) and (seamless or abs(at - index) == 1):
            return at
    return None


def _split_at_cells(
    run: Sequence[int], owners: Sequence[int], spans: Sequence[Span], xs: Sequence[float], chars: Sequence[Char]
) -> list[list[int]]:
    """Split a run where text that overflows its cell meets the next cell's: set off from its side as the first is."""
    insets = [chars[at].x0 - xs[spans[owners[at]].col] for at in run]
    gaps = [chars[after].x0 - chars[before].x1 for before, after in pairwise(run)]
    usual = median(gaps) if gaps else 0.0
    size = chars[run[0]].size
    parts = [[run[0]]]
    for at, gap, inset in zip(run[1:], gaps, insets[1:], strict=True):
        begins = owners[at] != owners[parts[-1][0]] and abs(inset - insets[0]) <= _SAME_INSET * size
        if begins and abs(gap - usual) > _SEAMLESS * size:
            parts.append([])
        parts[-1].append(at)
    return parts


def _crosses_side(char: Char, span: Span, xs: Sequence[float]) -> bool:
    half = (char.x1 - char.x0) / 2
    margin = 2 * _STRADDLES * half
    left, right = xs[span.col], xs[span.col + span.col_span]
    inked_from = char.x0 + (half if char.text in _RIGHT_HALF else 0.0)
    inked_to = char.x1 - (half if char.text in _LEFT_HALF else 0.0)
    return (inked_from + margin < left and span.col > 0) or (
        inked_to - margin > right and span.col + span.col_span < len(xs) - 1
    )


def _goes_on_behind(part: Sequence[int], owners: Sequence[int], chars: Sequence[Char]) -> bool:
    """Tell whether a number or a Latin word goes on in the next cell as if no rule lay between."""
    return any(
        one != other
        and (chars[before].text + chars[after].text).isascii()
        and abs(chars[after].x0 - chars[before].x1) <= _SEAMLESS * chars[after].size
        for (before, one), (after, other) in pairwise(zip(part, owners, strict=True))
    )


def _follows(before: Char, after: Char) -> bool:
    size = max(before.size, after.size)
    rise = abs((before.top + before.bottom) - (after.top + after.bottom)) / 2
    return rise <= _RUN_RISE * size and -_OVERLAP * size <= after.x0 - before.x1 <= _RUN_GAP * size
