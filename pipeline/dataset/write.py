"""Results to one dataset folder: every table as CSV and Parquet, plans as JSON, a database, a description."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.dataset.data_package import write_data_package
from pipeline.dataset.document_part import DocumentPart, fill_plan, fill_records, render_part
from pipeline.dataset.duckdb_file import write_duckdb
from pipeline.dataset.identity import Head, assign_document_ids, read_head
from pipeline.dataset.publish import published
from pipeline.dataset.table_files import TableFiles, open_table_files
from schemas.result import DocumentResult

_OFFICES = "offices"


def write_dataset(results: Sequence[DocumentResult], out: Path, *, with_names: bool = False) -> None:
    """Write the dataset of these results; the folder appears whole or not at all.

    The same results give the same bytes in any order (the database file's own layout aside).

    Args:
        results: One for each file.
        out: The folder; a dataset in it is replaced.
        with_names: Write personal names as printed instead of masking them.

    Raises:
        OSError: The folder cannot be written.
    """
    heads = [read_head(result) for result in results]
    write_parts(heads, lambda index: render_part(results[index], with_names=with_names), out)


def write_parts(heads: Sequence[Head], part_of: Callable[[int], DocumentPart], out: Path) -> None:
    """Write the dataset of documents that are rendered already.

    Each part is asked for once and let go again, so that one is in memory at a time where they come from disk.

    Args:
        heads: What each document's id comes from.
        part_of: From a document's index in `heads` to its part.
        out: As in `write_dataset`.

    Raises:
        OSError: As in `write_dataset`.
    """
    ids = assign_document_ids(heads)
    with published(out) as folder:
        (folder / "plans").mkdir()
        offices: dict[str, bytes] = {}
        with open_table_files(folder) as files:
            for index in sorted(range(len(ids)), key=ids.__getitem__):
                part = part_of(index)
                if part.office:
                    offices[part.office] = part.records[_OFFICES]
                _write_part(part, ids[index], heads[index].source, files, folder / "plans")
            for name in sorted(offices):
                files.append(_OFFICES, offices[name])
        write_duckdb(folder)
        write_data_package(folder)


def _write_part(part: DocumentPart, document_id: str, source: str, files: TableFiles, plans: Path) -> None:
    for table, records in part.records.items():
        if table != _OFFICES:
            files.append(table, fill_records(records, document_id, source))
    if part.plan:
        (plans / f"{document_id}.json").write_bytes(fill_plan(part.plan, document_id, source))
