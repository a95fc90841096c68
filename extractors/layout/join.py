"""Printed lines to running text: which line ends are wraps and which are forced.

A printer breaks a line where the next word did not fit. So a line is ended on purpose where the next line's first word
would have fitted behind it, or where the next line begins a list item.
"""

from collections.abc import Sequence
from typing import Final

from extractors.layout.lines import is_cjk
from extractors.layout.markers import Marker, read_marker
from schemas.table import TextLine

_KINSOKU: Final = frozenset("，。、；：！？）」』】》〉〕％%)]}.,;:!?…～~")  # none begins a line, so the one before moves down with it
_OPENING: Final = frozenset("（「『【《〈〔([{")  # none ends a line
_LATIN_WIDTH: Final = 0.5  # of the size, on average
_SLACK: Final = 0.6  # of the size: what rounding and justification leave
_SHIFT: Final = 0.8  # of the size: lefts that differ by no more are flush
_LABEL_LENGTH: Final = 2  # lines no longer than this are a label set upright or letter-spaced


def join_lines(lines: Sequence[TextLine], right: float, left: float | None = None) -> str:
    """Join the lines of one cell or paragraph.

    Args:
        lines: Top to bottom, page after page.
        right: Where text may run to, points.
        left: Where text may begin; where it isn't given, lines are taken as flush left.

    Returns:
        Running text: a wrap joins without a space, except between two Latin words; a forced end stays as a newline.
    """
    if not lines:
        return ""
    if len(lines) > 1 and all(len(line.text) <= _LABEL_LENGTH for line in lines):
        return "".join(line.text for line in lines)
    room = _rooms(lines, left, right)
    parts = [lines[0].text]
    items: dict[str, int] = {}
    _note(read_marker(lines[0].text), items)
    for before, line, space in zip(lines, lines[1:], room, strict=False):
        marker = read_marker(line.text)
        fits = _first_word(line) + _SLACK * line.size < space
        if fits or (marker is not None and _follows(marker, items)):
            parts.append("\n")
        elif _is_latin(before.text[-1]) and _is_latin(line.text[0]):
            parts.append(" ")
        _note(marker, items)
        parts.append(line.text)
    return "".join(parts)


def _rooms(lines: Sequence[TextLine], left: float | None, right: float) -> list[float]:
    """How much room each line has left at its end: behind it if flush left, else on both sides together."""
    starts = [line.box.x0 for line in lines]
    low = min(starts)
    if left is None:
        return [right - line.box.x1 for line in lines]
    if _centred(lines, left, right):
        return [right - left - (line.box.x1 - line.box.x0) for line in lines]
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
    text, width, index = line.text, 0.0, 0
    while index < len(text):
        char = text[index]
        if char == " ":
            break
        width += line.size * (1.0 if is_cjk(char) else _LATIN_WIDTH)
        index += 1
        following = text[index : index + 1]
        if following in _KINSOKU or char in _OPENING:
            continue
        if is_cjk(char) or (following and is_cjk(following)):
            break
    return width


def _follows(marker: Marker, items: dict[str, int]) -> bool:
    """Tell whether a marker is the next of its list, or begins one; a wrap seldom starts with such a number."""
    return marker.ordinal <= 1 or marker.ordinal == items.get(marker.scheme, -1) + 1


def _note(marker: Marker | None, items: dict[str, int]) -> None:
    if marker is not None:
        items[marker.scheme] = marker.ordinal


def _is_latin(char: str) -> bool:
    return char.isalpha() and not is_cjk(char)
