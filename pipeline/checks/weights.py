"""The weights of a table's indicators don't sum to 100.

What: a column headed 權重 or 配分 whose percentages or numbers, merged cells once, sum to something else than 100 (or
    1), also group by group and together with the other tables' columns of that head.
Why: a weighted score can't be computed.
Example: 30%, 40%, 20%.
Severity: error.
"""

import re
from collections.abc import Iterator, Sequence
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
_LEAST: Final = 2  # weights that make a column of them


def _check(plan: Plan) -> Iterator[Finding]:
    columns = [
        (table, head, weights)
        for table in (reading.table for reading in plan.tables)
        for head in table.cells
        if head.is_header and head.col_span == 1 and _HEAD.search(re.sub(r"\s", "", head.text))
        if len(weights := _weights(table, head)) >= _LEAST
    ]
    for table, head, weights in columns:
        alike = [w for _, other, listed in columns if other.text == head.text for w in listed]
        if not _is_whole(weights) and not _is_whole(alike):
            yield _wrong(table, head, weights)


def _weights(table: Table, head: Cell) -> list[float]:
    """Return the weights under a head, none where a cell holds anything else."""
    totals = {cell.row for cell in table.cells if _TOTAL.search(cell.text)}
    column = [c for c in table.cells if c.col == head.col and not c.is_header and c.row not in totals]
    numbers = [_NUMBER.fullmatch(c.text.strip()) for c in column if c.text.strip()]
    weights = [float(number[1]) for number in numbers if number]
    return weights if len(weights) == len(numbers) else []


def _whole(weights: Sequence[float]) -> float:
    return _WHOLES[1] if max(weights) <= 1 else _WHOLES[0]


def _is_whole(weights: Sequence[float]) -> bool:
    """Tell whether weights sum to the whole, at once or group by group (each goal's indicators to 100)."""
    whole = _whole(weights)
    slack = _SLACK * whole / 100
    running = 0.0
    for weight in weights:
        running += weight
        if abs(running - whole) <= slack:
            running = 0.0
    return running == 0.0


def _wrong(table: Table, head: Cell, weights: Sequence[float]) -> Finding:
    total, whole = sum(weights), _whole(weights)
    place = head.boxes[0] if head.boxes else None
    evidence = Evidence(page=place.page, box=place.box, table_id=table.table_id) if place else None
    return state(
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
