"""One code stands for two different things.

What: two goals, two KPIs or two actions of one plan have the same code and different texts.
Why: a code that is no key joins the wrong rows.
Example: `AC2.1.2` for 進行戶籍登記申請書掃描及建檔 and for 已完成掃描之檔案開放線上調閱.
Severity: error.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, Subject, state
from pipeline.checks.subjects import of_kpi, of_measure
from schemas.finding import Finding
from schemas.plan import Plan

_CODE: Final = re.compile(r"[A-Za-z]+\d+(?:\.\d+)*")


def _coded(plan: Plan) -> Iterator[tuple[str, str, Subject]]:
    for kpi in plan.kpis:
        if kpi.code and _CODE.fullmatch(kpi.code):
            yield kpi.code, kpi.name, of_kpi(kpi, "code")
    for measure in plan.measures:
        if measure.kind == "action" and measure.number and measure.number != measure.kpi_code:
            yield measure.number, measure.text or "", of_measure(measure, "number")


def _check(plan: Plan) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, text, subject in _coded(plan):
        key = (subject.table, code)
        before = first.setdefault(key, text)
        if text != before and text not in told[key]:
            told[key].add(text)
            yield state(
                RULE.id,
                RULE.severity,
                subject,
                f"編號 {code} 已用於「{before}」，此處又用於「{text}」。",
                f"Code {code} already stands for another text.",
                printed=code,
            )


RULE = Rule(id="duplicate-code", severity="error", title="編號重複", title_en="code used twice", check=_check)
