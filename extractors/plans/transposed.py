"""Tables with the indicators across and what is said of each down the side: turned, so that each is a row."""

from dataclasses import replace
from typing import Final

from extractors.plans.heading_words import EXACT, MAYBE, match_words
from extractors.plans.headings import bare_words
from extractors.plans.lexicon import Lexicon
from schemas.table import Cell, Table

_LEAST_ROWS: Final = 3
_LEAST_COLUMNS: Final = 3
_LABELLED: Final = 0.8  # share of the rows whose first cell is a head word
_LONGEST: Final = 16  # characters of a label
_VALUES: Final = frozenset({"target", "actual"})


def as_rows(table: Table, lexicon: Lexicon) -> Table | None:
    """Turn a table whose first column holds the heads; none where it holds anything else.

    Such a table names the indicators in its first row, behind a label, and their values of a year in a row each.
    """
    if table.n_cols < _LEAST_COLUMNS or table.n_rows < _LEAST_ROWS:
        return None
    labels = [cell for cell in table.cells if cell.col == 0]
    if labels[0].row != 0 or "kpi" not in _roles(labels[0], lexicon):
        return None
    inside = [cell for cell in table.cells if cell.col > 0]
    if sum(cell.row == 0 for cell in inside) < table.n_cols - 1 or any(_roles(c, lexicon, EXACT) for c in inside):
        return None  # a form has heads beside its values
    known = [_roles(cell, lexicon) for cell in labels]
    if sum(map(bool, known)) < _LABELLED * len(labels) or not any(roles & _VALUES for roles in known):
        return None
    if any(cell.col_span > 1 for cell in labels):
        return None
    return replace(
        table,
        cells=tuple(sorted((_turned(cell) for cell in table.cells), key=lambda cell: (cell.row, cell.col))),
        n_rows=table.n_cols,
        n_cols=table.n_rows,
        header_rows=1,
    )


def _turned(cell: Cell) -> Cell:
    return replace(
        cell,
        row=cell.col,
        col=cell.row,
        row_span=cell.col_span,
        col_span=cell.row_span,
        is_header=cell.col == 0,
        mark="",
        marked_cols=(),
    )


def _roles(cell: Cell, lexicon: Lexicon, least: float = MAYBE) -> set[str]:
    if len(cell.text) > _LONGEST:
        return set()
    return {role for role, score in match_words(bare_words(cell.text), lexicon).items() if score >= least}
