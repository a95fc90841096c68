"""One theme number has two titles in one plan.

What: two tables of a plan number the same themes (實施要領, 具體措施), and name one of them differently; at least
    half of the numbers that both have must stand for the same title, else each table has a list of its own.
Why: the tables are joined by that number; which title holds?
Example: `三、機關形象及顧客關係` and `三、提升機關服務形象，強化服務行銷作為`.
Severity: warning.
"""

from collections.abc import Iterator, Mapping

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Measure, Plan


def _check(plan: Plan) -> Iterator[Finding]:
    tables: dict[str, dict[str, Measure]] = {}
    for measure in plan.measures:
        if measure.kind != "action" and measure.theme_number and measure.theme:
            tables.setdefault(measure.evidence.table_id, {}).setdefault(measure.theme_number, measure)
    listed = list(tables.values())
    for position, themes in enumerate(listed):
        for before in listed[:position]:
            yield from _differences(before, themes)


def _differences(before: Mapping[str, Measure], themes: Mapping[str, Measure]) -> Iterator[Finding]:
    common = [number for number in themes if number in before]
    other = [number for number in common if themes[number].theme != before[number].theme]
    if 2 * len(other) > len(common):
        return
    for number in other:
        measure, first = themes[number], before[number]
        yield state(
            RULE.id,
            RULE.severity,
            of_measure(measure, "theme"),
            f"「{number}」在前表為「{first.theme}」，此處為「{measure.theme}」。",
            f"Theme {number} has another title in an earlier table.",
            printed=measure.theme or "",
            expected=first.theme or "",
        )


RULE = Rule(id="label-mismatch", severity="warning", title="同號異名", title_en="one number, two titles", check=_check)
