"""The last look before rows are written: whatever breaks the schema is left out and named, and costs that row only."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from pipeline.dataset.row import Row, Rows, Value
from schemas.dataset import DATASET, PARENTS_FIRST, Column, ColumnType, TableSchema

_INT64: Final = 2**63


class Breach(NamedTuple):
    """One value that breaks the schema; `column` is the key where a whole row is left out."""

    table: str
    column: str
    value: str
    reason: str


def hold_to_schema(rows: Rows) -> tuple[Rows, list[Breach]]:
    """Return the rows of one document that keep the schema, every column present, and what was left out.

    A value that may be missing is emptied; a row without a value that it needs, with an id that was taken, or that
    points to a row that is not there, is left out. Nothing of this happens unless a reader has a bug.
    """
    breaches: list[Breach] = []
    held: Rows = {}
    taken: dict[str, set[Value]] = {}
    for table in PARENTS_FIRST:
        if table.name in rows:
            held[table.name] = list(_hold_table(table, rows[table.name], taken, breaches))
    return {table.name: held[table.name] for table in DATASET if table.name in held}, breaches


def _hold_table(
    table: TableSchema, rows: list[Row], taken: dict[str, set[Value]], breaches: list[Breach]
) -> Iterator[Row]:
    keys: set[tuple[Value, ...]] = set()
    ids = taken.setdefault(table.name, set())
    references = {key.column: key.table for key in table.foreign_keys if key.table in taken}
    for row in rows:
        full = _hold_row(table, row, references, taken, breaches)
        if full is None:
            continue
        key = tuple(full[name] for name in table.primary_key)
        if key in keys:
            breaches.append(Breach(table.name, table.primary_key[-1], str(key[-1]), "duplicate"))
            continue
        keys.add(key)
        ids.add(key[0])
        yield full


def _hold_row(
    table: TableSchema, row: Row, references: dict[str, str], taken: dict[str, set[Value]], breaches: list[Breach]
) -> Row | None:
    full: Row = {}
    for column in table.columns:
        value = row.get(column.name)
        if value is not None:
            reason = _reason_against(column, value)
            if reason is None and column.name in references and value not in taken[references[column.name]]:
                reason = "dangling"
            if reason is not None:
                breaches.append(Breach(table.name, column.name, str(value)[:80], reason))
                value = None
        if value is None and column.required:
            breaches.append(Breach(table.name, column.name, "", "missing"))
            return None
        full[column.name] = value
    return full


def _integer(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -_INT64 <= value < _INT64


def _number(value: Value) -> bool:
    return (isinstance(value, float) and value - value == 0.0) or _integer(value)  # neither infinite nor NaN


_IS: Final[dict[ColumnType, Callable[[Value], bool]]] = {
    "string": lambda value: isinstance(value, str),
    "date": lambda value: isinstance(value, str) and _is_date(value),
    "boolean": lambda value: isinstance(value, bool),
    "integer": _integer,
    "number": _number,
    "integers": lambda value: isinstance(value, tuple) and all(map(_integer, value)),
    "strings": lambda value: isinstance(value, tuple) and all(isinstance(item, str) for item in value),
}


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2023-12-29")


def _reason_against(column: Column, value: Value) -> str | None:
    if not _IS[column.type](value):
        return "type"
    if column.enum and value not in column.enum:
        return "enum"
    if column.minimum is not None or column.maximum is not None:
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            if isinstance(item, str | None):
                continue
            if column.minimum is not None and item < column.minimum:
                return "minimum"
            if column.maximum is not None and item > column.maximum:
                return "maximum"
    return None
