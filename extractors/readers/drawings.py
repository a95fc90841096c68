"""What is drawn on one page besides text, from PDFium: rules, fills and images, Form XObjects entered.

PDFium is asked for the box of every path, and for a path's segments only where the box cannot tell what is seen:
a path of several lines or rectangles, a polygon, a frame.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from extractors.readers import bindings as pdf
from extractors.readers.frame import FloatArray, Frame, join_matrices, transform_boxes
from extractors.readers.paths import (
    THIN_PT,
    Outline,
    fills_of_outline,
    plain_rectangles,
    read_outlines,
    rules_of_outline,
)
from schemas.page import Box, Fill, Rule

_PATH, _IMAGE, _FORM = 2, 3, 5  # FPDF_PAGEOBJ_*
_DEEPEST: Final = 12  # forms in forms; a form that draws itself ends here
_RECTANGLE_SEGMENTS: Final = 5
_MOST_OBJECTS: Final = 200_000  # of one page or form; beyond it this is a drawing, and the rest is left out
_MOST_STROKE_PT: Final = 2 * THIN_PT  # bounds of a stroke thicker than this are those of a slanted line, or may be
_NO_COLOR: Final = 128  # stands for a pattern that has no one colour
_IDENTITY: Final = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one page shows besides text, in displayed coordinates; filled while the page is walked."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)


def read_drawing(page: pdf.Handle, frame: Frame) -> Drawing:
    """Return the rules, fills and images of a loaded page that touch its visible box."""
    found = Drawing()
    count = min(pdf.count_page_objects(page), _MOST_OBJECTS)
    _read_objects(pdf.indexed_handles(pdf.page_object, page, count), _IDENTITY, frame, found, 0)
    width, height = frame.width, frame.height
    return Drawing(
        [r for r in found.rules if r.x1 >= 0 and r.x0 <= width and r.bottom >= 0 and r.top <= height],
        [f for f in found.fills if f.x1 >= 0 and f.x0 <= width and f.bottom >= 0 and f.top <= height],
        [i for i in found.images if i.x1 >= 0 and i.x0 <= width and i.bottom >= 0 and i.top <= height],
    )


def _read_objects(objects: list[pdf.Handle], matrix: FloatArray, frame: Frame, drawing: Drawing, depth: int) -> None:
    kinds = list(map(pdf.object_type, objects))
    if _PATH in kinds:
        paths = [thing for thing, kind in zip(objects, kinds, strict=True) if kind == _PATH]
        _read_paths(paths, matrix, frame, drawing)
    if _IMAGE in kinds:
        images = [thing for thing, kind in zip(objects, kinds, strict=True) if kind == _IMAGE]
        drawing.images.extend(map(Box._make, _boxes(images, matrix, frame).round(3).tolist()))
    if _FORM in kinds and depth < _DEEPEST:
        forms = [thing for thing, kind in zip(objects, kinds, strict=True) if kind == _FORM]
        for form, own in zip(forms, pdf.matrix_rows(forms), strict=True):
            count = min(pdf.count_form_objects(form), _MOST_OBJECTS)
            inside = pdf.indexed_handles(pdf.form_object, form, count)
            _read_objects(inside, join_matrices(own, matrix), frame, drawing, depth + 1)


def _boxes(objects: list[pdf.Handle], matrix: FloatArray, frame: Frame) -> FloatArray:
    bounds = pdf.float_columns(pdf.object_bounds, objects, 4)
    if matrix is not _IDENTITY:
        bounds = transform_boxes(matrix, bounds)
    return frame.place_boxes(bounds)


def _read_paths(paths: list[pdf.Handle], matrix: FloatArray, frame: Frame, drawing: Drawing) -> None:
    boxes = _boxes(paths, matrix, frame)
    placed = boxes.round(3).tolist()
    counts = list(map(pdf.count_segments, paths))
    modes = pdf.int_columns(pdf.path_draw_mode, paths, 2).tolist()
    thickness = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]).tolist()
    rules = drawing.rules
    areas: list[int] = []
    rest: list[int] = []
    for index, (count, (filled, stroked), thin) in enumerate(zip(counts, modes, thickness, strict=True)):
        if filled and not stroked and count <= _RECTANGLE_SEGMENTS:
            if thin <= THIN_PT:
                rules.append(_bar(placed[index]))
            else:
                (areas if count >= _RECTANGLE_SEGMENTS - 1 else rest).append(index)
        elif stroked and not filled and count == 2 and thin <= _MOST_STROKE_PT:
            rules.append(_stroke(placed[index]))
        elif filled or stroked:
            rest.append(index)
    fills, polygons = _plain_areas(areas, paths, placed, matrix)
    rest += polygons
    if rest:
        handles = [paths[i] for i in rest]
        outlines = read_outlines(handles, [counts[i] for i in rest], matrix, frame)
        looks = zip(rest, outlines, _grays(handles), _stroke_widths(handles, matrix), strict=True)
        for index, subpaths, gray, width in looks:
            filled, stroked = modes[index]
            if stroked:
                rules.extend(rule for outline in subpaths for rule in rules_of_outline(outline, width))
            if filled and gray is not None:
                bars, fills[index] = _split_fills(subpaths, gray)
                rules.extend(bars)
    drawing.fills.extend(fill for index in sorted(fills) for fill in fills[index])  # what lies above comes after


def _split_fills(outlines: list[Outline], gray: float) -> tuple[list[Rule], list[Fill]]:
    rules: list[Rule] = []
    fills: list[Fill] = []
    for outline in outlines:
        bars, areas = fills_of_outline(outline, gray)
        rules += bars
        fills += areas
    return rules, fills


def _plain_areas(
    areas: list[int], paths: list[pdf.Handle], placed: list[list[float]], matrix: FloatArray
) -> tuple[dict[int, list[Fill]], list[int]]:
    """Return the fills of those paths that are plain rectangles, by index, and the indexes of the others."""
    if not areas or matrix[[1, 2]].any():
        return {}, areas
    handles = [paths[i] for i in areas]
    fills: dict[int, list[Fill]] = {}
    others: list[int] = []
    for index, plain, gray in zip(areas, plain_rectangles(handles), _grays(handles), strict=True):
        if not plain:
            others.append(index)
        elif gray is not None:
            x0, top, x1, bottom = placed[index]
            fills[index] = [Fill(x0, top, x1, bottom, gray)]
    return fills, others


def _bar(box: list[float]) -> Rule:
    x0, top, x1, bottom = box
    return Rule(x0, top, x1, bottom, x1 - x0 >= bottom - top)


def _stroke(box: list[float]) -> Rule:
    """Return the rule of one stroked line; PDFium's bounds reach its whole width past it on all sides."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        width = (bottom - top) / 2
        return Rule(x0 + width, top + width / 2, x1 - width, bottom - width / 2, horizontal=True)
    width = (x1 - x0) / 2
    return Rule(x0 + width / 2, top + width, x1 - width / 2, bottom - width, horizontal=False)


def _grays(paths: list[pdf.Handle]) -> list[float | None]:
    """Return the luminance of each fill as it looks on white paper; None for one that is fully transparent."""
    colors = pdf.int_columns(pdf.object_fill_color, paths, 4, unset=_NO_COLOR) / 255
    red, green, blue, alpha = colors.T
    grays = (1 - alpha * (1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue))).round(4)
    return [gray if opaque > 0 else None for gray, opaque in zip(grays.tolist(), alpha.tolist(), strict=True)]


def _stroke_widths(paths: list[pdf.Handle], matrix: FloatArray) -> list[float]:
    """Return line widths in points; the path's own matrix and that of its form both scale them."""
    own = pdf.matrix_rows(paths).T
    scale = np.sqrt(np.abs(own[0] * own[3] - own[1] * own[2]) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    widths: list[float] = (pdf.float_columns(pdf.object_stroke_width, paths, 1)[:, 0] * scale).round(3).tolist()
    return widths
