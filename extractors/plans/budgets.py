"""Money beside a measure or a KPI, in whole new Taiwan dollars."""

import re
from collections.abc import Sequence
from typing import Final

from extractors.language.money import MoneyReading, find_money, parse_money
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.kpi_values import value_year
from extractors.plans.money_heads import money_category
from extractors.plans.rows import Row
from schemas.plan import Budget

_TOTAL: Final = "合計"
_SUM: Final = re.compile(r"[合總共小]計$|總經費$|總額$|計$|共$|合計")
_EACH: Final = re.compile(r"每|單價|[x×*]")
_LONGEST_LABEL: Final = 16  # characters: a longer text before an amount tells more than what it is called


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
            over_years = dated and column.year is None  # 總經費 beside the single years
            doubts = {"inferred-year"} if column.year is None and not over_years else set()
            for part, money in read_amounts(raw, view.factors[column.col]):
                own = _TOTAL if over_years else part or _stated(category, several=several)
                found.append(
                    Budget(
                        kpi_id=kpi_id,
                        measure_id=measure_id,
                        kpi_code=kpi_code,
                        category=own,
                        roc_year=None if over_years else value_year(column, context),
                        amount_twd=money.amount_twd,
                        status=money.status,
                        raw=raw,
                        evidence=place(view, [row.cells[column.col]], [column], doubts, context),
                    )
                )
    return found


def read_amounts(raw: str, factor: int) -> list[tuple[str | None, MoneyReading]]:
    """Read the amounts of one cell with what each is called; most cells have one, without a name.

    Of several (市款1,200千元；中央補助款3,000千元) each is told by its label, a sum as 合計; where labels are missing
    or one says 每場, only the sum is, or else the first amount.
    """
    parts = find_money(raw)
    if len(parts) < 2:
        return [(None, parse_money(raw, factor))]
    total = next((part for part in parts if part.label and _SUM.search(part.label)), None)
    others = [part for part in parts if part is not total]
    if all(part.label and len(part.label) <= _LONGEST_LABEL and not _EACH.search(part.label) for part in others):
        return [*((part.label, part) for part in others), *([(_TOTAL, total)] if total is not None else [])]
    return [(None, total or parts[0])]
