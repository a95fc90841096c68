"""PDFium's C functions as plain calls, and buffers to fill many results at once.

A page has thousands of characters and PDFium answers one question about one character a call, so the cost of a call
through ctypes decides the speed of reading. Calls here keep the interpreter lock (each takes well under a microsecond,
and PDFium is not thread safe anyway), and are driven by `map`, so that no Python byte code runs for each character.
Those made for each character or object are bound without argument types: ctypes then passes its own objects and small
integers as they are, in half the time that converting each argument takes. So handles are Handle objects, never plain
integers (which would be cut to 32 bits).
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any, Final, TypeVar

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray


class Handle(ctypes.c_void_p):
    """The address of one of PDFium's objects; false where there is none."""

    def __bool__(self) -> bool:
        """Tell whether there is an object."""
        return self.value is not None


FloatArray = NDArray[np.float64]

_Number = TypeVar("_Number", bound=np.generic)

_ADDRESS: Final = ctypes.c_void_p
_INT: Final = ctypes.c_int
_UINT: Final = ctypes.c_uint
_NUMBERS: Final = 12_288  # that a buffer holds: enough for most pages
_LONGEST_NAME: Final = 256  # bytes of a font's name; ISO 32000-1 allows 127


def _bind(name: str, result: type | None, *arguments: type) -> Callable[..., Any]:
    """Return one of PDFium's functions, its arguments converted and checked."""
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(name))


def _bind_plain(name: str, result: type | None) -> Callable[..., Any]:
    """Return one of PDFium's functions that takes nothing but handles, slots and C ints."""
    return ctypes.PYFUNCTYPE(result)(_address(name))


def _address(name: str) -> int:
    return ctypes.cast(getattr(pdfium, name), _ADDRESS).value or 0


last_error = _bind("FPDF_GetLastError", ctypes.c_ulong)
load_document = _bind("FPDF_LoadMemDocument64", Handle, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
close_document = _bind("FPDF_CloseDocument", None, _ADDRESS)
count_pages = _bind("FPDF_GetPageCount", _INT, _ADDRESS)
load_page = _bind("FPDF_LoadPage", Handle, _ADDRESS, _INT)
close_page = _bind("FPDF_ClosePage", None, _ADDRESS)
page_rotation = _bind("FPDFPage_GetRotation", _INT, _ADDRESS)
page_bounding_box = _bind("FPDF_GetPageBoundingBox", _INT, _ADDRESS, _ADDRESS)
page_has_transparency = _bind("FPDFPage_HasTransparency", _INT, _ADDRESS)
count_page_objects = _bind("FPDFPage_CountObjects", _INT, _ADDRESS)
page_object = _bind_plain("FPDFPage_GetObject", Handle)
count_form_objects = _bind("FPDFFormObj_CountObjects", _INT, _ADDRESS)
form_object = _bind("FPDFFormObj_GetObject", Handle, _ADDRESS, ctypes.c_ulong)

object_type = _bind_plain("FPDFPageObj_GetType", _INT)
object_bounds = _bind_plain("FPDFPageObj_GetBounds", _INT)
object_matrix = _bind_plain("FPDFPageObj_GetMatrix", _INT)
object_fill_color = _bind_plain("FPDFPageObj_GetFillColor", _INT)
object_stroke_width = _bind_plain("FPDFPageObj_GetStrokeWidth", _INT)
object_clip_path = _bind_plain("FPDFPageObj_GetClipPath", Handle)
count_clip_paths = _bind_plain("FPDFClipPath_CountPaths", _INT)
count_clip_segments = _bind_plain("FPDFClipPath_CountPathSegments", _INT)
clip_segment = _bind_plain("FPDFClipPath_GetPathSegment", Handle)

path_draw_mode = _bind_plain("FPDFPath_GetDrawMode", _INT)
count_segments = _bind_plain("FPDFPath_CountSegments", _INT)
path_segment = _bind_plain("FPDFPath_GetPathSegment", Handle)
segment_point = _bind_plain("FPDFPathSegment_GetPoint", _INT)
segment_type = _bind_plain("FPDFPathSegment_GetType", _INT)
segment_closes = _bind_plain("FPDFPathSegment_GetClose", _INT)

load_text = _bind("FPDFText_LoadPage", Handle, _ADDRESS)
close_text = _bind("FPDFText_ClosePage", None, _ADDRESS)
count_chars = _bind("FPDFText_CountChars", _INT, _ADDRESS)
text_units = _bind("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
char_code_point = _bind_plain("FPDFText_GetUnicode", _UINT)
char_is_generated = _bind_plain("FPDFText_IsGenerated", _INT)
char_is_hyphen = _bind_plain("FPDFText_IsHyphen", _INT)
char_lacks_meaning = _bind_plain("FPDFText_HasUnicodeMapError", _INT)
char_loose_box = _bind_plain("FPDFText_GetLooseCharBox", _INT)
char_ink_box = _bind("FPDFText_GetCharBox", _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
char_matrix = _bind_plain("FPDFText_GetMatrix", _INT)
char_font_size = _bind_plain("FPDFText_GetFontSize", ctypes.c_double)
char_text_object = _bind_plain("FPDFText_GetTextObject", ctypes.c_size_t)
text_render_mode = _bind_plain("FPDFTextObj_GetTextRenderMode", _INT)
text_font = _bind("FPDFTextObj_GetFont", Handle, _ADDRESS)
font_base_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)


def font_name(text_object: Handle) -> str:
    """Return the name that the file gives to the font of a text object."""
    font = text_font(text_object)
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    length = font_base_name(font, name, _LONGEST_NAME) if font else 0
    return name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""


def rows_of_indexes(function: Callable[..., Any], parent: Handle, indexes: Sequence[int], width: int) -> FloatArray:
    """Call `function(parent, index, slot)` for each index; it fills `width` C floats, a row of what is returned."""
    rows = np.empty((len(indexes), width))
    for block, slots, numbers in _blocks(ctypes.c_float, len(indexes), width, 0):
        _drain(map(function, repeat(parent), indexes[block], slots[::width]))
        rows[block] = numbers
    return rows


def rows_of_objects(function: Callable[..., Any], handles: Sequence[Handle], width: int) -> FloatArray:
    """Call `function(handle, slot)` for each handle; it fills `width` C floats, a row of what is returned."""
    rows = np.empty((len(handles), width))
    for block, slots, numbers in _blocks(ctypes.c_float, len(handles), width, 0):
        _drain(map(function, handles[block], slots[::width]))
        rows[block] = numbers
    return rows


def float_columns(function: Callable[..., Any], handles: Sequence[Handle], width: int) -> FloatArray:
    """Call `function(handle, slot, ...)` with `width` slots of C floats for each handle; one row each."""
    return _columns(function, handles, np.empty((len(handles), width)), ctypes.c_float, 0)


def int_columns(
    function: Callable[..., Any], handles: Sequence[Handle], width: int, unset: int = 0
) -> NDArray[np.int32]:
    """As float_columns, for C ints; `unset` is what a call leaves that fails."""
    return _columns(function, handles, np.empty((len(handles), width), dtype=np.int32), ctypes.c_int, unset)


def indexed_handles(function: Callable[..., Any], parent: Handle, count: int) -> list[Any]:
    """Return `function(parent, 0 .. count - 1)`."""
    return list(map(function, repeat(parent), range(count)))


def matrix_rows(objects: Sequence[Handle]) -> FloatArray:
    """Return (a, b, c, d, e, f) for each page object."""
    return rows_of_objects(object_matrix, objects, 6)


def _columns(
    function: Callable[..., Any], handles: Sequence[Handle], rows: NDArray[_Number], kind: type, unset: int
) -> NDArray[_Number]:
    width = rows.shape[1]
    for block, slots, numbers in _blocks(kind, len(handles), width, unset):
        _drain(map(function, handles[block], *(slots[column::width] for column in range(width))))
        rows[block] = numbers
    return rows


def _drain(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)


def _blocks(kind: type, count: int, width: int, unset: int) -> Iterator[tuple[slice, list[Any], NDArray[Any]]]:
    """Give block by block of the calls to make: which, slots for `width` numbers each, the numbers as `unset`."""
    slots, numbers = _buffer(kind)
    most = _NUMBERS // width
    for start in range(0, count, most):
        size = min(most, count - start) * width
        numbers[:size] = unset
        yield slice(start, start + most), slots[:size], numbers[:size].reshape(-1, width)


@lru_cache(maxsize=2)
def _buffer(kind: Any) -> tuple[list[Any], NDArray[Any]]:  # noqa: ANN401 - ctypes has no type for its types
    """Return slots (addresses that ctypes passes on as they are) and the numbers that they point to.

    They are made once: making them takes longer than filling them.
    """
    memory = (kind * _NUMBERS)()
    size = ctypes.sizeof(kind)
    slots = [ctypes.byref(memory, size * place) for place in range(_NUMBERS)]
    return slots, np.frombuffer(memory, dtype=np.dtype(kind))
