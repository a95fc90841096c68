"""Every table's files, open for records: what is appended goes to the CSV as it is and to the Parquet file typed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipeline.dataset.csv_files import csv_head
from pipeline.dataset.parquet_files import ParquetFile, open_parquet_file
from schemas.dataset import DATASET


class _Files(NamedTuple):
    csv: BinaryIO
    parquet: ParquetFile


class TableFiles:
    """Open files of all tables."""

    def __init__(self, files: dict[str, _Files]) -> None:
        self._files = files

    def append(self, table: str, records: bytes) -> None:
        """Append whole CSV records (UTF-8) that keep the schema."""
        files = self._files[table]
        files.csv.write(records)
        files.parquet.append(records)


@contextmanager
def open_table_files(folder: Path) -> Iterator[TableFiles]:
    """Create `<table>.csv` and `<table>.parquet` for every table; they are whole when the block ends."""
    with ExitStack() as stack:
        files: dict[str, _Files] = {}
        for table in DATASET:
            csv_file = stack.enter_context((folder / f"{table.name}.csv").open("wb"))
            csv_file.write(csv_head(table))
            parquet = stack.enter_context(open_parquet_file(table, folder / f"{table.name}.parquet"))
            files[table.name] = _Files(csv_file, parquet)
        yield TableFiles(files)
