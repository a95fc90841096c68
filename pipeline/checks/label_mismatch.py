"""One theme number has two titles in one plan.

What: two tables of a plan use the same number for a theme (實施要領, 具體措施) and name it differently.
Why: the tables are joined by that number; which title holds?
Example: `三、機關形象及顧客關係` and `三、提升機關服務形象，強化服務行銷作為`.
Severity: warning.
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Plan


def _check(plan: Plan) -> Iterator[Finding]:
    tables: dict[str, dict[str, str]] = {}
    for measure in plan.measures:
        if measure.kind == "action" or not measure.theme_number or not measure.theme:
            continue
        here = tables.setdefault(measure.evidence.table_id, {})
        if measure.theme_number in here:
            continue
        here[measure.theme_number] = measure.theme
        others = [
            theme
            for table_id, themes in tables.items()
            if table_id != measure.evidence.table_id
            for number, theme in themes.items()
            if number == measure.theme_number
        ]
        if others and measure.theme not in others:
            yield state(
                RULE.id,
                RULE.severity,
                of_measure(measure, "theme"),
                f"「{measure.theme_number}」在前表為「{others[0]}」，此處為「{measure.theme}」。",
                f"Theme {measure.theme_number} has another title in an earlier table.",
                printed=measure.theme,
                expected=others[0],
            )


RULE = Rule(id="label-mismatch", severity="warning", title="同號異名", title_en="one number, two titles", check=_check)
