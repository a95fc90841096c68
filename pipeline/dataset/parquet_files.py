"""Parquet: the same tables, typed; records go in as CSV and leave memory group by group."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.dataset import SCHEMA_VERSION, ColumnType, TableSchema

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_GROUP_BYTES: Final = 2 << 20  # of CSV that become one row group; what a document has in one table is never parted


class ParquetFile:
    """One table's file, open for records."""

    def __init__(self, schema: "pa.Schema", writer: "pq.ParquetWriter") -> None:
        self._schema, self._writer = schema, writer
        self._waiting = BytesIO()

    def append(self, records: bytes) -> None:
        """Take whole CSV records, without a head."""
        self._waiting.write(records)
        if self._waiting.tell() >= _GROUP_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what waits as one row group."""
        size = self._waiting.tell()
        if size:
            self._waiting.seek(0)
            self._writer.write_table(_parse(self._waiting, size, self._schema))
            self._waiting = BytesIO()


@contextmanager
def open_parquet_file(table: TableSchema, path: Path) -> Iterator[ParquetFile]:
    """Create a table's file; it is whole when the block ends."""
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        file = ParquetFile(schema, writer)
        yield file
        file.flush()


def arrow_schema(table: TableSchema) -> "pa.Schema":
    """Return a table's columns as Arrow types, with their descriptions in both languages."""
    import pyarrow as pa

    fields = [
        pa.field(c.name, _arrow_type(c.type), nullable=not c.required, metadata={"zh": c.zh, "en": c.en})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"zh": table.zh, "en": table.en, "schema_version": SCHEMA_VERSION})


def _parse(records: BytesIO, size: int, schema: "pa.Schema") -> "pa.Table":
    import pyarrow as pa
    import pyarrow.csv as pa_csv

    read = pa_csv.read_csv(
        records,
        # One block for all: a record that two blocks share would be refused.
        read_options=pa_csv.ReadOptions(column_names=schema.names, block_size=size + 1, use_threads=False),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            # Lists are no CSV type: they are split below.
            column_types={f.name: pa.string() if pa.types.is_list(f.type) else f.type for f in schema},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )
    return pa.table([_typed(read.column(field.name), field.type) for field in schema], schema=schema)


def _typed(column: "pa.ChunkedArray", arrow_type: "pa.DataType") -> "pa.ChunkedArray":
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.cast(pc.split_pattern(column, ";"), arrow_type) if pa.types.is_list(arrow_type) else column


def _arrow_type(column_type: ColumnType) -> "pa.DataType":
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
    return types[column_type]
