"""The workbook holds what the dataset holds, typed, and nothing in it runs."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from pipeline.dataset import workbook
from pipeline.dataset.read import UnreadableDatasetError, read_rows
from pipeline.dataset.workbook import write_workbook
from pipeline.dataset.write import write_dataset
from schemas.dataset import DATASET
from schemas.page import Box
from schemas.plan import Document, Evidence, Measure, Plan
from schemas.result import DocumentResult
from tests.pipeline.dataset.gold_plan import gold_results

_HOSTILE = ['=cmd|"/c calc"!A1', "+1+1", "-----", "@SUM(1)", "	=1", "https://example.org/", "007", "1e5", "≥1450"]
_HOSTILE += ["_x0041_"]  # what Excel itself would read as an escaped A


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    evidence = Evidence(page=1, box=Box(1, 2, 3, 4))
    measures = tuple(
        Measure(measure_id=f"m-{i}", kind="action", text=text, months=(1, 12), evidence=evidence)
        for i, text in enumerate([*_HOSTILE, "字" * 40_000])
    )
    plan = Plan(document=Document(office="臺北市政府", approved_on="2023-12-29"), measures=measures)
    out = tmp_path_factory.mktemp("workbook") / "out"
    write_dataset([gold_results()[4], DocumentResult(source="a.pdf", sha256="0" * 64, status="ok", plan=plan)], out)
    return out


@pytest.fixture(scope="module")
def book(dataset: Path) -> Any:
    write_workbook(dataset, dataset / "plans.xlsx")
    return openpyxl.load_workbook(dataset / "plans.xlsx")


def _read(value: object) -> object:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d")
    return unescape(value) if isinstance(value, str) else value


def test_there_is_a_sheet_for_each_table_with_filter_and_frozen_head(book: Any) -> None:
    assert book.sheetnames == [table.name for table in DATASET]
    for table in DATASET:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].comment.text.startswith(table.columns[0].zh)


@pytest.mark.parametrize("table", [table.name for table in DATASET])
def test_every_cell_holds_the_value_of_the_dataset(book: Any, dataset: Path, table: str) -> None:
    sheet = book[table]
    rows = read_rows(dataset, table)
    assert sheet.max_row == len(rows) + 1
    for row, cells in zip(rows, sheet.iter_rows(min_row=2), strict=True):
        for value, cell in zip(row.values(), cells, strict=True):
            expected = ";".join(map(str, value)) if isinstance(value, tuple) else value
            assert _read(cell.value) == (expected[:32_767] if isinstance(expected, str) else expected)


def test_nothing_in_it_is_a_formula_or_a_link(book: Any, dataset: Path) -> None:
    texts = {
        _read(cell.value): cell.data_type for (cell,) in book["measures"].iter_rows(min_col=7, max_col=7, min_row=2)
    }
    assert {texts[text] for text in _HOSTILE} == {"s"}
    with zipfile.ZipFile(dataset / "plans.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(DATASET)
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_text_that_excel_cannot_hold_is_cut_and_named(dataset: Path, tmp_path: Path) -> None:
    assert write_workbook(dataset, tmp_path / "a.xlsx") == ["measures"]


def test_rows_that_excel_cannot_hold_are_left_out_and_named(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 5)
    assert "kpi_values" in write_workbook(dataset, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["kpi_values"].max_row == 5


def test_the_same_dataset_gives_the_same_bytes(dataset: Path, tmp_path: Path) -> None:
    write_workbook(dataset, tmp_path / "a.xlsx")
    write_workbook(dataset, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_folder_that_is_no_dataset_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDatasetError, match="jihua ingest"):
        write_workbook(tmp_path, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []
