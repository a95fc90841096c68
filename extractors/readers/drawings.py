"""What is drawn on one page besides text, from PDFium: rules, fills and images, Form XObjects entered.

PDFium is asked for the box of every path, and for a path's segments only where the box cannot tell what is seen:
a path of several lines or rectangles, a polygon, a frame.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from extractors.readers import bindings as pdf
from extractors.readers.frame import FloatArray, Frame, join_matrices, transform_boxes
from extractors.readers.paths import THIN_PT, Outline, fills_of_outline, read_outlines, rules_of_outline
from schemas.page import Box, Fill, Rule

_PATH, _IMAGE, _FORM = 2, 3, 5  # FPDF_PAGEOBJ_*
_DEEPEST: Final = 12  # forms in forms; a form that draws itself ends here
_RECTANGLE_SEGMENTS: Final = 5
_MOST_OBJECTS: Final = 400_000  # a page beyond it is a drawing, not a plan; the rest of it is left out
_IDENTITY: Final = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])


@dataclass(slots=True)
class Drawing:
    """Collects what one page shows, in displayed coordinates."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)


def read_drawing(page: pdf.Handle, frame: Frame) -> Drawing:
    """Return the rules, fills and images of a loaded page."""
    drawing = Drawing()
    count = min(pdf.count_page_objects(page), _MOST_OBJECTS)
    _read_objects(pdf.indexed_handles(pdf.page_object, page, count), _IDENTITY, frame, drawing, 0)
    return drawing


def _read_objects(objects: list[pdf.Handle], matrix: FloatArray, frame: Frame, drawing: Drawing, depth: int) -> None:
    kinds = list(map(pdf.object_type, objects))
    _read_paths([thing for thing, kind in zip(objects, kinds, strict=True) if kind == _PATH], matrix, frame, drawing)
    images = [thing for thing, kind in zip(objects, kinds, strict=True) if kind == _IMAGE]
    if images:
        drawing.images += map(Box._make, _boxes(images, matrix, frame).round(3).tolist())
    for thing, kind in zip(objects, kinds, strict=True):
        if kind == _FORM and depth < _DEEPEST:
            own = pdf.page_matrix_rows(pdf.object_matrix, [thing], 1)[0]
            count = min(pdf.count_form_objects(thing), _MOST_OBJECTS)
            inside = pdf.indexed_handles(pdf.form_object, thing, count)
            _read_objects(inside, join_matrices(own, matrix), frame, drawing, depth + 1)


def _boxes(objects: list[pdf.Handle], matrix: FloatArray, frame: Frame) -> FloatArray:
    bounds = pdf.float_columns(pdf.object_bounds, objects, 4)
    if matrix is not _IDENTITY:
        bounds = transform_boxes(matrix, bounds)
    return frame.place_boxes(bounds)


def _read_paths(paths: list[pdf.Handle], matrix: FloatArray, frame: Frame, drawing: Drawing) -> None:
    if not paths:
        return
    boxes = _boxes(paths, matrix, frame)
    segments = list(map(pdf.count_segments, paths))
    modes = pdf.int_columns(pdf.path_draw_mode, paths, 2).tolist()
    thickness = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]).tolist()
    for path, box, count, (filled, stroked), thin in zip(
        paths, boxes.round(3).tolist(), segments, modes, thickness, strict=True
    ):
        if filled and not stroked and thin <= THIN_PT and count <= _RECTANGLE_SEGMENTS:
            drawing.rules.append(_bar(box))
        elif stroked and not filled and count == 2 and thin <= 2 * THIN_PT:
            drawing.rules.append(_stroke(box))
        elif filled or stroked:
            outlines = read_outlines(path, count, matrix, frame)
            _read_outlines(path, outlines, bool(filled), bool(stroked), matrix, drawing)


def _bar(box: list[float]) -> Rule:
    x0, top, x1, bottom = box
    return Rule(x0, top, x1, bottom, x1 - x0 >= bottom - top)


def _stroke(box: list[float]) -> Rule:
    """Return the rule of one stroked line, whose bounds in PDFium reach half the width past both ends."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        half = min((bottom - top) / 2, (x1 - x0) / 2)
        return Rule(x0 + half, top, x1 - half, bottom, horizontal=True)
    half = min((x1 - x0) / 2, (bottom - top) / 2)
    return Rule(x0, top + half, x1, bottom - half, horizontal=False)


def _read_outlines(
    path: pdf.Handle, outlines: list[Outline], filled: bool, stroked: bool, matrix: FloatArray, drawing: Drawing
) -> None:
    if stroked:
        scale = float(np.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])))
        width = float(_stroke_width(path)) * scale
        for outline in outlines:
            drawing.rules += rules_of_outline(outline, width)
    gray = _gray(path) if filled else None
    if gray is not None:
        for outline in outlines:
            rule, fill = fills_of_outline(outline, gray)
            drawing.rules += rule
            drawing.fills += fill


def _gray(path: pdf.Handle) -> float | None:
    """Return the luminance of a fill as it looks on white paper; None for one that is fully transparent."""
    color = np.zeros(4, dtype=np.uint32)
    start = color.ctypes.data
    if not pdf.object_fill_color(path, start, start + 4, start + 8, start + 12):
        return 0.5  # a pattern or a shading: drawn, but in no one colour
    red, green, blue, alpha = (value / 255 for value in color.tolist())
    if alpha == 0:
        return None
    return round(1 - alpha * (1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue)), 4)


def _stroke_width(path: pdf.Handle) -> float:
    width = np.zeros(1, dtype=np.float32)
    pdf.object_stroke_width(path, width.ctypes.data)
    return float(width[0])
