"""An action's code does not begin with the code of its KPI.

What: in a scorecard whose codes are built step by step (goal AC1, KPI AC1.1, action AC1.1.1), an action stands under
    a KPI whose code is not the beginning of its own.
Why: people join rows by such codes; a copied code puts an action under the wrong KPI.
Example: action `AC2.1.2` in the row of KPI `AC1.1`; expected `AC1.1.2`.
Severity: error.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Plan

_CODE: Final = re.compile(r"[A-Za-z]+\d+(?:\.\d+)+")


def _check(plan: Plan) -> Iterator[Finding]:
    coded = [
        (measure, measure.number, measure.kpi_code)
        for measure in plan.measures
        if measure.kind == "action" and measure.number and measure.kpi_code and _CODE.fullmatch(measure.number)
    ]
    strays = [(m, code, parent) for m, code, parent in coded if code != parent and not code.startswith(parent + ".")]
    if 2 * len(strays) <= len(coded):  # else the actions have codes of their own
        for measure, code, parent in strays:
            yield state(
                RULE.id,
                RULE.severity,
                of_measure(measure, "number"),
                f"行動方案編號 {code} 不屬於所在列的指標 {parent}。",
                f"Action {code} stands in the row of KPI {parent}.",
                printed=code,
                expected=f"{parent}.{code.rsplit('.', 1)[-1]}",
            )


RULE = Rule(
    id="code-parent-mismatch",
    severity="error",
    title="編號與上層不符",
    title_en="code under the wrong parent",
    check=_check,
)
