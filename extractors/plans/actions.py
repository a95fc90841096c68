"""Actions (行動方案) of a scorecard: one measure for each coded action of a cell, under its KPI and goal."""

import re
from dataclasses import dataclass
from typing import Final

from extractors.language.normalize import normalize_text
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.goal_cells import read_goal
from extractors.plans.indicators import KpiRow
from extractors.plans.numbering import split_code
from extractors.plans.schedules import read_row_schedule
from extractors.plans.standing import Standing
from extractors.plans.work_items import MeasureRow, first_cells, row_owner, with_id
from schemas.plan import Measure

_PROGRAMME: Final = re.compile(r"[【〔]([^】〕]*)[】〕]?")
_CODE_INSIDE: Final = re.compile(r"(?<![A-Za-z0-9.])(?=[A-Z]{1,3}-?\d+(?:\.\d+){1,3}[^\d.%])")


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a cell: its code, its words, the plan that it names in 【】."""

    number: str | None
    text: str
    programme: str | None


def split_actions(text: str) -> tuple[Action, ...]:
    """Split a cell at its codes; a plan named once holds for all actions of the cell."""
    named = [p.strip() for p in _PROGRAMME.findall(text) if p.strip()]
    shared = named[0] if len(named) == 1 else None
    pieces: list[str] = []
    for line in (part for printed in text.split("\n") for part in _CODE_INSIDE.split(printed)):
        if not line.strip():
            continue
        number, _ = split_code(_PROGRAMME.sub("", line))
        if number is not None or not pieces:
            pieces.append(line.strip())
        else:
            pieces[-1] += "\n" + line.strip()
    actions: list[Action] = []
    for piece in pieces:
        own = [p.strip() for p in _PROGRAMME.findall(piece) if p.strip()]
        number, words = split_code(_PROGRAMME.sub("", piece))
        if words or number:
            actions.append(Action(number, words.strip(), shared or "、".join(own) or None))
    return tuple(actions)


def read_actions(view: TableView, kpis: tuple[KpiRow, ...], context: PlanContext) -> tuple[MeasureRow, ...]:
    """Read the actions beside the KPIs, each cell once."""
    found: list[MeasureRow] = []
    for kpi_row in kpis:
        for stand in kpi_row.standing:
            for column in view.roles.all("action"):
                if stand.row.begins(column.col) and stand.row.text(column.col):
                    cell_actions = split_actions(stand.row.text(column.col))
                    found += [_measure(view, stand, kpi_row, action, context) for action in cell_actions]
    return tuple(found)


def _measure(view: TableView, stand: Standing, kpi_row: KpiRow, action: Action, context: PlanContext) -> MeasureRow:
    goal = read_goal(view, stand, context)
    when = read_row_schedule(view, (stand.row,), context.lexicon)
    columns = view.roles.all("action", "kpi", "goal")
    measure = Measure(
        measure_id="",
        kind="action",
        number=action.number,
        text=action.text,
        text_norm=normalize_text(action.text),
        theme_number=goal.theme_number if goal else stand.banner.theme_number,
        theme=goal.theme if goal else stand.banner.theme,
        goal_number=goal.number if goal else None,
        goal=goal.title if goal else None,
        kpi_code=kpi_row.kpi.code,
        owner=row_owner(view, stand, context.lexicon, "action"),
        months=when.months,
        schedule=when.schedule,
        status=view.text(stand.row, "status"),
        note=view.text(stand.row, "note"),
        expected_benefit=view.text(stand.row, "expected_benefit"),
        programme=action.programme or view.text(stand.row, "programme"),
        roc_year=context.roc_year_start,
        evidence=place(
            view, first_cells(view, [stand.row], "action"), columns, stand.doubts("goal", "theme", "kpi"), context
        ),
    )
    return MeasureRow(with_id(measure), (stand.row,))
