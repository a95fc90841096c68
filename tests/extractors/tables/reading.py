"""Short ways to read what a test draws."""

from extractors.tables.extract import extract_tables
from schemas.table import Table
from tests.extractors.tables.sheet import Sheet


def read_all(*sheets: Sheet) -> tuple[Table, ...]:
    """Return the tables of some pages, numbered in order."""
    for number, sheet in enumerate(sheets, 1):
        sheet.number = number
    return extract_tables([sheet.page() for sheet in sheets]).tables


def read_one(*sheets: Sheet) -> Table:
    """Return the only table of some pages."""
    (table,) = read_all(*sheets)
    return table


def texts(table: Table) -> list[list[str]]:
    """Return the text of each row's own cells."""
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def spans(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """Return row, column and spans of each cell with text."""
    return {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells if cell.text}
