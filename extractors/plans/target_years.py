"""The years that a plan's tables set targets for, where its title names none."""

from collections.abc import Iterable, Sequence

from extractors.language.roc_calendar import find_roc_years, read_year_label, squeeze
from schemas.table import Cell, Table

_TARGET_WORDS = ("目標", "預定", "預期")


def find_target_years(tables: Sequence[Table]) -> tuple[int, int] | None:
    """Return the first and last ROC year of all target columns (106年目標值), else of all years under a head 目標值.

    Where no head speaks of targets, None: years of actual values don't tell which years a plan is for.
    """
    named: set[int] = set()
    under: set[int] = set()
    for table in tables:
        heads = [cell for cell in table.cells if cell.is_header and cell.text]
        named.update(year for cell in heads for year in _target_years(cell))
        targets = [cell for cell in heads if _speaks_of_targets(cell)]
        under.update(_label(cell) for cell in heads if any(_is_under(cell, target) for target in targets))
    years = named or {year for year in under if year}
    return (min(years), max(years)) if years else None


def _target_years(cell: Cell) -> Iterable[int]:
    label = read_year_label(cell.text)
    if label is not None and label[1] == "target":
        yield label[0]
    elif _speaks_of_targets(cell):
        yield from (year.roc for year in find_roc_years(cell.text) if year.role == "target")


def _speaks_of_targets(cell: Cell) -> bool:
    return any(word in squeeze(cell.text) for word in _TARGET_WORDS)


def _is_under(cell: Cell, head: Cell) -> bool:
    return cell.row >= head.row + head.row_span and head.col <= cell.col < head.col + head.col_span


def _label(cell: Cell) -> int:
    label = read_year_label(cell.text)
    return label[0] if label is not None else 0
