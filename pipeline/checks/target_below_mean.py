"""A target is lower than the mean that the plan itself sets as its floor.

What: the KPI's formula says 不得低於前三年的平均數, and a year's target is below the mean of the three years before it.
    The mean is taken exactly; where the target is only below the exact mean and reaches it once rounded to the target's
    own decimals, the finding is `info`. Years without data are left out and counted; a target that stands in for an
    actual that is not known yet makes the finding provisional.
Why: it is the office's own rule.
Example: 106 target 306; 104 and 105 had 315 and 298, 103 無資料: mean of 2 years 306.5.
Severity: warning; info where rounding reaches the mean.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_value
from schemas.finding import Finding, Severity
from schemas.plan import KpiValue, Plan

_FLOOR: Final = re.compile(r"不得?[低少]於前(?P<years>[二三四五2345])年(?:度)?的?平均")
_YEARS: Final = {"二": 2, "三": 3, "四": 4, "五": 5}


def _check(plan: Plan) -> Iterator[Finding]:
    values: dict[str, dict[int, KpiValue]] = defaultdict(dict)
    for value in plan.kpi_values:
        if value.roc_year is not None:
            values[value.kpi_id].setdefault(value.roc_year, value)
    for kpi in plan.kpis:
        floor = _FLOOR.search(re.sub(r"\s", "", kpi.formula or ""))
        if floor is None:
            continue
        span = _YEARS.get(floor["years"]) or int(floor["years"])
        series = values[kpi.kpi_id]
        for year in sorted(series):
            if series[year].kind == "target":
                yield from _judge(series, year, span)


def _judge(series: Mapping[int, KpiValue], year: int, span: int) -> Iterator[Finding]:
    target = series[year]
    before = [series[y] for y in range(year - span, year) if y in series]
    known = [(v.value, v.kind) for v in before if v.value is not None]
    if target.value is None or not known:
        return
    mean = sum(value for value, _ in known) / len(known)
    if target.value >= mean - 1e-9:
        return
    unit = 10 ** len(f"{target.value:g}".partition(".")[2])
    rounded = math.floor(mean * unit + 0.5) / unit  # half up, as offices round
    severity: Severity = "info" if target.value >= rounded else "warning"
    proxy = any(kind == "target" for _, kind in known)
    note = f"（僅 {len(known)} 年有值）" if len(known) < span else ""
    provisional = "；其中以目標值代替尚無之實際值" if proxy else ""
    yield state(
        "target-below-mean",
        severity,
        of_value(target, "value"),
        f"{year} 年目標值 {target.raw} 低於前 {span} 年平均 {mean:.4g}{note}{provisional}。",
        f"Target {target.value:g} of {year} is below the mean {mean:.4g} of {len(known)} known of {span} years before"
        + (" (targets stand in for actuals)." if proxy else "."),
        printed=target.raw or "",
        expected=f">= {mean:.4g}",
    )


RULE = Rule(
    id="target-below-mean",
    severity="warning",
    title="目標值低於前三年平均",
    title_en="target below its own floor",
    check=_check,
)
