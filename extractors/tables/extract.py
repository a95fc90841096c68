"""Pages to logical tables: the one function that other rooms call."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.tables.assemble import assemble_table
from extractors.tables.captions import find_caption
from extractors.tables.continuation import PlacedPart, join_parts
from extractors.tables.part import TablePart
from extractors.tables.ruled import extract_ruled
from extractors.tables.surroundings import Surroundings, survey_pages
from schemas.finding import Finding
from schemas.page import Page
from schemas.table import Table


@dataclass(frozen=True, slots=True)
class ExtractedTables:
    """All logical tables of a document, in reading order, and what was unclear about them."""

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()


def extract_tables(pages: Sequence[Page]) -> ExtractedTables:
    """Return the tables of all pages; one that runs over pages is one."""
    parts = {page.number: extract_ruled(page) for page in pages}
    around = survey_pages(pages, parts)
    placed = [one for page in pages for one in _place(page, parts[page.number], around)]
    drafts = join_parts(placed)
    return ExtractedTables(tuple(assemble_table(draft) for draft in drafts))


def _place(page: Page, parts: Sequence[TablePart], around: Mapping[int, Surroundings]) -> Iterator[PlacedPart]:
    floor = 0.0
    surroundings = around[page.number]
    for index, part in enumerate(parts):
        above = surroundings.above(part, floor)
        caption = find_caption(part, above, page.width)
        yield PlacedPart(
            part=part,
            caption=caption,
            opens_page=index == 0 and len(above) == len(caption.lines),
            closes_page=index == len(parts) - 1 and not surroundings.below(part),
        )
        floor = max(floor, part.box.bottom)
