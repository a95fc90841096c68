"""All rows of one document, names masked and the schema held."""

from collections.abc import Sequence
from typing import Final

from pipeline.dataset.contract import Breach, hold_to_schema
from pipeline.dataset.names import NameMasks, build_masks, mask_rows
from pipeline.dataset.offices import office_row
from pipeline.dataset.row import Row, Rows, content_ids
from pipeline.dataset.rows import document_row, plan_rows
from schemas.dataset import DATASET
from schemas.dataset.proof import FINDINGS
from schemas.result import DocumentResult

_NO_ROWS: Final[Rows] = {table.name: [] for table in DATASET}


def document_rows(result: DocumentResult, document_id: str, *, with_names: bool = False) -> Rows:
    """Return all rows of one document, held to the schema; breaches of it are findings among them."""
    return masked_rows(result, document_id, None if with_names or result.plan is None else build_masks(result.plan))


def masked_rows(result: DocumentResult, document_id: str, masks: NameMasks | None) -> Rows:
    """Return the same where the plan's masks are known; None for none."""
    document = document_row(result, document_id)
    rows: Rows = _NO_ROWS | {"documents": [document]}
    if result.plan is not None:
        office = office_row(result.plan.document)
        rows |= {"offices": [office] if office else [], **plan_rows(result.plan, document)}
    if masks is not None:
        rows = mask_rows(rows, masks, document_id)
    held, breaches = hold_to_schema(rows)
    held["findings"] += _breach_findings(breaches, document_id)
    return held


def _breach_findings(breaches: Sequence[Breach], document_id: str) -> list[Row]:
    ids = content_ids(f"{document_id}/f-", [("broken-row", *breach) for breach in breaches])
    return [_breach_finding(breach, finding_id) for breach, finding_id in zip(breaches, ids, strict=True)]


def _breach_finding(breach: Breach, finding_id: str) -> Row:
    place = f"{breach.table}.{breach.column}"
    row: Row = dict.fromkeys(column.name for column in FINDINGS.columns)
    return row | {
        "finding_id": finding_id,
        "document_id": finding_id.partition("/")[0],
        "rule": "broken-row",
        "severity": "error",
        "origin": "extraction",
        "table": breach.table,
        "column": breach.column,
        "printed": breach.value or None,
        "message": f"程式錯誤：{place} 不合資料規格（{breach.reason}），已略去。請回報。",
        "message_en": f"A bug: {place} breaks the schema ({breach.reason}) and was left out. Please report it.",
    }
