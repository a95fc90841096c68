"""Gold files as the tables of a dataset, so that alignment and diff are tested on rows that are known to be right."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.align.dataset import Tables
from schemas.dataset import DATASET

PLANS = Path("tests/gold/plans")
COLUMNS: Mapping[str, Sequence[str]] = {table.name: [column.name for column in table.columns] for table in DATASET}


def load_gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def gold_tables(golds: Iterable[Mapping[str, Any]]) -> Tables:
    """Return the tables of a dataset that holds these plans; every row stands on page 1."""
    tables: dict[str, list[dict[str, str]]] = {name: [] for name in COLUMNS}
    for gold in golds:
        for table, records in _records(gold):
            tables[table] += ({name: _text(record.get(name)) for name in COLUMNS[table]} for record in records)
    return tables


def write_tables(tables: Tables, folder: Path) -> Path:
    """Write the tables as the CSV files of a dataset folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[name])
            writer.writeheader()
            writer.writerows(records)
    return folder


def _records(gold: Mapping[str, Any]) -> Iterable[tuple[str, Iterable[Mapping[str, Any]]]]:
    document = gold["document"]
    name = document["source"].removesuffix(".pdf")
    common = {"document_id": name, "page": 1}
    yield "documents", [{**document, **common, "pages": 1, "status": "ok"}]
    yield "outline", [{**row, **common} for row in _sections(gold["outline"], name)]
    for table, key, prefix in (("goals", "goal_id", "g"), ("measures", "measure_id", "m"), ("kpis", "kpi_id", "k")):
        yield table, ({**row, **common, key: f"{prefix}{index}"} for index, row in enumerate(gold[table]))
    ids = {(row["code"], row["name"]): f"k{index}" for index, row in enumerate(gold["kpis"])}
    yield "kpi_values", ({**row, **common, "kpi_id": ids[row["kpi_code"], row["kpi"]]} for row in gold["kpi_values"])


def _sections(rows: Sequence[Mapping[str, Any]], name: str) -> Iterable[dict[str, Any]]:
    """Give each outline row its id and the row above it, by level."""
    above: dict[int, str] = {}
    for index, row in enumerate(rows):
        above = {level: section for level, section in above.items() if level < row["level"]}
        parent = above[max(above)] if above else ""
        above[row["level"]] = f"{name}/s{index}"
        yield {**row, "section_id": f"{name}/s{index}", "parent_id": parent}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)
