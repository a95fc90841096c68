"""Lines of text in the picture of a page, never across a rule."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.strokes import Mask

_EM_PT: Final = (5.0, 30.0)  # sizes of text that are looked for
_USUAL_EM_PT: Final = 11.0
_GAP: Final = 1.0  # of the em: a wider gap begins another line, so that columns without rules stay apart
_STACK_GAP: Final = 0.3  # of the em: parts of one character (二, ≥) lie closer under each other
_TALLEST: Final = 1.3  # of the em: what is taller is two lines
_FLAT: Final = 0.4  # of the em: a part of a character is no taller
_ALIKE: Final = 0.2  # least ratio of the widths of two parts of one character
_WITHIN: Final = 0.5  # of its width: a piece that stands so far within a line belongs to it
_COLUMN: Final = 0.75  # of the wider: parts of one character stand that much over each other
_SQUARE: Final = 0.7  # ratio of the sides of an ideograph
_RING: Final = (0.2, 0.45)  # of the em: sides of the rings of %
_RINGS_ALIKE: Final = 0.75
_BESIDE: Final = 0.5  # of a ring: how far the lower one of % stands to the right
_REMNANT: Final = 0.4  # of the em
_EMPTY: Final = 0.12  # of a line's usual ink in a row of pixels: less lies between lines, more within one
_MANY: Final = 4000  # specks, from which they are faster taken away all at once
_CLOSE: Final = 0.35  # of the em: further than one character from the next, nearer than one line from the next
_MORE: Final = 1.15  # times as many parts joined up and down as across: the text is sideways
_MANY_SPOTS: Final = 60
_SPECK: Final = 0.0025  # of a square em: less ink than a full stop's


@dataclass(frozen=True, slots=True)
class Line:
    """The ink of one line of text, in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


class _Spots(NamedTuple):
    """Connected ink: for each pixel its spot (0: none), for each spot its box and area (OpenCV's columns)."""

    labels: NDArray[np.int32]
    stats: NDArray[np.int32]


def find_lines(ink: Mask, rules: Mask, scale: float) -> tuple[list[Line], float]:
    """Return the lines of text in a picture that lies straight, and the usual size of its characters in pixels.

    Args:
        ink: 255 for each dark pixel that is not part of a rule or a bar.
        rules: 255 where a rule runs; no line of text crosses it.
        scale: Pixels a point.
    """
    em = _USUAL_EM_PT * scale
    lines: list[Line] = []
    spots = _spots(ink)
    for _ in range(2):  # the second time with the size that the page has
        clean = _without_specks(ink, spots, em)
        lines = [line for line in _lines(clean, rules, em) if not _is_remnant(line, rules, em)]
        em = _usual_em(lines, em, scale)
    return lines, em


def runs_down(ink: Mask, scale: float) -> bool:
    """Tell whether text runs up or down a picture: characters stand closer in a line than lines do to each other.

    A recognizer does not tell: it reads characters that lie on their side as well.
    """
    reach = max(3, round(_CLOSE * _USUAL_EM_PT * scale)) | 1
    spots = cv2.connectedComponents(ink)[0]
    across = cv2.connectedComponents(cv2.dilate(ink, np.ones((1, reach), dtype=np.uint8)))[0]
    down = cv2.connectedComponents(cv2.dilate(ink, np.ones((reach, 1), dtype=np.uint8)))[0]
    return bool(spots - down > _MORE * (spots - across) and spots > _MANY_SPOTS)


def _spots(ink: Mask) -> _Spots:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return _Spots(np.asarray(labels, dtype=np.int32), np.asarray(stats, dtype=np.int32))


def _without_specks(ink: Mask, spots: _Spots, em: float) -> Mask:
    small = spots.stats[:, cv2.CC_STAT_AREA] < max(2.0, _SPECK * em * em)
    small[0] = False
    clean = ink.copy()
    if small.sum() > _MANY:
        clean[small[spots.labels]] = 0
        return clean
    for label in np.flatnonzero(small).tolist():
        x, y, width, height, _ = spots.stats[label].tolist()
        window = clean[y : y + height, x : x + width]
        window[spots.labels[y : y + height, x : x + width] == label] = 0
    return clean


def _lines(ink: Mask, rules: Mask, em: float) -> list[Line]:
    # a row of characters runs together when each is drawn as wide as the gap allowed; rules cut it
    spread = cv2.dilate(ink, np.ones((1, max(3, round(_GAP * em)) | 1), dtype=np.uint8))
    spread[rules > 0] = 0
    _, labels = cv2.connectedComponents(spread, connectivity=8)
    boxes = _boxes(labels, ink)
    pieces = [piece for box in boxes for piece in _split_rows(ink, labels, box, em)]
    return _join_stacked(pieces, em)


def _boxes(labels: NDArray[np.int32], ink: Mask) -> list[tuple[int, Line]]:
    ys, xs = np.nonzero(ink)
    owners = labels[ys, xs]
    inside = owners > 0
    ys, xs, owners = ys[inside], xs[inside], owners[inside]
    count = int(labels.max()) + 1
    low = np.full((2, count), np.iinfo(np.int64).max)
    high = np.full((2, count), -1)
    for axis, places in enumerate((xs, ys)):
        np.minimum.at(low[axis], owners, places)
        np.maximum.at(high[axis], owners, places)
    return [
        (label, Line(int(low[0, label]), int(low[1, label]), int(high[0, label]) + 1, int(high[1, label]) + 1))
        for label in np.flatnonzero(high[0] >= 0).tolist()
    ]


def _split_rows(ink: Mask, labels: NDArray[np.int32], box: tuple[int, Line], em: float) -> list[Line]:
    """Cut a piece that is too tall for one line where its ink is thinnest."""
    label, line = box
    height = line.bottom - line.top
    if height <= _TALLEST * em:
        return [line]
    window = (labels[line.top : line.bottom, line.x0 : line.x1] == label) & (
        ink[line.top : line.bottom, line.x0 : line.x1] > 0
    )
    rows = window.sum(axis=1)
    most = float(np.percentile(rows, 75)) * _EMPTY
    count = max(2, round(height / (1.25 * em)))
    cuts = [0]
    for index in range(1, count):
        place = index * height / count
        low, high = int(place - 0.4 * em), int(place + 0.4 * em)
        low = max(low, cuts[-1] + 1)
        if low < high and rows[low:high].min() <= most:  # else one line of larger characters
            cuts.append(low + int(np.argmin(rows[low:high])))
    cuts.append(height)
    parts = []
    for top, bottom in pairwise(cuts):
        ys, xs = np.nonzero(window[top:bottom])
        if len(ys):
            at_x, at_y = line.x0, line.top + top
            parts.append(
                Line(at_x + int(xs.min()), at_y + int(ys.min()), at_x + int(xs.max()) + 1, at_y + int(ys.max()) + 1)
            )
    return parts


def _join_stacked(pieces: list[Line], em: float) -> list[Line]:
    """Join parts of characters that lie under each other, as the strokes of 二 do."""
    joined: list[Line] = []
    active: list[Line] = []  # those that the next piece from the top can still reach
    for piece in sorted(pieces, key=lambda line: (line.top, line.x0)):
        reach = piece.top - _STACK_GAP * em
        joined += [line for line in active if line.bottom < reach]
        active = [line for line in active if line.bottom >= reach]
        match = next(
            (
                line
                for line in active
                if _is_stacked(line, piece, em) or _is_split(line, piece, pieces) or _are_rings(line, piece, em)
            ),
            None,
        )
        if match is None:
            active.append(piece)
        else:
            active[active.index(match)] = _around(match, piece)
    return joined + active


def _around(line: Line, other: Line) -> Line:
    return Line(
        min(line.x0, other.x0), min(line.top, other.top), max(line.x1, other.x1), max(line.bottom, other.bottom)
    )


def _is_split(upper: Line, lower: Line, pieces: list[Line]) -> bool:
    """Tell whether two pieces are one character, such as 共: together square, and as tall as others beside it."""
    whole = _around(upper, lower)
    width, height = whole.x1 - whole.x0, whole.bottom - whole.top
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    if (
        shared < _COLUMN * width
        or not _SQUARE < width / height < 1 / _SQUARE
        or lower.top - upper.bottom > 0.1 * height
    ):
        return False
    slack = 0.12 * height
    return any(abs(one.top - whole.top) <= slack and abs(one.bottom - whole.bottom) <= slack for one in pieces)


def _are_rings(upper: Line, lower: Line, em: float) -> bool:
    """Tell whether two pieces are the rings of a lone %, whose stroke is too thin for a scanner."""
    sides = [side for one in (upper, lower) for side in (one.x1 - one.x0, one.bottom - one.top)]
    if min(sides) < _RING[0] * em or max(sides) > min(_RING[1] * em, min(sides) / _RINGS_ALIKE):
        return False
    across, down = lower.x0 - upper.x0, lower.top - upper.top
    return _BESIDE * max(sides) <= across <= max(sides) and lower.top - upper.bottom + 1 > 0 and down <= 2 * max(sides)


def _is_stacked(upper: Line, lower: Line, em: float) -> bool:
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    narrow, wide = sorted((upper.x1 - upper.x0, lower.x1 - lower.x0))
    gap = max(upper.top, lower.top) - min(upper.bottom, lower.bottom)
    if max(upper.bottom, lower.bottom) - min(upper.top, lower.top) > _TALLEST * em or gap > _STACK_GAP * em:
        return False
    if gap < 0 and shared >= _WITHIN * narrow:
        return True  # a stroke of a character of the line, with nothing beside it
    flat = min(upper.bottom - upper.top, lower.bottom - lower.top) <= _FLAT * em
    return flat and narrow >= _ALIKE * wide and shared >= 0.5 * narrow


def _is_remnant(line: Line, rules: Mask, em: float) -> bool:
    """Tell what is left of a rule's rough edge where the rule was taken away."""
    if max(line.x1 - line.x0, line.bottom - line.top) > _REMNANT * em:
        return False
    near = 4
    return bool(rules[max(line.top - near, 0) : line.bottom + near, max(line.x0 - near, 0) : line.x1 + near].any())


def _usual_em(lines: list[Line], before: float, scale: float) -> float:
    """Return the median height of lines by their length, a little more than the ink of an ideograph is tall."""
    low, high = (size * scale for size in _EM_PT)
    heights = np.array([line.bottom - line.top for line in lines], dtype=np.float64)
    widths = np.array([line.x1 - line.x0 for line in lines], dtype=np.float64)
    usable = (heights >= low * 0.8) & (heights <= high)
    if not usable.any():
        return before
    heights, widths = heights[usable], widths[usable]
    order = np.argsort(heights)
    half = np.searchsorted(np.cumsum(widths[order]), widths.sum() / 2)
    return float(np.clip(heights[order][min(int(half), len(order) - 1)] * 1.08, low, high))
