"""Paths segment by segment: the lines of a stroke, the rectangles and polygons of a fill."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from extractors.readers import bindings as pdf
from extractors.readers.frame import FloatArray, Frame, transform_points
from schemas.page import Fill, Rule

THIN_PT: Final = 2.0  # a filled rectangle no thicker than this is seen as a line
_MOST_SEGMENTS: Final = 50_000  # of one path; what comes after is left out
_STRAIGHT_PT: Final = 0.5  # how far a line may lean, end to end, and still be a horizontal or vertical rule
_LEAN: Final = 0.02  # the same as a share of its length
_LINE, _BEZIER, _MOVE = 0, 1, 2  # FPDF_SEGMENT_*

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """One subpath in displayed coordinates.

    Attributes:
        points: Where its segments start and end; the start again at the end if it is closed.
        straight: For each step from point to point, whether it is a line (not a curve).
    """

    points: tuple[Point, ...]
    straight: tuple[bool, ...]


def read_outlines(path: pdf.Handle, count: int, matrix: FloatArray, frame: Frame) -> list[Outline]:
    """Return the subpaths of a path object; `matrix` is that of the form it stands in."""
    segments = pdf.indexed_handles(pdf.path_segment, path, min(count, _MOST_SEGMENTS))
    points = pdf.float_columns(pdf.segment_point, segments, 2)
    own = pdf.page_matrix_rows(pdf.object_matrix, [path], 1)[0]
    x, y = transform_points(matrix, *transform_points(own, points[:, 0], points[:, 1]))
    placed = np.column_stack(frame.place(x, y)).round(3).tolist()
    return _split(
        [(a, b) for a, b in placed], list(map(pdf.segment_type, segments)), list(map(pdf.segment_closes, segments))
    )


def _split(points: list[Point], kinds: list[int], closes: list[int]) -> list[Outline]:
    outlines: list[Outline] = []
    run: list[Point] = []
    straight: list[bool] = []
    controls = 0
    for point, kind, close in zip(points, kinds, closes, strict=True):
        if kind == _MOVE or not run:
            _finish(run, straight, outlines)
            run, straight, controls = [point], [], 0
            continue
        if kind == _BEZIER:
            controls += 1
            if controls % 3:  # two control points, then the end
                continue
        run.append(point)
        straight.append(kind == _LINE)
        if close:
            if run[0] != run[-1]:
                run.append(run[0])
                straight.append(True)
            _finish(run, straight, outlines)
            run, straight, controls = [run[0]], [], 0
    _finish(run, straight, outlines)
    return outlines


def _finish(run: list[Point], straight: list[bool], outlines: list[Outline]) -> None:
    if straight:
        outlines.append(Outline(tuple(run), tuple(straight)))


def rules_of_outline(outline: Outline, width: float) -> list[Rule]:
    """Return the horizontal and vertical lines of a stroked subpath; slanted lines and curves separate nothing."""
    half = width / 2
    rules: list[Rule] = []
    for ((ax, ay), (bx, by)), straight in zip(pairwise(outline.points), outline.straight, strict=True):
        across, down = abs(bx - ax), abs(by - ay)
        if not straight or min(across, down) > max(_STRAIGHT_PT, _LEAN * max(across, down)):
            continue
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        if across >= down:
            rules.append(Rule(x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half, horizontal=True))
        else:
            rules.append(Rule((x0 + x1) / 2 - half, y0, (x0 + x1) / 2 + half, y1, horizontal=False))
    return rules


def fills_of_outline(outline: Outline, gray: float) -> tuple[list[Rule], list[Fill]]:
    """Return a filled subpath as a rule (a thin rectangle) or as a fill."""
    xs, ys = [x for x, _ in outline.points], [y for _, y in outline.points]
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    rectangle = _is_rectangle(outline, (x0, top, x1, bottom))
    if rectangle and min(x1 - x0, bottom - top) <= THIN_PT:
        return [Rule(x0, top, x1, bottom, x1 - x0 >= bottom - top)], []
    return [], [Fill(x0, top, x1, bottom, gray, polygon=not rectangle)]


def _is_rectangle(outline: Outline, bounds: tuple[float, float, float, float]) -> bool:
    """Tell whether every point lies in a corner of the bounds, or along a side so short that it is seen as a line."""
    x0, top, x1, bottom = bounds
    if not all(outline.straight):
        return False
    near_x = all(min(abs(x - x0), abs(x - x1)) <= 0.1 for x, _ in outline.points)
    near_y = all(min(abs(y - top), abs(y - bottom)) <= 0.1 for _, y in outline.points)
    corners = {(abs(x - x0) <= abs(x - x1), abs(y - top) <= abs(y - bottom)) for x, y in outline.points}
    return near_x and near_y and (len(corners) == 4 or min(x1 - x0, bottom - top) <= 0.1)
