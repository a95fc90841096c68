"""Pages to logical tables: the one function that other rooms call."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.layout.rows import Row
from extractors.tables.assemble import assemble_table
from extractors.tables.captions import find_caption
from extractors.tables.continuation import PlacedPart, join_parts
from extractors.tables.cut_heads import adopt_banner
from extractors.tables.part import ReadPage, TablePart
from extractors.tables.ruled import extract_page
from extractors.tables.surroundings import Surroundings, survey_pages
from schemas.page import Page
from schemas.table import Table

_SLACK_PT: Final = 30.0  # two lines of text and their cell's padding


@dataclass(frozen=True, slots=True)
class ExtractedTables:
    """What the pages hold, told apart: tables and the rest.

    Attributes:
        tables: All logical tables of the document, in reading order.
        outside: For each page number its rows outside tables, top to bottom; captions are among them.
    """

    tables: tuple[Table, ...]
    outside: Mapping[int, tuple[Row, ...]]


def extract_tables(pages: Sequence[Page]) -> ExtractedTables:
    """Return the tables of all pages; one that runs over pages is one."""
    read = _read_pages(pages)
    parts = {number: one.parts for number, one in read.items()}
    around = survey_pages(pages, read)
    floors = _page_floors(pages, parts, around)
    placed = [
        one for page in pages for one in _place(page, parts[page.number], around[page.number], floors[page.number])
    ]
    said = "\n".join(line.text for surroundings in around.values() for line in surroundings.lines)
    drafts = join_parts(placed, said)
    tables = tuple(assemble_table(draft) for draft in drafts)
    return ExtractedTables(tables, {number: surroundings.rows for number, surroundings in around.items()})


def _read_pages(pages: Sequence[Page]) -> dict[int, ReadPage]:
    read: dict[int, ReadPage] = {}
    before: tuple[float, ...] = ()
    for page in pages:
        read[page.number] = extract_page(page, before)
        if page.number - 1 in read:
            read[page.number - 1] = adopt_banner(read[page.number - 1], read[page.number])
        parts = read[page.number].parts
        before = parts[-1].xs if parts else ()
    return read


def _place(
    page: Page, parts: Sequence[TablePart], surroundings: Surroundings, page_floor: float
) -> Iterator[PlacedPart]:
    floor = 0.0
    for index, part in enumerate(parts):
        above = surroundings.above(part, floor)
        caption = find_caption(part, above, page.width)
        yield PlacedPart(
            part=part,
            caption=caption,
            opens_page=index == 0 and len(above) == len(caption.lines),
            closes_page=index == len(parts) - 1 and not surroundings.below(part),
            slack=page_floor - part.box.bottom > _SLACK_PT,
        )
        floor = max(floor, part.box.bottom)


def _page_floors(
    pages: Sequence[Page], parts: Mapping[int, Sequence[TablePart]], around: Mapping[int, Surroundings]
) -> dict[int, float]:
    """Return how far down pages of each page's size are filled."""
    lowest: dict[tuple[int, int], float] = {}
    for page in pages:
        bottoms = [part.box.bottom for part in parts[page.number]]
        bottoms += [line.box.bottom for line in around[page.number].lines if line not in around[page.number].running]
        size = (round(page.width), round(page.height))
        lowest[size] = max(lowest.get(size, 0.0), *bottoms, 0.0)
    return {page.number: lowest[round(page.width), round(page.height)] for page in pages}
