"""A formula that is none, or that can't give what the unit says.

What: for a KPI in percent, (1) the formula cell has no operator: it restates the name or holds a threshold; (2) it
    divides without × 100 %; (3) it subtracts and divides inside one bracket, `(甲-乙/甲)`.
Why: nobody can recompute the value; precedence changes it.
Example: `參與教育訓練人數達80%以上`; `核發正確份數/核發總份數`; `(全年度通報人數-處理中人數/全年度通報人數)×100%`.
Severity: warning for (1) and (2), info for (1) where the cell names a survey or another source and for (2) where the
    unit % stands beside the formula, error for (3).
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_kpi, texts
from schemas.finding import Finding, Severity
from schemas.plan import Kpi, Plan

_OPERATOR: Final = re.compile(r"[/÷／*×＊+＋]|除以|乘以|[-－−].{0,12}[-－−/÷]|平均|合計|總和")
_DIVIDES: Final = re.compile(r"[/÷／]|除以")
_HUNDRED: Final = re.compile(r"100\s*[%％]?|１００|百分")
_UNIT_SAID: Final = re.compile(r"單位\s*[:：]?\s*[%％]|[(（]\s*[%％]\s*[)）]")
_SOURCE: Final = re.compile(r"調查|民調|問卷|統計(?:資料|數據|報表)|評鑑|考核|測驗|資料來源|公布|公告")
_OPERAND: Final = r"[^-－−/÷／()（）×*+＋=＝。；，\n]{2,30}"
_PRECEDENCE: Final = re.compile(rf"[(（](?P<whole>{_OPERAND})[-－−]{_OPERAND}[/÷／](?P<below>{_OPERAND})[)）]")


def _check(plan: Plan) -> Iterator[Finding]:
    for kpi in plan.kpis:
        yield from _form(kpi)
    for subject, text in texts(plan):
        for match in _PRECEDENCE.finditer(text):
            if match["whole"].strip() == match["below"].strip():
                yield state(
                    "formula-precedence",
                    "error",
                    subject,
                    f"算式「{match[0]}」缺括號：依先乘除後加減，除法會先算。",
                    "Without another bracket the division comes before the subtraction.",
                    printed=match[0],
                )


def _form(kpi: Kpi) -> Iterator[Finding]:
    formula = re.sub(r"\s", "", kpi.formula or "")
    if not formula or kpi.unit != "%":
        return
    if not _OPERATOR.search(formula):
        yield state(
            "formula-not-a-formula",
            "info" if _SOURCE.search(formula) else "warning",
            of_kpi(kpi, "formula"),
            f"「{kpi.name}」的算式欄沒有分子、分母：{formula}",
            "The formula cell of a percentage names no numerator and denominator.",
            printed=kpi.formula or "",
        )
    elif _DIVIDES.search(formula) and not _HUNDRED.search(formula):
        severity: Severity = "info" if _UNIT_SAID.search(formula) else "warning"
        yield state(
            "formula-factor-missing",
            severity,
            of_kpi(kpi, "formula"),
            f"「{kpi.name}」以百分比表示，算式卻未乘以 100%。",
            "A percentage whose formula lacks × 100 %.",
            printed=kpi.formula or "",
        )


RULE = Rule(id="formula-form", severity="warning", title="算式不完整", title_en="formula incomplete", check=_check)
