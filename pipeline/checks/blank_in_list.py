"""One row of a list has no period or no owner while the others have.

What: in a table whose rows name a period or an owner (at least three rows do, and three in four), one row's is empty.
Why: nobody is responsible, or nobody knows when.
Example: item 3 of an execution table with 各課 and no period.
Severity: warning.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Measure, Plan

_LEAST_ROWS: Final = 3
_SHARE: Final = 0.75
_COLUMNS: Final = {"owner": ("執行單位", "owner"), "schedule": ("執行期間", "period")}


def _check(plan: Plan) -> Iterator[Finding]:
    rows = [m for m in plan.measures if m.kind == "work_item" and m.evidence.table_id]
    for _, group in groupby(rows, key=lambda m: m.evidence.table_id):
        table = list(group)
        for column in _COLUMNS:
            yield from _blanks(table, column)


def _blanks(table: list[Measure], column: str) -> Iterator[Finding]:
    blank = [m for m in table if not getattr(m, column)]
    filled = len(table) - len(blank)
    if filled < _LEAST_ROWS or filled < _SHARE * len(table):
        return
    heads = {(m.title, m.parent) for m in table if m.parent and getattr(m, column)}
    items = {(m.title, m.number) for m in table if m.parent is None}
    for measure in blank:
        head = measure.parent is not None and (measure.title, measure.parent) in items
        if head or (measure.title, measure.number) in heads:
            continue  # a head whose sub-items name theirs; a sub-item: its head speaks for it
        name, name_en = _COLUMNS[column]
        yield state(
            f"{column}-missing",
            RULE.severity,
            of_measure(measure, column),
            f"第 {measure.number or '—'} 項「{(measure.text or '')[:20]}」未填{name}，同表其他項目均有。",
            f"This row has no {name_en}; the others of its table have.",
        )


RULE = Rule(
    id="blank-in-list", severity="warning", title="漏填期程或單位", title_en="period or owner missing", check=_check
)
