"""Bytes to Pages, by the reader that is asked for."""

from extractors.readers.watermark import set_watermarks_apart
from schemas.page import Page

READERS = ("pdfium", "pdfplumber")


def read_pages(data: bytes, *, reader: str = "pdfium", password: str | None = None) -> tuple[Page, ...]:
    """Read every page of a PDF.

    Args:
        data: The file.
        reader: `pdfium` (fast) or `pdfplumber` (slow and independent).
        password: The user or owner password, where one is needed.

    Raises:
        UnreadableDocumentError: The file is no PDF, is broken, or is locked; its `reason` says which.
        ValueError: There is no such reader.
    """
    if reader == "pdfium":
        from extractors.readers import pdfium

        return set_watermarks_apart(pdfium.read_pages(data, password))
    if reader == "pdfplumber":
        from extractors.readers import plumber

        return set_watermarks_apart(plumber.read_pages(data, password))
    raise ValueError(f"no reader {reader!r}: expected one of {', '.join(READERS)}")
