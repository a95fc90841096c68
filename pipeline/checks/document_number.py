"""The year in a document number differs from the date beside it.

What: the first three figures of a ten-figure document number (字第 1116012324 號) are the ROC year it was given in; the
    approval's date lies in another year.
Why: one of the two is copied from last year.
Example: `112年2月17日北市安戶行字第1116012324號`.
Severity: error.
Source: 文書處理手冊, 文號 = three figures of the year and a serial number.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, Subject, state
from schemas.finding import Finding
from schemas.plan import Plan

_NUMBER: Final = re.compile(r"(?<!\d)(1\d{2})\d{7}(?!\d)")
_ROC_OFFSET: Final = 1911


def _check(plan: Plan) -> Iterator[Finding]:
    document = plan.document
    number = _NUMBER.search(document.approval_number or "")
    if number is None or not document.approved_on:
        return
    year = int(document.approved_on[:4]) - _ROC_OFFSET
    if int(number[1]) != year:
        yield state(
            RULE.id,
            RULE.severity,
            Subject(table="documents", row_id="", column="approval_number", evidence=document.evidence),
            f"文號 {document.approval_number} 的年別為 {number[1]}，日期卻在 {year} 年。",
            f"The document number is of {number[1]}, the date of {year}.",
            printed=document.approval_number or "",
            expected=f"{year}…",
        )


RULE = Rule(
    id="document-number-year",
    severity="error",
    title="文號與日期年別不符",
    title_en="document number of another year",
    check=_check,
)
