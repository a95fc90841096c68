"""An action carries its KPI's code as its own.

What: the action's code equals the code of the KPI in whose row it stands, so a step is missing.
Why: the action cannot be told from the KPI.
Example: action `AP2.1由各戶所自訂計畫…` in the row of KPI `AP2.1`; expected `AP2.1.1`.
Severity: error.
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Plan


def _check(plan: Plan) -> Iterator[Finding]:
    for measure in plan.measures:
        if measure.kind == "action" and measure.number and measure.number == measure.kpi_code:
            yield state(
                RULE.id,
                RULE.severity,
                of_measure(measure, "number"),
                f"行動方案編號 {measure.number} 與指標編號相同，少一層。",
                f"Action code {measure.number} is the KPI's own code.",
                printed=measure.number,
                expected=f"{measure.number}.1",
            )


RULE = Rule(
    id="action-code-is-kpi-code",
    severity="error",
    title="行動方案誤用指標編號",
    title_en="action has the KPI's code",
    check=_check,
)
