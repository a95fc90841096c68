"""What each finding's rule is called, for lists: the checks' own titles, and those of what reading itself states."""

from functools import cache
from typing import Final

from pipeline.checks.run import rules

# findings that a check states under a name of its own, or that the reading stages state
_MORE: Final = {
    "number-gap": ("編號不連續", "gap in numbers"),
    "duplicate-number": ("編號重複", "number used twice"),
    "action-restates-kpi": ("行動方案重述指標", "action restates its KPI"),
    "bracket-width-mixed": ("括號全半形混用", "bracket widths mixed"),
    "formula-not-a-formula": ("算式欄不是算式", "formula cell without formula"),
    "formula-factor-missing": ("算式未乘 100%", "formula without x 100 %"),
    "formula-precedence": ("算式缺括號", "formula lacks a bracket"),
    "schedule-count": ("時程月數不符", "months differ from frequency"),
    "owner-missing": ("未填執行單位", "owner missing"),
    "schedule-missing": ("未填執行期間", "period missing"),
    "unknown-column": ("欄名無法判讀", "column not understood"),
    "unrecognized-table": ("表格無法判讀", "table not recognized"),
    "unread-text": ("文字未收錄", "text not kept"),
    "not-a-plan": ("不是計畫", "no plan"),
    "unknown-office": ("查無機關", "office not found"),
    "unknown-year": ("查無年度", "year not found"),
    "unknown-plan-type": ("計畫種類不明", "kind of plan not told"),
    "unsure-column": ("欄名判讀待確認", "column read with doubt"),
    "uncertain-page-break": ("跨頁列待確認", "row cut at a page end?"),
    "unclear-spans": ("合併儲存格待確認", "spans told from partial rules"),
    "rows-without-rules": ("列間無框線", "rows without rules"),
    "columns-without-rules": ("欄間無框線", "columns without rules"),
    "table-without-rules": ("無框線表格", "table without rules"),
    "uncertain-header": ("表頭列數待確認", "header rows told from content"),
    "unsure-item": ("項目編號待確認", "item number read with doubt"),
    "impossible-date": ("日期不存在", "impossible date"),
    "needs-ocr": ("頁面需文字辨識", "pages need text recognition"),
    "unreadable-table": ("表格內容無法判讀", "table content not read"),
    "column-contradiction": ("欄位內容與欄名不符", "cells contradict their head"),
    "page-damaged": ("頁面損壞", "damaged page"),
    "blank-document": ("空白文件", "blank document"),
    "absurd-page-size": ("頁面尺寸異常", "absurd page size"),
}


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {rule.id: (rule.title, rule.title_en) for rule in rules()} | _MORE


def title_of(rule: str) -> tuple[str, str]:
    """Return a rule's title in Chinese and English; its id where it has none."""
    return _titles().get(rule, (rule, rule))
