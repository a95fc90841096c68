"""The rows of a dataset folder, read from its CSV tables."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.align.row import Edition, Row, Value
from schemas.errors import PlanDataError

Record = Mapping[str, str]
Tables = Mapping[str, Sequence[Record]]

_TABLES: Final = ("documents", "measures", "kpis", "kpi_values", "goals", "outline", "findings")
_LONGEST_CELL: Final = 2**30  # a cell may be as long as a page's text repeated; the module's own limit is 128 KiB
_MEASURE_FIELDS: Final = ("owner", "schedule", "criteria", "expected_benefit", "programme", "note", "theme", "goal")
_KPI_FIELDS: Final = ("owner", "unit", "direction", "evaluation_system", "evaluation_method", "goal", "theme")


class DatasetError(PlanDataError):
    """A folder is no dataset, or one of its tables lacks what every dataset has."""


def load_tables(folder: Path) -> Tables:
    """Read the tables that alignment needs, all values as text.

    Raises:
        DatasetError: A table is missing: the folder was not written by `jihua ingest`, or not to its end.
    """
    return {name: read_table(folder, name) for name in _TABLES}


def load_editions(folder: Path) -> tuple[Edition, ...]:
    """Return the dataset's readable plans with their rows, in the order of `documents`."""
    return build_editions(load_tables(folder))


def build_editions(tables: Tables) -> tuple[Edition, ...]:
    """Make rows of tables that are already in memory; documents that failed have none and are left out."""
    rows = _rows_by_document(tables)
    unread = _unread_pages(tables["findings"])
    return tuple(
        _edition(record, rows.get(record["document_id"], ()), unread.get(record["document_id"], frozenset()))
        for record in tables["documents"]
        if record["status"] != "failed"
    )


def read_table(folder: Path, name: str) -> Sequence[Record]:
    """Read one table, all values as text.

    Raises:
        DatasetError: There is no such table.
    """
    path = folder / f"{name}.csv"
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except FileNotFoundError as error:
        raise DatasetError(
            f"{path.name}: no such table; is {path.parent.name!r} a dataset of `jihua ingest`?"
        ) from error


def _edition(record: Record, rows: Sequence[Row], unread: frozenset[int]) -> Edition:
    return Edition(
        document_id=record["document_id"],
        source=record["source"],
        office=record["office"],
        plan_type=record["plan_type"],
        title=record["title"],
        roc_year_start=_integer(record["roc_year_start"]),
        roc_year_end=_integer(record["roc_year_end"]),
        pages=_integer(record["pages"]) or 0,
        status=record["status"],
        unread_pages=unread,
        rows=tuple(rows),
    )


def _rows_by_document(tables: Tables) -> Mapping[str, Sequence[Row]]:
    values: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for record in tables["kpi_values"]:
        values[record["document_id"], record["kpi_id"]].append(_value(record))
    above = {record["section_id"]: record for record in tables["outline"]}
    rows: dict[str, list[Row]] = defaultdict(list)
    readers: Iterable[tuple[str, Callable[[Record, int], Row]]] = (
        ("outline", lambda record, order: _section(record, order, above)),
        ("goals", _goal),
        ("measures", _measure),
        ("kpis", lambda record, order: _kpi(record, order, values)),
    )
    for table, read in readers:
        for order, record in enumerate(tables[table]):
            rows[record["document_id"]].append(read(record, order))
    return rows


def _section(record: Record, order: int, above: Mapping[str, Record]) -> Row:
    return Row(
        entity="section",
        id=record["section_id"],
        document_id=record["document_id"],
        order=order,
        kind="section",
        number=record["number"],
        text=record["text"],
        parent_id=record["parent_id"],
        place={
            "parent": above[record["parent_id"]]["text"] if record["parent_id"] in above else "",
            "path": "/".join(_path(record, above)),
        },
        page=_integer(record["page"]),
    )


def _path(record: Record, above: Mapping[str, Record]) -> Sequence[str]:
    """Return the numbers from the outermost heading to this item: 參, 一, (三), 2."""
    path = [record["number"]]
    seen = {record["section_id"]}
    while record["parent_id"] in above and record["parent_id"] not in seen:
        record = above[record["parent_id"]]
        seen.add(record["section_id"])
        path.append(record["number"])
    return [number for number in reversed(path) if number]


def _goal(record: Record, order: int) -> Row:
    return Row(
        entity="goal",
        id=record["goal_id"],
        document_id=record["document_id"],
        order=order,
        kind="goal",
        number=record["number"],
        title=record["title"],
        place={"perspective": record["perspective"], "theme": record["theme"]},
        page=_integer(record["page"]),
    )


def _measure(record: Record, order: int) -> Row:
    return Row(
        entity="measure",
        id=record["measure_id"],
        document_id=record["document_id"],
        order=order,
        kind=record["kind"],
        number=record["number"],
        title=record["title"],
        text=record["text"],
        place={
            "theme": record["theme_number"] or record["theme"],
            "goal": record["goal_number"] or record["goal"],
            "kpi": record["kpi_code"],
            "owner": record["owner"],
            "parent": record["parent"],
        },
        months=tuple(int(month) for month in record["months"].split(";") if month),
        fields={name: record[name] for name in _MEASURE_FIELDS},
        page=_integer(record["page"]),
    )


def _kpi(record: Record, order: int, values: Mapping[tuple[str, str], Sequence[Value]]) -> Row:
    return Row(
        entity="kpi",
        id=record["kpi_id"],
        document_id=record["document_id"],
        order=order,
        kind="kpi",
        number=record["code"],
        title=record["name"],
        text=record["formula"],
        place={"goal": record["goal_number"] or record["goal"], "theme": record["theme"], "owner": record["owner"]},
        fields={name: record[name] for name in _KPI_FIELDS},
        values=tuple(values.get((record["document_id"], record["kpi_id"]), ())),
        page=_integer(record["page"]),
    )


def _value(record: Record) -> Value:
    return Value(
        roc_year=_integer(record["roc_year"]),
        kind=record["kind"],
        comparator=record["comparator"],
        value=float(record["value"]) if record["value"] else None,
        unit=record["unit"],
        status=record["status"],
        raw=record["raw"],
    )


def _unread_pages(findings: Sequence[Record]) -> Mapping[str, frozenset[int]]:
    """Collect the pages that we say we could not read; page 0 stands for the document as a whole.

    An error of our own reading is what makes a document partial; the office's own errors are printed, and read.
    """
    pages: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        if finding["origin"] == "extraction" and finding["severity"] == "error":
            pages[finding["document_id"]].add(_integer(finding["page"]) or 0)
    return {document: frozenset(numbers) for document, numbers in pages.items()}


def _integer(text: str) -> int | None:
    return int(text) if text else None
