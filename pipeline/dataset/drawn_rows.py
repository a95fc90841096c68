"""Rows of `tables` and `cells`: what was drawn, whether or not anyone knew what it means."""

from collections.abc import Iterator, Set

from pipeline.dataset.place import box_columns, global_id
from pipeline.dataset.row import Row, clean_text
from schemas.page import Box
from schemas.plan import Plan, TableReading
from schemas.table import Cell, Table


def table_rows(plan: Plan, document_id: str) -> list[Row]:
    """Return one row for each logical table; its place is that of its first part."""
    return [_table(reading, plan, document_id) for reading in plan.tables]


def cell_rows(plan: Plan, document_id: str) -> list[Row]:
    """Return one row for each cell, table by table; its place is that of its first part."""
    return [row for reading in plan.tables for row in _cells(reading, plan, document_id)]


def _table(reading: TableReading, plan: Plan, document_id: str) -> Row:
    table = reading.table
    first = table.regions[0] if table.regions else None
    return {
        "table_id": global_id(document_id, table.table_id),
        "document_id": document_id,
        "kind": reading.kind,
        "caption": clean_text(table.caption),
        "pages": tuple(sorted({region.page for region in table.regions})) or None,
        "n_rows": table.n_rows,
        "n_cols": table.n_cols,
        "header_rows": table.header_rows,
        "drawn": table.method,
        "page": None if first is None else first.page,
        **box_columns(None if first is None else first.box),
        "method": _method(plan, {region.page for region in table.regions}),
        "confidence": round(min(reading.confidence, table.confidence), 4),
    }


def _cells(reading: TableReading, plan: Plan, document_id: str) -> Iterator[Row]:
    table: Table = reading.table
    table_id = global_id(document_id, table.table_id)
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        recognition = _recognition(cell)
        page, box = _first_part(cell)
        yield {
            "document_id": document_id,
            "table_id": table_id,
            "row": cell.row,
            "col": cell.col,
            "row_span": cell.row_span,
            "col_span": cell.col_span,
            "text": clean_text(cell.text),
            "is_header": cell.is_header,
            "mark": cell.mark or None,
            "page": page,
            **box_columns(box),
            "method": _method(plan, {page}),
            "confidence": round(min(table.confidence, recognition), 4),
        }


def _first_part(cell: Cell) -> tuple[int | None, Box | None]:
    if not cell.boxes:
        return None, None
    return cell.boxes[0].page, cell.boxes[0].box


def _recognition(cell: Cell) -> float:
    return min((line.confidence for line in cell.lines), default=1.0)


def _method(plan: Plan, pages: Set[int | None]) -> str:
    return "text" if pages.isdisjoint(plan.document.recognized_pages) else "ocr"
