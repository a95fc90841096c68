"""Pages set by hand: lines of text at places, ideographs as wide as their size, Latin characters half as wide."""

from collections.abc import Sequence

from extractors.layout.lines import is_cjk
from extractors.layout.rows import build_rows
from extractors.outline.extract import extract_outline
from schemas.outline import Outline
from schemas.page import Box, Char, Page
from schemas.table import PageBox, Table

SIZE = 12.0
LEFT = 72.0
WIDTH, HEIGHT = 595.0, 842.0
FULL = 37  # ideographs of a full line from LEFT to the right margin

Placed = tuple[float, float, str]  # x, top, text


def set_line(x: float, top: float, text: str, size: float = SIZE) -> list[Char]:
    """Set one line; spaces leave room and no character, as readers give them."""
    chars = []
    for letter in text:
        advance = size if is_cjk(letter) or letter == "\u3000" else size / 2
        if not letter.isspace():
            chars.append(Char(letter, x, top, x + advance, top + size, size))
        x += advance
    return chars


def set_page(lines: Sequence[Placed], number: int = 1, size: float = SIZE) -> Page:
    """Set a page of A4 from lines of one size."""
    chars = [char for x, top, text in lines for char in set_line(x, top, text, size)]
    return Page(number, WIDTH, HEIGHT, tuple(chars))


def set_text(lines: Sequence[str], number: int = 1, top: float = 100.0, pitch: float = 20.0) -> Page:
    """Set lines under each other; each leading full-width space indents by one ideograph."""
    return set_page(
        [
            (LEFT + SIZE * (len(text) - len(text.lstrip("\u3000"))), top + pitch * row, text.lstrip("\u3000"))
            for row, text in enumerate(lines)
        ],
        number,
    )


def fill(text: str, indent: int = 0) -> str:
    """Lengthen a text with 文 until its line is full."""
    return "\u3000" * indent + text + "文" * (FULL - indent - len(text))


def table_at(page: int, top: float, bottom: float) -> Table:
    """A table without cells that covers a band of a page."""
    return Table(
        cells=(), n_rows=1, n_cols=1, header_rows=0, regions=(PageBox(page, Box(LEFT, top, WIDTH - LEFT, bottom)),)
    )


def read_outline(pages: Sequence[Page], tables: Sequence[Table] = ()) -> Outline:
    """Read the outline of pages set by hand; what stands in the regions of the tables is theirs."""
    outside = {}
    for page in pages:
        boxes = [region.box for table in tables for region in table.regions if region.page == page.number]
        chars = [char for char in page.chars if not any(box.top <= char.top <= box.bottom for box in boxes)]
        outside[page.number] = build_rows(chars, page.number)
    return extract_outline(pages, tables, outside)
