"""Bytes to Pages, by the reader that is asked for."""

from dataclasses import replace

from extractors.readers.ocr.installed import is_installed
from extractors.readers.ocr.legibility import pages_needing_ocr
from extractors.readers.watermark import set_watermarks_apart
from schemas.page import Page

READERS = ("pdfium", "pdfplumber")


def read_pages(
    data: bytes, *, reader: str = "pdfium", password: str | None = None, ocr_threads: int = 1
) -> tuple[Page, ...]:
    """Read every page of a PDF; pages without a usable text layer from their picture, if `jihua[ocr]` is installed.

    Where it is not, such a page keeps what was read of it and says `text_layer` none
    (extractors.readers.ocr.legibility.pages_left_unread names them).

    Args:
        data: The file.
        reader: `pdfium` (fast) or `pdfplumber` (slow and independent).
        password: The user or owner password, where one is needed.
        ocr_threads: Threads of the text recognizer; one where several processes read side by side.

    Raises:
        UnreadableDocumentError: The file is no PDF, is broken, or is locked; its `reason` says which.
        ValueError: There is no such reader.
    """
    pages = _read_layers(data, reader, password)
    needed = set(pages_needing_ocr(pages))
    return set_watermarks_apart(_read_pictures(data, pages, needed, password, ocr_threads) if needed else pages)


def _read_pictures(
    data: bytes, pages: tuple[Page, ...], needed: set[int], password: str | None, threads: int
) -> tuple[Page, ...]:
    if is_installed():
        from extractors.readers.ocr.pages import recognize_pages

        return recognize_pages(data, pages, needed, password=password, threads=threads)
    return tuple(
        replace(page, text_layer="none") if page.number in needed and page.text_layer == "text" else page
        for page in pages
    )


def _read_layers(data: bytes, reader: str, password: str | None) -> tuple[Page, ...]:
    if reader == "pdfium":
        from extractors.readers import pdfium

        return pdfium.read_pages(data, password)
    if reader == "pdfplumber":
        from extractors.readers import plumber

        return plumber.read_pages(data, password)
    raise ValueError(f"no reader {reader!r}: expected one of {', '.join(READERS)}")
