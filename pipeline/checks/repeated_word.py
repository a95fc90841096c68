"""A word stands twice, close together, in a KPI's name.

What: two characters come again after at most three others in the name of a KPI.
Why: two names were run together, or a word was left from an older wording.
Example: `內外部顧客問卷滿意度問卷抽樣與調查減少紙本頁數`.
Severity: info: a name may repeat a word with reason.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_kpi
from schemas.finding import Finding
from schemas.plan import Plan

_TWICE: Final = re.compile(r"([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,3}\1")
_PAIRED: Final = re.compile(r"及|與|或|、|和|之|暨")  # 戶籍登記及戶籍資料 is a list


def _check(plan: Plan) -> Iterator[Finding]:
    for kpi in plan.kpis:
        match = _TWICE.search(kpi.name)
        if match and not _PAIRED.search(match[0]):
            yield state(
                RULE.id,
                RULE.severity,
                of_kpi(kpi, "name"),
                f"指標名稱「{kpi.name}」中「{match[1]}」重複。",
                f"{match[1]} stands twice in the KPI's name.",
                printed=match[0],
            )


RULE = Rule(id="duplicated-word", severity="info", title="用詞重複", title_en="word repeated", check=_check)
