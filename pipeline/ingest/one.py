"""One PDF to one result, whatever happens on the way."""

import gc
import hashlib
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.ingest.failures import failed, internal_error
from pipeline.ingest.fetch import fetch
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stages import read_pdf
from schemas.errors import PlanDataError, UnreadableDocumentError
from schemas.plan import Plan
from schemas.result import DocumentResult

__all__ = ["IngestOptions", "ingest_bytes", "ingest_one"]


def ingest_one(path: Path | str, options: IngestOptions, source: str = "") -> DocumentResult:
    """Read one file; never raises for what a file holds or for its being away.

    Args:
        path: A path, or a URL that fsspec knows.
        options: How to read.
        source: The name that the dataset shows; the file's own name where empty.

    Raises:
        MemoryError: There is no memory left; the process may be ill, so whoever started it had better end it.
    """
    name = source or Path(path).name
    try:
        data = fetch(str(path))
    except UnreadableDocumentError as error:
        return failed(name, "", error)
    return ingest_bytes(data, options, name)


def ingest_bytes(data: bytes, options: IngestOptions, source: str) -> DocumentResult:
    """Read one file's bytes; whatever goes wrong inside is in the result, under a reason of its own.

    Raises:
        MemoryError: As in ingest_one.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        with collector_off():
            plan = read_pdf(
                data,
                reader=options.reader,
                password=options.password,
                lexicon=options.lexicon,
                ocr_threads=options.ocr_threads,
            )
    except UnreadableDocumentError as error:
        return failed(source, sha256, error)
    except PlanDataError as error:
        return failed(
            source, sha256, UnreadableDocumentError("unreadable-content", f"內容無法判讀：{error}", str(error))
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug, or a file worse than we knew, costs one document and is named
        return failed(source, sha256, internal_error(error, traceback.extract_tb(error.__traceback__)))
    return _judge(plan, source, sha256)


@contextmanager
def collector_off() -> Iterator[None]:
    """Hold Python's cycle collector for one document: all that is made is needed to the end, and it has no cycles.

    Looking through it again and again would take a sixth of the whole time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _judge(plan: Plan, source: str, sha256: str) -> DocumentResult:
    """Call a document partial where we say of ourselves that a part of it could not be read."""
    unread = [finding for finding in plan.findings if finding.severity == "error" and finding.origin == "extraction"]
    if not unread:
        return DocumentResult(source=source, sha256=sha256, status="ok", plan=plan)
    first, more = unread[0], len(unread) - 1
    return DocumentResult(
        source=source,
        sha256=sha256,
        status="partial",
        reason=first.rule,
        message=first.message + (f"（另有 {more} 處，見 findings）" if more else ""),
        message_en=first.message_en + (f" ({more} more in findings)" if more else ""),
        plan=plan,
    )
