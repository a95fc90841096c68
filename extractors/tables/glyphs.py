"""A page's characters as columns of numbers, so that placing a thousand of them takes one step and not a thousand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schemas.page import Box, Char

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters and their boxes.

    Attributes:
        chars: In the file's order.
        x0, x1: Left and right sides, points.
        x, y: Middles.
    """

    chars: Sequence[Char]
    x0: Floats
    x1: Floats
    x: Floats
    y: Floats

    def inside(self, box: Box) -> Indices:
        """Return the indices of the characters whose middle a box encloses."""
        x0, top, x1, bottom = box
        return np.flatnonzero((self.x >= x0) & (self.x <= x1) & (self.y >= top) & (self.y <= bottom))

    def take(self, indices: Indices) -> "Glyphs":
        """Return some of the characters."""
        chars = list(map(self.chars.__getitem__, indices.tolist()))
        return Glyphs(chars, self.x0[indices], self.x1[indices], self.x[indices], self.y[indices])


def read_glyphs(chars: Sequence[Char]) -> Glyphs:
    """Return characters with their boxes as arrays."""
    if not chars:
        nothing = np.zeros(0)
        return Glyphs(chars, nothing, nothing, nothing, nothing)
    x0: Floats = np.array([char[1] for char in chars])
    x1: Floats = np.array([char[3] for char in chars])
    y: Floats = np.array([char[2] + char[4] for char in chars]) / 2
    return Glyphs(chars, x0, x1, (x0 + x1) / 2, y)
