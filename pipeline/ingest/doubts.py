"""Where the reading of tables was unsure: table by table for those that records come from, once for all the others."""

from collections.abc import Iterable
from dataclasses import replace

from extractors.tables.findings import doubt_findings
from schemas.finding import Finding
from schemas.plan import TableReading


def state_doubts(readings: Iterable[TableReading]) -> list[Finding]:
    """Return what a reader should know about how the tables of one document were cut out.

    Of tables that nobody recognized, notes of one kind are stated once, at the first of them, with how many there are:
    a report of a hundred accounts has the same note for each.
    """
    stated: list[Finding] = []
    alike: dict[str, list[Finding]] = {}
    for reading in readings:
        for finding in doubt_findings(reading.table):
            if reading.kind == "unrecognized" and finding.severity == "info":
                alike.setdefault(finding.rule, []).append(finding)
            else:
                stated.append(finding)
    return [*stated, *(_told_once(findings) for findings in alike.values())]


def _told_once(findings: list[Finding]) -> Finding:
    first, others = findings[0], len(findings) - 1
    if not others:
        return first
    return replace(
        first,
        message=f"{first.message}（另有 {others} 個未判讀的表格亦同）",
        message_en=f"{first.message_en} ({others} more tables that were not recognized are alike.)",
    )
