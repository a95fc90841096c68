"""The job that a batch gives a worker for one document, and the forms of the worker's reply."""

from dataclasses import dataclass
from typing import Final

from pipeline.ingest.cache import Cache
from pipeline.ingest.options import IngestOptions

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
