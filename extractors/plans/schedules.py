"""Months and printed schedule of a row: bars, marks and shades in time columns, or text that names months."""

import re
from dataclasses import dataclass
from typing import Final

from extractors.language.schedule import parse_schedule
from extractors.plans.context import TableView
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.roles import MONTH, Column
from extractors.plans.rows import Row
from schemas.table import Cell

_NO_MARK: Final = frozenset({"", "0", "無", "X", "×", "✗", "-", "－", "0%"})
_BARE: Final = re.compile(r"\d{1,2}(?:[-~、,至]\d{1,2})*")
_FIGURE: Final = re.compile(r"\d{1,3}(?:\.\d+)?%")
_BEGIN: Final = ("起", "開始", "自")
_END: Final = ("迄", "訖", "結束", "止", "完成", "至")
_SAYS_LENGTH: Final = 2  # a text across several months says when; a single sign marks them


@dataclass(frozen=True, slots=True)
class RowSchedule:
    """Months 1 to 12, the printed text where there is any, and doubts about them."""

    months: tuple[int, ...] = ()
    schedule: str | None = None
    doubts: frozenset[str] = frozenset()


def read_row_schedule(view: TableView, rows: tuple[Row, ...], lexicon: Lexicon) -> RowSchedule:
    """Read when the work of some rows (one record) is done.

    Marks in time columns decide; text in a schedule column, or across merged time columns, is kept as printed and read
    where no mark stands, or where the time columns hold percentages.
    """
    columns = view.roles.all(MONTH)
    rows = _planned(view, rows, lexicon)
    marked, across = _marks(columns, rows)
    printed = _printed(view, rows[0]) or "\n".join(dict.fromkeys(across)) or None
    doubts = frozenset({"inferred-months"}) if marked and not any(c.heading.leaf for c in columns) else frozenset()
    months = text_months(printed) or _bare_months(view, printed)
    if marked and not (months and _are_figures(columns, rows)):
        months = tuple(sorted(marked))
    return RowSchedule(months, printed, doubts)


def _are_figures(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> bool:
    """Tell whether the time columns hold how far the work shall be (25%, 50%), not when it is done."""
    texts = [fold_word(row.text(c.col)) for row in rows for c in columns if row.text(c.col)]
    return bool(texts) and all(_FIGURE.fullmatch(text) for text in texts)


def _planned(view: TableView, rows: tuple[Row, ...], lexicon: Lexicon) -> tuple[Row, ...]:
    """Keep the rows that say 預定 where others of the record say 實際."""
    columns = view.roles.all("row_kind")
    done = [row for row in rows if any(fold_word(row.text(c.col)) in lexicon.lists["done_words"] for c in columns)]
    planned = tuple(row for row in rows if row not in done)
    return planned or rows


def _bare_months(view: TableView, printed: str | None) -> tuple[int, ...]:
    """Read `3~5` or `6、12` as months where the column's head says 月."""
    head = "".join(c.heading.joined for c in view.roles.all("schedule"))
    if not printed or "月" not in head or not _BARE.fullmatch(fold_word(printed)):
        return ()
    return text_months(re.sub(r"(\d+)", r"\1月", fold_word(printed)))


def _printed(view: TableView, row: Row) -> str | None:
    """Give the text of the schedule columns; a beginning and an end in columns of their own are joined to a span."""
    columns = view.roles.all("schedule")
    if len(columns) == 2 and _ends(columns[0].heading.leaf, _BEGIN) and _ends(columns[1].heading.leaf, _END):
        begin, end = (row.text(c.col) for c in columns)
        if begin and end:
            return begin if begin == end else f"{begin}~{end}"
    return view.text(row, "schedule")


def _ends(head: str, words: tuple[str, ...]) -> bool:
    return any(word in fold_word(head) for word in words)


def text_months(printed: str | None) -> tuple[int, ...]:
    """Give the months that a printed schedule names, none where it names none (賡續辦理, 即日起)."""
    if not printed:
        return ()
    return tuple(sorted(set(parse_schedule(printed).months)))


def _marks(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[set[int], list[str]]:
    """Collect the months that anything stands in, and texts that stand across several of them."""
    marked: set[int] = set()
    across: list[str] = []
    for row in rows:
        for column in columns:
            cell = row.cells.get(column.col, None)
            if cell is None:
                continue
            if _says_when(cell, columns):
                across.append(cell.text.strip())
            elif _is_marked(cell, column):
                marked |= set(column.months)
    return marked, across


def _is_marked(cell: Cell, column: Column) -> bool:
    if cell.mark and cell.marked_cols:
        return column.col in cell.marked_cols
    return cell.mark != "" or fold_word(cell.text) not in _NO_MARK


def _says_when(cell: Cell, columns: tuple[Column, ...]) -> bool:
    """Tell whether a cell merged over months holds words (`1月~12月`, `賡續辦理`), not a mark."""
    over = [c for c in columns if cell.col <= c.col < cell.col + cell.col_span]
    return len(over) > 1 and len(cell.text.strip()) >= _SAYS_LENGTH and not cell.mark
