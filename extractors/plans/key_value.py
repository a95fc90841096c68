"""Forms: labels down the side (計畫名稱, 主辦單位, 辦理期程 …), their values beside them; read as one record."""

from dataclasses import replace
from typing import Final

from extractors.plans.form_values import ValueBlock, read_value_block
from extractors.plans.heading_words import EXACT, MAYBE, match_words
from extractors.plans.headings import bare_words
from extractors.plans.lexicon import Lexicon
from schemas.table import Cell, Table

_KNOWN: Final = MAYBE  # a label may end in a head word, or be one in some templates only
_LABEL: Final = EXACT  # a value counts as a label only where it is the very word
_MIN_PAIRS: Final = 3
_MOST_COLUMNS: Final = 6


def as_one_record(table: Table, lexicon: Lexicon) -> Table | None:
    """Turn a form into a table of one head row and one body row; none where the table is no form.

    In a form most cells at even places of a row are labels of different roles; a table with head words over its
    columns has them in its first row instead.
    """
    if table.n_cols > _MOST_COLUMNS or table.n_rows < 2:
        return None
    pairs, strays = _pairs(table, lexicon)
    roles = {_role(label, lexicon) for label, _ in pairs}
    if len(pairs) < _MIN_PAIRS or len(roles) < _MIN_PAIRS or strays > 0.4 * len(pairs):
        return None
    cells: list[Cell] = []
    for col, (label, value) in enumerate(pairs):
        cells.append(replace(label, row=0, col=col, row_span=1, col_span=1, is_header=True))
        cells.append(replace(value, row=1, col=col, row_span=1, col_span=1, is_header=False))
    return replace(
        table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))), n_rows=2, n_cols=len(pairs), header_rows=1
    )


def _pairs(table: Table, lexicon: Lexicon) -> tuple[list[tuple[Cell, Cell]], int]:
    """Pair each label with the cell on its right, or under it; count the rows that begin with no label."""
    pairs: list[tuple[Cell, Cell]] = []
    strays = 0
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    number = 0
    while number < table.n_rows:
        block = read_value_block(rows[number:], lexicon) if number else ValueBlock()
        pairs += block.pairs
        number += block.n_rows or 1
        if block.n_rows:
            continue
        row = rows[number - 1]
        found = [
            (label, value)
            for label, value in zip(row[::2], row[1::2], strict=False)
            if _role(label, lexicon) and not _role(value, lexicon, least=_LABEL)
        ]
        pairs += found
        strays += bool(row) and not found
    return pairs, strays


def _role(cell: Cell, lexicon: Lexicon, least: float = _KNOWN) -> str:
    scores = match_words(bare_words(cell.text), lexicon) if len(cell.text) <= 16 else {}
    role, score = max(scores.items(), key=lambda item: item[1], default=("", 0.0))
    return role if score >= least else ""
