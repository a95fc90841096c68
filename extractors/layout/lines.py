"""Characters to printed lines."""

from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.page import Box, Char
from schemas.table import TextLine

_LATIN_GAP = 0.18  # of the font size: a gap wider than this between two Latin characters was a space


def is_cjk(char: str) -> bool:
    """Tell whether no space belongs beside this character (CJK ideographs, kana, full-width forms, CJK punctuation)."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFFEF or code >= 0x20000


def build_lines(chars: Iterable[Char], page: int) -> tuple[TextLine, ...]:
    """Group characters into lines by their vertical middle, top to bottom, each from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: (c.top + c.bottom) / 2):
        middle = (char.top + char.bottom) / 2
        if rows:
            last = rows[-1]
            anchor = last[0]
            if middle - (anchor.top + anchor.bottom) / 2 <= 0.5 * max(anchor.size, char.size):
                last.append(char)
                continue
        rows.append([char])
    return tuple(_line(sorted(row, key=lambda c: c.x0), page) for row in rows)


def _line(row: Sequence[Char], page: int) -> TextLine:
    parts: list[str] = []
    for before, char in zip([None, *row], row, strict=False):
        if before is not None and _spaced(before, char):
            parts.append(" ")
        parts.append(char.text)
    box = Box(min(c.x0 for c in row), min(c.top for c in row), max(c.x1 for c in row), max(c.bottom for c in row))
    size = Counter(round(c.size, 1) for c in row).most_common(1)[0][0]
    return TextLine(page, box, "".join(parts), size, min(c.confidence for c in row))


def _spaced(before: Char, after: Char) -> bool:
    if is_cjk(before.text[-1]) or is_cjk(after.text[0]):
        return False
    return after.x0 - before.x1 > _LATIN_GAP * min(before.size, after.size)
