"""Plans of a few rows, in short."""

from typing import Any

from schemas.page import Box
from schemas.plan import Document, Evidence, Kpi, KpiValue, Measure, MeasureKind, Plan

PLACE = Evidence(page=3, box=Box(10, 20, 30, 40), table_id="t-1")


def plan(**parts: Any) -> Plan:
    return Plan(**{"document": Document(roc_year_start=113, roc_year_end=113), **parts})


def measure(kind: MeasureKind = "work_item", **fields: Any) -> Measure:
    given = {"measure_id": f"m-{abs(hash(tuple(sorted(map(str, fields.items())))))}", "evidence": PLACE, **fields}
    return Measure(kind=kind, **given)


def kpi(**fields: Any) -> Kpi:
    return Kpi(**{"kpi_id": "k-1", "code": None, "name": "指標", "evidence": PLACE, **fields})


def value(year: int, number: float | None, kind: str = "target", **fields: Any) -> KpiValue:
    given = {"kpi_id": "k-1", "kpi_code": None, "kpi": "指標", "raw": f"{number:g}" if number is not None else "無資料"}
    return KpiValue(roc_year=year, value=number, kind=kind, evidence=PLACE, **{**given, **fields})  # type: ignore[arg-type]
