"""A KPI's actual values jump.

What: an actual value is at least three times the year before it, or at most a third of it, where both are over zero
    and the greater is no small count (1件 and 4件 are chance).
Why: definition, weights or unit may have changed; then the years don't compare, and a floor set by a mean says nothing.
Example: 8%, 13%, 67%.
Severity: warning.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_value
from schemas.finding import Finding
from schemas.plan import Plan

_TIMES: Final = 3.0
_LEAST: Final = 10.0


def _check(plan: Plan) -> Iterator[Finding]:
    actual = [v for v in plan.kpi_values if v.kind == "actual" and v.value and v.value > 0 and v.roc_year]
    for _, series in groupby(actual, key=lambda v: v.kpi_id):
        for before, after in pairwise(sorted(series, key=lambda v: v.roc_year or 0)):
            if not before.value or not after.value or before.unit != after.unit:
                continue
            times = after.value / before.value
            if max(before.value, after.value) >= _LEAST and (times >= _TIMES or times <= 1 / _TIMES):
                yield state(
                    RULE.id,
                    RULE.severity,
                    of_value(after, "value"),
                    f"「{after.kpi}」由 {before.raw}（{before.roc_year} 年）變為 {after.raw}，定義可能已變更。",
                    f"The value goes from {before.value:g} to {after.value:g}: the definition may have changed.",
                    printed=after.raw or "",
                )


RULE = Rule(id="series-jump", severity="warning", title="數值驟變", title_en="series jumps", check=_check)
