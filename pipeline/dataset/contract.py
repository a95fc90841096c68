"""The last look before rows are written: whatever breaks the schema is left out and named, and costs that row only."""

import sys
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


class _Rule(NamedTuple):
    """What one column asks.

    Attributes:
        table, name, column: Whose rule it is.
        plain: A Python type whose values will do at a glance; None where each value must be looked at.
        low, high: Bounds that a plain value must keep; None for a type that has no order.
        enum: The values that it may have; empty for any.
        reference: The table that it points to.
    """

    table: str
    name: str
    column: Column
    plain: type | None
    low: float | None
    high: float | None
    enum: frozenset[str]
    reference: str | None


def _rules(table: TableSchema) -> tuple[_Rule, ...]:
    references = {key.column: key.table for key in table.foreign_keys}
    return tuple(_rule(table.name, column, references.get(column.name)) for column in table.columns)


def _rule(table: str, column: Column, reference: str | None) -> _Rule:
    plain, low, high = _PLAIN.get(column.type, (None, None, None))
    if low is not None and column.minimum is not None:
        low = column.minimum
    if high is not None and column.maximum is not None:
        high = column.maximum
    return _Rule(table, column.name, column, plain, low, high, frozenset(column.enum), reference)


_LARGEST: Final = sys.float_info.max  # neither infinite nor NaN
_PLAIN: Final[dict[ColumnType, tuple[type, float | None, float | None]]] = {
    "string": (str, None, None),
    "boolean": (bool, None, None),
    "integer": (int, -_INT64, _INT64 - 1),
    "number": (float, -_LARGEST, _LARGEST),
}
_RULES: Final = {table.name: _rules(table) for table in DATASET}


def _hold_table(
    table: TableSchema, rows: list[Row], taken: dict[str, set[Value]], breaches: list[Breach]
) -> Iterator[Row]:
    keys: set[tuple[Value, ...]] = set()
    ids = taken.setdefault(table.name, set())
    rules = _RULES[table.name]
    for row in rows:
        full = _hold_row(rules, row, taken, breaches)
        if isinstance(full, _Rule):
            breaches.append(Breach(full.table, full.name, "", "missing"))
            continue
        key = tuple(full[name] for name in table.primary_key)
        if key in keys:
            breaches.append(Breach(table.name, table.primary_key[-1], str(key[-1]), "duplicate"))
            continue
        keys.add(key)
        ids.add(key[0])
        yield full


def _hold_row(rules: tuple[_Rule, ...], row: Row, taken: dict[str, set[Value]], breaches: list[Breach]) -> Row | _Rule:
    """Return the row with every column, or the rule of the column that it cannot be without."""
    full: Row = {}
    for rule in rules:
        value = row.get(rule.name)
        if value == "":  # what no file tells from a missing value is one
            value = None
        if value is not None and not _keeps(rule, value, taken):
            reason = _reason_against(rule.column, value) or "dangling"
            breaches.append(Breach(rule.table, rule.name, str(value)[:80], reason))
            value = None
        if value is None and rule.column.required:
            return rule
        full[rule.name] = value
    return full


def _keeps(rule: _Rule, value: Value, taken: dict[str, set[Value]]) -> bool:
    _, _, column, plain, low, high, enum, reference = rule
    if value.__class__ is not plain:
        return _reason_against(column, value) is None
    if low is not None and high is not None:
        return low <= value <= high  # type: ignore[operator]  # its type is int or float
    if enum and value not in enum:
        return False
    return reference is None or value in taken.get(reference, ())


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
