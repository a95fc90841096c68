"""Where each character of a recognized line begins and ends, by the ink between their middles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.widths import is_wide

_EDGE: Final = 0.15  # of the way between two middles: no character ends nearer to its own
_WIDEST: Final = 0.5  # half the width of a character at most, of the em
_FAR: Final = 0.36  # of the em, from ink to the next middle: no recognized character covers it
_SPACE: Final = 0.2  # of the em, between two inks where the model saw a space
_WIDE_SPACE: Final = 0.55  # where it saw none: figures of one em's half, and stops, have that much room beside them
_LEAST_INK: Final = 0.12  # of the em: less is a speck
_JOINED: Final = 0.1  # of the em: ink with smaller gaps between is one sign's

_IDEOGRAPH: Final = 0.92  # width of an ideograph's ink, of the em
_FIGURE: Final = 0.5  # of a figure's or a capital's
_MOST_SHIFT: Final = 0.5  # of the em
_FLAT: Final = frozenset("一卜丨丿")

Inked = NDArray[np.bool_]


def aligned(marks: tuple[Mark, ...], length: int, em: float) -> tuple[Mark, ...]:
    """Move marks so that the first and the last stand where the line's ink begins and ends.

    The model states a character some columns before or after its middle, all of a line alike. Punctuation stands
    anywhere in its em and does not tell; a shift of half an em or more means that a
    sign was skipped, not that places are off.

    Args:
        marks: With places as shares of the line's ink.
        length: Of the line's ink, in pixels.
        em: Size of the line's characters, in pixels.
    """
    seen = [mark for mark in marks if not mark.text.isspace()]
    if not seen or not length:
        return marks
    first, last = _half(seen[0].text) * em / length, 1 - _half(seen[-1].text) * em / length
    shifts = [
        (mark.place, want - mark.place)
        for mark, want in ((seen[0], first), (seen[-1], last))
        if _half(mark.text) and abs(want - mark.place) * length <= _MOST_SHIFT * em
    ]
    if not shifts:
        return marks
    (from_place, from_shift), (to_place, to_shift) = shifts[0], shifts[-1]
    slope = (to_shift - from_shift) / (to_place - from_place) if (to_place - from_place) * length > em else 0.0
    return tuple(
        replace(mark, place=min(max(mark.place + from_shift + slope * (mark.place - from_place), 0.0), 1.0))
        for mark in marks
    )


def _half(text: str) -> float:
    """Return half the width of a character's ink, of the em; 0 for signs whose ink may stand anywhere in it."""
    if "\u3400" <= text <= "\u9fff" and text not in _FLAT:
        return _IDEOGRAPH / 2
    return _FIGURE / 2 if text.isascii() and text.isalnum() else 0.0


def spans_of(marks: Sequence[Mark], inked: Inked, em: float) -> list[tuple[Mark, float, float]]:
    """Return each character with its start and end, in pixels from the start of the line's ink; spaces are left out.

    Args:
        marks: What was recognized, with places as shares of the line's ink.
        inked: For each column of pixels, whether the line has ink in it.
        em: Size of the line's characters, in pixels.
    """
    seen = [index for index, mark in enumerate(marks) if not mark.text.isspace()]
    middles = [marks[index].place * len(inked) for index in seen]
    starts, ends = [0.0] * len(seen), [float(len(inked))] * len(seen)
    for index, (one, other) in enumerate(pairwise(seen)):
        wide = is_wide(marks[one].text), is_wide(marks[other].text)
        start, end = _gap(middles[index], middles[index + 1], inked)
        if all(wide):
            start = end = (middles[index] + middles[index + 1]) / 2
        elif not any(wide) and end - start <= (_SPACE if other > one + 1 else _WIDE_SPACE) * em:
            start = end = (start + end) / 2
        ends[index], starts[index + 1] = start, end
    return [
        (marks[index], *_room(marks[index].text, middle, start, end, em))
        for index, middle, start, end in zip(seen, middles, starts, ends, strict=True)
    ]


def _gap(before: float, after: float, inked: Inked) -> tuple[float, float]:
    """Return where the ink of one character ends and that of the next begins; the middle twice where it never ends."""
    margin = _EDGE * (after - before)
    low, high = max(int(before + margin), 0), min(int(after - margin) + 1, len(inked))
    blank = np.flatnonzero(~inked[low:high]) + low
    if not len(blank):
        return (before + after) / 2, (before + after) / 2
    runs = np.split(blank, np.flatnonzero(np.diff(blank) > 1) + 1)
    widest = max(runs, key=len)
    return float(widest[0]), float(widest[-1] + 1)


def _room(text: str, middle: float, start: float, end: float, em: float) -> tuple[float, float]:
    half = _WIDEST * em
    if is_wide(text):
        if 0.6 * em <= end - start <= 1.2 * em:
            middle = (start + end) / 2
        return max(middle - half, start), min(middle + half, end)
    return max(start, middle - half), min(end, middle + half)


def unread_ink(middles: Sequence[float], inked: Inked, em: float) -> list[tuple[int, int]]:
    """Return columns of ink (from, to) that no recognized character covers: the model skips a sign now and then."""
    places = np.asarray(middles, dtype=np.float64)
    return [
        (start, end)
        for start, end in _clusters(inked, em)
        if end - start >= _LEAST_INK * em
        and (not len(places) or np.maximum(start - places, places - end).min() > _FAR * em)
    ]


def cluster_at(middle: float, inked: Inked, em: float) -> tuple[int, int]:
    """Return the columns of ink (from, to) that stand nearest to a place of a line."""
    return min(_clusters(inked, em), key=lambda span: max(span[0] - middle, middle - span[1], 0.0), default=(0, 0))


def _clusters(inked: Inked, em: float) -> list[tuple[int, int]]:
    columns = np.flatnonzero(inked)
    if not len(columns):
        return []
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > _JOINED * em) + 1)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]
