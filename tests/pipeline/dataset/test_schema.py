"""The description of the columns is itself in order."""

import pytest

from pipeline.dataset.json_schema import plan_schema
from schemas.dataset import DATASET, PARENTS_FIRST, TableSchema
from schemas.dataset.column import Column

_BY_NAME = {table.name: table for table in DATASET}
_TABLES = pytest.mark.parametrize("table", DATASET, ids=lambda table: table.name)


def _column(table: TableSchema, name: str) -> Column:
    return next(column for column in table.columns if column.name == name)


@_TABLES
def test_column_names_differ_and_keys_name_columns(table: TableSchema) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(_column(table, name).required for name in table.primary_key)
    for key in table.foreign_keys:
        assert _column(table, key.column).type == "string"
        assert _BY_NAME[key.table].primary_key == (key.references,)


@_TABLES
def test_every_column_is_described_in_both_languages(table: TableSchema) -> None:
    for column in table.columns:
        assert any("a" <= char <= "z" for char in column.en)
        assert any("\u4e00" <= char <= "\u9fff" for char in column.zh)


@_TABLES
def test_every_row_says_where_it_stands(table: TableSchema) -> None:
    names = {column.name for column in table.columns}
    if table.name != "offices":
        assert {"document_id", "page", "x0", "top", "x1", "bottom", "table_id", "method", "confidence"} <= names


@_TABLES
def test_a_roc_year_has_the_common_era_year_beside_it(table: TableSchema) -> None:
    names = [column.name for column in table.columns]
    for name in names:
        if name.startswith("roc_year"):
            assert names[names.index(name) + 1] == name.removeprefix("roc_")


def test_tables_come_after_those_that_they_point_to() -> None:
    order = [table.name for table in PARENTS_FIRST]
    assert sorted(order) == sorted(_BY_NAME)
    for table in DATASET:
        assert all(order.index(key.table) <= order.index(table.name) for key in table.foreign_keys)


def test_the_json_schema_is_one() -> None:
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(plan_schema())
