"""`dataset.duckdb`: the same tables with their keys in one embedded database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

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


def write_duckdb(folder: Path) -> None:
    """Create the database from the folder's Parquet files."""
    import duckdb

    with duckdb.connect(str(folder / "dataset.duckdb")) as connection:
        connection.begin()  # one transaction: hundreds of small ones would each wait for the disk
        for statement in duckdb_ddl():
            connection.execute(statement)
        for table in PARENTS_FIRST:
            columns = ", ".join(_quoted(column.name) for column in table.columns)
            connection.execute(
                f"INSERT INTO {_quoted(table.name)} SELECT {columns} FROM read_parquet(?)",
                [str(folder / f"{table.name}.parquet")],
            )
        connection.commit()


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
