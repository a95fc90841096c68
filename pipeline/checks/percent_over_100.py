"""A share of more than 100 %, or `100%以上`.

What: a rate, share or percentage whose value is over 100, or a target worded 達100%以上.
Why: a share can't exceed 100 % unless the numerator is no part of the denominator; usually 100 % is meant.
Example: `比率達100%以上`.
Severity: info for 100%以上, warning for a value over 100.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_value, texts
from schemas.finding import Finding
from schemas.plan import Plan

_ABOVE: Final = re.compile(r"[^。；，\n]{0,8}(?:率|比例|比率|達)[^。；，\n0-9]{0,6}100\s?[%％]以上")
_SHARE: Final = re.compile(r"率$|比例|比率|百分比")
_GROWTH: Final = re.compile(r"成長|增加|達成率|執行率|目標達成")


def _check(plan: Plan) -> Iterator[Finding]:
    for value in plan.kpi_values:
        if value.unit == "%" and value.value is not None and value.value > 100 and _is_share(value.kpi):
            yield state(
                RULE.id,
                "warning",
                of_value(value, "value"),
                f"「{value.kpi}」為 {value.raw}，比率超過 100%。",
                f"A share of {value.value:g} %.",
                printed=value.raw or "",
                expected="<= 100%",
            )
    for subject, text in texts(plan):
        for match in _ABOVE.finditer(text) if "100" in text else ():
            yield state(
                RULE.id,
                "info",
                subject,
                f"「{match[0]}」：比率不會超過 100%，應為 100%。",
                "A share can't exceed 100 %: 100 % is meant.",
                printed=match[0],
                expected="100%",
            )


def _is_share(name: str) -> bool:
    return bool(_SHARE.search(name)) and not _GROWTH.search(name)


RULE = Rule(id="percent-over-100", severity="warning", title="比率超過 100%", title_en="share over 100 %", check=_check)
