"""Where a line can be cut, and which part of one that was read in little width must be read once more."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.marks import Mark

_DOUBTFUL: Final = 0.5  # confidence
# runs of figures and letters, and of one character: a squeezed one may lose some
_RUN: Final = re.compile(r"[0-9A-Za-z.,·:]{3,}|(.)\1|[01ilI|]{2}")
_FIGURES: Final = re.compile(r"[0-9.,·:]{3,}|[0-9]{2}|([^\W\d_a-zA-Z])\1")
_CONTEXT: Final = 1  # characters read with a doubtful part on either side
_APART: Final = 1.5  # heights: parts that lie nearer are read together
_BETWEEN: Final = 0.3  # of the way between two middles: nearer to one, a gap may be within its character
_MIDDLE: Final = (0.3, 0.7)  # of a line
_WORD_GAP: Final = 0.18  # of a line's height; the parts of one ideograph stand closer
_TRIES: Final = 3  # characters further out, to find a gap
_PAPER: Final = 170  # gray value of a picture whose contrast is stretched

Part = tuple[int, int, int, int]
"""First mark, mark after the last, first column, column after the last."""


def doubtful_parts(picture: NDArray[np.uint8], marks: Sequence[Mark], *, letters: bool = True) -> list[Part]:
    """Return the parts of a line that must be read again, from left to right, none over another.

    Args:
        picture: Of the line, dark on light.
        marks: What was read, with places as shares of the picture's width.
        letters: Whether runs of letters are doubtful as such, as they are where they were squeezed much.
    """
    wanted = _doubtful_marks(marks, _RUN if letters else _FIGURES)
    if not wanted:
        return []
    height = picture.shape[0]
    blank = picture.min(axis=0) > _PAPER
    parts: list[Part] = []
    for start, end in wanted:
        first, left = _cut(blank, marks, max(start - _CONTEXT, 0), -1)
        last, right = _cut(blank, marks, min(end + _CONTEXT, len(marks)), 1)
        if parts and left - parts[-1][3] < _APART * height:
            first, left = parts[-1][0], parts[-1][2]
            parts.pop()
        parts.append((first, last, left, right))
    return [part for part in parts if part[3] > part[2]]


def widest_gap(picture: NDArray[np.uint8]) -> int | None:
    """Return the middle of the widest gap between words in the middle of a line; None where characters stand close."""
    height, width = picture.shape
    low = round(width * _MIDDLE[0])
    run = _widest_run(picture[:, low : round(width * _MIDDLE[1])].min(axis=0) > _PAPER)
    return low + sum(run) // 2 if run is not None and run[1] - run[0] >= _WORD_GAP * height else None


def _doubtful_marks(marks: Sequence[Mark], runs: re.Pattern[str]) -> list[tuple[int, int]]:
    text = "".join(mark.text[0] for mark in marks)
    spans = [(index, index + 1) for index, mark in enumerate(marks) if mark.confidence < _DOUBTFUL]
    return sorted(spans + [match.span() for match in runs.finditer(text)])


def _cut(blank: NDArray[np.bool_], marks: Sequence[Mark], place: int, step: int) -> tuple[int, int]:
    """Return the mark before which a line can be cut, at or beyond a place, and the column of the cut."""
    for index in range(place, place + (_TRIES + 1) * step, step):
        if index <= 0:
            return 0, 0
        if index >= len(marks):
            return len(marks), len(blank)
        before = next((mark.place for mark in reversed(marks[:index]) if not mark.text.isspace()), 0.0)
        column = _gap(blank, before * len(blank), marks[index].place * len(blank))
        if column is not None and not marks[index].text.isspace():
            return index, column
    return (0, 0) if step < 0 else (len(marks), len(blank))


def _gap(blank: NDArray[np.bool_], before: float, after: float) -> int | None:
    """Return the middle of the widest blank between two characters; None where their ink meets."""
    margin = _BETWEEN * (after - before)
    low, high = round(before + margin), round(after - margin)
    run = _widest_run(blank[low:high])
    return None if run is None else low + sum(run) // 2


def _widest_run(blank: NDArray[np.bool_]) -> tuple[int, int] | None:
    """Return where the longest run of blank columns starts and ends; None where there is none."""
    columns = np.flatnonzero(blank)
    if not len(columns):
        return None
    starts = np.concatenate(([0], np.flatnonzero(np.diff(columns) > 1) + 1, [len(columns)])).tolist()
    start, end = max(pairwise(starts), key=lambda run: run[1] - run[0])
    return int(columns[start]), int(columns[end - 1]) + 1
