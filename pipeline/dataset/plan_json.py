"""`plans/<document_id>.json`: one plan nested, goals over KPIs over values, each with its evidence."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.dataset.row import Row, Rows, Value
from schemas.dataset import SCHEMA_VERSION

EVIDENCE: Final = ("page", "x0", "top", "x1", "bottom", "table_id", "method", "confidence")

Node = dict[str, object]


def plan_document(document: Row, rows: Rows, ignored: Sequence[Row], boxes: "Boxes") -> Node:
    """Nest the rows of one document; every row is in it exactly once."""
    by_kpi = {name: _by(rows[name], "kpi_id") for name in ("kpi_values", "budgets", "quantities")}
    by_measure = {name: _by(rows[name], "measure_id") for name in ("budgets", "quantities", "criteria")}
    kpis = [
        _node(row)
        | {
            "values": _nodes(by_kpi["kpi_values"][row["kpi_id"]]),
            "budgets": _nodes(by_kpi["budgets"][row["kpi_id"]]),
            "quantities": _nodes(by_kpi["quantities"][row["kpi_id"]]),
        }
        for row in rows["kpis"]
    ]
    goals, loose = _under_goals(rows["goals"], kpis)
    return {
        "schema_version": SCHEMA_VERSION,
        "document": _node(document) | {"document_id": document["document_id"]},
        "outline": _tree(rows["outline"]),
        "passages": _nodes(rows["passages"]),
        "goals": goals,
        "kpis": loose,
        "measures": [
            _node(row) | {name: _nodes(found[row["measure_id"]]) for name, found in by_measure.items()}
            for row in rows["measures"]
        ],
        "budgets": [_node(row) for row in rows["budgets"] if not row["kpi_id"] and not row["measure_id"]],
        "quantities": [_node(row) for row in rows["quantities"] if not row["kpi_id"] and not row["measure_id"]],
        "people": _nodes(rows["people"]),
        "tables": _tables(rows, boxes),
        "ignored": [dict(row) for row in ignored],
        "findings": _nodes(rows["findings"]),
    }


Boxes = dict[tuple[Value, ...], list[Row]]
"""All parts of tables `(table_id,)` and cells `(table_id, row, col)` that run over pages."""


def json_text(document: Node) -> str:
    """Return JSON with one record a line: quick to write, and differences between two runs are easy to see."""
    lines: list[str] = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            items = ",\n  ".join(map(_compact, value))
            lines.append(f" {_compact(key)}: [\n  {items}\n ]")
        else:
            lines.append(f" {_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def json_string(text: str) -> str:
    """Return one text as JSON, with its quotes."""
    return _compact(text)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _node(row: Row) -> Node:
    """A row without its document; its place as one object, None where the row speaks of no place."""
    node: Node = {name: value for name, value in row.items() if name not in _OUTSIDE}
    if "page" in row:
        node["evidence"] = {name: row[name] for name in EVIDENCE if name in row} if row["page"] is not None else None
    return node


_OUTSIDE: Final = frozenset((*EVIDENCE, "document_id"))


def _nodes(rows: Iterable[Row]) -> list[Node]:
    return [_node(row) for row in rows]


def _by(rows: Iterable[Row], key: str) -> defaultdict[Value, list[Row]]:
    found: defaultdict[Value, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _tree(rows: Sequence[Row]) -> list[Node]:
    roots: list[Node] = []
    children: dict[Value, list[Node]] = {}
    for row in rows:
        below: list[Node] = []
        children[row["section_id"]] = below
        children.get(row["parent_id"], roots).append(_node(row) | {"children": below})
    return roots


def _under_goals(goals: Sequence[Row], kpis: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    nodes: dict[tuple[object, object], Node] = {}
    ordered: list[Node] = []
    below: dict[tuple[object, object], list[Node]] = {}
    for row in goals:
        key = (row["number"], row["title"])
        node = _node(row) | {"kpis": below.setdefault(key, []) if key not in nodes else []}
        nodes.setdefault(key, node)
        ordered.append(node)
    loose: list[Node] = []
    for kpi in kpis:
        below.get((kpi["goal_number"], kpi["goal"]), loose).append(kpi)
    return ordered, loose


def _tables(rows: Rows, boxes: Boxes) -> list[Node]:
    cells = _by(rows["cells"], "table_id")
    tables: list[Node] = []
    for row in rows["tables"]:
        table_id = row["table_id"]
        table = _node(row) | {"table_id": table_id, "parts": _parts(boxes.get((table_id,)))}
        table["cells"] = [
            _node(cell) | {"parts": _parts(boxes.get((table_id, cell["row"], cell["col"])))} for cell in cells[table_id]
        ]
        tables.append(table)
    return tables


def _parts(parts: list[Row] | None) -> list[Node]:
    return [dict(part) for part in parts or ()]
