"""Money beside a measure or a KPI, in whole new Taiwan dollars."""

from collections.abc import Sequence

from extractors.language.money import parse_money
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.money_heads import money_category
from extractors.plans.rows import Row
from schemas.plan import Budget


def read_budgets(
    view: TableView,
    rows: Sequence[Row],
    context: PlanContext,
    *,
    kpi_id: str | None = None,
    kpi_code: str | None = None,
    measure_id: str | None = None,
) -> list[Budget]:
    """Read the money cells that begin in some rows; blank cells state nothing, 0 is an amount."""
    columns = view.roles.all("budget")
    several = len({money_category(c, context.lexicon) for c in columns} - {None}) > 1
    found: list[Budget] = []
    for row in rows:
        for column in columns:
            raw = row.text(column.col)
            if not raw or not row.begins(column.col) or row.cells[column.col].col != column.col:
                continue
            category = money_category(column, context.lexicon)
            money = parse_money(raw, view.factors[column.col])
            doubts = {"inferred-year"} if column.year is None else set()
            found.append(
                Budget(
                    kpi_id=kpi_id,
                    measure_id=measure_id,
                    kpi_code=kpi_code,
                    category=category if several or category is None or "計" not in category else None,
                    roc_year=column.year or context.roc_year_start,
                    amount_twd=money.amount_twd,
                    status=money.status,
                    raw=raw,
                    evidence=place(view, [row.cells[column.col]], [column], doubts, context),
                )
            )
    return found
