"""Parquet: the same tables, typed; written piece by piece so that memory doesn't grow with the number of documents."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.dataset.row import Row, Value
from schemas.dataset import DATASET, SCHEMA_VERSION, ColumnType, TableSchema

if TYPE_CHECKING:
    import pyarrow as pa

_ROW_GROUP: Final = 65_536  # rows that wait for one write


class ParquetFiles:
    """Every table's Parquet file, open for rows."""

    def __init__(self, writers: dict[str, Any], schemas: "dict[str, pa.Schema]") -> None:
        self._writers = writers
        self._schemas = schemas
        self._waiting: dict[str, list[Row]] = {name: [] for name in schemas}

    def write(self, table: str, rows: list[Row]) -> None:
        """Append rows that keep the schema."""
        waiting = self._waiting[table]
        waiting.extend(rows)
        if len(waiting) >= _ROW_GROUP:
            self._flush(table)

    def flush(self) -> None:
        """Write all rows that wait."""
        for table in self._waiting:
            self._flush(table)

    def _flush(self, table: str) -> None:
        import pyarrow as pa

        waiting, schema = self._waiting[table], self._schemas[table]
        if waiting:
            columns = [_array([row[field.name] for row in waiting], field.type) for field in schema]
            self._writers[table].write_table(pa.Table.from_arrays(columns, schema=schema))
            waiting.clear()


def _array(values: list[Value], arrow_type: "pa.DataType") -> "pa.Array":
    import pyarrow as pa

    if pa.types.is_date(arrow_type):
        return pa.array([date.fromisoformat(value) if isinstance(value, str) else None for value in values], arrow_type)
    return pa.array(values, arrow_type)


@contextmanager
def open_parquet_files(folder: Path) -> Iterator[ParquetFiles]:
    """Create `<table>.parquet` for every table; all rows are on disk when the block ends."""
    import pyarrow.parquet as pq

    schemas = {table.name: arrow_schema(table) for table in DATASET}
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd"))
            for name, schema in schemas.items()
        }
        files = ParquetFiles(writers, schemas)
        yield files
        files.flush()


def arrow_schema(table: TableSchema) -> "pa.Schema":
    """Return a table's columns as Arrow types, with their descriptions in both languages."""
    import pyarrow as pa

    types: dict[ColumnType, pa.DataType] = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "integers": pa.list_(pa.int64()),
        "strings": pa.list_(pa.string()),
    }
    fields = [
        pa.field(c.name, types[c.type], nullable=not c.required, metadata={"zh": c.zh, "en": c.en})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"zh": table.zh, "en": table.en, "schema_version": SCHEMA_VERSION})
