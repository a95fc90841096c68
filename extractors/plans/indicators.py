"""Goals and KPIs of a table: one KPI for each KPI cell, with the goal, theme and perspective that hold there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.plans.banners import split_perspective
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.direction import read_direction
from extractors.plans.goal_cells import GoalCell, read_goal
from extractors.plans.identity import content_id
from extractors.plans.kpi_units import kpi_unit
from extractors.plans.kpi_values import read_values
from extractors.plans.numbering import bare_number, split_code
from extractors.plans.standing import Standing, standing_rows
from extractors.plans.work_items import first_cells, row_owner
from schemas.plan import Goal, Kpi, KpiValue

_DOTTED: Final = re.compile(r"[A-Za-z]|\d[.\-]\d")


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A KPI with its values and the rows it was read from."""

    kpi: Kpi
    values: tuple[KpiValue, ...]
    standing: tuple[Standing, ...]


def read_goals(view: TableView, context: PlanContext) -> tuple[Goal, ...]:
    """Read one goal for each goal cell that says something new."""
    found: dict[tuple[str | None, str], Goal] = {}
    for stand in standing_rows(view, context):
        cell = read_goal(view, stand, context)
        if cell is None or (cell.number, cell.title) in found:
            continue
        columns = view.roles.all("goal")
        evidence = place(
            view, first_cells(view, [stand.row], "goal"), columns, stand.doubts("goal", "theme", "perspective"), context
        )
        found[cell.number, cell.title] = Goal(
            goal_id=content_id("g", (cell.number, cell.title)),
            number=cell.number,
            title=cell.title,
            theme=cell.theme,
            perspective=cell.perspective,
            evidence=evidence,
        )
    return tuple(found.values())


def read_kpis(view: TableView, context: PlanContext) -> tuple[KpiRow, ...]:
    """Read the KPIs of a table in printed order, with their values."""
    groups: list[list[Standing]] = []
    for stand in standing_rows(view, context):
        if stand.get("kpi") is None:
            continue
        begins = any(stand.row.begins(c.col) and stand.row.text(c.col) for c in view.roles.all("kpi"))
        if begins or not groups:
            groups.append([stand])
        else:
            groups[-1].append(stand)
    return tuple(_kpi(view, group, context) for group in groups)


def _kpi(view: TableView, group: Sequence[Standing], context: PlanContext) -> KpiRow:
    stand = group[0]
    goal = read_goal(view, stand, context)
    code, name = _code_and_name(stand, goal)
    rows = [s.row for s in group]
    formula = view.text(stand.row, "formula")
    columns = [c for c in view.roles.columns if c.role in ("kpi", "goal", "formula")]
    bare = Kpi(
        kpi_id=content_id("k", (code, name, goal.title if goal else None)),
        code=code,
        name=name,
        formula=formula,
        goal_number=goal.number if goal else None,
        goal=goal.title if goal else None,
        theme=goal.theme if goal else _theme(stand),
        perspective=goal.perspective if goal else _perspective(stand, context),
        owner=row_owner(view, stand, context.lexicon, "kpi"),
        evaluation_system=view.text(stand.row, "evaluation_system"),
        evaluation_method=view.text(stand.row, "evaluation_method"),
        weight=view.text(stand.row, "weight"),
        evidence=place(
            view, first_cells(view, rows, "number", "kpi", "formula"), columns, stand.doubts("goal", "theme"), context
        ),
    )
    values = read_values(view, rows, bare, context)
    unit = kpi_unit(view.text(stand.row, "unit"), formula, name, [v.unit for v in values], context.lexicon)
    direction, sure = read_direction(name, formula, [v.comparator for v in values], context.lexicon)
    kpi = replace(bare, unit=unit, direction=direction, direction_confidence=sure if direction else None)
    return KpiRow(kpi, tuple(_with_unit(v, unit) for v in values), tuple(group))


def _with_unit(value: KpiValue, unit: str | None) -> KpiValue:
    return replace(value, unit=unit) if value.value is not None and value.unit is None else value


def _code_and_name(stand: Standing, goal: GoalCell | None) -> tuple[str | None, str]:
    """Give a KPI's code as printed, or goal number and KPI number where the plan numbers them apart."""
    printed = stand.get("kpi") or ""
    number = stand.number("kpi")
    name = printed
    if number is None:
        number, name = split_code(printed)
    if number is None or _DOTTED.search(number) or goal is None or goal.number is None:
        return number, name
    return f"{goal.number}.{bare_number(number)}", name


def _theme(stand: Standing) -> str | None:
    return stand.get("theme") or stand.banner.theme


def _perspective(stand: Standing, context: PlanContext) -> str | None:
    printed = stand.get("perspective")
    return (split_perspective(printed, context.lexicon) or printed) if printed else stand.banner.perspective
