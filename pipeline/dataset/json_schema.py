"""The JSON Schema of plans/*.json (draft 2020-12), derived from the tables' columns."""

from typing import Any, Final

from pipeline.dataset.plan_json import EVIDENCE
from schemas.dataset import DATASET, SCHEMA_VERSION, Column, ColumnType

Schema = dict[str, Any]

_TYPES: Final[dict[ColumnType, Schema]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "integers": {"type": "array", "items": {"type": "integer"}},
    "strings": {"type": "array", "items": {"type": "string"}},
}
_NAMES: Final = {
    "document": "documents",
    "section": "outline",
    "passage": "passages",
    "goal": "goals",
    "kpi": "kpis",
    "value": "kpi_values",
    "measure": "measures",
    "budget": "budgets",
    "quantity": "quantities",
    "criterion": "criteria",
    "person": "people",
    "table": "tables",
    "cell": "cells",
    "finding": "findings",
}
_BELOW: Final = {
    "section": {"children": "section"},
    "goal": {"kpis": "kpi"},
    "kpi": {"values": "value", "budgets": "budget", "quantities": "quantity"},
    "measure": {"budgets": "budget", "quantities": "quantity", "criteria": "criterion"},
    "table": {"parts": "part", "cells": "cell"},
    "cell": {"parts": "part"},
}
_ABOVE_ALL: Final = {
    "outline": "section",
    "passages": "passage",
    "goals": "goal",
    "kpis": "kpi",
    "measures": "measure",
    "budgets": "budget",
    "quantities": "quantity",
    "people": "person",
    "tables": "table",
    "ignored": "ignored",
    "findings": "finding",
}


def plan_schema() -> Schema:
    """Return the JSON Schema that every plans/*.json keeps."""
    properties: Schema = {"schema_version": {"const": SCHEMA_VERSION}, "document": {"$ref": "#/$defs/document"}}
    properties |= {name: _list_of(kind) for name, kind in _ABOVE_ALL.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jihua plan",
        "description": "一份計畫：綱目、目標與指標、措施、表格，每一筆都附出處。"
        " One plan: outline, goals over KPIs over values, measures, tables, each with its evidence.",
        **_object(properties),
        "$defs": {
            "evidence": _evidence(),
            "part": _object(_place()),
            "ignored": _ignored(),
            **{kind: _record(kind, table) for kind, table in _NAMES.items()},
        },
    }


def _record(kind: str, table: str) -> Schema:
    schema = next(schema for schema in DATASET if schema.name == table)
    kept = [c for c in schema.columns if c.name not in EVIDENCE and c.name != "document_id"]
    properties = {column.name: _column(column) for column in kept}
    if kind in ("document", "table"):
        key = schema.primary_key[0]
        properties = {key: _column(_column_of(table, key))} | properties
    nullable = kind in ("document", "table", "cell", "finding")
    evidence: Schema = {"$ref": "#/$defs/evidence"}
    properties["evidence"] = {"anyOf": [evidence, {"type": "null"}]} if nullable else evidence
    properties |= {name: _list_of(below) for name, below in _BELOW.get(kind, {}).items()}
    return {"title": schema.zh, "description": schema.en, **_object(properties)}


def _ignored() -> Schema:
    schema = _object({**_place(), "text": {"type": "string"}, "reason": {"type": "string"}})
    return {"title": "略過的文字", "description": "Printed text that belongs to no record, with its reason", **schema}


def _place() -> Schema:
    return {name: _column(_column_of("cells", name)) for name in ("page", "x0", "top", "x1", "bottom")}


def _evidence() -> Schema:
    schema = _object({name: _column(_column_of("findings", name)) for name in EVIDENCE})
    return {"title": "出處", "description": "Where it is printed and how sure the reading is", **schema}


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(kind: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}


def _column_of(table: str, name: str) -> Column:
    schema = next(schema for schema in DATASET if schema.name == table)
    return next(column for column in schema.columns if column.name == name)


def _column(column: Column) -> Schema:
    schema = dict(_TYPES[column.type])
    bounded = schema
    if "items" in schema:
        bounded = schema["items"] = dict(schema["items"])
    if column.enum:
        bounded["enum"] = [*column.enum] if column.required else [*column.enum, None]
    if column.minimum is not None:
        bounded["minimum"] = column.minimum
    if column.maximum is not None:
        bounded["maximum"] = column.maximum
    if not column.required:
        schema["type"] = [schema["type"], "null"]
    note = f"（{column.note}）" if column.note else ""
    return {"title": column.zh, "description": f"{column.zh}{note} {column.en}", **schema}
