"""Evidence as columns, and local ids as global ones."""

from typing import Final

from pipeline.dataset.row import Row
from schemas.page import Box
from schemas.plan import Evidence

_NO_BOX: Final[Row] = {"x0": None, "top": None, "x1": None, "bottom": None}


def global_id(document_id: str, local: str | None) -> str | None:
    """Return the id that is unique over all documents; None where there is no local one."""
    return f"{document_id}/{local}" if local else None


def box_columns(box: Box | None) -> Row:
    """Return a box as columns, in hundredths of a point; all empty without a box."""
    if box is None:
        return _NO_BOX
    return {"x0": round(box.x0, 2), "top": round(box.top, 2), "x1": round(box.x1, 2), "bottom": round(box.bottom, 2)}


def place_columns(evidence: Evidence, document_id: str) -> Row:
    """Return the columns that every record has: document, page, box, table, method, confidence."""
    return {
        "document_id": document_id,
        "page": evidence.page,
        **box_columns(evidence.box),
        "table_id": global_id(document_id, evidence.table_id),
        "method": evidence.method,
        "confidence": round(evidence.confidence, 4),
    }
