"""A work item names a rate and no target, and its criteria do.

What: the text of a work item ends with a rate (率, 比例) and holds no number, while its criteria ask for 達N%.
Why: the evaluator's threshold is no target of the office; the office's own is missing.
Example: `電子發票執行率` with criteria `應達75%以上`.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Plan

_RATE: Final = re.compile(r"^[^0-9０-９]*(?:率|比例)[。]?$")
_ASKED: Final = re.compile(r"達\s*\d+(?:\.\d+)?\s*[%％]")


def _check(plan: Plan) -> Iterator[Finding]:
    for measure in plan.measures:
        asked = _ASKED.search(measure.criteria or "")
        if asked and _RATE.match(measure.text or ""):
            yield state(
                RULE.id,
                RULE.severity,
                of_measure(measure, "text"),
                f"「{measure.text}」未訂目標值，僅考核指標要求「{asked[0]}」。",
                "The item names a rate and no target; only the criteria name a threshold.",
                printed=measure.text or "",
                expected=asked[0],
            )


RULE = Rule(id="target-missing", severity="warning", title="未訂目標值", title_en="target missing", check=_check)
