"""The default reader: PDFium.

PDFium is not thread safe: one thread of a process may read at a time (workers are processes).
"""

from typing import Final

import numpy as np
import pypdfium2  # noqa: F401  initializes the library, and takes it down when the process ends

from extractors.readers import bindings as pdf
from extractors.readers.drawings import read_drawing
from extractors.readers.failures import broken_file_reason, check_header, unreadable
from extractors.readers.frame import Frame
from extractors.readers.glyphs import read_chars
from extractors.readers.turning import turn_page
from schemas.page import Page

MOST_PAGES: Final = 20_000  # a yearly plan has tens, an audit report hundreds
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_*


def read_pages(data: bytes, password: str | None = None) -> tuple[Page, ...]:
    """Read every page of a PDF.

    Args:
        data: The file.
        password: Its user or owner password; an owner password alone does not keep a file from being read.

    Raises:
        UnreadableDocumentError: The file cannot be opened, or none of its pages can.
    """
    check_header(data)
    document = _open(data, password)
    try:
        count = pdf.count_pages(document)
        if count <= 0:
            raise unreadable("no-pages")
        if count > MOST_PAGES:
            raise unreadable("too-many-pages")
        pages = tuple(_read_page(document, index) for index in range(count))
    finally:
        pdf.close_document(document)
    if all(page.fault for page in pages):
        raise unreadable("unreadable-pages")
    return pages


def _open(data: bytes, password: str | None) -> pdf.Handle:
    # a password is Latin-1 up to revision 4 and UTF-8 from 5 on (ISO 32000-2, 7.6.4.3); NUL would end it
    secret = None if password is None else password.encode()
    document: pdf.Handle = pdf.load_document(data, len(data), secret)
    if document:
        return document
    error = pdf.last_error()
    if error == _PASSWORD:
        raise unreadable("needs-password" if password is None else "wrong-password")
    if error == _SECURITY:
        raise unreadable("unsupported-encryption")
    raise unreadable(broken_file_reason(data))


def _read_page(document: pdf.Handle, index: int) -> Page:
    page = pdf.load_page(document, index)
    if not page:
        return Page(index + 1, 0.0, 0.0, (), text_layer="none", fault="page-damaged")
    try:
        frame = _frame(page)
        chars, quarters = read_chars(page, frame)
        drawing = read_drawing(page, frame)
    finally:
        pdf.close_page(page)
    shown = Page(
        index + 1,
        round(frame.width, 3),
        round(frame.height, 3),
        chars,
        tuple(drawing.rules),
        tuple(drawing.fills),
        tuple(drawing.images),
        text_layer="text" if chars else "none",
        rotation=90 * frame.quarters,
    )
    return turn_page(shown, quarters)


def _frame(page: pdf.Handle) -> Frame:
    sides = np.zeros(4, dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    pdf.page_bounding_box(page, sides.ctypes.data)
    left, top, right, bottom = sides.astype(np.float64).tolist()
    return Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), pdf.page_rotation(page) % 4)
