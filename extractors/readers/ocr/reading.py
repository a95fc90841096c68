"""Lines of a page to what is recognized in them; what the recognizer skips is shown to it again, alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.lines import Line
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.raster import Gray
from extractors.readers.ocr.recognizer import recognize
from extractors.readers.ocr.signs import CONFUSED, sign_in
from extractors.readers.ocr.spans import Inked, aligned, cluster_at, unread_ink
from extractors.readers.ocr.strokes import Mask
from extractors.readers.ocr.widths import is_wide

_MARGIN: Final = 0.13  # of a line's height, around its ink
_FLAT: Final = 0.7  # of the em: a line with less ink (一, figures) gets the margin of one that tall
_SURE: Final = 0.5  # confidence of a sign that was skipped before
UNKNOWN: Final = "\ufffd"  # ink that is surely a character, and nobody could say which
_SHAPE: Final = 0.8  # confidence of a sign that was told by its shape
_SPECK: Final = 0.45  # of the em
_INK: Final = 0.93  # height of the ink of a line of ideographs, of their em
_ROUND_LETTERS: Final = frozenset("0OoQ")
_NEIGHBOUR: Final = (
    1.05  # of the em: of what follows a skipped sign, shown with it; alone small signs look like any other
)


def columns_of(ink: Mask, line: Line) -> Inked:
    """Return for each column of a line whether it has ink."""
    return np.asarray(ink[line.top : line.bottom, line.x0 : line.x1].any(axis=0), dtype=np.bool_)


def read_lines(
    gray: Gray, ink: Mask, lines: Sequence[Line], em: float, threads: int
) -> list[tuple[Line, tuple[Mark, ...]]]:
    """Return each line with its marks, their places as shares of the line's width; lines without any are left out."""
    readings = [
        aligned(marks, line.x1 - line.x0, size_of(line, em))
        for line, marks in zip(lines, _read(gray, lines, em, threads), strict=True)
    ]
    skipped: list[tuple[int, Line, tuple[int, int]]] = []
    for index, (line, marks) in enumerate(zip(lines, readings, strict=True)):
        middles = [mark.place * (line.x1 - line.x0) for mark in marks if not mark.text.isspace()]
        if not any(is_wide(mark.text) for mark in marks):
            continue  # letters stand closer than their places are exact
        size = size_of(line, em)
        for start, end in unread_ink(middles, columns_of(ink, line), size):
            reach = min(line.x0 + end + round(_NEIGHBOUR * size), line.x1)
            skipped.append((index, replace(line, x0=line.x0 + start, x1=reach), (start, end)))
    again = _read(gray, [part for _, part, _ in skipped], em, threads)
    for (index, part, place), marks in zip(skipped, again, strict=True):
        readings[index] = _inserted(readings[index], lines[index], part, place, marks)
    return [(line, _with_signs(line, marks, ink, em)) for line, marks in zip(lines, readings, strict=True) if marks]


def size_of(line: Line, em: float) -> float:
    """Return the size of a line's characters, in pixels: the page's, or more where the ink is taller."""
    return max(em, (line.bottom - line.top) / _INK)


def _inserted(
    marks: tuple[Mark, ...], line: Line, part: Line, place: tuple[int, int], again: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """Put what was recognized of a skipped sign where it stands; a sign that was not even so is kept as unknown."""
    start, end = place
    length, width, offset = line.x1 - line.x0, part.x1 - part.x0, part.x0 - line.x0
    placed = [replace(mark, place=(offset + mark.place * width) / length) for mark in again]
    found = [
        mark
        for mark in placed
        if start <= mark.place * length <= end and mark.confidence >= _SURE and mark.text.strip()
    ]
    beside = {mark.text for mark in marks if abs(mark.place - (start + end) / 2 / length) * length <= width}
    if any(mark.text in beside for mark in found):
        return marks  # a part of a character that was read
    if not found:
        found = [Mark(UNKNOWN, (start + end) / 2 / length, 0.0)]
    return tuple(sorted((*marks, *found), key=lambda mark: mark.place))


def _with_signs(line: Line, marks: tuple[Mark, ...], ink: Mask, em: float) -> tuple[Mark, ...]:
    """Settle round signs by their shape; what stays unknown and is small is a speck and is dropped."""
    columns = columns_of(ink, line)
    settled = []
    for index, mark in enumerate(marks):
        if (mark.text not in CONFUSED and mark.text != UNKNOWN) or _is_in_word(marks, index):
            settled.append(mark)
            continue
        start, end = cluster_at(mark.place * len(columns), columns, em)
        sign = sign_in(ink[line.top : line.bottom, line.x0 + start : line.x0 + end], em)
        if sign is not None:
            settled.append(replace(mark, text=sign, confidence=max(mark.confidence, _SHAPE), others=()))
        elif mark.text != UNKNOWN or end - start >= _SPECK * em:
            settled.append(mark)
    return tuple(settled)


def _is_in_word(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether an o or a 0 stands beside a letter: round signs do not, and a round letter looks like them."""
    beside = (*marks[max(index - 1, 0) : index], *marks[index + 1 : index + 2])
    letters = (one.text for one in beside if one.text.isascii() and one.text not in _ROUND_LETTERS)
    return marks[index].text in _ROUND_LETTERS and any(map(str.isalpha, letters))


def _read(gray: Gray, lines: Sequence[Line], em: float, threads: int) -> list[tuple[Mark, ...]]:
    cuts = [_cut(gray, line, em) for line in lines]
    readings = recognize([picture for picture, _ in cuts], threads)
    placed = []
    for line, (picture, left), marks in zip(lines, cuts, readings, strict=True):
        wide, length = picture.shape[1], line.x1 - line.x0
        placed.append(
            tuple(replace(m, place=min(max((left + m.place * wide - line.x0) / length, 0.0), 1.0)) for m in marks)
        )
    return placed


def _cut(gray: Gray, line: Line, em: float) -> tuple[NDArray[np.uint8], int]:
    """Return the picture of a line with its contrast stretched, and where it begins."""
    margin = max(2, round(_MARGIN * max(line.bottom - line.top, _FLAT * em)))
    left = max(line.x0 - margin, 0)
    picture = gray[max(line.top - margin, 0) : line.bottom + margin, left : line.x1 + margin]
    ink, paper = np.percentile(picture, (1, 85))
    stretched = (picture.astype(np.float32) - ink) * (255 / max(float(paper - ink), 1.0))
    return np.clip(stretched, 0, 255).astype(np.uint8), left
