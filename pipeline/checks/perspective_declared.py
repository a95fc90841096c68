"""A goal belongs to a perspective that the plan doesn't declare.

What: a text of the plan names its perspectives (「業務成果」、「行政效率」 … 四大面向), and a goal has another one.
Why: the list or the goal is wrong; sums by perspective leave the goal out.
Example: four perspectives declared, a common goal under （財務管理）.
Severity: warning; once for each perspective.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, Subject, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan

_DECLARED: Final = re.compile(r"[二三四五六七八2-8]\s*大?\s*(?:面向|構面)")
_LEAST: Final = 2  # so many of the goals' perspectives must stand in a text for it to be the declaration


def _check(plan: Plan) -> Iterator[Finding]:
    used = sorted({goal.perspective for goal in plan.goals if goal.perspective})
    for _, text in texts(plan):
        named = [perspective for perspective in used if perspective in text]
        if not _DECLARED.search(text) or len(named) < _LEAST or len(named) == len(used):
            continue
        for perspective in (p for p in used if p not in named):
            goal = next(goal for goal in plan.goals if goal.perspective == perspective)
            yield state(
                RULE.id,
                RULE.severity,
                Subject(table="goals", row_id=goal.goal_id, column="perspective", evidence=goal.evidence),
                f"目標「{goal.title}」屬「{perspective}」，計畫所列面向為{'、'.join(named)}，並無此項。",
                f"The goal's perspective is not among those that the plan declares: {', '.join(named)}.",
                printed=perspective,
                expected="、".join(named),
            )
        return


RULE = Rule(
    id="perspective-not-declared",
    severity="warning",
    title="面向未列",
    title_en="perspective not declared",
    check=_check,
)
