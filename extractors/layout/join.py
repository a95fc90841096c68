"""Printed lines to running text: which line ends are wraps and which are forced.

A printer breaks a line where the next word did not fit. So a line is ended on purpose where the next line's first word
would have fitted behind it, where more space than usual follows, or where the next line begins a list item.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from extractors.layout.lines import is_cjk
from extractors.layout.markers import Marker, read_marker
from schemas.table import TextLine

# None of these begins a line, so the character before moves down with it (避頭點).
_NEVER_FIRST: Final = frozenset("，。、；：！？）」』】》〉〕％%)]}.,;:!?…～~/")
_NEVER_LAST: Final = frozenset("（「『【《〈〔([{")
_LATIN_WIDTH: Final = 0.5  # of the size, on average
_SLACK: Final = 0.6  # of the size: what rounding and justification leave
_SHIFT: Final = 0.8  # of the size: lefts that differ by no more are flush
_PADDING_PT: Final = 5.4  # between a cell's side and its text, as Word has it; others have less
_INTRODUCES: Final = frozenset("：")  # a list or a formula begins on the next line; seldom does a wrap fall there
_LABEL_LINES: Final = 3
_LABEL_LENGTH: Final = 2  # lines no longer than this are a label set upright or letter-spaced
_SPACED: Final = 1.35  # times the closest lines' distance: more sets a line apart
_RESIZED: Final = 1.2  # times the smaller size: no wrap of a text is set so much larger or smaller
WIDE_PITCH: Final = 2.2  # of the size: lines so far apart are no running text, as most papers are set
_CODE: Final = re.compile(r"[A-Za-z]{1,4}[0-9]+(?:[.-][0-9]+)*(?=[^\sA-Za-z0-9.%)）])")
_PAIRS: Final = {"(": ")", "（": "）", "[": "]", "〔": "〕"}


def join_lines(lines: Sequence[TextLine], right: float, left: float | None = None, wide: float = WIDE_PITCH) -> str:
    """Join the lines of one cell or paragraph.

    Args:
        lines: Top to bottom, page after page.
        right: Where text may run to, points.
        left: Where text may begin; where it isn't given, lines are taken as flush left.
        wide: Lines further apart, in times of their size, are no running text.

    Returns:
        Running text: a wrap joins without a space, except between two Latin words; a forced end stays as a newline.
    """
    if not lines:
        return ""
    if _is_label(lines):
        return "".join(line.text for line in lines)
    rooms = _rooms(lines, left, right)
    closest = _closest(lines)
    entries = _entries(lines)
    parts = [lines[0].text]
    items: dict[str, int] = {}
    _note(read_marker(lines[0].text), items)
    for before, line, room in zip(lines, lines[1:], rooms, strict=False):
        marker = read_marker(line.text)
        if (
            _first_word(line) + _SLACK * line.size < room
            or _set_apart(before, line, closest, wide)
            or _is_resized(before, line)
            or before.text in entries
            or (before.text[-1] in _INTRODUCES and not _is_open(parts))
            or line.text in entries
            or _begins_item(marker, line.text, parts, items)
        ):
            parts.append("\n")
        else:
            parts.append(_wrap(before, line))
        _note(marker, items)
        parts.append(line.text)
    return "".join(parts)


def join_wraps(lines: Sequence[TextLine]) -> str:
    """Join lines that are known to be one paragraph: every line end is a wrap, however far apart its lines stand."""
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        parts += _wrap(before, line), line.text
    return "".join(parts)


def _wrap(before: TextLine, line: TextLine) -> str:
    """Return what a line end stands for that only wraps: a space between two Latin words."""
    return " " if _is_latin(before.text[-1]) and _is_latin(line.text[0]) else ""


def _is_label(lines: Sequence[TextLine]) -> bool:
    """Tell whether lines are one word set upright, a character or two a line."""
    longest = max(len(line.text) for line in lines)
    if len(lines) == 1 or longest > _LABEL_LENGTH or _wide_apart(lines):
        return False
    return longest == 1 or (len(lines) <= _LABEL_LINES and len({line.text for line in lines}) == len(lines))


def _rooms(lines: Sequence[TextLine], left: float | None, right: float) -> list[float]:
    """How much room each line has left at its end: behind it if flush left, else on both sides together."""
    if left is None:
        return [right - line.box.x1 for line in lines]
    widths = [line.box.x1 - line.box.x0 for line in lines]
    if _centred(lines, left, right):
        inset = min(_PADDING_PT, max(0.0, (right - left - max(widths)) / 2))
        return [right - left - 2 * inset - width for width in widths]
    low = min(line.box.x0 for line in lines)
    inset = min(max(low - left, 0.0), lines[0].size)  # a cell's padding on the left says what it is on the right
    return [right - inset - line.box.x1 for line in lines]


def _centred(lines: Sequence[TextLine], left: float, right: float) -> bool:
    low, high = min(line.box.x0 for line in lines), max(line.box.x0 for line in lines)
    size = lines[0].size
    if high - low <= _SHIFT * size and low - left <= 2 * size:
        return False
    middle = (left + right) / 2
    return all(abs((line.box.x0 + line.box.x1) / 2 - middle) <= _SHIFT * size for line in lines)


def _first_word(line: TextLine) -> float:
    """The width of what can't be parted from a line's first character."""
    text, width = line.text, 0.0
    for char, following in zip(text, [*text[1:], " "], strict=True):
        if char == " ":
            break
        width += line.size * (1.0 if is_cjk(char) else _LATIN_WIDTH)
        if following in _NEVER_FIRST or char in _NEVER_LAST:
            continue
        if is_cjk(char) or is_cjk(following):
            break
    return width


def _pitch(before: TextLine, line: TextLine) -> float:
    if before.page != line.page:
        return 0.0
    return (line.box.top + line.box.bottom - before.box.top - before.box.bottom) / 2


def _closest(lines: Sequence[TextLine]) -> float:
    """The least distance between two lines, in times of their size: a cell may hold small print under larger."""
    pitches = [_pitch(before, line) / line.size for before, line in pairwise(lines)]
    return min((pitch for pitch in pitches if pitch > 0), default=0.0)


def _set_apart(before: TextLine, line: TextLine, closest: float, wide: float) -> bool:
    pitch = _pitch(before, line) / line.size
    return pitch > _SPACED * closest > 0 or pitch > wide


def _is_resized(before: TextLine, line: TextLine) -> bool:
    """Tell whether a line is set much larger or smaller than the one before: a remark under a label, no wrap of it."""
    low, high = sorted((before.size, line.size))
    return high > _RESIZED * low and min(before.confidence, line.confidence) == 1.0


def _entries(lines: Sequence[TextLine]) -> frozenset[str]:
    """Lines that come more than once: values of a list, one a line, never a part of running text."""
    texts = [line.text for line in lines]
    return frozenset(text for text in texts if texts.count(text) > 1) if len(texts) > 1 else frozenset()


def _wide_apart(lines: Sequence[TextLine]) -> bool:
    return any(_pitch(before, line) > WIDE_PITCH * line.size for before, line in pairwise(lines))


def _begins_item(marker: Marker | None, text: str, parts: Sequence[str], items: dict[str, int]) -> bool:
    if marker is not None:
        return _follows(marker, items) and (marker.scheme != "sign" or not _is_open(parts))
    if _CODE.match(text):
        return _CODE.match(parts[0]) is not None and not _is_open(parts)
    return text[0] == "【" and len(text) > 1


def _is_open(parts: Sequence[str]) -> bool:
    """Tell whether a bracket is open, so that a sign that follows belongs to what stands in it."""
    text = "".join(parts)
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS.items())


def _follows(marker: Marker, items: dict[str, int]) -> bool:
    """Tell whether a marker is the next of its list, or begins one; a wrap seldom starts with such a number."""
    return marker.ordinal <= 1 or marker.ordinal == items.get(marker.scheme, -1) + 1


def _note(marker: Marker | None, items: dict[str, int]) -> None:
    if marker is not None:
        items[marker.scheme] = marker.ordinal


def _is_latin(char: str) -> bool:
    return char.isalpha() and not is_cjk(char)
