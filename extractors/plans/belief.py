"""Which tables are believed to state what an office commits to do, in view of what the document says that it is.

Lists of anything have names, numbers, dates and owners too. Where a title says that the document is a plan, its tables
are taken at their word. Where it says nothing of the kind, a table's own heads must say it surely; where it says that
the document is another paper (會議紀錄, 決算書), no table is read as a commitment.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from extractors.plans.context import TableView
from extractors.plans.document import is_other_paper
from extractors.plans.kinds import KPI_KINDS, MEASURE_KINDS
from extractors.plans.roles import MONTH, PERIOD_TEXT, TableRoles
from schemas.plan import Document

_SURE: Final = 0.9
_NAMED_BY_PLACE: Final = 0.75  # how sure a KPI's name is that only stands before the values
_WORK: Final = ("title", "text", PERIOD_TEXT)
_BESIDE: Final = (MONTH, "schedule", "owner", "budget", "status", "criteria", "expected_benefit")
_MEASURED: Final = ("target", "actual", "formula")
_LEAST_BESIDE: Final = 2


def believed(views: Iterable[TableView], document: Document) -> list[TableView]:
    """Call the tables unrecognized whose records nobody should believe; their cells are kept as of any table."""
    return [view if _is_plans(view, document) else replace(view, kind="unrecognized") for view in views]


def _is_plans(view: TableView, document: Document) -> bool:
    if view.kind in KPI_KINDS and _is_statistics(view.roles, document.roc_year_start):
        return False
    return document.plan_type != "other" or _is_believed(view, other=is_other_paper(document))


def _is_statistics(roles: TableRoles, start: int | None) -> bool:
    """Tell whether a table only counts what was, in years before the plan: no head calls its rows indicators."""
    years = [c.year for c in roles.all("target", "actual")]
    if start is None or roles.has("goal", "action", *_MEASURED[2:]) or not years:
        return False
    named = any(c.confidence > _NAMED_BY_PLACE for c in roles.all("kpi"))
    return not named and all(year is not None and year < start for year in years)


def _is_believed(view: TableView, *, other: bool) -> bool:
    if view.kind in KPI_KINDS:
        return not other and _says(view.roles, "kpi") >= 1 and _says(view.roles, *_MEASURED) >= 1
    if view.kind in MEASURE_KINDS:
        strategies = view.kind == "strategy" and _says(view.roles, "title", "text") == 2
        worked = _says(view.roles, *_WORK) >= 1 and _says(view.roles, *_BESIDE) >= _LEAST_BESIDE
        return not other and (strategies or worked)
    return True


def _says(roles: TableRoles, *names: str) -> int:
    """Count the roles that a head names for sure."""
    return len({c.role for c in roles.all(*names) if not c.inferred and c.confidence >= _SURE})
