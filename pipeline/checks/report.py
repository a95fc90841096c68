"""Findings as a table for people: the worst first, grouped by rule, each with its file and page."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pipeline.checks.titles import title_of
from pipeline.dataset.row import Row

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

_ORDER: Final = {"error": 0, "warning": 1, "info": 2}
_NAMES: Final = {"error": ("錯誤", "error"), "warning": ("警告", "warning"), "info": ("提示", "info")}
_ORIGINS: Final = {"original": ("原文", "plan"), "extraction": ("判讀", "reading")}
_LONGEST_SOURCE: Final = 36  # columns of a terminal: a longer file name would leave the message none
_STYLES: Final = {"error": "bold red", "warning": "yellow", "info": "dim"}


def findings_report(findings: Iterable[Row], sources: Mapping[str, str], *, chinese: bool) -> "Group":
    """Return what `jihua check` prints. Text from a plan goes in as plain text, never as markup.

    Args:
        findings: Rows of `findings.csv`.
        sources: File name by document id.
        chinese: The language.
    """
    from rich.console import Group
    from rich.text import Text

    pick = 0 if chinese else 1
    rows = sorted(findings, key=lambda row: (_ORDER[str(row["severity"])], str(row["rule"])))
    parts: list[Text | Table] = []
    for (severity, rule), group in groupby(rows, key=lambda row: (str(row["severity"]), str(row["rule"]))):
        members = list(group)
        heading = Text(f"{_NAMES[severity][pick]}  ", style=_STYLES[severity])
        heading.append(f"{title_of(rule)[pick]} ({rule})  x{len(members)}", style="bold")
        parts += [heading, _members(members, sources, pick), Text("")]
    return Group(*parts)


def _members(rows: Iterable[Row], sources: Mapping[str, str], pick: int) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=2)
    table.add_column(no_wrap=True, max_width=_LONGEST_SOURCE, overflow="ellipsis")
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        page = f"p.{row['page']}" if row["page"] else ""
        source = Text(sources.get(str(row["document_id"]), ""), style="cyan")
        message = Text(str(row["message_en" if pick else "message"]))
        table.add_row("", source, page, Text(_ORIGINS[str(row["origin"])][pick], style="dim"), message)
    return table


def summary(findings: Iterable[Row], *, chinese: bool) -> str:
    """Return how many findings of each severity there are, in one line."""
    counts = dict.fromkeys(_ORDER, 0)
    for row in findings:
        counts[str(row["severity"])] += 1
    if chinese:
        return f"錯誤 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}"
    return f"{counts['error']} errors, {counts['warning']} warnings, {counts['info']} notes"
