"""Round and square signs (●, ○, ◎, ■, □) by their shape: recognizers take them for letters, or skip them."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.strokes import Mask

CONFUSED: Final = frozenset("0OoQ〇○◎©●•·")  # what a recognizer states for round signs
_SMALLEST, _LARGEST = 0.5, 1.15  # of the em, on both sides
_ROUND: Final = 0.8  # least ratio of the shorter to the longer side; a figure's is some 0.6
_CIRCLE: Final = (0.70, 0.86)  # share of its box that a circle covers, pi/4, and what pixels make of it
_SQUARE: Final = 0.93
_HOLE: Final = 0.15  # of the outer area: a smaller hole is noise
_SIGNS: Final = {("circle", 0): "●", ("circle", 1): "○", ("circle", 2): "◎", ("square", 0): "■", ("square", 1): "□"}


def sign_in(ink: Mask, em: float) -> str | None:
    """Return the sign that a piece of a line is, None if it is none of those known here."""
    ys, xs = np.nonzero(ink)
    if not len(ys):
        return None
    window = np.pad(ink[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1], 1)
    height, width = window.shape[0] - 2, window.shape[1] - 2
    if min(width, height) < max(_SMALLEST * em, _ROUND * max(width, height)) or max(width, height) > _LARGEST * em:
        return None
    contours, hierarchy = cv2.findContours(window, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    areas = [_filled(contour, window.shape) for contour in contours]
    outer = int(np.argmax(areas))
    if areas[outer] < 0.95 * sum(area for area, links in zip(areas, hierarchy[0], strict=True) if links[3] < 0):
        return None  # of several parts
    share = areas[outer] / (width * height)
    shape = "circle" if _CIRCLE[0] <= share <= _CIRCLE[1] else "square" if share >= _SQUARE else ""
    return _SIGNS.get((shape, _depth(outer, areas, hierarchy[0])))


def _filled(contour: NDArray[np.int32], shape: tuple[int, ...]) -> int:
    canvas = np.zeros(shape, dtype=np.uint8)
    cv2.drawContours(canvas, [contour], -1, 1, -1)
    return int(canvas.sum())


def _depth(outer: int, areas: list[int], hierarchy: NDArray[np.int32]) -> int:
    """Return how many outlines stand within each other inside the outer one: a hole, and something in the hole."""
    depth, parent = 0, outer
    while True:
        inside = [
            index
            for index, links in enumerate(hierarchy)
            if links[3] == parent and areas[index] >= _HOLE * areas[outer]
        ]
        if not inside:
            return min(depth, 2)
        parent = max(inside, key=lambda index: areas[index])
        depth += 1
