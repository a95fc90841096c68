"""A logical table while it is put together, page part by page part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from extractors.tables.captions import Caption
from extractors.tables.part import PartCell, TablePart
from schemas.page import Box
from schemas.table import TextLine


class Piece(NamedTuple):
    """What stands of a logical cell on one page."""

    page: int
    cell: PartCell


class DraftCell(NamedTuple):
    """One logical cell.

    Attributes:
        row, col, row_span, col_span: Its place in the whole table.
        pieces: What stands of it on each page that it runs over.
        lines: Its printed lines, page after page.
        text: Those one after the other, for comparing.
        gray: The shade behind it, the lightest of its pieces; None where a piece has none.
        bars: Bars through it, on whichever page.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    pieces: tuple[Piece, ...]
    lines: tuple[TextLine, ...]
    text: str
    gray: float | None
    bars: tuple[Box, ...]

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.row_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A table as far as it was read.

    Attributes:
        done: Cells of earlier parts that ended there, part by part, in any order.
        last: Cells of the last part, those among them that began on earlier pages too.
        xs: Its column lines, as they lie on the first page.
        header_rows: First rows that head it.
        header_sure: Words, time scales, shades or a repeated head say so.
        caption: Of its first part.
        caption_lines: Of all parts.
        repeated: Header lines of later parts.
        parts: The page parts it was read from.
        doubts: What was unclear.
    """

    done: tuple[tuple[DraftCell, ...], ...] = ()
    last: tuple[DraftCell, ...]
    n_rows: int
    xs: tuple[float, ...]
    header_rows: int
    header_sure: bool
    caption: Caption
    caption_lines: tuple[TextLine, ...]
    parts: tuple[TablePart, ...]
    repeated: tuple[TextLine, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def n_cols(self) -> int:
        """Grid columns."""
        return len(self.xs) - 1

    @property
    def cells(self) -> tuple[DraftCell, ...]:
        """All cells; they tile `n_rows` by `n_cols`."""
        return tuple(chain(*self.done, self.last))


def begin_draft(part: TablePart, header_rows: int, caption: Caption, *, header_sure: bool) -> Draft:
    """Return a logical table of one part."""
    return Draft(
        last=tuple(draft_cells(part.cells, part.page)),
        n_rows=part.n_rows,
        xs=part.xs,
        header_rows=header_rows,
        header_sure=header_sure,
        caption=caption,
        caption_lines=caption.lines,
        parts=(part,),
    )


def draft_cells(cells: Sequence[PartCell], page: int) -> list[DraftCell]:
    """Return a part's cells as logical cells in the part's own grid."""
    return [
        DraftCell(row, col, row_span, col_span, (Piece(page, cell),), lines, text, gray, bars)
        for cell in cells
        for row, col, row_span, col_span, _, lines, text, gray, bars, _, _ in (cell,)
    ]


def join_cells(above: DraftCell, below: DraftCell, end: int) -> DraftCell:
    """Return a cell and what goes on with it on the next page as one, down to the row `end`."""
    return DraftCell(
        row=above.row,
        col=above.col,
        row_span=end - above.row,
        col_span=above.col_span,
        pieces=above.pieces + below.pieces,
        lines=above.lines + below.lines,
        text=above.text + below.text,
        gray=None if above.gray is None or below.gray is None else max(above.gray, below.gray),
        bars=above.bars + below.bars,
    )
