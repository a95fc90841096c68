"""One slogan is quoted in two wordings.

What: two quoted lists, 「甲、乙、丙」, of at least three members have the same characters in another order.
Why: one of them is wrong, and search finds only the other.
Example: 「樂婚、願生、能養」 and 「願婚、樂生、能養」.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, Subject, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan

_QUOTED: Final = re.compile(r"「([^「」]*、[^「」]*、[^「」]*)」")


def _check(plan: Plan) -> Iterator[Finding]:
    first: dict[str, str] = {}
    told: set[str] = set()
    for subject, text in [*_goals(plan), *texts(plan)]:
        for match in _QUOTED.finditer(re.sub(r"\s", "", text)):
            before = first.setdefault("".join(sorted(match[1])), match[1])
            if before != match[1] and match[1] not in told:
                told.add(match[1])
                yield state(
                    RULE.id,
                    RULE.severity,
                    subject,
                    f"「{match[1]}」與他處的「{before}」用字相同、順序不同。",
                    "A quoted list stands elsewhere with its characters in another order.",
                    printed=match[1],
                    expected=before,
                )


def _goals(plan: Plan) -> Iterator[tuple[Subject, str]]:
    for goal in plan.goals:
        yield Subject(table="goals", row_id=goal.goal_id, column="title", evidence=goal.evidence), goal.title


RULE = Rule(id="slogan-differs", severity="warning", title="同一口號用字不一", title_en="slogan differs", check=_check)
