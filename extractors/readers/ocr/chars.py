"""Recognized lines to characters with boxes as a text layer would state them."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from extractors.readers.ocr.lines import Line
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.spans import Inked, spans_of
from extractors.readers.ocr.widths import is_wide
from schemas.page import Char

_ABOVE, _BELOW = 0.88, 0.12  # of the em, about the baseline, as extractors.readers.chars has it
_IDEOGRAPH_INK: Final = 0.93  # height of the ink of a line of ideographs, of the em
_FIGURE_INK: Final = 0.70  # height of figures and capitals
_NEAR_EM: Final = 0.15  # lines whose size differs by less from the page's have the page's
_FLAT: Final = 0.6  # of the page's em: a line with less ink (一, dashes) says nothing about its size
_DESCENDERS: Final = frozenset("gjpqy,;()[]{}/|@Q$_")


def chars_of_line(line: Line, marks: Sequence[Mark], inked: Inked, em: float, scale: float) -> list[Char]:
    """Return the characters of one line, in points.

    Args:
        line: Its ink, in pixels.
        marks: What was recognized, with places as shares of the line's ink; spaces may be among them.
        inked: For each column of the line, whether it has ink.
        em: The usual size of the page's characters, in pixels.
        scale: Pixels a point.
    """
    seen = [mark for mark in marks if not mark.text.isspace()]
    top, bottom = _em_box(line, seen, em)
    size = bottom - top
    chars = []
    for mark, start, end in spans_of(marks, inked, size):
        sides = (line.x0 + start, top, line.x0 + end, bottom, size)
        x0, high, x1, low, points = (round(side / scale, 3) for side in sides)
        chars.append(Char(mark.text, x0, high, x1, low, points, round(mark.confidence, 4)))
    return chars


def _em_box(line: Line, marks: Sequence[Mark], em: float) -> tuple[float, float]:
    """Return top and bottom of the em square that a line's ink stands in, in pixels."""
    height = line.bottom - line.top
    text = [mark.text for mark in marks]
    if any(is_wide(char) and unicodedata.category(char[0]) == "Lo" for char in text):
        size = height / _IDEOGRAPH_INK
        if height < _FLAT * em or abs(size - em) <= _NEAR_EM * em:
            size = em
        middle = (line.top + line.bottom) / 2
        return middle - size / 2, middle + size / 2
    low = 0.22 if any(char in _DESCENDERS for char in text) else 0.0
    size = height / (_FIGURE_INK + low)
    if height < _FLAT * _FIGURE_INK * em or abs(size - em) <= _NEAR_EM * em:
        size = em
    if height < _FLAT * _FIGURE_INK * em:
        middle = (line.top + line.bottom) / 2
        return middle - size / 2, middle + size / 2
    baseline = line.bottom - low * size
    return baseline - _ABOVE * size, baseline + _BELOW * size
