"""The text of one page, from PDFium: each printed glyph once, in boxes that can be compared.

The vertical box of a character is not its ink (a comma's ink sits low, 一 is flat) nor what its font claims
(ascent and descent differ between fonts on one line, and some fonts state nonsense). It is the em square on the
baseline, 0.88 above and 0.12 below, which is how CJK fonts place their ideographs; so two characters of one size on one
baseline have the same middle, whatever their fonts. Sideways the box runs from the origin to the advance.
Where text runs down the page or at an angle, the box is PDFium's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from extractors.readers import bindings as pdf
from extractors.readers.frame import FloatArray, Frame
from extractors.readers.overprint import drop_overprints
from schemas.page import Char

_ABOVE: Final = 0.88  # of the em, from the baseline up
_BELOW: Final = 0.12
_UPRIGHT: Final = 0.02  # sine of the slant up to which text counts as running along the page
_OFF_BASELINE: Final = (
    0.45  # of the em: further from the font's own box the baseline isn't the text's (vertical writing)
)
_INVISIBLE_MODES: Final = frozenset((3, 7))  # ISO 32000-1, table 106: neither fill nor stroke
_REPLACEMENT: Final = 0xFFFD
_HYPHEN: Final = 0x2D

_SPACES: Final = np.array([code for code in range(0x10000) if chr(code).isspace() or code in (0x200B, 0xFEFF)])
_IS_SPACE: Final = np.zeros(0x110000, dtype=np.bool_)
_IS_SPACE[_SPACES] = True
# PDFium states U+0000 to U+001F for glyphs without a mapping, U+0002 and U+FFFE for a hyphen at a line's end
_IS_ODD: Final = np.zeros(0x110000, dtype=np.bool_)
_IS_ODD[:0x20] = _IS_ODD[0x7F:0xA0] = _IS_ODD[0xD800:0xE000] = _IS_ODD[0xFFFE:0x10000] = True

_make_char: Final = cast("Callable[[Any], Char]", partial(tuple.__new__, Char))


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """Parallel arrays, one entry a glyph: code point, index in PDFium's text page, text object, box, size."""

    codes: NDArray[np.uint32]
    boxes: FloatArray
    sizes: FloatArray
    visible: NDArray[np.bool_]


def read_chars(page: pdf.Handle, frame: Frame) -> tuple[Char, ...]:
    """Return the characters of a loaded page, in the file's order, in displayed coordinates."""
    text = pdf.load_text(page)
    if not text:
        return ()
    try:
        glyphs = _read_glyphs(text, frame)
    finally:
        pdf.close_text(text)
    return () if glyphs is None else _chars(glyphs, frame)


def _read_glyphs(text: pdf.Handle, frame: Frame) -> _Glyphs | None:
    codes, indexes = _printed(text, _code_points(text, max(pdf.count_chars(text), 0)))
    count = len(codes)
    if not count:
        return None
    indexes_list = indexes.tolist()
    loose = pdf.float_rows(4, lambda at: map(pdf.char_loose_box, repeat(text), indexes_list, at), count)
    owners = np.array(list(map(pdf.char_text_object, repeat(text), indexes_list)), dtype=object)
    # consecutive characters of one text object share font, size, matrix and render mode
    starts = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    run_of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, count)))
    heads = indexes[starts].tolist()
    matrices = pdf.float_rows(6, lambda at: map(pdf.char_matrix, repeat(text), heads, at), len(heads))
    font_sizes = np.array(list(map(pdf.char_font_size, repeat(text), heads)), dtype=np.float64)
    modes = [pdf.text_render_mode(owner) if owner else 0 for owner in owners[starts]]
    visible = np.array([mode not in _INVISIBLE_MODES for mode in modes], dtype=np.bool_)
    # FS_RECTF is left, top, right, bottom
    boxes, sizes = _em_boxes(frame, frame.place_boxes(loose), matrices[run_of], font_sizes[run_of])
    return _Glyphs(codes, boxes, sizes, visible[run_of])


def _code_points(text: pdf.Handle, count: int) -> NDArray[np.uint32]:
    units = np.zeros(count + 1, dtype=np.uint16)
    if pdf.text_units(text, 0, count, units.ctypes.data) == count + 1:
        codes = units[:count].astype(np.uint32)
        if not ((codes >= 0xD800) & (codes < 0xE000)).any():
            return codes
    # some glyphs have no code, or two units: then units and glyphs do not pair, and each is asked for
    return np.array(pdf.indexed_handles(pdf.char_code_point, text, count), dtype=np.uint32)


def _printed(text: pdf.Handle, codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Drop white space and what PDFium made up; replace what has ink and no meaning by U+FFFD."""
    codes = np.where(codes > 0x10FFFF, _REPLACEMENT, codes).astype(np.uint32)
    keep = ~_IS_SPACE[codes]
    for index in np.flatnonzero(_IS_ODD[codes]).tolist():
        if pdf.char_is_hyphen(text, index):
            codes[index], keep[index] = _HYPHEN, True
        elif pdf.char_is_generated(text, index) or not _has_ink(text, index):
            keep[index] = False
        else:
            codes[index], keep[index] = _REPLACEMENT, True
    indexes = np.flatnonzero(keep)
    return codes[indexes], indexes


def _has_ink(text: pdf.Handle, index: int) -> bool:
    sides = np.zeros(4, dtype=np.float64)
    start = sides.ctypes.data
    pdf.char_ink_box(text, index, start, start + 8, start + 16, start + 24)
    left, right, bottom, top = sides
    return bool(right > left and top > bottom)


def _em_boxes(
    frame: Frame, loose: FloatArray, matrices: FloatArray, font_sizes: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return boxes with the em square's height on the baseline, and font sizes as displayed."""
    up_x, up_y = frame.turn(matrices[:, 2] * font_sizes, matrices[:, 3] * font_sizes)
    sizes = np.hypot(up_x, up_y)
    _, baseline = frame.place(matrices[:, 4], matrices[:, 5])
    sign = np.where(up_y > 0, -1.0, 1.0)  # upside down: the em hangs below its baseline
    ends = np.column_stack((baseline - sign * _ABOVE * sizes, baseline + sign * _BELOW * sizes))
    tops, bottoms = ends.min(axis=1), ends.max(axis=1)
    middles = (loose[:, 1] + loose[:, 3]) / 2
    usable = (np.abs(up_x) <= _UPRIGHT * sizes) & (np.abs((tops + bottoms) / 2 - middles) <= _OFF_BASELINE * sizes)
    boxes = loose.copy()
    boxes[:, 1] = np.where(usable, tops, loose[:, 1])
    boxes[:, 3] = np.where(usable, bottoms, loose[:, 3])
    sizes = np.where(sizes > 0, sizes, loose[:, 3] - loose[:, 1])
    return boxes, sizes


def _chars(glyphs: _Glyphs, frame: Frame) -> tuple[Char, ...]:
    boxes = glyphs.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    keep = (x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height) & np.isfinite(boxes).all(axis=1)
    if (keep & glyphs.visible).any():
        # an invisible layer behind a scan is all the text there is; beside visible text it isn't printed
        keep &= glyphs.visible
    keep &= drop_overprints(glyphs.codes, boxes, glyphs.sizes)
    printed = glyphs.codes[keep].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    columns = np.column_stack((boxes[keep], glyphs.sizes[keep])).round(3).T.tolist()
    return tuple(map(_make_char, zip(printed, *columns, repeat(1.0), strict=False)))
