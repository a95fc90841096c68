"""Values by year inside a form: years over them, in one of the ways that cards of indicators are laid out.

113年目標值 | 114年目標值        目標值 | 113年 | 114年        年度   | 113年 | 114年
95%         | 96%                      | 95%   | 96%          目標值 | 95%   | 96%
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from extractors.plans.heading_words import MAYBE, match_words
from extractors.plans.headings import bare_words, printed_year
from extractors.plans.lexicon import Lexicon
from schemas.table import Cell

_VALUES: Final = ("target", "actual")
_LONGEST: Final = 12  # characters of a head over a value

Pair = tuple[Cell, Cell]


class ValueBlock(NamedTuple):
    """Heads with the values under them, and how many rows they take; no pairs where no block begins."""

    pairs: tuple[Pair, ...] = ()
    n_rows: int = 0


def read_value_block(rows: Sequence[Sequence[Cell]], lexicon: Lexicon) -> ValueBlock:
    """Read the block of values that begins with the first of some rows, each in order of columns."""
    first = [cell for cell in rows[0] if cell.text.strip()]
    if len(rows) < 2 or len(first) < 2 or any(len(cell.text) > _LONGEST for cell in first):
        return ValueBlock()
    if all(printed_year(cell.text) is not None and _is_value_head(cell, lexicon) for cell in first):
        return ValueBlock(tuple(_under(first, rows[1])), 2)
    head, years = first[0], first[1:]
    if any(printed_year(cell.text) is None or bare_words(cell.text) for cell in years):
        return ValueBlock()
    if head.row_span > 1 and _is_value_head(head, lexicon):
        return ValueBlock(tuple(_under([_over(cell, head) for cell in years], rows[1])), 2)
    pairs: list[Pair] = []
    taken = 1
    while taken < len(rows) and rows[taken] and _is_value_head(rows[taken][0], lexicon):
        label = rows[taken][0]
        pairs += _under([_over(cell, label) for cell in years], rows[taken][1:])
        taken += 1
    return ValueBlock(tuple(pairs), taken) if pairs else ValueBlock()


def _is_value_head(cell: Cell, lexicon: Lexicon) -> bool:
    scores = match_words(bare_words(cell.text), lexicon)
    return any(scores.get(role, 0.0) >= MAYBE for role in _VALUES)


def _over(year: Cell, label: Cell) -> Cell:
    return replace(year, text=year.text + label.text)


def _under(heads: Sequence[Cell], values: Sequence[Cell]) -> list[Pair]:
    return [(head, value) for head in heads for value in values if value.col == head.col]
