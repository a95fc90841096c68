"""What a reader should know about how tables were cut out of pages."""

from typing import Final

from schemas.finding import Finding, Severity
from schemas.table import Table

_SAID: Final[dict[str, tuple[str, Severity, str, str]]] = {
    "page-break": (
        "uncertain-page-break",
        "warning",
        "表格跨頁處是否為同一列不明，請核對該處上下兩列。",
        "It is unclear whether a row is cut at a page end of this table; check the rows above and below.",
    ),
    "open-sides": (
        "unclear-spans",
        "info",
        "部分儲存格框線不全，合併儲存格範圍由現有框線推得。",
        "Some cells have sides without a rule; spans were told from the rules there are.",
    ),
    "rows-by-gap": (
        "rows-without-rules",
        "info",
        "表格列間無框線，依空白分列。",
        "No rules between rows; rows were parted by white space.",
    ),
    "columns-by-gap": (
        "columns-without-rules",
        "info",
        "表格欄間無框線，依空白分欄。",
        "No rules between columns; columns were parted by white space.",
    ),
    "no-rules": (
        "table-without-rules",
        "warning",
        "此處無框線，依文字對齊判為表格，請核對。",
        "No rules here: read as a table since its text is aligned like one. Please check.",
    ),
    "header-guessed": (
        "uncertain-header",
        "info",
        "表頭沒有可辨認的欄名或底色，其列數由下方內容推得，請核對。",
        "No known word or shade marks the header; its number of rows was told from the rows below. Please check.",
    ),
}


def doubt_findings(table: Table) -> list[Finding]:
    """Return a finding for each kind of doubt about a table, at its first region."""
    return [table_finding(table, *_SAID[doubt]) for doubt in dict.fromkeys(table.doubts) if doubt in _SAID]


def table_finding(table: Table, rule: str, severity: Severity, message: str, message_en: str) -> Finding:
    """Return a finding about how a whole table was read, at its first region."""
    first = table.regions[0]
    return Finding(
        rule=rule,
        severity=severity,
        origin="extraction",
        message=message,
        message_en=message_en,
        table="tables",
        row_id=table.table_id,
        page=first.page,
        box=first.box,
        printed=table.caption,
    )
