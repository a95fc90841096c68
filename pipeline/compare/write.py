"""All files of a comparison, the same bytes for the same dataset."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.align.clusters import align_editions
from pipeline.align.dataset import load_editions
from pipeline.align.links import LINK_COLUMNS, Links, read_links
from pipeline.compare.alignment import ALIGNMENT_COLUMNS, PAIR_COLUMNS, alignment_records, pair_records
from pipeline.compare.cluster import Cluster, describe_clusters
from pipeline.compare.coverage import COVERAGE_COLUMNS, coverage_records
from pipeline.compare.differences import DIFFERENCE_COLUMNS, difference_records
from pipeline.compare.matrix import matrix_columns, matrix_records
from pipeline.compare.quantities import load_quantities
from pipeline.dataset.csv_files import csv_text
from pipeline.dataset.row import Value

LINKS_FILE = "links.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a comparison found.

    Attributes:
        documents: How many plans were compared.
        offices: Their offices, in order.
        links: How many decisions of people were followed.
    """

    documents: int
    offices: tuple[str, ...]
    clusters: tuple[Cluster, ...]
    links: int


def compare_dataset(dataset: Path, out: Path, links: Path | None = None) -> Comparison:
    """Align all plans of a dataset and write the tables of the comparison.

    These are `alignment.csv`, `matrix.csv`, `coverage.csv`, `differences.csv` and `pairs.csv`.

    Args:
        dataset: A folder that `jihua ingest` wrote.
        out: The folder to write.
        links: The decisions of people; `links.csv` in `out` where not given. One without decisions is put there for
            them where there is none, and never written over.

    Raises:
        DatasetError: The folder is no dataset.
        LinksError: A line of the decisions cannot be followed; nothing is written.
    """
    editions = load_editions(dataset)
    decided = links if links is not None else out / LINKS_FILE
    decisions = read_links(decided, editions) if decided.exists() else Links()
    aligned = align_editions(editions, decisions)
    clusters = describe_clusters(aligned, editions)
    offices = tuple(sorted({edition.office for edition in editions if edition.office}))
    rows = {row.id: row for edition in editions for row in edition.rows}
    quantities = load_quantities(dataset, rows)
    office_of = {edition.document_id: edition.office for edition in editions}

    out.mkdir(parents=True, exist_ok=True)
    _write(out / "alignment.csv", ALIGNMENT_COLUMNS, alignment_records(clusters))
    _write(out / "matrix.csv", matrix_columns(offices), matrix_records(clusters, offices, quantities))
    _write(out / "coverage.csv", COVERAGE_COLUMNS, coverage_records(clusters, offices))
    _write(out / "differences.csv", DIFFERENCE_COLUMNS, difference_records(clusters, quantities))
    _write(out / "pairs.csv", PAIR_COLUMNS, pair_records(aligned, office_of, decisions))
    if not (out / LINKS_FILE).exists():
        _write(out / LINKS_FILE, LINK_COLUMNS, ())
    return Comparison(documents=len(editions), offices=offices, clusters=clusters, links=len(decisions))


def _write(path: Path, columns: Sequence[str], records: Iterable[Mapping[str, Value]]) -> None:
    """Write UTF-8 with BOM and CRLF, as the dataset's tables are."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for record in records:
            writer.writerow([csv_text(record[column]) for column in columns])
