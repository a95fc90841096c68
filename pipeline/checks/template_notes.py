"""Instructions of the form were left in.

What: a note to the person who fills the form, 請依實際情形自行調整格數, 請自行增刪, 範例, stands in the plan.
Why: it is no part of the plan, and readers wonder whether the rest is filled in.
Example: `註：表格如有不足請自行增刪欄位`.
Severity: info.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_passage
from schemas.finding import Finding
from schemas.plan import Plan

_NOTE: Final = re.compile(
    r"請(?:依|視)[^。]{0,10}自行(?:調整|增刪)|請自行(?:增刪|增列|調整|延伸|填)|如有不足請|表格如不敷使用"
)


def _check(plan: Plan) -> Iterator[Finding]:
    for passage in plan.passages:
        match = _NOTE.search(passage.text)
        if match:
            yield state(
                RULE.id,
                RULE.severity,
                of_passage(passage),
                f"表格填寫說明未刪除：{passage.text}",
                "An instruction of the form was left in.",
                printed=passage.text,
            )


RULE = Rule(
    id="template-residue", severity="info", title="殘留填表說明", title_en="form instruction left in", check=_check
)
