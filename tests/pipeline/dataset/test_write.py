"""A dataset folder as others meet it: every format says the same, keys hold, and it appears whole or not at all."""

import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.dataset.json_schema import plan_schema
from pipeline.dataset.write import write_dataset
from schemas.dataset import DATASET
from schemas.plan import Document, Plan
from schemas.result import DocumentResult
from tests.pipeline.dataset.gold_plan import GOLD, gold_results

_FAILED = DocumentResult(
    source="壞檔.pdf", sha256="f" * 64, status="failed", message="不是 PDF。", message_en="Not a PDF."
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dataset") / "out"
    write_dataset([*gold_results(), _FAILED], out)
    return out


def _rows(dataset: Path, table: str) -> list[dict[str, str]]:
    with (dataset / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_gold_row_is_a_row_with_its_text_as_printed(dataset: Path) -> None:
    sources = {row["document_id"]: row["source"] for row in _rows(dataset, "documents")}
    for table, fields in {
        "measures": ("kind", "number", "title", "text", "owner", "criteria", "expected_benefit"),
        "kpi_values": ("kpi_code", "roc_year", "kind", "raw", "note"),
        "outline": ("number", "level", "text"),
        "goals": ("number", "title", "theme", "perspective"),
    }.items():
        written = Counter(
            (sources[row["document_id"]], *(row[field] for field in fields)) for row in _rows(dataset, table)
        )
        printed = Counter(
            (gold["document"]["source"], *("" if row.get(field) is None else str(row[field]) for field in fields))
            for gold in (json.loads(path.read_text(encoding="utf-8")) for path in GOLD.glob("*.gold.json"))
            for row in gold[table]
        )
        assert written == printed


def test_no_gold_row_breaks_the_schema(dataset: Path) -> None:
    assert [row for row in _rows(dataset, "findings") if row["rule"] == "broken-row"] == []


def test_columns_stand_in_the_order_of_the_schema(dataset: Path) -> None:
    for table in DATASET:
        head = (dataset / f"{table.name}.csv").read_bytes().split(b"\r\n")[0]
        assert head.decode("utf-8-sig").split(",") == [column.name for column in table.columns]


def test_months_are_parted_by_semicolons_and_whole_numbers_have_no_point(dataset: Path) -> None:
    assert "1;2;3;4;5;6;7;8;9;10;11;12" in {row["months"] for row in _rows(dataset, "measures")}
    values = {row["value"] for row in _rows(dataset, "kpi_values")}
    assert "99" in values
    assert not any(value.endswith(".0") for value in values)


def test_schedule_has_a_row_for_each_month_of_each_measure(dataset: Path) -> None:
    months = {row["measure_id"]: row["months"] for row in _rows(dataset, "measures")}
    counted = Counter(row["measure_id"] for row in _rows(dataset, "schedule"))
    assert counted == {measure: len(text.split(";")) for measure, text in months.items() if text}


def test_the_data_package_is_valid(dataset: Path) -> None:
    import frictionless

    report = frictionless.validate(str(dataset / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in DATASET]


def test_every_plan_keeps_the_json_schema(dataset: Path) -> None:
    import jsonschema

    validator = jsonschema.Draft202012Validator(plan_schema())
    plans = sorted((dataset / "plans").glob("*.json"))
    assert len(plans) == len(gold_results())
    for path in plans:
        assert next(validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))), None) is None


def test_a_nested_plan_holds_every_row_once_with_evidence(dataset: Path) -> None:
    counted: Counter[str] = Counter()
    for path in (dataset / "plans").glob("*.json"):
        plan = json.loads(path.read_text(encoding="utf-8"))
        kpis = [*plan["kpis"], *(kpi for goal in plan["goals"] for kpi in goal["kpis"])]
        counted += {
            "outline": _count_sections(plan["outline"]),
            "goals": len(plan["goals"]),
            "kpis": len(kpis),
            "kpi_values": sum(len(kpi["values"]) for kpi in kpis),
            "measures": len(plan["measures"]),
            "cells": sum(len(table["cells"]) for table in plan["tables"]),
            "people": len(plan["people"]),
        }
        values = [value for kpi in kpis for value in kpi["values"]]
        assert all(node["evidence"]["page"] >= 1 for node in [*kpis, *values, *plan["measures"], *plan["goals"]])
    assert counted == {table: len(_rows(dataset, table)) for table in counted}


def _count_sections(sections: list[dict[str, Any]]) -> int:
    return sum(1 + _count_sections(section["children"]) for section in sections)


def test_parquet_and_the_database_hold_the_rows_of_the_csv(dataset: Path) -> None:
    import duckdb
    import pyarrow.parquet as pq

    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        for table in DATASET:
            rows = _rows(dataset, table.name)
            parquet = pq.read_table(dataset / f"{table.name}.parquet")
            assert parquet.column_names == [column.name for column in table.columns]
            assert parquet.num_rows == len(rows)
            counted = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
            assert counted == (len(rows),)
        months = connection.execute("SELECT months FROM measures WHERE len(months) = 12 LIMIT 1").fetchone()
    assert months == (list(range(1, 13)),)


def test_the_database_refuses_a_value_of_no_kpi(dataset: Path, tmp_path: Path) -> None:
    import shutil

    import duckdb

    copy = shutil.copy(dataset / "dataset.duckdb", tmp_path)
    with duckdb.connect(str(copy)) as connection, pytest.raises(duckdb.ConstraintException):
        connection.execute("UPDATE kpi_values SET kpi_id = 'nobody'")


def test_the_same_results_in_another_order_give_the_same_bytes(dataset: Path, tmp_path: Path) -> None:
    write_dataset([_FAILED, *reversed(gold_results())], tmp_path / "again")
    compared = [path for path in sorted(dataset.rglob("*")) if path.is_file() and path.suffix != ".duckdb"]
    assert len(compared) > 2 * len(DATASET)
    for path in compared:
        assert (tmp_path / "again" / path.relative_to(dataset)).read_bytes() == path.read_bytes(), path.name


def test_a_failed_file_is_a_row_with_its_reason_and_no_plan(dataset: Path) -> None:
    (row,) = (row for row in _rows(dataset, "documents") if row["status"] == "failed")
    assert row["document_id"] == f"failed-{'f' * 10}"
    assert (row["source"], row["message"], row["message_en"]) == ("壞檔.pdf", "不是 PDF。", "Not a PDF.")
    assert not (dataset / "plans" / f"{row['document_id']}.json").exists()


def test_the_same_bytes_under_two_names_are_two_rows(tmp_path: Path) -> None:
    result = gold_results()[0]
    write_dataset([result, replace(result, source="copy.pdf")], tmp_path)
    assert sorted(row["source"] for row in _rows(tmp_path, "documents")) == ["beidou-111-medium-term.pdf", "copy.pdf"]
    assert len({row["kpi_id"] for row in _rows(tmp_path, "kpis")}) == 42


def test_hostile_text_is_written_and_read_back_the_same(tmp_path: Path) -> None:
    title = '=1+1,"quoted"\r\n;\ttab <b>{0}%s ../\u202e'
    plan = Plan(document=Document(title=title + "\x00\ud800\uffff", office="臺北市政府"))
    write_dataset([DocumentResult(source="../a,b\n.pdf", sha256="0" * 64, status="ok", plan=plan)], tmp_path)
    (row,) = _rows(tmp_path, "documents")
    assert row["title"] == title.replace("\r\n", "\n") + "\ufffd" * 3
    assert row["source"] == "../a,b\n.pdf"


def test_what_breaks_the_schema_costs_that_value_only(tmp_path: Path) -> None:
    good = gold_results()[0]
    assert good.plan is not None
    values = good.plan.kpi_values
    broken = (replace(values[0], kpi_id="no-such-kpi"), replace(values[1], value=float("inf")), *values[2:])
    write_dataset([replace(good, plan=replace(good.plan, kpi_values=broken))], tmp_path)
    written = _rows(tmp_path, "kpi_values")
    assert len(written) == len(values) - 1
    assert written[0]["value"] == ""
    reasons = [row["message_en"] for row in _rows(tmp_path, "findings")]
    assert sum("dangling" in reason for reason in reasons) == 1
    assert sum("type" in reason for reason in reasons) == 1
