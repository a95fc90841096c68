"""A logical table: what is drawn, over as many pages as it runs, before anyone says what it means."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from schemas.page import Box

Mark = Literal["", "bar", "shade", "glyph"]
TableMethod = Literal["ruled", "borderless"]


class PageBox(NamedTuple):
    """A rectangle on a page. `page` is 1-based; the box is in points from the top left of the displayed page."""

    page: int
    box: Box


class TextLine(NamedTuple):
    """One printed line of text, in a cell or in the body.

    Attributes:
        page: 1-based.
        box: Union of its characters' boxes.
        text: The line's characters joined as a reader reads them (radicals repaired, no space between CJK).
        size: Its most frequent font size, at least 0.1 point.
        confidence: The least of its characters'.
    """

    page: int
    box: Box
    text: str
    size: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, with its spans.

    Attributes:
        row, col: From 0 over the logical table; header rows count once.
        row_span, col_span: At least 1.
        text: Its lines joined: a wrap inside a sentence is gone, a forced line stays as a newline.
        lines: The printed lines, top to bottom, page after page; for pairing lists by height.
        boxes: Where it is drawn: one box for each page it runs over.
        is_header: In a header row.
        mark: What runs through it besides text: a bar (line, thick rule, arrow), a shade, a mark character.
            A cell under a time scale that holds nothing but mark characters has mark `glyph`; elsewhere such
            characters are text alone (a dash for "none").
        marked_cols: The grid columns that the mark covers: of a cell merged over several months, those that the bar
            runs through.
    """

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    text: str = ""
    lines: tuple[TextLine, ...] = ()
    boxes: tuple[PageBox, ...] = ()
    is_header: bool = False
    mark: Mark = ""
    marked_cols: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One logical table; parts on several pages are one table.

    Attributes:
        table_id: Local to the document, from content; empty until `extractors.plans` names it.
        cells: Row by row, left to right; every grid slot is covered by exactly one cell.
        n_rows, n_cols, header_rows: Header rows are the first rows, counted once.
        caption: The title line printed with the table (above it, or repeated on each page), else "".
        caption_lines: The lines that were read as caption, repeats included, so that no other stage reads them.
        repeated_lines: Header lines repeated on later pages and dropped from `cells`.
        regions: One for each page part, in order.
        header_confidence, confidence: 0 to 1; why it is lower is in `doubts`.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    header_rows: int
    regions: tuple[PageBox, ...]
    table_id: str = ""
    caption: str = ""
    caption_lines: tuple[TextLine, ...] = ()
    repeated_lines: tuple[TextLine, ...] = ()
    method: TableMethod = "ruled"
    header_confidence: float = 1.0
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
