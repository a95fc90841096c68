"""Gold rows to a Plan, as if an extractor had read them all right; places are made up but differ."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.page import Box
from schemas.plan import (
    Budget,
    Document,
    Evidence,
    Goal,
    Kpi,
    KpiValue,
    Measure,
    Person,
    Plan,
    Section,
    TableReading,
)
from schemas.result import DocumentResult
from schemas.table import Cell, PageBox, Table, TextLine

GOLD = Path("tests/gold/plans")
_STATUS = {"無資料": "no_data", "無預算": "no_budget"}


def gold_results() -> list[DocumentResult]:
    """Return one result for each gold file, in the order of names."""
    return [gold_result(path) for path in sorted(GOLD.glob("*.gold.json"))]


def gold_result(path: Path) -> DocumentResult:
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = gold["document"]["source"]
    return DocumentResult(
        source=source, sha256=hashlib.sha256(source.encode()).hexdigest(), status="ok", plan=gold_plan(gold)
    )


def gold_plan(gold: dict[str, Any]) -> Plan:
    document = Document(**{k: v for k, v in gold["document"].items() if k != "source"}, pages=9, coverage=1.0)
    kpis = [_kpi(row, i) for i, row in enumerate(gold["kpis"])]
    kpi_ids = {kpi.code: kpi.kpi_id for kpi in kpis}
    return Plan(
        document=document,
        sections=tuple(_sections(gold["outline"])),
        goals=tuple(Goal(goal_id=f"g-{i}", evidence=_at(i), **row) for i, row in enumerate(gold["goals"])),
        measures=tuple(_measure(row, i) for i, row in enumerate(gold["measures"])),
        kpis=tuple(kpis),
        kpi_values=tuple(_value(row, kpi_ids, i) for i, row in enumerate(gold["kpi_values"])),
        budgets=tuple(_budget(row, kpi_ids, i) for i, row in enumerate(gold["budgets"])),
        people=tuple(_people(gold["tables"])),
        tables=tuple(_table(row, i) for i, row in enumerate(gold["tables"])),
    )


def _at(index: int, table_id: str = "") -> Evidence:
    return Evidence(page=1 + index // 20, box=Box(72.0, 72.5 + index % 20, 500.25, 90.0), table_id=table_id)


def _sections(rows: list[dict[str, Any]]) -> Iterator[Section]:
    above: dict[int, str] = {}
    for index, row in enumerate(rows):
        above = {level: section for level, section in above.items() if level < row["level"]}
        section_id = f"s-{index}"
        yield Section(
            section_id=section_id,
            parent_id=above[max(above)] if above else None,
            text_norm=row["text"],
            evidence=_at(index),
            **row,
        )
        above[row["level"]] = section_id


def _measure(row: dict[str, Any], index: int) -> Measure:
    return Measure(
        measure_id=f"m-{index}",
        evidence=_at(index, "t-0"),
        title_norm=row["title"],
        text_norm=row["text"],
        **{**row, "months": tuple(row["months"])},
    )


def _kpi(row: dict[str, Any], index: int) -> Kpi:
    return Kpi(kpi_id=f"k-{index}", evidence=_at(index, "t-0"), **row)


def _value(row: dict[str, Any], kpi_ids: dict[str | None, str], index: int) -> KpiValue:
    return KpiValue(
        kpi_id=kpi_ids[row["kpi_code"]],
        evidence=_at(index, "t-0"),
        status=_STATUS.get(row["raw"], ""),  # type: ignore[arg-type]
        **{**row, "comparator": row["comparator"] or ""},
    )


def _budget(row: dict[str, Any], kpi_ids: dict[str | None, str], index: int) -> Budget:
    status = _STATUS.get(row["raw"], "")
    return Budget(kpi_id=kpi_ids[row["kpi_code"]], evidence=_at(index, "t-0"), status=status, **row)  # type: ignore[arg-type]


def _people(tables: list[dict[str, Any]]) -> Iterator[Person]:
    for number, table in enumerate(tables):
        heads = {cell["text"]: cell["col"] for cell in table["cells"] if cell["row"] == 0}
        if "姓名" not in heads:
            continue
        for row in range(1, table["n_rows"]):
            texts = {cell["col"]: cell["text"] for cell in table["cells"] if cell["row"] == row}
            fields = {"duty": "職別", "title": "職稱", "name": "姓名", "task": "任務"}
            yield Person(
                evidence=_at(row, f"t-{number}"), **{field: texts.get(heads[head]) for field, head in fields.items()}
            )


def _table(row: dict[str, Any], index: int) -> TableReading:
    place = PageBox(1 + index, Box(72, 100, 500, 700))
    cells = tuple(
        Cell(
            row=cell["row"],
            col=cell["col"],
            row_span=cell["row_span"],
            col_span=cell["col_span"],
            text=cell["text"],
            lines=(TextLine(place.page, place.box, cell["text"], 12),),
            boxes=(place,),
            is_header=cell["row"] < row["header_rows"],
            mark="bar" if cell["bar"] else "",
        )
        for cell in row["cells"]
    )
    table = Table(
        cells=cells,
        n_rows=row["n_rows"],
        n_cols=row["n_cols"],
        header_rows=row["header_rows"],
        regions=(place,),
        table_id=f"t-{index}",
        caption=row["caption"],
    )
    return TableReading(table=table, kind="unrecognized")
