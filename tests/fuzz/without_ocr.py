"""The worker's task without text recognition, whose seconds a page would hide everything else of a fuzz run.

It reads as on a machine where `jihua[ocr]` is not installed. Only worker processes of the fuzz run import this module.
"""

from extractors.readers.ocr import installed


def read_document(payload: object) -> bytes:
    """Do what the worker's own task does."""
    from pipeline.ingest import document_task  # not before recognition is said to be away

    return document_task.read_document(payload)


def _absent() -> bool:
    return False


installed.is_installed = _absent
