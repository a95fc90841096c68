"""Values of a KPI have no unit anywhere.

What: none of a KPI's values, nor its formula or name, states a unit.
Why: a number without a unit can't be compared; a reader must guess from the name.
Example: TF1.1 `1440`, `≥1450`, `≥1460`.
Severity: error; info where the name's last word tells it (件數, 人次), though nobody states it.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_kpi
from schemas.finding import Finding
from schemas.plan import Plan

_COUNTS: Final = re.compile(
    r"[件人次場戶家處班校站座所頁份冊名日天時棟輛案]數$|人次$|場次$|小時$|里程$|面積$|金額$|經費$"
)


def _check(plan: Plan) -> Iterator[Finding]:
    stated: dict[str, list[str]] = {}
    for value in plan.kpi_values:
        if value.value is not None:
            stated.setdefault(value.kpi_id, []).append(value.unit or "")
    for kpi in plan.kpis:
        units = stated.get(kpi.kpi_id)
        if units and not kpi.unit and not any(units):
            yield state(
                RULE.id,
                "info" if _COUNTS.search(kpi.name) else RULE.severity,
                of_kpi(kpi, "unit"),
                f"指標「{kpi.name}」的數值沒有單位，算式也未註明。",
                "The values of this KPI have no unit, and the formula states none.",
            )


RULE = Rule(id="unit-missing", severity="error", title="缺單位", title_en="unit missing", check=_check)
