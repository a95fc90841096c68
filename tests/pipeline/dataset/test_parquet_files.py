"""Parquet files are written group by group, whatever the groups' size, and hold what the CSV holds."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.dataset import parquet_files
from pipeline.dataset.csv_files import csv_records
from pipeline.dataset.parquet_files import open_parquet_file
from pipeline.dataset.row import Row
from schemas.dataset import DATASET

PASSAGES = next(table for table in DATASET if table.name == "passages")


def record(number: int, text: str) -> bytes:
    given: Row = {
        "passage_id": f"d/{number}",
        "document_id": "d",
        "kind": "text",
        "text": text,
        "page": 1,
        "method": "text",
        "confidence": 1.0,
    }
    return csv_records([{column.name: given.get(column.name) for column in PASSAGES.columns}]).encode()


@pytest.mark.parametrize("group_bytes", [1, 200, 1 << 20])
def test_groups_are_bounded_and_no_record_is_parted(
    tmp_path: Path, group_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_files, "_GROUP_BYTES", group_bytes)
    texts = ["短", 'two\nlines, "quoted"', "長" * 3000, "end"]
    with open_parquet_file(PASSAGES, tmp_path / "p.parquet") as file:
        for number, text in enumerate(texts):
            file.append(record(number, text))
    read = pq.read_table(tmp_path / "p.parquet")
    assert read.column("text").to_pylist() == texts
    groups = pq.read_metadata(tmp_path / "p.parquet").num_row_groups
    assert groups == {1: 4, 200: 2, 1 << 20: 1}[group_bytes]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    with open_parquet_file(PASSAGES, tmp_path / "p.parquet"):
        pass
    read = pq.read_table(tmp_path / "p.parquet")
    assert (read.num_rows, read.column_names) == (0, [column.name for column in PASSAGES.columns])
