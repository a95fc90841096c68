"""Parquet: the same tables, typed; made from the CSV files block by block, so memory doesn't grow with their length."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.dataset import DATASET, SCHEMA_VERSION, ColumnType, TableSchema

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK_BYTES: Final = 8 << 20  # of CSV that become one row group; must hold the longest row


def write_parquet(folder: Path) -> None:
    """Create `<table>.parquet` beside every `<table>.csv` of a folder."""
    for table in DATASET:
        _convert(table, folder / f"{table.name}.csv", folder / f"{table.name}.parquet")


def arrow_schema(table: TableSchema) -> "pa.Schema":
    """Return a table's columns as Arrow types, with their descriptions in both languages."""
    import pyarrow as pa

    fields = [
        pa.field(c.name, _arrow_type(c.type), nullable=not c.required, metadata={"zh": c.zh, "en": c.en})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"zh": table.zh, "en": table.en, "schema_version": SCHEMA_VERSION})


def _convert(table: TableSchema, source: Path, target: Path) -> None:
    import pyarrow as pa
    import pyarrow.csv as pa_csv
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    options = pa_csv.ConvertOptions(
        # Lists are no CSV type: they are split below.
        column_types={f.name: pa.string() if pa.types.is_list(f.type) else f.type for f in schema},
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
    )
    blocks = pa_csv.open_csv(
        source,
        read_options=pa_csv.ReadOptions(block_size=_BLOCK_BYTES, use_threads=False),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=options,
    )
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for block in blocks:
            columns = [_typed(block.column(field.name), field.type) for field in schema]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))


def _typed(column: "pa.Array", arrow_type: "pa.DataType") -> "pa.Array":
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
