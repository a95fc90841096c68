"""Money beside a measure or a KPI, in whole new Taiwan dollars."""

from collections.abc import Sequence

from extractors.language.money import parse_money
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.money_heads import money_category
from extractors.plans.rows import Row
from schemas.plan import Budget

_TOTAL = "合計"


def _stated(category: str | None, *, several: bool) -> str | None:
    """Drop 合計 where it is the only amount."""
    return category if several or category is None or "計" not in category else None


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
    dated = any(c.year is not None for c in columns)
    several = len({money_category(c, context.lexicon) for c in columns} - {None}) > 1
    found: list[Budget] = []
    for row in rows:
        for column in columns:
            raw = row.text(column.col)
            if not raw or not row.begins(column.col) or row.cells[column.col].col != column.col:
                continue
            category = money_category(column, context.lexicon) or view.text(row, "budget_category")
            money = parse_money(raw, view.factors[column.col])
            over_years = dated and column.year is None  # 總經費 beside the single years
            doubts = {"inferred-year"} if column.year is None and not over_years else set()
            found.append(
                Budget(
                    kpi_id=kpi_id,
                    measure_id=measure_id,
                    kpi_code=kpi_code,
                    category=_TOTAL if over_years else _stated(category, several=several),
                    roc_year=None if over_years else column.year or context.roc_year_start,
                    amount_twd=money.amount_twd,
                    status=money.status,
                    raw=raw,
                    evidence=place(view, [row.cells[column.col]], [column], doubts, context),
                )
            )
    return found
