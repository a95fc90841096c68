"""From PDF user space (origin at the bottom left, not rotated) to the page as displayed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page and its /Rotate (ISO 32000-1, 7.7.3.3 and 14.11.2).

    Attributes:
        left, bottom, right, top: The CropBox within the MediaBox, in user space.
        quarters: Quarter turns clockwise: 0 to 3.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        """Width of the displayed page, in points."""
        return self.right - self.left if self.quarters % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height of the displayed page, in points."""
        return self.top - self.bottom if self.quarters % 2 == 0 else self.right - self.left

    def place(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return displayed x and y (downwards) of points in user space."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def turn(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the displayed direction of a direction in user space."""
        return ((x, -y), (y, x), (-x, y), (-y, -x))[self.quarters]

    def place_boxes(self, boxes: FloatArray) -> FloatArray:
        """Return rows (x0, top, x1, bottom) as displayed, from rows of any two opposite corners (x, y, x, y)."""
        ax, ay = self.place(boxes[:, 0], boxes[:, 1])
        bx, by = self.place(boxes[:, 2], boxes[:, 3])
        return np.column_stack((np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)))


def transform_points(matrix: FloatArray, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Apply a PDF matrix (a, b, c, d, e, f) to points."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def transform_boxes(matrix: FloatArray, boxes: FloatArray) -> FloatArray:
    """Return the bounds (x0, y0, x1, y1) of rows of boxes under a PDF matrix."""
    xs, ys = transform_points(matrix, boxes[:, [0, 2, 0, 2]], boxes[:, [1, 3, 3, 1]])
    return np.column_stack((xs.min(axis=1), ys.min(axis=1), xs.max(axis=1), ys.max(axis=1)))


def join_matrices(inner: FloatArray, outer: FloatArray) -> FloatArray:
    """Return the matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return np.array([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
