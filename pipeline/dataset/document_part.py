"""What one document adds to a dataset, ready to be written but for two things that only the whole run knows.

Its id hangs on the other documents of the run (two editions that say the same of themselves get longer ids) and its
name on the folder that was named. Both stand as characters that no text of ours can hold, so that the rest is made
once, by the worker that read the PDF, and kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.dataset.csv_files import csv_field, csv_records
from pipeline.dataset.document_rows import masked_rows
from pipeline.dataset.names import NameMasks, build_masks
from pipeline.dataset.place import box_columns, global_id
from pipeline.dataset.plan_json import Boxes, json_string, json_text, plan_document
from pipeline.dataset.row import Row, clean_text
from schemas.dataset import DATASET
from schemas.plan import Plan
from schemas.result import DocumentResult
from schemas.table import PageBox

# `clean_text` lets neither of them through, and neither makes the csv or json module quote or escape anything.
_OPEN_ID: Final = "\x7f"
_OPEN_SOURCE: Final = "\uffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """One document's part of every file of a dataset.

    Attributes:
        office: Canonical name, the key of its row in `offices`; empty where the plan names none.
        records: CSV records (UTF-8) of each table that has any.
        plan: The nested JSON document; empty for a file that could not be read.
    """

    office: str = ""
    records: dict[str, bytes] = field(default_factory=dict)
    plan: bytes = b""


def render_part(result: DocumentResult, *, with_names: bool) -> DocumentPart:
    """Make the part of one result; its `source` is left out."""
    plan = result.plan
    masks = None if with_names or plan is None else build_masks(plan)
    rows = masked_rows(replace(result, source="-"), _OPEN_ID, masks)
    (document,) = rows["documents"]
    document["source"] = _OPEN_SOURCE
    nested = ""
    if plan is not None:
        ignored = [_ignored_row(row, masks) for row in _ignored_rows(plan)]
        nested = json_text(plan_document(document, rows, ignored, _boxes(plan, _OPEN_ID)))
    return DocumentPart(
        office=str(rows["offices"][0]["office"]) if rows["offices"] else "",
        records={table.name: csv_records(rows[table.name]).encode() for table in DATASET if rows[table.name]},
        plan=nested.encode(),
    )


def fill_records(records: bytes, document_id: str, source: str) -> bytes:
    """Return CSV records with the document's id and name put in."""
    return _fill(records, document_id, csv_field(clean_text(source)))


def fill_plan(plan: bytes, document_id: str, source: str) -> bytes:
    """Return the nested JSON document with the document's id and name put in."""
    return _fill(plan, document_id, json_string(clean_text(source) or "")[1:-1])


def _fill(data: bytes, document_id: str, source: str) -> bytes:
    return data.replace(_OPEN_SOURCE.encode(), source.encode()).replace(_OPEN_ID.encode(), document_id.encode())


def _ignored_rows(plan: Plan) -> Iterator[Row]:
    for ignored in plan.ignored:
        line = ignored.line
        text = clean_text(line.text) or ""
        yield {"page": line.page, **box_columns(line.box), "text": text, "reason": ignored.reason}


def _ignored_row(row: Row, masks: NameMasks | None) -> Row:
    return row if masks is None else row | {"text": masks.anywhere(str(row["text"]))}


def _boxes(plan: Plan, document_id: str) -> Boxes:
    boxes: Boxes = {}
    for reading in plan.tables:
        table_id = global_id(document_id, reading.table.table_id)
        boxes[(table_id,)] = _parts(reading.table.regions)
        for cell in reading.table.cells:
            boxes[table_id, cell.row, cell.col] = _parts(cell.boxes)
    return boxes


def _parts(boxes: Sequence[PageBox]) -> list[Row]:
    return [{"page": box.page, **box_columns(box.box)} for box in boxes]
