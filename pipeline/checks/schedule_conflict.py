"""Months that a row's chart shows and months that its text names don't agree.

What: the text of a work item names a span of dates in brackets, `(5/1-6/30)`, and the bar or marks leave out months
    of it; or the text says 每N個月召開1次 and the marks have another number.
Why: one of the two is wrong, and a dashboard shows the chart.
Example: `(5/1-6/30)` with a mark in May only.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Measure, Plan

_DAY: Final = r"(?P<m{0}>1[0-2]|0?[1-9])\s*[/月]\s*(?:[12]\d|3[01]|0?[1-9])日?"
_SPAN: Final = re.compile(rf"[(（]\s*{_DAY.format(1)}\s*[-~～－至]\s*{_DAY.format(2)}\s*[)）]")
_EVERY: Final = re.compile(r"每\s*(?P<n>[2346])\s*個月[^，。；\n]{0,8}1次")


def _check(plan: Plan) -> Iterator[Finding]:
    for measure in plan.measures:
        if measure.kind != "work_item" or not measure.months or measure.schedule:
            continue
        yield from _spans(measure)
        yield from _every(measure)


def _spans(measure: Measure) -> Iterator[Finding]:
    named: set[int] = set()
    printed = []
    for match in _SPAN.finditer(measure.text or ""):
        first, last = int(match["m1"]), int(match["m2"])
        if first <= last:
            named |= set(range(first, last + 1))
            printed.append(match[0])
    missing = named - set(measure.months)
    if missing:
        yield state(
            RULE.id,
            RULE.severity,
            of_measure(measure, "months"),
            f"內容載明{'、'.join(printed)}，時程卻未標示 {_list(missing)} 月。",
            f"The text names {', '.join(printed)}; the chart leaves out {_list(missing)}.",
            printed=_list(set(measure.months)),
            expected=_list(named),
        )


def _every(measure: Measure) -> Iterator[Finding]:
    match = _EVERY.search(measure.text or "")
    if match is None or len(measure.months) == 12:
        return
    due = 12 // int(match["n"])
    if len(measure.months) != due:
        yield state(
            "schedule-count",
            RULE.severity,
            of_measure(measure, "months"),
            f"內容為「{match[0]}」，應有 {due} 個月份，時程標示 {len(measure.months)} 個。",
            f"The text asks for {due} months, the chart has {len(measure.months)}.",
            printed=_list(set(measure.months)),
            expected=str(due),
        )


def _list(months: set[int]) -> str:
    return "、".join(map(str, sorted(months)))


RULE = Rule(
    id="schedule-conflict", severity="warning", title="時程與內容不符", title_en="chart and text differ", check=_check
)
