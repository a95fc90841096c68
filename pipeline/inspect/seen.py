"""What the stages saw on one page, as boxes with labels: ready to be drawn, nothing drawn yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from extractors.outline.extract import extract_outline
from extractors.plans.context import TableView
from extractors.plans.document import read_document
from extractors.plans.lexicon import load_lexicon
from extractors.plans.read import plan_context
from extractors.plans.views import name_tables, view_table
from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables
from schemas.outline import Outline
from schemas.page import Box, Page
from schemas.table import Cell, Table, TextLine

Kind = Literal[
    "fill", "rule", "table", "cell", "span", "header", "mark", "role", "caption", "section", "title", "loose", "ignored"
]


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing seen: a box on the page (points) and what to write beside it."""

    kind: Kind
    box: Box
    label: str = ""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One page with all that was seen on it, what lies beneath first."""

    page: Page
    n_pages: int
    sights: tuple[Sight, ...]


class NoSuchPageError(ValueError):
    """The document has no page of that number; `n_pages` says how many it has."""

    def __init__(self, number: int, n_pages: int) -> None:
        super().__init__(number, n_pages)
        self.number, self.n_pages = number, n_pages


def see_page(
    data: bytes, number: int, *, reader: str = "pdfium", password: str | None = None, lexicon: str | None = None
) -> SeenPage:
    """Run every stage over a document and return what they saw on page `number` (from 1).

    Args:
        data: The file.
        number: From 1.
        reader: `pdfium` or `pdfplumber`.
        password: Where the file needs one.
        lexicon: TOML text of an office's own head words, or None.

    Raises:
        UnreadableDocumentError: The bytes cannot be read as a PDF.
        NoSuchPageError: The document is shorter.
    """
    pages = read_pages(data, reader=reader, password=password)
    if not 1 <= number <= len(pages):
        raise NoSuchPageError(number, len(pages))
    found = extract_tables(pages)
    tables = name_tables(found.tables)
    outline = extract_outline(pages, tables, found.outside)
    document = read_document(pages, outline, tables)
    context = plan_context(document, pages, load_lexicon(lexicon))
    views = [view_table(table, outline.loose, context) for table in tables]
    page = pages[number - 1]
    sights = (*_drawn(page), *_tables(views, number), *_outside(outline, number))
    return SeenPage(page, len(pages), sights)


_ROLE_HEIGHT_PT: Final = 9.0
_CERTAIN: Final = 0.9  # not worth the room


def _drawn(page: Page) -> Iterator[Sight]:
    for fill in page.fills:
        yield Sight("fill", Box(fill.x0, fill.top, fill.x1, fill.bottom))
    for rule in page.rules:
        yield Sight("rule", Box(rule.x0, rule.top, rule.x1, rule.bottom))


def _tables(views: Sequence[TableView], number: int) -> Iterator[Sight]:
    for view in views:
        table = view.table
        regions = [region.box for region in table.regions if region.page == number]
        for cell in table.cells:
            yield from _cell(cell, number, is_header=cell.row < view.roles.header_rows)
        for region in regions:
            yield Sight("table", region, f"{view.kind} {table.n_rows}x{table.n_cols} {table.confidence:.2f}")
            yield from _roles(view, region, number)
        yield from _lines("caption", table.caption_lines, number)
        yield from _lines("caption", table.repeated_lines, number)


def _cell(cell: Cell, number: int, *, is_header: bool) -> Iterator[Sight]:
    for box in (part.box for part in cell.boxes if part.page == number):
        if is_header:
            yield Sight("header", box)
        if cell.mark:
            yield Sight("mark", box, cell.mark)
        if cell.row_span > 1 or cell.col_span > 1:
            yield Sight("span", box, f"{cell.row},{cell.col} {cell.row_span}x{cell.col_span}")
        else:
            yield Sight("cell", box, f"{cell.row},{cell.col}" if cell.col == 0 else "")


def _roles(view: TableView, region: Box, number: int) -> Iterator[Sight]:
    for column in view.roles.columns:
        place = _column_place(view.table, column.col, number)
        if place is not None and column.role:
            box = Box(place[0], region.top - _ROLE_HEIGHT_PT, place[1], region.top)
            sure = "" if column.confidence >= _CERTAIN else f" {column.confidence:.2f}"
            yield Sight("role", box, column.role + sure)


def _column_place(table: Table, col: int, number: int) -> tuple[float, float] | None:
    boxes = [
        part.box for c in table.cells if c.col == col and c.col_span == 1 for part in c.boxes if part.page == number
    ]
    return (boxes[0].x0, boxes[0].x1) if boxes else None


def _outside(outline: Outline, number: int) -> Iterator[Sight]:
    for section, lines in zip(outline.sections, outline.section_lines, strict=True):
        for index, sight in enumerate(_lines("section", lines, number)):
            if index == 0:
                yield Sight("section", sight.box, f"L{section.level} {section.number}")
            else:
                yield sight
    yield from _lines("title", outline.head, number)
    yield from _lines("loose", outline.loose, number)
    for ignored in outline.ignored:
        if ignored.line.page == number:
            yield Sight("ignored", ignored.line.box, ignored.reason)


def _lines(kind: Kind, lines: Iterable[TextLine], number: int) -> Iterator[Sight]:
    return (Sight(kind, line.box) for line in lines if line.page == number)
