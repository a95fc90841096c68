"""The plan names persons.

What: a table of a task force (任務編組) or of case officers gives personal names.
Why: names are masked in the dataset unless the user opts in; whoever passes the PDF on should know.
Example: a table 職別, 職稱, 姓名, 任務 with 14 names.
Severity: info.
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule, Subject, state
from schemas.finding import Finding
from schemas.plan import Plan


def _check(plan: Plan) -> Iterator[Finding]:
    named = [person for person in plan.people if person.name]
    if named:
        yield state(
            RULE.id,
            RULE.severity,
            Subject(table="people", row_id="", column="name", evidence=named[0].evidence),
            f"計畫列有 {len(named)} 個姓名，資料集已遮蔽。",
            f"The plan names {len(named)} persons; the dataset masks them.",
        )


RULE = Rule(id="personal-names", severity="info", title="含個人姓名", title_en="personal names", check=_check)
