"""PDFium's C functions as plain calls on integers, and buffers to fill many results at once.

A page has thousands of characters and PDFium answers one question about one character a call, so the cost of a call
through ctypes decides the speed of reading. Calls here take addresses as integers (no wrapper objects), keep the
interpreter lock (each takes well under a microsecond, and PDFium is not thread safe anyway), and are driven by `map`
over ranges, so that no Python byte code runs for each character.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any, Final, TypeVar

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Handle = int  # the address of one of PDFium's objects; 0 or None is none
FloatArray = NDArray[np.float64]

_Number = TypeVar("_Number", bound=np.generic)

_ADDRESS: Final = ctypes.c_void_p
_OBJECT: Final = ctypes.c_size_t  # an address too; as a result it is 0, not None, where there is none
_INT: Final = ctypes.c_int
_UINT: Final = ctypes.c_uint


def _bind(name: str, result: type | None, *arguments: type) -> Callable[..., Any]:
    """Return one of PDFium's functions, taking and giving plain numbers."""
    address = ctypes.cast(getattr(pdfium, name), _ADDRESS).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


last_error = _bind("FPDF_GetLastError", ctypes.c_ulong)
load_document = _bind("FPDF_LoadMemDocument64", _ADDRESS, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
close_document = _bind("FPDF_CloseDocument", None, _ADDRESS)
count_pages = _bind("FPDF_GetPageCount", _INT, _ADDRESS)
load_page = _bind("FPDF_LoadPage", _ADDRESS, _ADDRESS, _INT)
close_page = _bind("FPDF_ClosePage", None, _ADDRESS)
page_rotation = _bind("FPDFPage_GetRotation", _INT, _ADDRESS)
page_bounding_box = _bind("FPDF_GetPageBoundingBox", _INT, _ADDRESS, _ADDRESS)
page_has_transparency = _bind("FPDFPage_HasTransparency", _INT, _ADDRESS)
count_page_objects = _bind("FPDFPage_CountObjects", _INT, _ADDRESS)
page_object = _bind("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
count_form_objects = _bind("FPDFFormObj_CountObjects", _INT, _ADDRESS)
form_object = _bind("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)

object_type = _bind("FPDFPageObj_GetType", _INT, _ADDRESS)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _ADDRESS, *[_ADDRESS] * 4)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _ADDRESS, _ADDRESS)
object_fill_color = _bind("FPDFPageObj_GetFillColor", _INT, _ADDRESS, *[_ADDRESS] * 4)
object_stroke_width = _bind("FPDFPageObj_GetStrokeWidth", _INT, _ADDRESS, _ADDRESS)
object_clip_path = _bind("FPDFPageObj_GetClipPath", _OBJECT, _ADDRESS)
count_clip_paths = _bind("FPDFClipPath_CountPaths", _INT, _ADDRESS)
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", _INT, _ADDRESS, _INT)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT, _INT)

path_draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
count_segments = _bind("FPDFPath_CountSegments", _INT, _ADDRESS)
path_segment = _bind("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _ADDRESS)
segment_closes = _bind("FPDFPathSegment_GetClose", _INT, _ADDRESS)

load_text = _bind("FPDFText_LoadPage", _ADDRESS, _ADDRESS)
close_text = _bind("FPDFText_ClosePage", None, _ADDRESS)
count_chars = _bind("FPDFText_CountChars", _INT, _ADDRESS)
text_units = _bind("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
char_code_point = _bind("FPDFText_GetUnicode", _UINT, _ADDRESS, _INT)
char_is_generated = _bind("FPDFText_IsGenerated", _INT, _ADDRESS, _INT)
char_is_hyphen = _bind("FPDFText_IsHyphen", _INT, _ADDRESS, _INT)
char_lacks_meaning = _bind("FPDFText_HasUnicodeMapError", _INT, _ADDRESS, _INT)
char_loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
char_ink_box = _bind("FPDFText_GetCharBox", _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
char_matrix = _bind("FPDFText_GetMatrix", _INT, _ADDRESS, _INT, _ADDRESS)
char_font_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _ADDRESS, _INT)
char_text_object = _bind("FPDFText_GetTextObject", _OBJECT, _ADDRESS, _INT)
text_render_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _ADDRESS)


def float_rows(width: int, calls: Callable[[range], Iterable[object]], count: int) -> FloatArray:
    """Fill `count` rows of `width` C floats: `calls` gets their addresses and makes the calls that fill them."""
    rows = np.zeros((count, width), dtype=np.float32)
    start, step = rows.ctypes.data, 4 * width
    deque(calls(range(start, start + step * count, step)), maxlen=0)
    return rows.astype(np.float64)


def float_columns(function: Callable[..., Any], handles: list[Handle], width: int) -> FloatArray:
    """Call `function(handle, address, ...)` with `width` addresses of C floats for each handle; one row each."""
    return _columns(function, handles, np.zeros((width, len(handles)), dtype=np.float32)).astype(np.float64)


def int_columns(function: Callable[..., Any], handles: list[Handle], width: int, unset: int = 0) -> NDArray[np.int32]:
    """As float_columns, for C ints; `unset` is what a call leaves that fails."""
    return _columns(function, handles, np.full((width, len(handles)), unset, dtype=np.int32))


def _columns(function: Callable[..., Any], handles: list[Handle], columns: NDArray[_Number]) -> NDArray[_Number]:
    starts = [column.ctypes.data for column in columns] if handles else []
    deque(map(function, handles, *(range(start, start + 4 * len(handles), 4) for start in starts)), maxlen=0)
    return columns.T


def indexed_handles(function: Callable[..., Any], parent: Handle, count: int) -> list[Handle]:
    """Return `function(parent, 0 .. count - 1)`."""
    return list(map(function, repeat(parent), range(count)))


def matrix_rows(objects: list[Handle]) -> FloatArray:
    """Return (a, b, c, d, e, f) for each page object."""
    return float_rows(6, lambda addresses: map(object_matrix, objects, addresses), len(objects))
