"""The body of a table row by row: merged cells hold for every row they span, banners and totals are set apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from extractors.plans.headings import is_banner
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.roles import TableRoles
from schemas.page import Box
from schemas.table import Cell, Table

RowKind = Literal["record", "banner", "total", "repeated_head", "note", "signature", "blank"]
_WIDE_BANNER: Final = 0.8  # share of the columns that a lone merged cell runs over to count as a banner
_TOTAL_LENGTH: Final = 8
# roles whose cells never take over what stands above: their 同上 is a status of its own
_OWN_STATUS: Final = frozenset(
    {"target", "actual", "budget", "weight", "number", "month", "period_text", "note", "status"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One body row.

    Attributes:
        number: Row of the table, from 0.
        kind: A record, or what it is instead.
        cells: The cell over each column, also one that began in a row above.
    """

    number: int
    kind: RowKind
    cells: Mapping[int, Cell]

    def text(self, col: int) -> str:
        """Give the text that holds in this row, merged cells included."""
        return self.cells[col].text.strip() if col in self.cells else ""

    def begins(self, col: int) -> bool:
        """Tell whether the cell over a column begins in this row."""
        return col in self.cells and self.cells[col].row == self.number

    def own_cells(self) -> tuple[Cell, ...]:
        """Give the cells that begin in this row, left to right, each once."""
        return tuple(cell for col, cell in sorted(self.cells.items()) if cell.row == self.number and cell.col == col)


def read_rows(table: Table, roles: TableRoles, lexicon: Lexicon) -> tuple[Row, ...]:
    """List the body rows of a table with their kinds."""
    over: list[dict[int, Cell]] = [{} for _ in range(table.n_rows)]
    for cell in table.cells:
        for number in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                over[number][col] = cell
    _say_again(over, roles, lexicon)
    heads = frozenset(fold_word(part) for column in roles.columns for part in column.heading.parts)
    return tuple(
        Row(number, _kind(number, cells, table.n_cols, heads, lexicon), cells)
        for number, cells in enumerate(over)
        if number >= roles.header_rows
    )


def _say_again(over: Sequence[dict[int, Cell]], roles: TableRoles, lexicon: Lexicon) -> None:
    """Put what stands above into cells that say 同上 or 〃, in columns of words; a value keeps its own status."""
    columns = [c.col for c in roles.columns if c.role not in _OWN_STATUS]
    for number in range(roles.header_rows + 1, len(over)):
        for col in columns:
            cell, above = over[number].get(col), over[number - 1].get(col)
            if cell is None or above is None or cell is above or not above.text.strip():
                continue
            if fold_word(cell.text).strip("()") in lexicon.lists["ditto_words"]:
                said = replace(cell, text=above.text)
                for row in over[number : number + cell.row_span]:
                    row.update({c: said for c, other in row.items() if other is cell})


def read_banners(table: Table, roles: TableRoles) -> tuple[Cell, ...]:
    """Give the banners that stand among the head rows, top to bottom."""
    return tuple(
        cell
        for cell in table.cells
        if cell.row < roles.header_rows and is_banner(cell, table.n_cols) and cell.text.strip()
    )


def _kind(number: int, cells: Mapping[int, Cell], n_cols: int, heads: frozenset[str], lexicon: Lexicon) -> RowKind:
    own = {id(c): c for c in cells.values() if c.row == number}.values()
    filled = [c for c in own if c.text.strip()]
    if not filled:
        return "record" if any(c.mark for c in own) else "blank"
    first = fold_word(min(filled, key=lambda c: c.col).text)
    if len(first) <= _TOTAL_LENGTH and first.rstrip(":：") in lexicon.lists["totals"]:
        return "total"
    if len(filled) == 1 and filled[0].col_span >= max(2, _WIDE_BANNER * n_cols):
        return "note" if first.startswith(lexicon.lists["note_words"]) else "banner"
    texts = [fold_word(c.text) for c in filled]
    if len(texts) >= 2 and sum(t in heads for t in texts) > 0.6 * len(texts):
        return "repeated_head"
    if len(texts) >= 2 and all(t.rstrip(":：") in lexicon.lists["signature_words"] for t in texts):
        return "signature"
    return "record"


def evidence_box(cells: Sequence[Cell]) -> tuple[int, Box] | None:
    """Give the first page that some cells stand on and the box around them there."""
    drawn = [place for cell in cells for place in cell.boxes]
    if not drawn:
        return None
    page = min(place.page for place in drawn)
    boxes = [place.box for place in drawn if place.page == page]
    return page, Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
