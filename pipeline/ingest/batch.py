"""Many documents to results, one receipt each: from the cache, from worker processes, or from a Dask cluster."""

import hashlib
import os
import stat
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from pipeline.dataset.document_part import DocumentPart, render_part
from pipeline.dataset.identity import Head, make_head
from pipeline.ingest.cache import Cache
from pipeline.ingest.code_version import code_version
from pipeline.ingest.document_job import KEPT, LOST, TASK, WHOLE, DocumentJob
from pipeline.ingest.entries import EntryError, read_part, read_receipt
from pipeline.ingest.errors import RunError
from pipeline.ingest.failures import failed, limit_error
from pipeline.ingest.fetch import MAX_FILE_MB, fetch, lives_in_this_process
from pipeline.ingest.limits import MEBIBYTE, Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.pool import Outcome, run_jobs
from pipeline.ingest.receipts import Receipt, decode_receipt, receipt_of, result_of
from pipeline.ingest.sources import Source, is_url
from pipeline.ingest.whole_file import write_whole
from pipeline.ingest.workers import Job
from schemas.errors import UnreadableDocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """How to run many documents.

    Attributes:
        ingest: How to read each.
        limits: What each may cost.
        workers: How many worker processes; 0 for one for each core that this process may use.
        scheduler: Address of a Dask scheduler (`tcp://host:8786`) that runs the documents instead; "" for none.
    """

    ingest: IngestOptions
    limits: Limits = field(default_factory=Limits)
    workers: int = 0
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A source, what became of it, and where its result is; `entry` is None where there is no more than the receipt."""

    source: Source
    receipt: Receipt
    entry: Path | None


def read_documents(
    sources: Sequence[Source], options: BatchOptions, cache: Cache
) -> Generator[tuple[int, ReadDocument], None, None]:
    """Yield (position in `sources`, what became of it) for every source, cached ones first, others as they end.

    Closing the generator ends all work; what was read so far is in the cache.

    Raises:
        RunError: No worker can be started, or the scheduler cannot be reached.
    """
    missing: list[int] = []
    for position, source in enumerate(sources):
        found = _find_cached(source, cache)
        if found is None:
            missing.append(position)
        else:
            yield position, found
    workers = min(options.workers or usable_cores(), len(missing))
    if workers and not options.scheduler:  # one scan on an idle machine may use all of it
        options = replace(options, ingest=replace(options.ingest, ocr_threads=max(1, usable_cores() // workers)))
    jobs = (Job(position, _job(sources[position], options, cache)) for position in missing)
    with closing(_run(jobs, options, workers)) as outcomes:
        for outcome in outcomes:
            yield outcome.key, _read(sources[outcome.key], outcome, options.limits, cache)


def head_of(document: ReadDocument) -> Head:
    """Return what the id of a document comes from."""
    receipt = document.receipt
    return make_head(document.source.name, receipt.sha256, receipt.identity)


def load_part(document: ReadDocument) -> DocumentPart:
    """Return one document's part of the dataset, from disk where it was read.

    Raises:
        RunError: Its entry has gone from the cache meanwhile.
    """
    if document.entry is None or document.receipt.status == "failed":
        return render_part(result_of(document.receipt), with_names=False)
    try:
        return read_part(document.entry)
    except EntryError as error:
        raise RunError(
            f"快取在執行中被改動或刪除，請再執行一次：{error}", f"The cache was changed meanwhile; run again: {error}"
        ) from error


def usable_cores() -> int:
    """Return how many cores this process may use, where the system tells, else how many there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _find_cached(source: Source, cache: Cache) -> ReadDocument | None:
    if is_url(source.location):
        return None
    sha256 = cache.known_digest(Path(source.location))
    receipt = read_receipt(cache.entry(sha256)) if sha256 else None
    return None if receipt is None else ReadDocument(source, receipt, cache.entry(sha256))


def _job(source: Source, options: BatchOptions, cache: Cache) -> DocumentJob:
    job = DocumentJob(location=source.location, data=None, options=options.ingest, cache=cache, version=code_version())
    if options.scheduler:
        job = replace(job, cache=None)
    carried = lives_in_this_process(source.location) or (options.scheduler and not is_url(source.location))
    if not carried:
        return job
    try:
        return replace(job, data=fetch(source.location))
    except UnreadableDocumentError:
        return job  # the worker will fail to fetch it in its turn, and say why


def _run(jobs: Iterator[Job], options: BatchOptions, workers: int) -> Generator[Outcome, None, None]:
    if options.scheduler:
        from pipeline.ingest.dask_engine import run_jobs_on_dask

        return run_jobs_on_dask(TASK, jobs, options.limits, options.scheduler)
    return run_jobs(TASK, jobs, options.limits, workers)


def _read(source: Source, outcome: Outcome, limits: Limits, cache: Cache) -> ReadDocument:
    if outcome.failure is not None:
        result = failed(source.name, _digest(source), limit_error(outcome.failure, limits))
        return ReadDocument(source, receipt_of(result), None)
    reply = outcome.reply or b""
    kind, body = reply[:1], reply[1:]
    if kind == KEPT:
        receipt = decode_receipt(body)
        return ReadDocument(source, receipt, cache.entry(receipt.sha256))
    if kind == LOST:
        return ReadDocument(source, decode_receipt(body), None)
    if kind != WHOLE:
        raise AssertionError(f"a worker replied {reply[:20]!r}")
    return _keep(source, body, cache)


_UNKNOWN: Final = ""


def _digest(source: Source) -> str:
    """Return the digest of a file whose worker died, "" where it cannot be had safely (a pipe, an address)."""
    if is_url(source.location):
        return _UNKNOWN
    path = Path(source.location)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_FILE_MB * MEBIBYTE:
            return _UNKNOWN
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return _UNKNOWN


def _keep(source: Source, entry: bytes, cache: Cache) -> ReadDocument:
    draft = cache.results / "arrived"
    write_whole(draft, entry)
    receipt = read_receipt(draft)
    if receipt is None:
        raise AssertionError("a worker sent a torn entry")
    place = cache.entry(receipt.sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(place)
    return ReadDocument(source, receipt, place)
