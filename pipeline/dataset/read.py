"""A dataset folder back to rows, typed; for what people ask of it."""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from pipeline.dataset.publish import is_dataset
from pipeline.dataset.row import Row, Value
from schemas.dataset import DATASET, SCHEMA_VERSION, ColumnType, TableSchema
from schemas.errors import PlanDataError


class UnreadableDatasetError(PlanDataError):
    """A folder holds no dataset that this version can read.

    Attributes:
        message, message_en: What is wrong and what to do, for people.
    """

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message, message_en)
        self.message, self.message_en = message, message_en

    def __str__(self) -> str:
        return self.message_en


def read_rows(dataset: Path, table: str) -> list[Row]:
    """Return a table's rows in their order, every column of the schema present.

    Raises:
        UnreadableDatasetError: The folder is no dataset, or one of a later version.
    """
    check_dataset(dataset)
    return list(iterate_rows(dataset, table))


def check_dataset(dataset: Path) -> None:
    """Make sure that a folder is a dataset that this version reads.

    Raises:
        UnreadableDatasetError: It is not.
    """
    if not is_dataset(dataset):
        raise UnreadableDatasetError(
            f"{dataset} 不是資料集，或未寫完。請先執行 jihua ingest。",
            f"{dataset} is no dataset, or was not written to its end. Run jihua ingest first.",
        )
    version = str(json.loads((dataset / "datapackage.json").read_text(encoding="utf-8")).get("version", ""))
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise UnreadableDatasetError(
            f"{dataset} 的資料規格是 {version}，這個版本讀 {SCHEMA_VERSION}。請重新執行 jihua ingest。",
            f"{dataset} has schema {version}, this version reads {SCHEMA_VERSION}. Run jihua ingest again.",
        )


def iterate_rows(dataset: Path, table: str) -> Iterator[Row]:
    """Yield a table's rows one by one, in their order; columns that an older dataset lacks are missing values."""
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)  # a cell may hold a page of text
    schema = next(schema for schema in DATASET if schema.name == table)
    with (dataset / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        for record in csv.DictReader(file):
            yield _row(schema, record)


def _row(schema: TableSchema, record: dict[str, str]) -> Row:
    return {
        column.name: _PARSE[column.type](text) if (text := record.get(column.name)) else None
        for column in schema.columns
    }


_PARSE: Final[dict[ColumnType, Callable[[str], Value]]] = {
    "string": str,
    "date": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: text == "true",
    "integers": lambda text: tuple(map(int, text.split(";"))),
    "strings": lambda text: tuple(text.split(";")),
}
