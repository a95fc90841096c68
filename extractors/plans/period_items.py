"""Measures of tables whose columns are periods and whose cells say what is done in them (上半年工作重點)."""

from dataclasses import replace

from extractors.language.normalize import normalize_text
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.roles import PERIOD_TEXT
from extractors.plans.work_items import MeasureRow, read_work_items, with_id
from schemas.plan import MeasureKind


def read_period_items(view: TableView, kind: MeasureKind, context: PlanContext) -> tuple[MeasureRow, ...]:
    """Read one measure for each cell of a period's column, with that period's months."""
    found: list[MeasureRow] = []
    for whole in read_work_items(view, kind, context):
        row = whole.rows[0]
        for column in view.roles.all(PERIOD_TEXT):
            if not row.text(column.col) or not row.begins(column.col):
                continue
            text = row.text(column.col)
            measure = replace(
                whole.measure,
                text=text,
                text_norm=normalize_text(text),
                months=column.months,
                evidence=place(view, [row.cells[column.col]], [column], (), context),
            )
            found.append(MeasureRow(with_id(measure), whole.rows))
    return tuple(found)
