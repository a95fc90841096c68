"""The second reader: pdfplumber, on pdfminer.six. Slow and independent, so tests hold the default reader to it.

pdfplumber opens the file and finds its pages. They are drawn on a device of our own (extractors.readers.canvas), since
pdfplumber's objects do not tell whether text is visible nor where a baseline is.
"""

import io
import logging
import struct
import zlib
from typing import Final

import pdfplumber
from pdfminer.cmapdb import CMapDB
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from extractors.readers.canvas import Canvas
from extractors.readers.failures import broken_file_reason, check_header, unreadable
from schemas.page import Page

# What pdfminer.six lets escape on broken files, besides its own exceptions: it indexes and casts what it finds.
_BROKEN: Final = (
    PSException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
# It also logs every oddity; what matters to people becomes an error or a fault of the page.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def _complete_cmaps() -> None:
    """Give ETenms-B5 the characters of ETen-B5, on which it is built (usecmap; Adobe Technical Note 5094).

    pdfminer.six keeps of it only what it states itself: half-width Latin.
    """
    for direction in "HV":
        CMapDB.get_cmap(f"ETenms-B5-{direction}").use_cmap(CMapDB.get_cmap(f"ETen-B5-{direction}"))


_complete_cmaps()


def read_pages(data: bytes, password: str | None = None) -> tuple[Page, ...]:
    """Read every page of a PDF.

    Raises:
        UnreadableDocumentError: The file cannot be opened, or none of its pages can.
    """
    check_header(data)
    try:
        pdf = pdfplumber.open(io.BytesIO(data), password=password or "", raise_unicode_errors=False)
    except _BROKEN as error:
        if _is_about_password(error):
            raise unreadable("needs-password" if password is None else "wrong-password") from error
        raise unreadable(broken_file_reason(data)) from error
    try:
        leaves = list(PDFPage.create_pages(pdf.doc))
    except _BROKEN as error:
        raise unreadable(broken_file_reason(data)) from error
    if not leaves:
        raise unreadable("no-pages")
    pages = tuple(_read_page(pdf.rsrcmgr, leaf, number) for number, leaf in enumerate(leaves, 1))
    if all(page.fault for page in pages):
        raise unreadable("unreadable-pages")
    return pages


def _is_about_password(error: BaseException) -> bool:
    return isinstance(error, PDFPasswordIncorrect) or any(
        isinstance(argument, PDFPasswordIncorrect) for argument in error.args
    )


def _read_page(resources: PDFResourceManager, leaf: PDFPage, number: int) -> Page:
    canvas = Canvas(resources)
    try:
        PDFPageInterpreter(resources, canvas).process_page(leaf)
    except _BROKEN:
        return Page(number, 0.0, 0.0, (), text_layer="none", fault="page-damaged")
    return canvas.page(number)
