"""The characters of a page that no table holds, as printed rows from top to bottom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.layout.lines import build_lines
from schemas.page import Box, Char, Page
from schemas.table import Table, TextLine

_SLACK_PT = 0.5  # how far a character's middle may stand outside a box and still belong to it
_LEAD_GAP = 0.7  # of the font size: a gap that sets a bare number (壹　計畫依據) apart from its text
_LONGEST_LEAD = 3  # characters: 二十一


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row outside tables.

    Attributes:
        line: What a reader reads.
        chars: Its characters from left to right.
        lead: How many characters stand before a first wide gap, where they are few enough to be a number; else 0.
    """

    line: TextLine
    chars: tuple[Char, ...]
    lead: int = 0


def table_boxes(tables: Iterable[Table]) -> Mapping[int, list[Box]]:
    """Return for each page the boxes whose characters the tables own: their regions, captions and repeated heads."""
    boxes: defaultdict[int, list[Box]] = defaultdict(list)
    for table in tables:
        for region in table.regions:
            boxes[region.page].append(region.box)
        for line in (*table.caption_lines, *table.repeated_lines):
            boxes[line.page].append(line.box)
    return boxes


def body_chars(page: Page, boxes: Sequence[Box]) -> list[Char]:
    """Return the page's characters whose middle is in none of `boxes`."""
    chars = list(page.chars)
    for box in sorted(boxes, key=_area, reverse=True):  # the largest first: it leaves the fewest for the others
        x0, x1 = 2 * (box.x0 - _SLACK_PT), 2 * (box.x1 + _SLACK_PT)
        top, bottom = 2 * (box.top - _SLACK_PT), 2 * (box.bottom + _SLACK_PT)
        chars = [c for c in chars if not (top <= c.top + c.bottom <= bottom and x0 <= c.x0 + c.x1 <= x1)]
    return chars


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def build_rows(chars: Iterable[Char], page: int) -> list[Row]:
    """Group characters into rows by their vertical middle, top to bottom, each from left to right."""
    groups: list[list[Char]] = []
    anchor = limit = 0.0
    for char in sorted(chars, key=_middle):
        middle = _middle(char)
        if not groups or middle - anchor > max(limit, 0.5 * char.size):
            groups.append([])
            anchor, limit = middle, 0.5 * char.size
        groups[-1].append(char)
    return [row for group in groups for row in _rows(sorted(group, key=_left), page)]


def _middle(char: Char) -> float:
    return (char.top + char.bottom) / 2


def _left(char: Char) -> float:
    return char.x0


def _rows(chars: Sequence[Char], page: int) -> list[Row]:
    lines = build_lines(chars, page)
    if len(lines) == 1:
        return [Row(lines[0], tuple(chars), _lead(chars))]
    parts: list[list[Char]] = [[] for _ in lines]
    for char in chars:
        distances = [abs((line.box.top + line.box.bottom) / 2 - _middle(char)) for line in lines]
        parts[distances.index(min(distances))].append(char)
    return [Row(line, tuple(part), _lead(part)) for line, part in zip(lines, parts, strict=True)]


def _lead(chars: Sequence[Char]) -> int:
    for index in range(1, min(_LONGEST_LEAD + 1, len(chars))):
        if chars[index].x0 - chars[index - 1].x1 > _LEAD_GAP * chars[index].size:
            return index
    return 0
