"""Page numbers, running heads and running feet: what is printed on page after page beside the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from extractors.language.item_numbers import read_item_number
from extractors.layout.levels import pages_by_height
from extractors.layout.likeness import like_known
from extractors.layout.rows import Row
from schemas.page import Page
from schemas.plan import Ignored

_BAND: Final = 0.14  # of the page's height, from its edge: running heads and feet stand in it
_NUMBER_BAND: Final = 0.10  # a page number that is printed once must stand nearer to the edge
_SAME_HEIGHT_PT: Final = 6.0
_FEWEST_PAGES: Final = 2
_DENSITY: Final = 0.4  # of the pages from its first to its last that print a running line (left or right pages only)
_FEWEST_PAGES_NUMBERED: Final = 4  # a line that begins with a number is more likely a heading at the top of pages
_DENSITY_NUMBERED: Final = 0.8

_COUNT: Final = r"(?:[0-9０-９]{1,4}|[ivxlIVXL]{1,6}|[一二三四五六七八九十○〇百]{1,4})"
_PAGE_NUMBER: Final = re.compile(
    rf"""[\s\-–—─－~～·.〔\[(（<]*
    (?: (?:第|共|全|Page|PAGE|page|P|p|頁次|頁碼|頁)?\s*[.:：]?\s*{_COUNT}\s*[頁页]?
        (?: [\s,，、/／]* (?:of|共|全|總計|之)? \s* [/／]? \s* {_COUNT} \s* [頁页]? )? )
    [\s\-–—─－~～·.〕\])）>]*""",
    re.VERBOSE,
)
_NUMERALS: Final = re.compile(rf"{_COUNT}(?=\s*[頁页])|[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """A row near the top or the foot of its page; `distance` (points) is from that edge to the row's middle."""

    page: int
    row: Row
    head: bool
    distance: float
    at_edge: bool


def find_running_rows(pages: Sequence[Page], rows: Mapping[int, Sequence[Row]]) -> list[tuple[Row, Ignored]]:
    """Return the rows that are page numbers, running heads or running feet, each with its reason.

    A head or foot is text that two pages or more print at the same height near the same edge, digits aside. A page
    number may also stand alone at the edge of a single page.

    Args:
        pages: Their sizes are used.
        rows: For each page number its rows outside tables, top to bottom.
    """
    places = [place for page in pages for place in _edge_places(page, rows.get(page.number, ()))]
    groups: defaultdict[tuple[bool, str], list[_Place]] = defaultdict(list)
    for place in places:
        groups[_pattern(place, groups)].append(place)
    found = []
    for (_, pattern), group in groups.items():
        level = pages_by_height([(place.page, place.distance) for place in group], _SAME_HEIGHT_PT)
        for place in group:
            reason = _reason(place, pattern, level[place.distance])
            if reason:
                found.append((place.row, Ignored(line=place.row.line, reason=reason)))
    return found


def _pattern(place: _Place, known: Iterable[tuple[bool, str]]) -> tuple[bool, str]:
    """Return where and what a row prints, digits aside; a recognized row is what one like it was read as before."""
    line = place.row.line
    others = (other for head, other in known if head == place.head)
    return place.head, like_known(_NUMERALS.sub("#", line.text), others, line.confidence)


def _edge_places(page: Page, rows: Sequence[Row]) -> list[_Place]:
    places = []
    for row in rows:
        middle = (row.line.box.top + row.line.box.bottom) / 2
        head = middle <= page.height / 2
        distance = middle if head else page.height - middle
        if distance <= _BAND * page.height:
            places.append(_Place(page.number, row, head, distance, distance <= _NUMBER_BAND * page.height))
    return places


def _reason(place: _Place, pattern: str, level: Set[int]) -> str:
    text = place.row.line.text
    numeral = _PAGE_NUMBER.fullmatch(text) is not None
    if numeral and place.at_edge:
        return "page-number"
    if not _runs(level, numbered=read_item_number(text, place.row.lead) is not None):
        return ""
    if numeral or (pattern != text and _PAGE_NUMBER.fullmatch(pattern.replace("#", "1"))):
        return "page-number"
    return "running-head" if place.head else "running-foot"


def _runs(pages: Set[int], *, numbered: bool) -> bool:
    """Tell whether a line stands on enough pages, and close enough together, to be no part of the text."""
    fewest, density = (_FEWEST_PAGES_NUMBERED, _DENSITY_NUMBERED) if numbered else (_FEWEST_PAGES, _DENSITY)
    return len(pages) >= fewest and len(pages) >= density * (max(pages) - min(pages) + 1)
