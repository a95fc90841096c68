"""The lines around the tables of a page, and which of them run along every page."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from extractors.layout.levels import pages_by_height
from extractors.layout.likeness import like_known
from extractors.layout.rows import Row, build_rows
from extractors.tables.part import ReadPage, TablePart
from extractors.tables.words import load_words
from schemas.page import Page
from schemas.table import TextLine

_EDGE_LINES: Final = 3  # running lines are among the first or last of a page
_MARGIN: Final = 0.14  # of the page's height: where running heads and feet stand
_SHORT: Final = 12  # characters of a page number with the name of a chapter
_SAME_HEIGHT_PT: Final = 8.0
_PAGE_NUMBER: Final = re.compile(
    r"[-–—~～第頁共次/．.,，、\s0-9０-９ivxIVX一二三四五六七八九十之]+|(?i:page\s*\d+(\s*(of|/)\s*\d+)?)"
)
_FIGURES: Final = re.compile(r"[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One page's lines outside its tables, top to bottom.

    Attributes:
        rows: All of them, with their characters.
        lines: What they say.
        running: Those that are running heads, feet or page numbers.
    """

    rows: tuple[Row, ...]
    lines: tuple[TextLine, ...]
    running: frozenset[TextLine]

    def above(self, part: TablePart, floor: float) -> tuple[TextLine, ...]:
        """The lines between `floor` (the part before, or the page's top) and a part, running ones left out."""
        return tuple(
            line
            for line in self.lines
            if floor - 1 <= _middle(line) < part.box.top + 1 and line not in self.running and _beside(line, part)
        )

    def below(self, part: TablePart) -> tuple[TextLine, ...]:
        """The lines below a part, running ones left out."""
        return tuple(line for line in self.lines if _middle(line) > part.box.bottom and line not in self.running)


def survey_pages(pages: Sequence[Page], read: Mapping[int, ReadPage]) -> dict[int, Surroundings]:
    """Return the surroundings of the tables of each page, by page number."""
    rows = {page.number: tuple(build_rows(read[page.number].outside, page.number)) for page in pages}
    lines = {number: tuple(row.line for row in own) for number, own in rows.items()}
    running = _find_running(pages, lines, {number: one.parts for number, one in read.items()})
    return {number: Surroundings(rows[number], lines[number], running[number]) for number in rows}


def _find_running(
    pages: Sequence[Page], lines: Mapping[int, Sequence[TextLine]], parts: Mapping[int, Sequence[TablePart]]
) -> dict[int, frozenset[TextLine]]:
    seen: dict[str, list[TextLine]] = defaultdict(list)
    numbers: dict[int, set[TextLine]] = {page.number: set() for page in pages}
    for page in pages:
        for line in _edge_lines(lines[page.number]):
            if _says_that_it_goes_on(line):
                numbers[page.number].add(line)
            elif not _MARGIN * page.height < _middle(line) < (1 - _MARGIN) * page.height:
                if _PAGE_NUMBER.fullmatch(line.text):
                    numbers[page.number].add(line)
                seen[like_known(_FIGURES.sub("#", line.text), seen, line.confidence)].append(line)
    for alike in seen.values():
        level = pages_by_height([(line.page, _middle(line)) for line in alike], _SAME_HEIGHT_PT)
        titles = all(_heads_table(line, parts.get(line.page, ())) for line in alike)
        for line in alike:
            if not titles and _runs(line, level[_middle(line)], len(pages)):
                numbers[line.page].add(line)
    return {number: frozenset(found) for number, found in numbers.items()}


def _says_that_it_goes_on(line: TextLine) -> bool:
    bare = line.text.strip("()（）…. ")
    return len(bare) <= _SHORT and any(bare.startswith(words) for words in load_words().going_on)


def _edge_lines(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    return lines if len(lines) <= 2 * _EDGE_LINES else (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])


def _runs(line: TextLine, level: Set[int], n_pages: int) -> bool:
    """Tell whether a line is one that stands at the same height on many pages (`level`)."""
    numbered = len(line.text) <= _SHORT and _FIGURES.search(line.text) is not None  # 審一-3頁
    return len(level) >= 2 and (len(level) * 2 >= n_pages or numbered)


def _heads_table(line: TextLine, parts: Sequence[TablePart]) -> bool:
    """Tell whether a line stands right over the first table of its page, where a title stands."""
    if not parts:
        return False
    gap = parts[0].box.top - line.box.bottom
    return -line.size <= gap <= 2.0 * line.size


def _middle(line: TextLine) -> float:
    return (line.box.top + line.box.bottom) / 2


def _beside(line: TextLine, part: TablePart) -> bool:
    """Tell whether a line and a part share some of the page's width."""
    return line.box.x0 < part.box.x1 and line.box.x1 > part.box.x0
