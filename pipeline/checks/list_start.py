"""A numbered list in a cell begins late.

What: the first numbered line of criteria, benefits or formulas is 2. or later, and no 1. stands before it in the text.
Why: item 1 is lost, in the plan or in its making.
Example: `*…查證合格率 2. 考核項目參見…`.
Severity: warning.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan

_NUMBERED: Final = re.compile(r"(?:^|[\n：:。；\s])(\d{1,2})[.．、](?!\d)")
_COLUMNS: Final = frozenset(("criteria", "expected_benefit", "formula"))


def _check(plan: Plan) -> Iterator[Finding]:
    for subject, text in texts(plan):
        if subject.column not in _COLUMNS:
            continue  # the text of a work item may be one item of a list that runs over rows
        first = _NUMBERED.search(text)
        if first and int(first[1]) > 1 and not re.search(r"(?<!\d)1[.．、)）]", text[: first.start()]):
            around = text[max(0, first.start() - 10) : first.end() + 12].replace("\n", "")
            yield state(
                RULE.id,
                RULE.severity,
                subject,
                f"條列由 {first[1]} 開始，缺第 1 項：…{around}…",
                f"The list begins with {first[1]}.",
                printed=around,
                expected="1",
            )


RULE = Rule(id="list-starts-late", severity="warning", title="條列缺第 1 項", title_en="list begins late", check=_check)
