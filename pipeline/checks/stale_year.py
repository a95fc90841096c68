"""A goal lies in a year before the plan begins.

What: a work item's text sets a goal for a year that is over when the plan begins: 以109年降到…, 至112年累積….
Why: the sentence was copied from an older plan; what holds this year is not said.
Example: a plan of 113 with `以109年降到公告基準` and `至112年累積`.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Plan

_GOAL: Final = re.compile(
    r"(?:以|至|於)\s*(?P<year>(?:民國)?1?\d{2})\s*年度?(?:底)?(?:前)?[^。；，\n]{0,8}?(?:降到|降至|達到|達成|累積|完成|提升至|減少至)"
)


def _check(plan: Plan) -> Iterator[Finding]:
    start = plan.document.roc_year_start
    if start is None:
        return
    for measure in plan.measures:
        years = [(m, int(m["year"].removeprefix("民國"))) for m in _GOAL.finditer(measure.text or "")]
        for match, year in years:
            if 80 <= year < start:
                yield state(
                    RULE.id,
                    RULE.severity,
                    of_measure(measure, "text"),
                    f"{start} 年度計畫仍以 {year} 年為目標：{match[0]}",
                    f"A plan of {start} sets a goal for {year}.",
                    printed=match[0],
                    expected=f">= {start}",
                )


RULE = Rule(id="stale-year", severity="warning", title="目標年度已過", title_en="goal in a past year", check=_check)
