"""What a worker does with one document: fetch, look into the cache, read, render, keep.

Only workers import this module, and with it all that reads, before they say that they are ready: no document's time
runs while libraries load.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import cast

from pipeline.dataset.document_part import render_part
from pipeline.ingest.code_version import code_version
from pipeline.ingest.document_job import KEPT, LOST, WHOLE, DocumentJob
from pipeline.ingest.entries import pack_entry, read_receipt
from pipeline.ingest.failures import failed
from pipeline.ingest.fetch import fetch
from pipeline.ingest.one import collector_off, ingest_bytes
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.receipts import Receipt, encode_receipt, receipt_of
from pipeline.ingest.sources import is_url
from pipeline.ingest.whole_file import write_whole
from schemas.errors import UnreadableDocumentError


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
        return WHOLE + _read(data, job.options)[1]
    entry = job.cache.entry(sha256)
    receipt = read_receipt(entry)
    if receipt is None:
        receipt, packed = _read(data, job.options)
        write_whole(entry, packed)
    if path is not None and seen is not None:
        job.cache.remember_digest(path, sha256, seen)
    return KEPT + encode_receipt(receipt)


def _read(data: bytes, options: IngestOptions) -> tuple[Receipt, bytes]:
    with collector_off():
        result = ingest_bytes(data, options, "")
        receipt = receipt_of(result)
        return receipt, pack_entry(receipt, render_part(result, with_names=options.with_names))


def _state(path: Path | None) -> os.stat_result | None:
    with suppress(OSError):
        return None if path is None else path.stat()
    return None
