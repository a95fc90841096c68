"""What the cells of a column are like: the ground on which a page end inside a table is judged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from extractors.layout.markers import read_marker
from extractors.tables.draft import DraftCell
from extractors.tables.words import is_mark_text

ENDS: Final = frozenset("。！？；!?;")
_SHORT: Final = 10  # characters: so long is a value, a unit, a name; what is longer is a text that a page end may cut

_BRACKETS: Final = "）)】〕」』］]"
_LEAST: Final = 3  # cells that make a habit
_USUALLY: Final = 0.8  # share of a column's cells that makes a habit


@dataclass(frozen=True, slots=True)
class Habit:
    """One column's body cells, those at the page end left out.

    Attributes:
        filled, empty: How many hold text, how many none.
        spanning: How many span rows.
        listed: How many hold a list of several items.
        marked: How many begin with a list marker.
        ending: Characters of which one ends nearly all of its texts (`。`, or `）` behind a tag); empty if none does.
        values: Their texts.
        lines: Their lines' texts, where they hold lists of short values.
        stacked: How many hold several short lines and nothing longer.
        length: Usual length of those filled.
    """

    filled: int = 0
    empty: int = 0
    spanning: int = 0
    listed: int = 0
    marked: int = 0
    ending: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    stacked: int = 0
    length: float = 0.0

    @property
    def always_filled(self) -> bool:
        """It had the chance to be empty and never was."""
        return self.filled > 0 and self.empty == 0

    @property
    def short(self) -> bool:
        """It holds values, not texts."""
        return self.filled > 0 and self.length <= _SHORT

    @property
    def holds_lists(self) -> bool:
        """Most of its cells are lists of values, set beside the items of another column."""
        return 2 * self.stacked >= self.filled > 0

    @property
    def itemized(self) -> bool:
        """Its texts begin with a number or sign."""
        return self.filled > 1 and self.marked >= _USUALLY * self.filled


NO_HABIT: Final = Habit()


def learn_habits(cells: Iterable[DraftCell]) -> Mapping[int, Habit]:
    """Return what the given body cells are like, by column; those that span columns tell nothing."""
    by_column: dict[int, list[DraftCell]] = {}
    for cell in cells:
        if cell.col_span == 1:
            by_column.setdefault(cell.col, []).append(cell)
    return {col: _learn(own) for col, own in by_column.items()}


def are_rows_marked(cells: Iterable[DraftCell]) -> bool:
    """Tell whether every one of several rows has a bar or a mark, as those of a time schedule have."""
    marked: dict[int, bool] = {}
    for cell in cells:
        marked[cell.row] = marked.get(cell.row, False) or is_marked(cell)
    return len(marked) >= _LEAST and all(marked.values())


def is_marked(cell: DraftCell) -> bool:
    """Tell whether a cell holds a bar or nothing but marks."""
    return is_mark_text(cell.text) if cell.text else bool(cell.bars)  # what is drawn behind words highlights them


def _learn(cells: Sequence[DraftCell]) -> Habit:
    filled = [cell for cell in cells if cell.text]
    return Habit(
        filled=len(filled),
        empty=len(cells) - len(filled),
        spanning=sum(cell.row_span > 1 for cell in cells),
        listed=sum(_is_list(cell) for cell in filled),
        marked=sum(read_marker(cell.text) is not None for cell in filled),
        ending=_usual_ending([cell.text[-1] for cell in filled]),
        values=frozenset(cell.text for cell in filled),
        lines=frozenset(line.text for cell in filled for line in cell.lines if len(line.text) <= _SHORT),
        stacked=sum(len(c.lines) > 1 and all(len(line.text) <= _SHORT for line in c.lines) for c in filled),
        length=median(len(cell.text) for cell in filled) if filled else 0.0,
    )


def _is_list(cell: DraftCell) -> bool:
    return len(cell.lines) > 1 and sum(read_marker(line.text) is not None for line in cell.lines) > 1


def _usual_ending(ends: Sequence[str]) -> frozenset[str]:
    if len(ends) < _LEAST:
        return frozenset()
    if sum(end in ENDS for end in ends) >= _USUALLY * len(ends):
        return ENDS
    usual = max(set(ends), key=ends.count)
    bracket = usual in _BRACKETS and ends.count(usual) >= _USUALLY * len(ends)
    return frozenset(_BRACKETS) if bracket else frozenset()
