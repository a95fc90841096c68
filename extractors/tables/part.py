"""What stands on one page of a table: the step between a grid and a logical table."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.page import Box, Char
from schemas.table import TableMethod, TextLine


class PartCell(NamedTuple):
    """One cell of one page's part.

    Attributes:
        row, col, row_span, col_span: In the part's own grid.
        box: As drawn.
        lines: Printed lines, top to bottom.
        text: Those one after the other, for comparing.
        gray: Luminance of the fill behind it; None where there is none, or white.
        bars: Bars through it, in page coordinates.
        open_below: It has no lower rule where others of the part's last row have one: it goes on beyond the page end.
        open_above: The same for the upper rule of a cell of the first row.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    lines: tuple[TextLine, ...] = ()
    text: str = ""
    gray: float | None = None
    bars: tuple[Box, ...] = ()
    open_below: bool = False
    open_above: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page's tables, in reading order, and the characters that stand outside them.

    Attributes:
        parts: The tables, top to bottom.
        outside: The other characters.
        lone: A framed line at the foot of the page, whose characters are `outside`: the banner of a table to come?
    """

    parts: "tuple[TablePart, ...]"
    outside: tuple[Char, ...]
    lone: "TablePart | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """A table, or the part of one, on one page.

    Attributes:
        page: 1-based.
        xs, ys: Grid lines, points.
        cells: Row by row; they tile the grid.
        missing: Sides whose outer rule isn't drawn (`top`, `bottom`, `left`, `right`).
        open_sides: How many cells have a side that isn't ruled.
        doubts: What was unclear in reading it.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PartCell, ...]
    missing: frozenset[str] = frozenset()
    open_sides: int = 0
    method: TableMethod = "ruled"
    doubts: tuple[str, ...] = ()

    @property
    def n_rows(self) -> int:
        """Grid rows."""
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        """Grid columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """The outermost grid lines."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
