"""Pages read from their pictures: rules, shades and bars by their looks, text by recognition between the rules."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from extractors.readers.ocr.chars import chars_of_line
from extractors.readers.ocr.legibility import has_lost_letters, is_picture
from extractors.readers.ocr.lines import Line, find_lines, runs_down
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.memory import release_memory
from extractors.readers.ocr.mending import mend_chars
from extractors.readers.ocr.raster import Gray, render_pages
from extractors.readers.ocr.reading import columns_of, read_lines, size_of
from extractors.readers.ocr.recognizer import release_model
from extractors.readers.ocr.reversals import undo_reversals
from extractors.readers.ocr.shades import find_bars, find_shades
from extractors.readers.ocr.skew import skew_of, straighten
from extractors.readers.ocr.spelling import SpelledLine, spell_page
from extractors.readers.ocr.strokes import Mask, Stroke, find_strokes, paint, rule_of, stroke_of
from extractors.readers.turning import turn_page
from schemas.page import Char, Fill, Page, Rule

_DARK: Final = (90.0, 160.0)  # gray values between which ink ends and shades begin
_UPRIGHT: Final = 0.85  # mean confidence of a page; it is some 0.97 on an upright one
_COARSE: Final = 100 / 72  # pixels a point
_NOISE: Final = 35.0  # gray values by which ink on a shade is darker than the shade
_SAMPLE: Final = 6  # lines that tell which way a page lies
_SAMPLE_EMS: Final = 12  # of each
_LEAST_CONFIDENCE: Final = 0.3  # mean of a line; below it a picture was read, not text


def recognize_pages(
    data: bytes, pages: Sequence[Page], numbers: Collection[int], *, password: str | None = None, threads: int = 1
) -> tuple[Page, ...]:
    """Read some of a file's pages from their picture; the others stay as they are.

    Needs the extra `jihua[ocr]` (extractors.readers.ocr.installed tells).

    Args:
        data: The file.
        pages: Its pages as read by a reader.
        numbers: Those to read again.
        password: The password that opened it.
        threads: Of the recognizer; workers that run beside each other should have one each.
    """
    wanted = [page for page in pages if page.number in numbers]
    read = {
        page.number: _read_page(page, gray, scale, threads)
        for page, gray, scale in render_pages(data, wanted, password)
    }
    release_model()
    release_memory()
    return tuple(read.get(page.number, page) for page in pages)


def _read_page(page: Page, gray: Gray, scale: float, threads: int) -> Page:
    if not is_picture(page):  # what is drawn is known; only the characters must be read
        dark = _dark(gray, ink_level(gray))
        strokes = [stroke_of(rule, scale) for rule in page.rules]
        chars = _read_text(gray, dark, strokes, _paint_fills(page.fills, dark.shape, scale), scale, threads) or ()
        if has_lost_letters(page):
            return replace(page, chars=mend_chars(page.chars, chars))
        return replace(page, chars=chars, text_layer="ocr" if chars else "none")
    if _runs_down(gray, scale):
        turns = sorted((1, 3), key=lambda quarters: -_sample(_turn(gray, quarters), scale, threads))
        return _read_turned(page, gray, turns[0], scale, threads)
    read = _read_picture(page, gray, scale, threads, least=_UPRIGHT)
    if read is not None:
        return read
    upside_down = _sample(_turn(gray, 2), scale, threads) >= _UPRIGHT
    return _read_turned(page, gray, 2 if upside_down else 0, scale, threads)


def _read_turned(page: Page, gray: Gray, quarters: int, scale: float, threads: int) -> Page:
    return _read_picture(turn_page(page, quarters), _turn(gray, quarters), scale, threads) or page


def _read_picture(page: Page, gray: Gray, scale: float, threads: int, least: float = 0.0) -> Page | None:
    """Read all that a picture shows; None where the recognizer is less certain than `least` of its longest lines."""
    level = ink_level(gray)
    gray, reversals = undo_reversals(straighten(gray, skew_of(gray < level)), scale)
    dark = _dark(gray, level)
    strokes = find_strokes(dark, scale, gray)
    rules, fills, bars = _drawn(gray, dark, strokes, scale)
    _clear_shades(dark, gray, fills, scale)
    chars = _read_text(gray, dark, strokes, bars, scale, threads, least)
    if chars is None:
        return None
    return replace(page, chars=chars, rules=rules, fills=(*reversals, *fills), text_layer="ocr" if chars else "none")


def _clear_shades(dark: Mask, gray: Gray, fills: Sequence[Fill], scale: float) -> None:
    """Take out of the ink what is only the noise of a shade nearly as dark."""
    for fill in fills:
        x0, top, x1, bottom = (max(round(side * scale), 0) for side in fill[:4])
        window = gray[top:bottom, x0:x1]
        if window.size:
            dark[top:bottom, x0:x1][window > float(np.median(window)) - _NOISE] = 0


def _turn(gray: Gray, quarters: int) -> Gray:
    return np.ascontiguousarray(np.rot90(gray, -quarters))


def _runs_down(gray: Gray, scale: float) -> bool:
    shrink = min(1.0, _COARSE / scale)  # few dots are enough to see which way lines run
    small = np.asarray(cv2.resize(gray, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return runs_down(_ink_alone(small, scale * shrink), scale * shrink)


def _ink_alone(gray: Gray, scale: float) -> Mask:
    """Return dark pixels that are no rule."""
    dark = _dark(gray, ink_level(gray))
    dark[paint(find_strokes(dark, scale), dark.shape, 2) > 0] = 0
    return dark


def _sample(gray: Gray, scale: float, threads: int) -> float:
    """Return how certain the recognizer is of where a picture's longest lines begin."""
    ink = _ink_alone(gray, scale)
    lines, em = find_lines(ink, np.zeros_like(ink), scale)
    reach = round(_SAMPLE_EMS * em)
    starts = [replace(line, x1=min(line.x1, line.x0 + reach)) for line in _longest_first(lines)[:_SAMPLE]]
    return _certainty(read_lines(gray, ink, starts, em, threads))


def _longest_first(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.x0 - line.x1)


def _certainty(readings: Sequence[tuple[Line, tuple[Mark, ...]]]) -> float:
    marks = [mark for _, read in readings for mark in read]
    return sum(mark.confidence for mark in marks) / len(marks) if marks else 0.0


def ink_level(gray: Gray) -> float:
    """Return the gray value below which a pixel is ink: between text and paper, and below any shade."""
    otsu, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return float(min(max(otsu, _DARK[0]), _DARK[1]))


def _dark(gray: Gray, level: float) -> Mask:
    return np.where(gray < level, np.uint8(255), np.uint8(0))


def _drawn(
    gray: Gray, dark: Mask, strokes: list[Stroke], scale: float
) -> tuple[tuple[Rule, ...], tuple[Fill, ...], Mask]:
    painted = paint(strokes, dark.shape)
    ink = dark.copy()
    ink[paint(strokes, dark.shape, 2) > 0] = 0
    bars, mask = find_bars(ink, gray, scale)
    shades = find_shades(gray, dark, painted, scale)
    return tuple(rule_of(stroke, scale) for stroke in strokes), (*shades, *bars), mask


def _paint_fills(fills: Sequence[Fill], shape: tuple[int, ...], scale: float) -> Mask:
    mask = np.zeros(shape, dtype=np.uint8)
    for fill in fills:
        if fill.gray * 255 < _DARK[1]:
            x0, top, x1, bottom = (round(side * scale) for side in fill[:4])
            mask[max(top - 1, 0) : bottom + 1, max(x0 - 1, 0) : x1 + 1] = 255
    return mask


def _read_text(
    gray: Gray, dark: Mask, strokes: list[Stroke], bars: Mask, scale: float, threads: int, least: float = 0.0
) -> tuple[Char, ...] | None:
    ink = dark.copy()
    ink[(paint(strokes, dark.shape, 2) | bars) > 0] = 0
    rules = paint(strokes, dark.shape)
    lines, em = find_lines(ink, rules, scale)
    clean = gray.copy()
    clean[rules > 0] = 255
    release_memory()
    lines = _longest_first(lines)
    readings = read_lines(clean, ink, lines[:_SAMPLE], em, threads)
    if readings and _certainty(readings) < least:
        return None
    readings += read_lines(clean, ink, lines[_SAMPLE:], em, threads)
    spelled = spell_page(
        [SpelledLine(line, marks, (line.x1 - line.x0) / size_of(line, em)) for line, marks in readings], em
    )
    chars: list[Char] = []
    for (line, _), marks in sorted(zip(readings, spelled, strict=True), key=lambda one: (one[0][0].top, one[0][0].x0)):
        if marks and sum(mark.confidence for mark in marks) >= _LEAST_CONFIDENCE * len(marks):
            chars += chars_of_line(line, marks, columns_of(ink, line), em, scale)
    return tuple(chars)
