"""A KPI's formula names a threshold that its targets don't follow.

What: the formula or 衡量標準 cell says 達N%以上 and a target of the KPI is another number; not where the threshold
    says whom to count (達80%以上之機關數/…).
Why: there are two thresholds in one row: which of them is met?
Example: `參與教育訓練人數達80%以上` and target 100%.
Severity: warning; once for each KPI.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_kpi
from schemas.finding import Finding
from schemas.plan import Plan

_THRESHOLD: Final = re.compile(r"達\s*(\d+(?:\.\d+)?)\s*[%％]\s*以上(?!之|者|的|[^，。；\n]{0,10}數)")


def _check(plan: Plan) -> Iterator[Finding]:
    targets: dict[str, set[float]] = {}
    for value in plan.kpi_values:
        if value.kind == "target" and value.value is not None and value.unit == "%":
            targets.setdefault(value.kpi_id, set()).add(value.value)
    for kpi in plan.kpis:
        threshold = _THRESHOLD.search(kpi.formula or "")
        stated = targets.get(kpi.kpi_id, set())
        if threshold is None or not stated or float(threshold[1]) in stated:
            continue
        listed = "、".join(f"{number:g}%" for number in sorted(stated))
        yield state(
            RULE.id,
            RULE.severity,
            of_kpi(kpi, "formula"),
            f"「{kpi.name}」算式欄的門檻 {threshold[0]} 與目標值 {listed} 不同。",
            f"The threshold {threshold[1]} % in the formula differs from the targets.",
            printed=threshold[0],
            expected=listed,
        )


RULE = Rule(
    id="target-vs-threshold", severity="warning", title="門檻與目標值不一致", title_en="threshold differs", check=_check
)
