"""What the batch remembers of each document: little, so that memory stays flat however many there are."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from pipeline.dataset.identity import plan_identity
from schemas.plan import DocumentStatus
from schemas.result import DocumentResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One document's result without its plan: what the summary shows and its id comes from.

    Attributes:
        sha256, status, reason, message, message_en: As in DocumentResult.
        pages, tables, measures, kpis, findings: How many were read.
        coverage: Share of the printed characters that are accounted for, 0 to 1; None where nothing was read.
        identity: What the document's id comes from; empty where there is no plan.
    """

    sha256: str
    status: DocumentStatus
    reason: str = ""
    message: str = ""
    message_en: str = ""
    pages: int = 0
    tables: int = 0
    measures: int = 0
    kpis: int = 0
    findings: int = 0
    coverage: float | None = None
    identity: str = ""


def receipt_of(result: DocumentResult) -> Receipt:
    """Count what a result holds."""
    stated = Receipt(
        sha256=result.sha256,
        status=result.status,
        reason=result.reason,
        message=result.message,
        message_en=result.message_en,
    )
    plan = result.plan
    if plan is None:
        return stated
    return Receipt(
        **{name: getattr(stated, name) for name in _STATED},
        pages=plan.document.pages,
        tables=len(plan.tables),
        measures=len(plan.measures),
        kpis=len(plan.kpis),
        findings=len(plan.findings),
        coverage=plan.document.coverage,
        identity=plan_identity(plan, result.sha256),
    )


def result_of(receipt: Receipt) -> DocumentResult:
    """Return the result that a receipt of a file without a plan stands for; the file's name is left out."""
    return DocumentResult(source="", **{name: getattr(receipt, name) for name in _STATED})


_STATED: Final = ("sha256", "status", "reason", "message", "message_en")


def encode_receipt(receipt: Receipt) -> bytes:
    """Return it as JSON."""
    return json.dumps(asdict(receipt), ensure_ascii=False).encode("utf-8", "backslashreplace")


def decode_receipt(data: bytes) -> Receipt:
    """Undo encode_receipt.

    Raises:
        ValueError: It is no receipt.
    """
    try:
        return Receipt(**json.loads(data))
    except TypeError as error:
        raise ValueError(f"not a receipt: {error}") from error
