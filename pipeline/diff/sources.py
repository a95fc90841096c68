"""The two editions that a diff compares: read from two PDFs, or chosen from a dataset."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.language.normalize import fold_key
from pipeline.align.dataset import build_editions
from pipeline.align.row import Edition
from schemas.errors import PlanDataError

if TYPE_CHECKING:
    from pipeline.ingest.options import IngestOptions
    from schemas.result import DocumentResult


class SourceError(PlanDataError):
    """The two editions cannot be had: a file could not be read, or a dataset has none or several that fit.

    Attributes:
        message, message_en: What is wrong and what to do, for people.
        unreadable: A file could not be read, rather than a question put wrongly.
    """

    def __init__(self, message: str, message_en: str, *, unreadable: bool = False) -> None:
        super().__init__(message, message_en)
        self.message, self.message_en, self.unreadable = message, message_en, unreadable

    def __str__(self) -> str:
        return self.message_en


def read_editions(old: Path, new: Path, options: "IngestOptions") -> tuple[Edition, Edition]:
    """Read two PDFs, the older edition first.

    Raises:
        SourceError: One of them could not be read.
    """
    from pipeline.ingest.one import ingest_one

    results = [ingest_one(path, options) for path in (old, new)]
    for result in results:
        if result.plan is None:
            raise SourceError(
                f"{result.source}：{result.message}", f"{result.source}: {result.message_en}", unreadable=True
            )
    first, second = editions_of(results)
    return first, second


def editions_of(results: Sequence["DocumentResult"]) -> tuple[Edition, ...]:
    """Return the editions that these results are, as if they had been written to a dataset and read again."""
    from pipeline.dataset.csv_files import csv_text
    from pipeline.dataset.document_rows import document_rows
    from pipeline.dataset.identity import assign_document_ids, read_head

    ids = assign_document_ids([read_head(result) for result in results])
    tables: dict[str, list[dict[str, str]]] = {}
    for result, document_id in zip(results, ids, strict=True):
        for table, rows in document_rows(result, document_id).items():
            texts = ({name: csv_text(value) for name, value in row.items()} for row in rows)
            tables.setdefault(table, []).extend(texts)
    return build_editions(tables)


def choose_editions(
    editions: Sequence[Edition], office: str, from_year: int, to_year: int, plan_type: str | None = None
) -> tuple[Edition, Edition]:
    """Choose an office's plans of two years from a dataset.

    Args:
        editions: All of the dataset.
        office: A part of the office's name; 台 and 臺 are the same.
        from_year: ROC year of the old edition: that a plan begins with, or else that it runs over.
        to_year: The same of the new edition.
        plan_type: Which plan, where the office has several.

    Raises:
        SourceError: No plan fits, or more than one.
    """
    fitting = _of_office(editions, office)
    if plan_type is not None:
        fitting = [edition for edition in fitting if edition.plan_type == plan_type]
    old, new = (_of_year(fitting, year) for year in (from_year, to_year))
    common = {edition.series for edition in old} & {edition.series for edition in new}
    pairs = [(a, b) for a in old for b in new if a.series == b.series and a is not b]
    if len(pairs) == 1:
        return pairs[0]
    listed = _list(fitting or editions)
    if not pairs:
        raise SourceError(
            f"資料集裡沒有「{office}」{from_year} 年與 {to_year} 年的同一種計畫。現有：{listed}",
            f"The dataset has no plan of one type of {office!r} for both {from_year} and {to_year}. It has: {listed}",
        )
    types = ", ".join(sorted({plan for _, plan in common}))
    raise SourceError(
        f"「{office}」有不只一種計畫符合，請用 --plan-type 指定（{types}）或寫出更完整的機關名稱。符合的有：{listed}",
        f"More than one plan of {office!r} fits; name one with --plan-type ({types}), or more of the office's name. "
        f"These fit: {listed}",
    )


def _of_office(editions: Sequence[Edition], office: str) -> list[Edition]:
    wanted = fold_key(office)
    return [edition for edition in editions if wanted and wanted in fold_key(edition.office)]


def _of_year(editions: Sequence[Edition], year: int) -> list[Edition]:
    """Return the plans that begin in a year; where none does, those that run over it."""
    begin = [edition for edition in editions if edition.roc_year_start == year]
    return begin or [edition for edition in editions if _runs_over(edition, year)]


def _runs_over(edition: Edition, year: int) -> bool:
    if edition.roc_year_start is None:
        return False
    return edition.roc_year_start <= year <= (edition.roc_year_end or edition.roc_year_start)


def _list(editions: Sequence[Edition]) -> str:
    years = [f"{edition.office} {edition.roc_year_start or '?'} ({edition.plan_type})" for edition in editions]
    return "; ".join(sorted(years)) or "-"
