"""Tables that change their heads half way down: each stretch under its own heads is read by itself."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.plans.headings import bare_words, count_header_rows, is_banner
from extractors.plans.lexicon import Lexicon, fold_word, head_words
from schemas.table import Cell, Table

_SHARE = 0.6  # of the filled cells of a row that must be head words


def split_segments(table: Table, lexicon: Lexicon) -> tuple[Table, ...]:
    """Split a table before each body row that is a head of other words than the first; most tables are one segment.

    A row that repeats the first head is no new head (it is dropped as repeated later).
    """
    first = count_header_rows(table, lexicon)
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    said = {fold_word(c.text) for row in rows[:first] for c in row if c.text.strip()}
    starts = [number for number in range(first + 1, table.n_rows) if _is_other_head(rows[number], said, table, lexicon)]
    starts = [s for s in starts if s + 1 < table.n_rows and not _crossed(table, s)]
    if not starts:
        return (collapse_columns(table),)
    bounds = [0, *starts, table.n_rows]
    return tuple(collapse_columns(_slice(table, top, end, first if top == 0 else 1)) for top, end in pairwise(bounds))


def collapse_columns(table: Table) -> Table:
    """Take out the grid columns in which no cell begins: they only carry the spans of other rows or tables."""
    begun = sorted({c.col for c in table.cells})
    if len(begun) == table.n_cols:
        return table
    place = {col: index for index, col in enumerate(begun)}
    cells = tuple(
        replace(
            c,
            col=place[c.col],
            col_span=sum(c.col <= col < c.col + c.col_span for col in begun),
            marked_cols=tuple(place[col] for col in c.marked_cols if col in place),
        )
        for c in table.cells
    )
    return replace(table, cells=cells, n_cols=len(begun))


def _is_other_head(cells: Sequence[Cell], said: set[str], table: Table, lexicon: Lexicon) -> bool:
    texts = [c.text for c in cells if c.text.strip() and not is_banner(c, table.n_cols)]
    known = head_words(lexicon)
    hits = [text for text in texts if len(text) <= 14 and bare_words(text) in known]
    fresh = [text for text in hits if fold_word(text) not in said]
    return len(hits) >= 3 and len(hits) >= _SHARE * len(texts) and 2 * len(fresh) > len(hits)


def _crossed(table: Table, row: int) -> bool:
    """Tell whether a cell from above runs into a row: then the row is no head."""
    return any(c.row < row < c.row + c.row_span for c in table.cells)


def _slice(table: Table, top: int, end: int, header_rows: int) -> Table:
    cells = tuple(
        replace(c, row=c.row - top, is_header=c.row - top < header_rows) for c in table.cells if top <= c.row < end
    )
    return replace(table, cells=cells, n_rows=end - top, header_rows=header_rows)
