"""CSV: UTF-8 with BOM, RFC 4180 (CRLF between records, quotes where needed), the same rows to the same bytes."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Final

from pipeline.dataset.row import Row, Value
from schemas.dataset import TableSchema

_AS_THEY_ARE: Final = frozenset({str, int, type(None)})  # the csv module writes these as `csv_text` does


def csv_head(table: TableSchema) -> bytes:
    """Return the beginning of a table's file: the byte order mark and the record of column names."""
    text = StringIO(newline="")
    csv.writer(text).writerow([column.name for column in table.columns])
    return text.getvalue().encode("utf-8-sig")


def csv_records(rows: Sequence[Row]) -> str:
    """Return one record for each row that keeps the schema."""
    text = StringIO(newline="")
    csv.writer(text).writerows(
        [
            value if value.__class__ in _AS_THEY_ARE or (value.__class__ is float and value % 1) else csv_text(value)
            for value in row.values()
        ]
        for row in rows
    )
    return text.getvalue()


def csv_field(text: str | None) -> str:
    """Return one field of a record, in quotes where it needs them."""
    return csv_records([{"field": text, "next": None}]).removesuffix(",\r\n")


def csv_text(value: Value) -> str:
    """Return one value as CSV holds it: missing is empty, whole numbers have no point, lists are joined by `;`."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(map(csv_text, value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)
