"""Characters to printed lines."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from extractors.language.radicals import repair
from schemas.page import Box, Char
from schemas.table import TextLine

_LATIN_GAP: Final = 0.18  # of the font size: a gap wider than this between two Latin characters was a space
_SAME_LINE: Final = 0.5  # of the font size: characters whose middles differ by no more stand on one line

_by_left = itemgetter(1)


def is_cjk(char: str) -> bool:
    """Tell whether no space belongs beside this character (CJK ideographs, kana, full-width forms, CJK punctuation)."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFFEF or code >= 0x20000


def build_lines(chars: Iterable[Char], page: int) -> tuple[TextLine, ...]:
    """Group characters into lines by their vertical middle, top to bottom, each from left to right."""
    placed = sorted(((char[2] + char[4]) / 2, index, char) for index, char in enumerate(chars))
    rows: list[list[Char]] = []
    row: list[Char] = []
    anchor = height = 0.0
    for middle, _, char in placed:
        if row and middle - anchor <= _SAME_LINE * max(height, char[5]):
            row.append(char)
            continue
        row = [char]
        rows.append(row)
        anchor, height = middle, char[5]
    return tuple(_line(row, page) for row in rows)


def _line(row: list[Char], page: int) -> TextLine:
    row.sort(key=_by_left)
    parts: list[str] = []
    before = row[0]
    for char in row:
        if char[1] - before[3] > _LATIN_GAP * min(before[5], char[5]) and not (
            is_cjk(before[0][-1]) or is_cjk(char[0][0])
        ):
            parts.append(" ")
        parts.append(char[0])
        before = char
    box = Box(row[0][1], min(map(_top, row)), max(map(_right, row)), max(map(_bottom, row)))
    return TextLine(page, box, repair("".join(parts)), _usual_size(row), min(map(_confidence, row)))


_top, _right, _bottom, _size, _confidence = itemgetter(2), itemgetter(3), itemgetter(4), itemgetter(5), itemgetter(6)


def _usual_size(row: Sequence[Char]) -> float:
    sizes = [round(char[5], 1) for char in row]
    first = sizes[0]
    if sizes.count(first) * 2 > len(sizes):
        return first
    return max(sizes, key=sizes.count)
