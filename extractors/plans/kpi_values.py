"""What a KPI was or shall be, year by year, from the value columns of its rows."""

from collections.abc import Sequence
from typing import Final

from extractors.language.kpi_value import parse_kpi_value
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.headings import bare_words, printed_year
from extractors.plans.lexicon import fold_word
from extractors.plans.roles import Column
from extractors.plans.rows import Row
from extractors.plans.year_values import split_year_values
from schemas.plan import Kpi, KpiValue, ValueKind

_BEFORE: Final = ("前一年", "上年度", "上年", "以前年度", "上一年", "去年", "前年度")
_ROLES: Final = ("target", "actual")


def read_values(view: TableView, rows: Sequence[Row], kpi: Kpi, context: PlanContext) -> list[KpiValue]:
    """Read the value cells of a KPI's rows; a column that is blank in every row of the table states nothing."""
    found: list[KpiValue] = []
    for column in view.roles.all(*_ROLES):
        if not any(row.text(column.col) for row in view.rows if row.kind == "record"):
            continue
        rows_here = [r for r in rows if not _is_shadow(view, r, column)]
        cells = {(id(r.cells[column.col]), row_year(view, r)): r for r in rows_here if column.col in r.cells}
        found += [value for row in cells.values() for value in _cell_values(view, row, column, kpi, context)]
    return found


def _cell_values(view: TableView, row: Row, column: Column, kpi: Kpi, context: PlanContext) -> list[KpiValue]:
    """Read the value of a cell, or those of the years that it names itself."""
    printed = split_year_values(row.text(column.col)) if column.year is None else ()
    if not printed:
        return [_value(view, row, column, kpi, context)]
    return [_value(view, row, column, kpi, context, stated) for stated in printed]


def _is_shadow(view: TableView, row: Row, column: Column) -> bool:
    """Tell whether a column only repeats the one before it: one head and one cell over both.

    A cell merged over heads of several years is no shadow: its value holds for each of them.
    """
    cell = row.cells.get(column.col)
    return (
        cell is not None
        and cell.col < column.col
        and view.roles.columns[cell.col].heading.parts == column.heading.parts
    )


def _value(
    view: TableView, row: Row, column: Column, kpi: Kpi, context: PlanContext, stated: tuple[int, str] | None = None
) -> KpiValue:
    raw = stated[1] if stated else row.text(column.col)
    reading = parse_kpi_value(raw)
    in_row = stated[0] if stated else row_year(view, row)
    year = in_row if in_row is not None else value_year(column, context)
    doubts = {"inferred-year"} if column.year is None and in_row is None else set()
    done = column.role == "actual" or _is_done(view, row, context) or _is_past(column, context)
    kind: ValueKind = "actual" if done else "target"
    return KpiValue(
        kpi_id=kpi.kpi_id,
        kpi_code=kpi.code,
        kpi=kpi.name,
        roc_year=year,
        kind=kind,
        comparator=reading.comparator,
        value=reading.value,
        unit=reading.unit or (head_unit(column, context) if reading.value is not None else None),
        status=reading.status,
        note=None if reading.status == "qualitative" else reading.note,
        raw=raw or None,
        evidence=place(view, [row.cells[column.col]], [column], doubts, context),
    )


def _is_done(view: TableView, row: Row, context: PlanContext) -> bool:
    """Tell whether a row says that its value is what was reached, where others say what is aimed at."""
    done = context.lexicon.lists["done_words"]
    return any(fold_word(row.text(c.col)) in done for c in view.roles.all("row_kind"))


def _is_past(column: Column, context: PlanContext) -> bool:
    """Tell whether a head is no more than a year before the plan: what is over can't be aimed at."""
    start = context.roc_year_start
    bare = column.year is not None and not bare_words(column.heading.joined)
    return bare and start is not None and column.year is not None and column.year < start


def row_year(view: TableView, row: Row) -> int | None:
    """Give the ROC year that a row names in a year column, where years stand under each other."""
    return next((y for c in view.roles.all("year") if (y := printed_year(row.text(c.col))) is not None), None)


def value_year(column: Column, context: PlanContext) -> int | None:
    """Give the ROC year of a column of values or money: that of its head, else the plan's own (or the one before)."""
    if column.year is not None:
        return column.year
    start = context.roc_year_start
    if start is not None and any(word in fold_word(column.heading.joined) for word in _BEFORE):
        return start - 1
    return start


def head_unit(column: Column, context: PlanContext) -> str | None:
    """Give the unit that a value column's head states in brackets: `目標值(%)`."""
    joined = fold_word(column.heading.joined)
    if "(" not in joined or not bare_words(joined):
        return None
    inside = joined.rsplit("(", 1)[1].split(")")[0].removeprefix("單位:").removeprefix("單位")
    units = {fold_word(unit): unit for unit in context.lexicon.lists["measurement_units"]}
    return units.get(inside)
