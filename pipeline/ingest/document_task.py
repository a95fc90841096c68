"""What a worker does with one document: fetch, look into the cache, read, keep. The pool knows it by its name."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from pipeline.ingest.cache import Cache
from pipeline.ingest.code_version import code_version
from pipeline.ingest.entries import pack_entry, read_receipt, write_entry
from pipeline.ingest.failures import failed
from pipeline.ingest.fetch import fetch
from pipeline.ingest.one import IngestOptions, ingest_bytes
from pipeline.ingest.receipts import encode_receipt, receipt_of
from pipeline.ingest.sources import is_url
from schemas.errors import UnreadableDocumentError

TASK: Final = "pipeline.ingest.document_task:read_document"

# The first byte of a reply says what follows it.
KEPT: Final = b"K"  # a receipt; the entry is in the cache
LOST: Final = b"L"  # a receipt; the file itself could not be had, so there is nothing to keep
WHOLE: Final = b"W"  # the entry itself, for a batch that shares no cache with the worker


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentJob:
    """One document to read.

    Attributes:
        location: A path or a URL.
        data: Its bytes, where the worker cannot fetch them itself; else None.
        options: How to read.
        cache: Where to look for and keep the result; None where batch and worker share no disk.
        version: The batch's code version.
    """

    location: str
    data: bytes | None
    options: IngestOptions
    cache: Cache | None
    version: str


def read_document(payload: object) -> bytes:
    """Read one document and return the reply for the batch.

    Raises:
        RuntimeError: The worker runs other code than the batch (on another machine).
    """
    job = cast("DocumentJob", payload)
    if job.version != code_version():
        raise RuntimeError(f"the worker runs jihua {code_version()}, the batch {job.version}; install the same")
    path = None if job.data is not None or is_url(job.location) else Path(job.location)
    seen = _state(path)
    try:
        data = fetch(job.location) if job.data is None else job.data
    except UnreadableDocumentError as error:
        return LOST + encode_receipt(receipt_of(failed("", "", error)))
    sha256 = hashlib.sha256(data).hexdigest()
    if job.cache is None:
        return WHOLE + pack_entry(ingest_bytes(data, job.options, ""))
    entry = job.cache.entry(sha256)
    receipt = read_receipt(entry)
    if receipt is None:
        result = ingest_bytes(data, job.options, "")
        receipt = receipt_of(result)
        write_entry(entry, pack_entry(result))
    if path is not None and seen is not None:
        job.cache.remember_digest(path, sha256, seen)
    return KEPT + encode_receipt(receipt)


def _state(path: Path | None) -> os.stat_result | None:
    with suppress(OSError):
        return None if path is None else path.stat()
    return None
