"""`datapackage.json`: a Frictionless Data Package (v2) that says of every column what it holds."""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from schemas.dataset import DATASET, SCHEMA_VERSION, Column, ColumnType, ForeignKey, TableSchema

PACKAGE_NAME: Final = "jihua-dataset"

_TYPES: Final[dict[ColumnType, dict[str, str]]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "integers": {"type": "list", "delimiter": ";", "itemType": "integer"},
    "strings": {"type": "list", "delimiter": ";", "itemType": "string"},
}


def write_data_package(folder: Path) -> None:
    """Describe the CSV files of a folder; their sizes and digests tell whether a copy is whole."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": PACKAGE_NAME,
        "title": "機關年度計畫資料集",
        "description": "各機關年度計畫的目標、措施、指標、預算與表格，每一列都附出處。"
        " Goals, measures, KPIs, budgets and tables of offices' yearly plans; every row shows where it is printed.",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, folder) for table in DATASET],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def table_schema(table: TableSchema) -> dict[str, Any]:
    """Return the Table Schema (v2) of one table."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.primary_key),
        "foreignKeys": [_foreign_key(key, table) for key in table.foreign_keys],
        "missingValues": [""],
    }


def _resource(table: TableSchema, folder: Path) -> dict[str, Any]:
    path = folder / f"{table.name}.csv"
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table.name,
        "type": "table",
        "path": path.name,
        "title": table.zh,
        "description": f"{table.zh} {table.en}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": table_schema(table),
    }


def _field(column: Column) -> dict[str, Any]:
    note = f"（{column.note}）" if column.note else ""
    field: dict[str, Any] = {
        "name": column.name,
        **_TYPES[column.type],
        "title": column.zh,
        "description": f"{column.zh}{note} {column.en}",
    }
    if column.unit:
        field["unit"] = column.unit
    bounds = {"minimum": column.minimum, "maximum": column.maximum} if column.type in ("integer", "number") else {}
    constraints: dict[str, Any] = {name: bound for name, bound in bounds.items() if bound is not None}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    return field | {"constraints": constraints} if constraints else field


def _foreign_key(key: ForeignKey, table: TableSchema) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": [key.references]}
    if key.table != table.name:
        reference["resource"] = key.table
    return {"fields": [key.column], "reference": reference}
