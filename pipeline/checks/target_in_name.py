"""A KPI's name, or an action's text, holds a target.

What: a KPI's name ends with a number and its unit; or an action repeats a KPI with its target and names nothing to do.
Why: next year the name changes with the target, and the years can't be joined by name; and a restated KPI is no action.
Example: `符合案件通報率100%`; action `印鑑證明核發正確率100%`.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_kpi, of_measure
from schemas.finding import Finding
from schemas.plan import Plan

_TARGET: Final = re.compile(r"[^\d\s](?:達|為|≥|>=)?\s*\d+(?:\.\d+)?\s*[%％](?:以上|以下)?$")
_RATE: Final = re.compile(r"(?:率|比例|比率|滿意度)(?:達|為)?\s*\d+(?:\.\d+)?\s*[%％](?:以上|以下)?[。]?$")


def _check(plan: Plan) -> Iterator[Finding]:
    for kpi in plan.kpis:
        if _TARGET.search(kpi.name):
            yield state(
                "target-in-name",
                "warning",
                of_kpi(kpi, "name"),
                f"指標名稱「{kpi.name}」含目標值，跨年比對時名稱會隨之改變。",
                "The KPI's name holds a target.",
                printed=kpi.name,
            )
    for measure in plan.measures:
        if measure.kind == "action" and measure.text and _RATE.search(measure.text):
            yield state(
                "action-restates-kpi",
                "warning",
                of_measure(measure, "text"),
                f"行動方案「{measure.text}」只重述指標與目標值，未說明作法。",
                "The action restates a KPI with its target and names nothing to do.",
                printed=measure.text,
            )


RULE = Rule(id="target-in-name", severity="warning", title="名稱含目標值", title_en="target in a name", check=_check)
