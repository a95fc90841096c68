"""A frequency and a yearly count in one sentence don't agree.

What: 每週 … 計N次 with N far from 52, 每月 … 計N次 with N other than 12, 每季 with other than 4, within one sentence.
Why: one of the two is wrong; the number of checks in the year is open.
Example: `每週執行系統稽核…達100%，計12次`.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan

_SENTENCE: Final = re.compile(r"每(?P<unit>週|周|月|季)(?P<each>[^。\n]{0,60}?)[共合]?計\s*(?P<count>\d{1,3})\s*次")
_YEARLY: Final = {"週": (48, 53), "周": (48, 53), "月": (12, 12), "季": (4, 4)}
_TIMES: Final = re.compile(r"[各至少]?\d+次")


def _check(plan: Plan) -> Iterator[Finding]:
    for subject, text in texts(plan):
        for match in _SENTENCE.finditer(text):
            low, high = _YEARLY[match["unit"]]
            count = int(match["count"])
            if low <= count <= high or _TIMES.search(match["each"]):
                continue
            yield state(
                RULE.id,
                RULE.severity,
                subject,
                f"「每{match['unit']}」與「計{count}次」不符（全年應為 {low} 次以上）。",
                f"Every {match['unit']} and {count} times a year don't agree.",
                printed=match[0],
                expected=str(low),
            )


RULE = Rule(
    id="frequency-mismatch",
    severity="warning",
    title="頻率與次數不符",
    title_en="frequency and count differ",
    check=_check,
)
