"""A document's pages, tables and outline to one Plan: the room's only way in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from extractors.plans.actions import read_actions
from extractors.plans.belief import believed
from extractors.plans.budgets import read_budgets
from extractors.plans.context import PlanContext, TableView
from extractors.plans.criteria import read_criteria
from extractors.plans.document import is_other_paper, read_document
from extractors.plans.document_gaps import find_document_gaps
from extractors.plans.execution_items import read_execution_items
from extractors.plans.indicators import read_goals, read_kpis
from extractors.plans.kinds import MEASURE_KINDS, lists_strategies
from extractors.plans.lexicon import Lexicon, load_lexicon
from extractors.plans.people import read_people
from extractors.plans.period_items import read_period_items
from extractors.plans.quantities import read_quantities
from extractors.plans.records import TableRecords, tell_apart, tell_kpis_apart, tell_measures_apart
from extractors.plans.roles import PERIOD_TEXT
from extractors.plans.strategy_map import read_axes, read_map_goals
from extractors.plans.table_findings import (
    UNRECOGNIZED,
    column_findings,
    unreadable_table_finding,
    unrecognized_finding,
)
from extractors.plans.views import name_tables, view_tables
from extractors.plans.work_items import MeasureRow, read_work_items
from schemas.errors import PlanDataError
from schemas.finding import Finding
from schemas.outline import Outline
from schemas.page import Page
from schemas.plan import Budget, Document, Goal, MeasureKind, Plan, TableReading
from schemas.table import Table

_UNREAD: Final = "unrecognized"
_SURE_GOAL: Final = 0.85


def read_plan(pages: Sequence[Page], tables: Sequence[Table], outline: Outline, lexicon: Lexicon | None = None) -> Plan:
    """Read everything that one document states.

    Args:
        pages: As a reader gives them.
        tables: Logical tables, in reading order.
        outline: What stands outside the tables.
        lexicon: Head words and roles; the built-in ones where none is given.
    """
    document = read_document(pages, outline, tables)
    named = name_tables(tables)
    context = plan_context(document, pages, lexicon or load_lexicon())
    return read_tables(document, named, outline, context)


def plan_context(document: Document, pages: Iterable[Page], lexicon: Lexicon) -> PlanContext:
    """Collect what the readers of tables have to know about the document."""
    return PlanContext(
        lexicon=lexicon,
        office=document.office,
        roc_year_start=document.roc_year_start,
        roc_year_end=document.roc_year_end,
        ocr_pages=frozenset(page.number for page in pages if page.text_layer == "ocr"),
    )


def read_tables(document: Document, tables: Sequence[Table], outline: Outline, context: PlanContext) -> Plan:
    """Read the records of all tables and put them together; a goal of a strategy map counts once beside a scorecard."""
    views = believed(view_tables(tables, outline, context), document)
    records = tell_apart([_records_or_finding(view, context) for view in views])
    if is_other_paper(document):  # named once for the document, not for each of its tables
        records = [replace(r, findings=tuple(f for f in r.findings if f.rule != UNRECOGNIZED)) for r in records]
    kinds = table_kinds(views)
    measures = tuple(m for r in records for m in r.measures)
    kpis = tuple(k for r in records for k in r.kpis)
    readings = [TableReading(table=table, kind=kinds[table.table_id], confidence=table.confidence) for table in tables]
    return Plan(
        document=document,
        sections=outline.sections,
        passages=outline.passages,
        goals=_goals_once(views, records),
        measures=measures,
        kpis=kpis,
        kpi_values=tuple(v for r in records for v in r.kpi_values),
        budgets=tuple(b for r in records for b in r.budgets),
        quantities=read_quantities(measures, kpis),
        criteria=tuple(c for r in records for c in r.criteria),
        people=tuple(p for r in records for p in r.people),
        tables=tuple(readings),
        ignored=outline.ignored,
        findings=(*find_document_gaps(document, outline), *outline.findings, *(f for r in records for f in r.findings)),
    )


def table_kinds(views: Iterable[TableView]) -> dict[str, str]:
    """Say what each table was read as; one that changes its heads is what its first readable part is."""
    kinds: dict[str, str] = {}
    for view in views:
        if kinds.get(view.table.table_id, _UNREAD) == _UNREAD:
            kinds[view.table.table_id] = view.kind
    return kinds


def _records_or_finding(view: TableView, context: PlanContext) -> TableRecords:
    """Read one table; what cannot be read in it costs this table's records only, and is named."""
    try:
        return read_records(view, context)
    except PlanDataError as error:
        return TableRecords(findings=(unreadable_table_finding(view.table, error),))


def read_records(view: TableView, context: PlanContext) -> TableRecords:
    """Read the records of one table as its kind asks."""
    if view.kind == "unrecognized":
        return TableRecords(findings=(unrecognized_finding(view.table, view.roles),))
    if view.kind == "strategy_map":
        axes = read_axes(view.table, context.lexicon)
        goals = read_map_goals(view.table, axes, view.table.table_id, context.lexicon) if axes else ()
        return TableRecords(goals=goals)
    findings = tuple(column_findings(view.table, view.roles))
    if view.kind == "task_force":
        return TableRecords(people=read_people(view, context), findings=findings)
    if view.kind in MEASURE_KINDS:
        return _work(view, context, findings)
    return _scorecard(view, context, findings)


def _work(view: TableView, context: PlanContext, findings: tuple[Finding, ...]) -> TableRecords:
    kind: MeasureKind = "strategy" if view.kind == "strategy" else "work_item"
    if view.kind == "execution":
        read = read_execution_items(view, context)
    elif view.roles.has(PERIOD_TEXT):
        read = read_period_items(view, kind, context)
    else:
        read = read_work_items(view, kind, context)
    rows = tell_measures_apart(read)
    measures = tuple(m.measure for m in rows)
    return TableRecords(
        goals=read_goals(view, context) if _sets_goals(view) else (),
        measures=measures,
        budgets=_money_once(view, rows, context),
        criteria=tuple(c for m in measures for c in read_criteria(m)),
        findings=findings,
    )


def _money_once(view: TableView, rows: Sequence[MeasureRow], context: PlanContext) -> tuple[Budget, ...]:
    """Read the money beside measures; where one row gives several (items, periods) it is that of the first."""
    read: set[int] = set()
    found: list[Budget] = []
    for measured in rows:
        fresh = [row for row in measured.rows if row.number not in read]
        read |= {row.number for row in fresh}
        found += read_budgets(view, fresh, context, measure_id=measured.measure.measure_id)
    return tuple(found)


def _sets_goals(view: TableView) -> bool:
    """Tell whether a work plan's goals are the office's (策略目標), not the aim of each work (計畫目標)."""
    return any(column.confidence >= _SURE_GOAL for column in view.roles.all("goal"))


def _scorecard(view: TableView, context: PlanContext, findings: tuple[Finding, ...]) -> TableRecords:
    kpis = tell_kpis_apart(read_kpis(view, context))
    rows = read_actions(view, kpis, context)
    if not view.roles.has("action") and view.roles.has("title", "text"):
        kind: MeasureKind = "strategy" if lists_strategies(view.roles, context.lexicon) else "work_item"
        rows = read_work_items(view, kind, context)
    measures = tuple(m.measure for m in tell_measures_apart(rows))
    return TableRecords(
        goals=read_goals(view, context),
        measures=measures,
        kpis=tuple(k.kpi for k in kpis),
        kpi_values=tuple(v for k in kpis for v in k.values),
        budgets=tuple(
            b
            for k in kpis
            for b in read_budgets(view, [s.row for s in k.standing], context, kpi_id=k.kpi.kpi_id, kpi_code=k.kpi.code)
        ),
        criteria=tuple(c for m in measures for c in read_criteria(m)),
        findings=findings,
    )


def _goals_once(views: Sequence[TableView], records: Sequence[TableRecords]) -> tuple[Goal, ...]:
    """Keep each goal once by its number; a strategy map fills what the tables with KPIs leave open."""
    found: dict[tuple[str | None, str], Goal] = {}
    pairs = list(zip(views, records, strict=True))
    for _, record in (pair for pair in pairs if pair[0].kind != "strategy_map"):
        for goal in record.goals:
            found.setdefault((goal.number, goal.title), goal)
    known = {number or title: (number, title) for number, title in found}
    for goal in (goal for view, record in pairs if view.kind == "strategy_map" for goal in record.goals):
        key = known.get(goal.number or goal.title)
        if key is None:
            found.setdefault((goal.number, goal.title), goal)
        elif found[key].theme is None:
            found[key] = replace(found[key], theme=goal.theme, perspective=found[key].perspective or goal.perspective)
    return tuple(found.values())
