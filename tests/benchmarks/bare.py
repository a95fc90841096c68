"""PDFium alone, called plainly: what reading characters and paths takes at the least, and what a page's facts take."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pypdfium2.raw as pdfium

_SIDES: Final = [ctypes.c_double() for _ in range(4)]
_BOUNDS: Final = [ctypes.c_float() for _ in range(4)]
_POINT: Final = [ctypes.c_float() for _ in range(2)]
_COLOR: Final = [ctypes.c_uint() for _ in range(4)]
_MODE: Final = [ctypes.c_int() for _ in range(2)]
_BOX: Final = pdfium.FS_RECTF()
_MATRIX: Final = pdfium.FS_MATRIX()

_Ask = Callable[..., None]


def read_boxes(path: Path) -> int:
    """Every character with its code and box, every path with its box."""
    return _read(path, _code_and_box, _bounds)


def read_facts(path: Path) -> int:
    """What a Page states: of characters also matrix and size, of paths points, mode, colour and matrix."""
    return _read(path, _facts_of_char, _facts_of_path)


def _read(path: Path, ask_of_char: _Ask, ask_of_path: _Ask) -> int:
    data = path.read_bytes()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    found = 0
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        for index in range(pdfium.FPDFText_CountChars(text)):
            ask_of_char(text, index)
            found += 1
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
                ask_of_path(thing)
                found += 1
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return found


def _code_and_box(text: Any, index: int) -> None:
    pdfium.FPDFText_GetUnicode(text, index)
    pdfium.FPDFText_GetCharBox(text, index, *_SIDES)


def _facts_of_char(text: Any, index: int) -> None:
    pdfium.FPDFText_GetUnicode(text, index)
    pdfium.FPDFText_GetLooseCharBox(text, index, _BOX)
    pdfium.FPDFText_GetMatrix(text, index, _MATRIX)
    pdfium.FPDFText_GetFontSize(text, index)


def _bounds(path: Any) -> None:
    pdfium.FPDFPageObj_GetBounds(path, *_BOUNDS)


def _facts_of_path(path: Any) -> None:
    pdfium.FPDFPath_GetDrawMode(path, *_MODE)
    pdfium.FPDFPageObj_GetFillColor(path, *_COLOR)
    pdfium.FPDFPageObj_GetMatrix(path, _MATRIX)
    for number in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, *_POINT)
        pdfium.FPDFPathSegment_GetType(segment)
