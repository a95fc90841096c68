"""Paths segment by segment: the lines of a stroke, the rectangles and polygons of a fill."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise, repeat
from typing import Final

import numpy as np

from extractors.readers import bindings as pdf
from extractors.readers.frame import FloatArray, Frame, transform_points
from schemas.page import Fill, Rule

THIN_PT: Final = 2.0  # a filled rectangle no thicker than this is seen as a line
_MOST_SEGMENTS: Final = 50_000  # of one path; what comes after is left out
_STRAIGHT_PT: Final = 0.5  # how far a line may lean, end to end, and still be a horizontal or vertical rule
_LEAN: Final = 0.02  # the same as a share of its length
_CORNER_PT: Final = 0.1  # how far a corner may be off
_SKEW: Final = 1e-4  # a matrix that turns or slants by less keeps a rectangle upright
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


def read_outlines(
    paths: list[pdf.Handle], counts: list[int], matrix: FloatArray, frame: Frame
) -> Iterator[list[Outline]]:
    """Give the subpaths of each path object; `matrix` is that of the form that they stand in."""
    counts = [min(count, _MOST_SEGMENTS) for count in counts]
    owners = chain.from_iterable(map(repeat, paths, counts))
    segments = list(map(pdf.path_segment, owners, chain.from_iterable(map(range, counts))))
    points = pdf.float_columns(pdf.segment_point, segments, 2)
    own = np.repeat(pdf.matrix_rows(paths), counts, axis=0)
    x, y = transform_points(matrix, *transform_points(own.T, points[:, 0], points[:, 1]))
    xs, ys = frame.place(x, y)
    placed = zip(xs.round(3).tolist(), ys.round(3).tolist(), strict=True)
    kinds, closes = map(pdf.segment_type, segments), map(pdf.segment_closes, segments)
    for count in counts:
        yield _split(islice(placed, count), islice(kinds, count), islice(closes, count))


def _split(points: Iterable[Point], kinds: Iterable[int], closes: Iterable[int]) -> list[Outline]:
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


def plain_rectangles(paths: list[pdf.Handle]) -> list[bool]:
    """Tell which paths, each of four or five segments, are one upright rectangle; asks for four corners."""
    corners = np.empty((4, len(paths), 2))
    segments: list[pdf.Handle] = []
    for corner in range(4):
        segments = list(map(pdf.path_segment, paths, repeat(corner)))
        corners[corner] = pdf.float_columns(pdf.segment_point, segments, 2)
    lines = np.array(list(map(pdf.segment_type, segments))) == _LINE  # a curve would end or begin in the fourth
    low, high = corners.min(axis=0), corners.max(axis=0)
    at_low, at_high = np.abs(corners - low) <= _CORNER_PT, np.abs(corners - high) <= _CORNER_PT
    # round the rectangle one coordinate changes at each step, and the other at the next
    turns = (at_low[:-1] != at_low[1:]).sum(axis=2) == 1
    returns = (at_low[0] != at_low[2]).all(axis=1) & (at_low[1] != at_low[3]).all(axis=1)
    own = np.abs(pdf.matrix_rows(paths))
    upright = (own[:, 1:3].max(axis=1) <= _SKEW) | (own[:, [0, 3]].max(axis=1) <= _SKEW)
    found: list[bool] = (lines & (at_low | at_high).all(axis=(0, 2)) & turns.all(axis=0) & returns & upright).tolist()
    return found


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
    """Tell whether the points lie in all four corners of the bounds, or the bounds are as flat as a line."""
    x0, top, x1, bottom = bounds
    if not all(outline.straight):
        return False
    if min(x1 - x0, bottom - top) <= _CORNER_PT:
        return True
    corners = set()
    for x, y in outline.points:
        left, high = x - x0 <= _CORNER_PT, y - top <= _CORNER_PT
        if not ((left or x1 - x <= _CORNER_PT) and (high or bottom - y <= _CORNER_PT)):
            return False
        corners.add((left, high))
    return len(corners) == 4
