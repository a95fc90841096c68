"""The glyphs of one page, from PDFium."""

from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers import bindings as pdf
from extractors.readers import symbol_fonts
from extractors.readers.chars import (
    INVISIBLE_MODES,
    REPLACEMENT,
    Glyphs,
    build_chars,
    running_quarters,
    select,
    spread_clusters,
)
from extractors.readers.clips import clipped_away
from extractors.readers.frame import Frame
from schemas.page import Char

_HYPHEN: Final = 0x2D
# as str.isspace has it, and the zero-width space and no-break space
_SPACES: Final = (0x9, 0xA, 0xB, 0xC, 0xD, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C))
_MORE_SPACES: Final = (0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF)
_IS_SPACE: Final = np.zeros(0x110000, dtype=np.bool_)
_IS_SPACE[[*_SPACES, *_MORE_SPACES]] = True
# PDFium states U+0000 to U+001F for glyphs without a mapping, U+0002 and U+FFFE for a hyphen at a line's end
_IS_ODD: Final = np.zeros(0x110000, dtype=np.bool_)
_IS_ODD[:0x20] = _IS_ODD[0x7F:0xA0] = _IS_ODD[0xD800:0xE000] = _IS_ODD[0xFFFE:0x10000] = True


def read_chars(page: pdf.Handle, frame: Frame) -> tuple[tuple[Char, ...], int]:
    """Return the characters of a loaded page, in the file's order, in displayed coordinates.

    With them comes how many quarter turns clockwise would make them run to the right.
    """
    text = pdf.load_text(page)
    if not text:
        return (), 0
    try:
        glyphs = _read_glyphs(text, frame)
    finally:
        pdf.close_text(text)
    return ((), 0) if glyphs is None else (build_chars(glyphs, frame), running_quarters(glyphs, frame))


def _read_glyphs(text: pdf.Handle, frame: Frame) -> Glyphs | None:
    codes, indexes = _printed(text, _code_points(text, max(pdf.count_chars(text), 0)))
    count = len(codes)
    if not count:
        return None
    indexes_list = indexes.tolist()
    # FS_RECTF: left, top, right, bottom
    loose = pdf.rows_of_indexes(pdf.char_loose_box, text, indexes_list, 4)
    owners = np.fromiter(map(pdf.char_text_object, repeat(text), indexes_list), np.uint64, count)
    # consecutive characters of one text object share font, size, matrix, render mode and clip
    starts = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    run_of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, count)))
    runs = list(map(pdf.Handle, owners[starts].tolist()))
    private = np.flatnonzero((codes >= symbol_fonts.FIRST) & (codes <= symbol_fonts.LAST)).tolist()
    for index in private:
        codes[index] = symbol_fonts.printed_code(int(codes[index]), pdf.font_name(runs[run_of[index]]))
    heads = indexes[starts].tolist()
    matrices = pdf.rows_of_indexes(pdf.char_matrix, text, heads, 6)
    font_sizes = np.fromiter(map(pdf.char_font_size, repeat(text), heads), np.float64, len(heads))
    modes = np.fromiter(map(pdf.text_render_mode, runs), np.int32, len(runs))
    visible = np.logical_and.reduce([modes != mode for mode in INVISIBLE_MODES])
    # a ligature's letters come one by one, each with the box of the whole
    joined = np.concatenate(([False], (owners[1:] == owners[:-1]) & (loose[1:] == loose[:-1]).all(axis=1)))
    stated = frame.place_boxes(loose)
    if joined.any():
        spread_clusters(stated, joined)
    glyphs = Glyphs(codes, stated, matrices[run_of], font_sizes[run_of], visible[run_of])
    hidden = clipped_away(runs, run_of, matrices, (loose[:, :2] + loose[:, 2:]) / 2)
    return glyphs if hidden is None else select(glyphs, ~hidden)


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
    codes = np.where(codes > 0x10FFFF, REPLACEMENT, codes).astype(np.uint32)
    keep = ~_IS_SPACE[codes]
    for index in np.flatnonzero(_IS_ODD[codes]).tolist():
        if pdf.char_is_hyphen(text, index):
            codes[index], keep[index] = _HYPHEN, True
        elif pdf.char_is_generated(text, index) or _is_blank(text, index, bool(_IS_SPACE[codes[index]])):
            keep[index] = False
        else:
            codes[index], keep[index] = REPLACEMENT, True
    indexes = np.flatnonzero(keep)
    return codes[indexes], indexes


def _is_blank(text: pdf.Handle, index: int, space: bool) -> bool:
    """Tell a tab that the file states, or a glyph without ink, from a glyph whose number only looks like a tab."""
    if space and not pdf.char_lacks_meaning(text, index):
        return True
    sides = np.zeros(4, dtype=np.float64)
    start = sides.ctypes.data
    pdf.char_ink_box(text, index, start, start + 8, start + 16, start + 24)
    left, right, bottom, top = sides
    return bool(right <= left or top <= bottom)
