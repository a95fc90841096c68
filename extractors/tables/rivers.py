"""Columns that only white space parts: strips that no line of print crosses (`rivers`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from extractors.layout.lines import is_cjk
from schemas.page import Char

_WORD_GAP: Final = 0.6  # of the size: what stands closer belongs to one chunk, spaces between words included
_CJK_GAP: Final = 0.4  # the same beside an ideograph, where no space stands between words
_STEPS: Final = 2  # a point is looked at in so many places
_NARROWEST: Final = 0.45  # of the size: a river among many lines
_NARROW: Final = 0.9  # of the size: a river among few lines, in which spaces of running text may meet by chance
_FEW_LINES: Final = 6
_CROSSED: Final = 0.04  # share of the lines that may cross a river: an entry that is too long
_RICH: Final = 0.2  # share of the lines that may have more chunks than the others: letter-spaced heads
_TELLING: Final = 0.7  # lines with so many chunks as the richest have, in share, say where columns are


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters of one line that stand close to each other."""

    x0: float
    x1: float
    chars: tuple[Char, ...]

    @property
    def size(self) -> float:
        """Font size of its first character."""
        return self.chars[0].size


def split_chunks(row: Sequence[Char]) -> list[Chunk]:
    """Split one line's characters, left to right, where the distance is wider than any between words."""
    chunks: list[Chunk] = []
    first = 0
    reach = row[0].x1
    for index in range(1, len(row)):
        char = row[index]
        distance = char.x0 - reach
        size = min(row[index - 1].size, char.size)
        if distance > _WORD_GAP * size or (distance > _CJK_GAP * size and _is_ideograph(row[index - 1], char)):
            chunks.append(Chunk(row[first].x0, reach, tuple(row[first:index])))
            first = index
            reach = char.x1
        else:
            reach = max(reach, char.x1)
    chunks.append(Chunk(row[first].x0, reach, tuple(row[first:])))
    return chunks


def _is_ideograph(before: Char, after: Char) -> bool:
    return is_cjk(before.text[-1]) and is_cjk(after.text[0])


def join_chunks(lines: Iterable[Sequence[Chunk]]) -> list[Chunk]:
    """Return the chunks of several lines of one row as if they stood on one line, left to right."""
    joined: list[Chunk] = []
    for chunk in sorted((chunk for line in lines for chunk in line), key=lambda chunk: chunk.x0):
        if joined and chunk.x0 <= joined[-1].x1:
            last = joined[-1]
            joined[-1] = Chunk(last.x0, max(last.x1, chunk.x1), last.chars + chunk.chars)
        else:
            joined.append(chunk)
    return joined


def find_rivers(lines: Sequence[Sequence[Chunk]], n_lines: int = 0) -> list[float]:
    """Return the middles of the rivers between columns, left to right; none where the lines are running text.

    Args:
        lines: The chunks of each line, or of all lines of each row.
        n_lines: How many lines of print those are, where that is more.
    """
    counts = sorted((len(line) for line in lines if len(line) > 1), reverse=True)
    if not counts:
        return []
    richest = counts[min(len(counts) - 1, max(1, int(_RICH * len(counts))))]  # not one line alone
    telling = [line for line in lines if len(line) >= max(2, _TELLING * richest)]
    size = float(np.median([chunk.size for line in telling for chunk in line]))
    left = min(line[0].x0 for line in telling)
    right = max(line[-1].x1 for line in telling)
    inked = np.zeros(int((right - left) * _STEPS) + 2, dtype=np.int32)
    for line in telling:
        for chunk in line:
            inked[int((chunk.x0 - left) * _STEPS) : int((chunk.x1 - left) * _STEPS) + 1] += 1
    least = size * (_NARROW if max(len(telling), n_lines) < _FEW_LINES else _NARROWEST) * _STEPS
    free = np.concatenate(([False], inked <= int(_CROSSED * len(telling)), [False]))
    starts = np.flatnonzero(~free[:-1] & free[1:])
    ends = np.flatnonzero(free[:-1] & ~free[1:])
    return [
        left + (start + end) / 2 / _STEPS
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        if end - start >= least and start > 0 and end < len(inked) - 1
    ]
