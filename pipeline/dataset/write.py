"""Results to one dataset folder: every table as CSV and Parquet, plans as JSON, a database, a description."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.dataset.contract import Breach, hold_to_schema
from pipeline.dataset.csv_files import open_csv_files
from pipeline.dataset.data_package import write_data_package
from pipeline.dataset.duckdb_file import write_duckdb
from pipeline.dataset.identity import assign_document_ids, read_head
from pipeline.dataset.names import NameMasks, build_masks, mask_rows
from pipeline.dataset.offices import office_row
from pipeline.dataset.parquet_files import write_parquet
from pipeline.dataset.place import box_columns, global_id
from pipeline.dataset.plan_json import Boxes, json_text, plan_document
from pipeline.dataset.publish import published
from pipeline.dataset.row import Row, Rows, Value, clean_text, content_ids
from pipeline.dataset.rows import document_row, plan_rows
from schemas.dataset import DATASET
from schemas.dataset.proof import FINDINGS
from schemas.plan import Plan
from schemas.result import DocumentResult
from schemas.table import PageBox

_NO_ROWS: Final[Rows] = {table.name: [] for table in DATASET}


def write_dataset(results: Sequence[DocumentResult], out: Path, *, with_names: bool = False) -> None:
    """Write the dataset of these results; the folder appears whole or not at all.

    Each result is asked for twice and let go again, so a sequence that reads them from disk keeps memory flat. The
    same results give the same bytes in any order (the database file's own layout aside).

    Args:
        results: One for each file.
        out: The folder; a dataset in it is replaced.
        with_names: Write personal names as printed instead of masking them.

    Raises:
        OSError: The folder cannot be written.
    """
    ids = assign_document_ids([read_head(result) for result in results])
    offices: dict[Value, Row] = {}
    with published(out) as folder:
        (folder / "plans").mkdir()
        with open_csv_files(folder) as files:
            for index in sorted(range(len(ids)), key=ids.__getitem__):
                rows = _write_plan(results[index], ids[index], folder / "plans", with_names=with_names)
                offices |= {row["office"]: row for row in rows.pop("offices")}
                for table, read in rows.items():
                    files.write(table, read)
            files.write("offices", [offices[name] for name in sorted(offices, key=str)])
        write_parquet(folder)
        write_duckdb(folder)
        write_data_package(folder)


def document_rows(result: DocumentResult, document_id: str, *, with_names: bool = False) -> Rows:
    """Return all rows of one document, held to the schema; breaches of it are findings among them."""
    return _held_rows(result, document_id, None if with_names or result.plan is None else build_masks(result.plan))


def _held_rows(result: DocumentResult, document_id: str, masks: NameMasks | None) -> Rows:
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


def _write_plan(result: DocumentResult, document_id: str, folder: Path, *, with_names: bool) -> Rows:
    plan = result.plan
    masks = None if with_names or plan is None else build_masks(plan)
    rows = _held_rows(result, document_id, masks)
    if plan is not None:
        ignored = [_ignored_row(row, masks) for row in _ignored_rows(plan)]
        nested = plan_document(rows["documents"][0], rows, ignored, _boxes(plan, document_id))
        (folder / f"{document_id}.json").write_text(json_text(nested), encoding="utf-8", newline="\n")
    return rows


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
