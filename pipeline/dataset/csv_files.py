"""CSV: UTF-8 with BOM, RFC 4180 (CRLF between records, quotes where needed), the same rows to the same bytes."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, Protocol

from pipeline.dataset.row import Row, Value
from schemas.dataset import DATASET

_AS_THEY_ARE: Final = frozenset({str, int, type(None)})  # the csv module writes these as `csv_text` does


class _Writer(Protocol):
    def writerow(self, row: Sequence[Value], /) -> object: ...


class CsvFiles:
    """Every table's CSV file, open for rows."""

    def __init__(self, writers: dict[str, _Writer]) -> None:
        self._writers = writers

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Append rows that keep the schema."""
        writer = self._writers[table]
        for row in rows:
            writer.writerow([v if v.__class__ in _AS_THEY_ARE else csv_text(v) for v in row.values()])


@contextmanager
def open_csv_files(folder: Path) -> Iterator[CsvFiles]:
    """Create `<table>.csv` with its head for every table."""
    with ExitStack() as stack:
        writers: dict[str, _Writer] = {}
        for table in DATASET:
            path = folder / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writer = csv.writer(file)
            writer.writerow([column.name for column in table.columns])
            writers[table.name] = writer
        yield CsvFiles(writers)


def csv_text(value: Value) -> str:
    """Return one value as CSV holds it: missing is empty, whole numbers have no point, lists are joined by `;`."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(map(csv_text, value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)
