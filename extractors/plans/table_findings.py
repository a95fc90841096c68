"""What a reader should know about how the tables were read: columns without a role, tables that nobody knew."""

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from extractors.plans.roles import Column, TableRoles
from extractors.tables.findings import table_finding
from schemas.errors import PlanDataError
from schemas.finding import Finding, Severity
from schemas.table import Table

UNRECOGNIZED = "unrecognized-table"
_TEACH = '[columns.ROLE] words = ["{}"]'
_SURE = 0.6


def column_findings(table: Table, roles: TableRoles) -> list[Finding]:
    """Name the columns whose head has no role, and those whose cells speak against their head."""
    found = [
        _unknown(table, c) for c in roles.columns if (not c.role or c.role.startswith("other_")) and c.signs.filled
    ]
    found += [_contradicted(table, c) for c in roles.columns if c.denied]
    unsure = (c for c in roles.columns if c.role and c.heading.parts and (c.inferred or c.confidence < _SURE))
    found += [_unsure(table, c) for c in unsure if not c.role.startswith("other_")]
    return found


def unrecognized_finding(table: Table, roles: TableRoles) -> Finding:
    """Name a table that was read as nothing, with the head words that had no role and how to teach them."""
    heads = [c.heading.leaf for c in roles.columns if c.heading.leaf and not c.role]
    shown = "、".join(dict.fromkeys(h.replace("\n", "") for h in heads)) or "（無表頭）"
    return table_finding(
        table,
        UNRECOGNIZED,
        "warning",
        f"表格未能辨識用途，內容保留於 tables 與 cells。未知欄名：{shown}。可用 --lexicon 檔案加入欄名。",
        f"Table not recognized; kept whole in tables and cells. Unknown heads: {shown}. Use --lexicon.",
    )


def unreadable_table_finding(table: Table, error: PlanDataError) -> Finding:
    """Name a table whose records could not be read; its cells are kept."""
    return table_finding(
        table,
        "unreadable-table",
        "error",
        f"表格內容無法判讀，原文保留於 cells：{error}",
        f"The table's records cannot be read; its cells are kept: {error}",
    )


def _unknown(table: Table, column: Column) -> Finding:
    head = column.heading.joined.replace("\n", "") or f"（第{column.col + 1}欄無欄名）"
    return _finding(
        table,
        column,
        "unknown-column",
        "info",
        f"欄位「{head}」沒有對應的角色，內容保留於 cells。可在 --lexicon 檔案寫 {_TEACH.format(head)}。",
        f"Column {head!r} has no role; its cells are kept. Teach it in a --lexicon file: {_TEACH.format(head)}.",
    )


def _unsure(table: Table, column: Column) -> Finding:
    head = column.heading.joined.replace("\n", "")
    return _finding(
        table,
        column,
        "unsure-column",
        "info",
        f"欄位「{head}」依內容與位置判讀為「{_label(column.role)}」（{column.role}），把握不高。",
        f"Column {head!r} was read as {column.role} from its cells and place; not sure.",
    )


def _contradicted(table: Table, column: Column) -> Finding:
    head = column.heading.joined.replace("\n", "")
    read = f"判讀為「{_label(column.role)}」（{column.role}）" if column.role else "未給角色"
    return _finding(
        table,
        column,
        "column-contradiction",
        "warning",
        f"欄名「{head}」應為「{_label(column.denied)}」（{column.denied}），但內容不像；{read}。",
        f"The head {head!r} says {column.denied}, but its cells do not look so; read as {column.role or 'nothing'}.",
    )


def _label(role: str) -> str:
    return _labels()[role.removeprefix("other_")]


@cache
def _labels() -> dict[str, str]:
    return tomllib.loads((files("extractors.plans") / "role_labels.toml").read_text(encoding="utf-8"))


def _finding(table: Table, column: Column, rule: str, severity: Severity, message: str, message_en: str) -> Finding:
    places = (b for c in table.cells if c.col == column.col for b in c.boxes)
    first = next(places, table.regions[0])
    return replace(
        table_finding(table, rule, severity, message, message_en),
        table="cells",
        column=str(column.col),
        page=first.page,
        box=first.box,
        printed=column.heading.joined,
    )
