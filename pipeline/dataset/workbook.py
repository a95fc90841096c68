"""A dataset as one Excel workbook: a sheet for each table, typed, and nothing in it runs.

Every text is written as a string cell, never parsed: no formula, no link, no number made of a code.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.dataset.csv_files import csv_text
from pipeline.dataset.read import check_dataset, iterate_rows
from pipeline.dataset.row import Value
from schemas.dataset import DATASET, Column, TableSchema

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS: Final = 1_048_576  # of a sheet, its head included (Excel specifications and limits)
MAX_TEXT: Final = 32_767  # characters of a cell
_EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a property of the file that has no time zone
_WIDEST: Final = 60
_SAMPLE_ROWS: Final = 200  # looked at to choose a column's width
_INERT: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,  # rows go to disk as they come
    "in_memory": False,
}


def write_workbook(dataset: Path, target: Path) -> list[str]:
    """Write a dataset's tables to `target` (.xlsx); it appears whole or not at all.

    Returns:
        The sheets that hold less than their table because Excel has no room (rows or text cut off).

    Raises:
        UnreadableDatasetError: The folder is no dataset.
        OSError: The file cannot be written.
    """
    import xlsxwriter

    check_dataset(dataset)
    draft = target.with_name(f".{target.name}.new")
    cut: list[str] = []
    try:
        with xlsxwriter.Workbook(str(draft), _INERT) as workbook:
            # Without a fixed date the same dataset would give other bytes at another time.
            workbook.set_properties({"title": "jihua", "created": _EPOCH})
            head = workbook.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "top"})
            day = workbook.add_format({"num_format": "yyyy-mm-dd"})
            for table in DATASET:
                sheet = workbook.add_worksheet(table.name)
                if not _write_sheet(sheet, table, dataset, head, day):
                    cut.append(table.name)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return cut


def _write_sheet(sheet: "Worksheet", table: TableSchema, dataset: Path, head: "Format", day: "Format") -> bool:
    """Write one table; False where a row or a part of a text had no room."""
    whole = True
    for index, (column, width) in enumerate(zip(table.columns, _widths(table, dataset), strict=True)):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, column.name, head)
        sheet.write_comment(0, index, _comment(column), {"x_scale": 1.6, "y_scale": 0.8})
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(iterate_rows(dataset, table.name), 1):
        if last == MAX_ROWS:
            whole = False
            last -= 1
            break
        for index, (column, value) in enumerate(zip(table.columns, row.values(), strict=True)):
            whole &= _write_cell(sheet, last, index, column, value, day)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    return whole


def _write_cell(sheet: "Worksheet", row: int, index: int, column: Column, value: Value, day: "Format") -> bool:
    if value is None:
        return True
    if isinstance(value, bool):
        sheet.write_boolean(row, index, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value)
    elif column.type == "date":
        sheet.write_datetime(row, index, date.fromisoformat(str(value)), day)
    else:
        text = csv_text(value)
        sheet.write_string(row, index, text[:MAX_TEXT])
        return len(text) <= MAX_TEXT
    return True


def _comment(column: Column) -> str:
    note = f"（{column.note}）" if column.note else ""
    unit = f" [{column.unit}]" if column.unit else ""
    return f"{column.zh}{note}{unit}\n{column.en}"


def _widths(table: TableSchema, dataset: Path) -> Iterator[int]:
    longest = [len(column.name) + 4 for column in table.columns]  # room for the filter's arrow
    for _, row in zip(range(_SAMPLE_ROWS), iterate_rows(dataset, table.name), strict=False):
        for index, value in enumerate(row.values()):
            longest[index] = max(longest[index], max(map(_width, csv_text(value).split("\n"))))
    return (min(width, _WIDEST) for width in longest)


def _width(line: str) -> int:
    return sum(2 if char > "\u2e7f" else 1 for char in line) + 1
