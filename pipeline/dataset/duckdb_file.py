"""`dataset.duckdb`: the same tables with their keys in one embedded database."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from schemas.dataset import PARENTS_FIRST, Column, ColumnType, TableSchema

_TYPES: Final[dict[ColumnType, str]] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "integers": "BIGINT[]",
    "strings": "VARCHAR[]",
}


_NAME: Final = "dataset.duckdb"
_LEAST_MB: Final = 64
_BYTES_A_ROW: Final = 64  # measured: what the keys of a row take while they are built, with room to spare
_MEBIBYTE: Final = 1 << 20


def write_duckdb(folder: Path) -> None:
    """Create the database from the folder's Parquet files, in little memory.

    Raises:
        OSError: The disk is full, or there is less memory than the keys of so many rows need.
    """
    import duckdb

    limit_mb = max(_LEAST_MB, _count_rows(folder) * _BYTES_A_ROW // _MEBIBYTE)
    while True:
        try:
            _load(folder, limit_mb)
        except duckdb.OutOfMemoryException as error:
            limit_mb *= 2
            if limit_mb > psutil.virtual_memory().total // _MEBIBYTE:
                raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from error
        except duckdb.IOException as error:
            raise OSError(errno.EIO, str(error)) from error
        else:
            return


def _load(folder: Path, limit_mb: int) -> None:
    import duckdb

    path = folder / _NAME
    path.unlink(missing_ok=True)  # of a try with less memory
    with duckdb.connect(str(path), config={"memory_limit": f"{limit_mb}MiB", "threads": 1}) as connection:
        for statement in duckdb_ddl():
            connection.execute(statement)
        for table in PARENTS_FIRST:  # each in a transaction of its own: what is not yet on disk stays in memory
            columns = ", ".join(_quoted(column.name) for column in table.columns)
            connection.execute(
                f"INSERT INTO {_quoted(table.name)} SELECT {columns} FROM read_parquet(?)",
                [str(_parquet(folder, table))],
            )


def _count_rows(folder: Path) -> int:
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(_parquet(folder, table)).num_rows for table in PARENTS_FIRST)


def _parquet(folder: Path, table: TableSchema) -> Path:
    return folder / f"{table.name}.parquet"


def duckdb_ddl() -> Iterator[str]:
    """Return the statements that create every table, those that others point to first."""
    for table in PARENTS_FIRST:
        yield _create(table)
        yield f"COMMENT ON TABLE {_quoted(table.name)} IS {_literal(f'{table.zh} {table.en}')}"


def _create(table: TableSchema) -> str:
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.primary_key))})")
    # A key into the same table is left out: DuckDB checks each row against rows already there, in any order of rows.
    lines += [
        f"FOREIGN KEY ({_quoted(key.column)}) REFERENCES {_quoted(key.table)} ({_quoted(key.references)})"
        for key in table.foreign_keys
        if key.table != table.name
    ]
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)})"


def _column(column: Column) -> str:
    return f"{_quoted(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
