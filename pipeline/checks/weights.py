"""The weights of a table's indicators don't sum to 100.

What: a column headed 權重 or 配分 whose percentages or numbers, merged cells once, sum to something else than 100 (or
    1).
Why: a weighted score can't be computed.
Example: 30%, 40%, 20%.
Severity: error.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, Subject, state
from schemas.finding import Finding
from schemas.plan import Evidence, Plan
from schemas.table import Cell, Table

_HEAD: Final = re.compile(r"權重|配分|比重")
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)\s*[%％分]?")
_TOTAL: Final = re.compile(r"合計|總計|小計|總分")
_WHOLES: Final = (100.0, 1.0)
_SLACK: Final = 0.5


def _check(plan: Plan) -> Iterator[Finding]:
    for reading in plan.tables:
        table = reading.table
        for head in table.cells:
            if head.is_header and head.col_span == 1 and _HEAD.search(re.sub(r"\s", "", head.text)):
                yield from _sum(table, head)


def _sum(table: Table, head: Cell) -> Iterator[Finding]:
    totals = {cell.row for cell in table.cells if _TOTAL.search(cell.text)}
    column = [c for c in table.cells if c.col == head.col and not c.is_header and c.row not in totals]
    numbers = [_NUMBER.fullmatch(c.text.strip()) for c in column if c.text.strip()]
    weights = [float(number[1]) for number in numbers if number]
    if len(weights) < 2 or len(weights) < len(numbers):
        return
    total = sum(weights)
    whole = _WHOLES[1] if max(weights) <= 1 else _WHOLES[0]
    if abs(total - whole) > _SLACK * whole / 100:
        place = head.boxes[0] if head.boxes else None
        evidence = Evidence(page=place.page, box=place.box, table_id=table.table_id) if place else None
        yield state(
            RULE.id,
            RULE.severity,
            Subject(table="tables", row_id=table.table_id, column=head.text, evidence=evidence),
            f"「{head.text}」欄合計 {total:g}，應為 {whole:g}。",
            f"The weights sum to {total:g}, not {whole:g}.",
            printed=f"{total:g}",
            expected=f"{whole:g}",
        )


RULE = Rule(
    id="weights-not-100", severity="error", title="權重合計不為 100", title_en="weights don't sum to 100", check=_check
)
