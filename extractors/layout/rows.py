"""Printed rows with their characters: for those who must know where in a row something stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from extractors.layout.lines import group_lines, print_line
from schemas.page import Char
from schemas.table import TextLine

_LEAD_GAP: Final = 0.7  # of the font size: a gap that sets a bare number (壹　計畫依據) apart from its text
_LONGEST_LEAD: Final = 3  # characters: 二十一


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row.

    Attributes:
        line: What a reader reads.
        chars: Its characters from left to right.
        lead: How many characters stand before a first wide gap, where they are few enough to be a number; else 0.
    """

    line: TextLine
    chars: tuple[Char, ...]
    lead: int = 0


def build_rows(chars: Iterable[Char], page: int) -> list[Row]:
    """Group characters into rows, top to bottom, each from left to right."""
    return [Row(print_line(line, page), tuple(line), _lead(line)) for line in group_lines(chars)]


def middle(row: Row) -> float:
    """Return the vertical middle of a row, points from the top of its page."""
    return (row.line.box.top + row.line.box.bottom) / 2


def _lead(chars: list[Char]) -> int:
    for index in range(1, min(_LONGEST_LEAD + 1, len(chars))):
        if chars[index].x0 - chars[index - 1].x1 > _LEAD_GAP * chars[index].size:
            return index
    return 0
