"""How far a scanned page is turned, from its rules and lines of text."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.raster import Gray

_MOST_DEGREES: Final = 4.0
_COARSE, _FINE = 0.25, 0.02
_LEAST_DEGREES: Final = 0.03  # half a pixel over a page's width: turning would only blur
_AS_GOOD: Final = 0.99  # of the best score
_SAMPLE: Final = 120_000  # dark points are enough to see which way they line up


def skew_of(dark: NDArray[np.bool_]) -> float:
    """Return the angle in degrees by which the page must be turned clockwise to lie straight, 0 if it does.

    Rows of text and rules concentrate the dark pixels in few lines; of all angles the one that concentrates them most
    is taken.
    """
    ys, xs = np.nonzero(dark)
    if len(ys) < 500:
        return 0.0
    step = max(1, len(ys) // _SAMPLE)
    x, y = xs[::step].astype(np.float64) - dark.shape[1] / 2, ys[::step].astype(np.float64)
    angle = _best(x, y, np.arange(-_MOST_DEGREES, _MOST_DEGREES + _COARSE, _COARSE))
    angle = _best(x, y, np.arange(angle - _COARSE, angle + _COARSE, _FINE))
    return 0.0 if abs(angle) < _LEAST_DEGREES else angle


def _best(x: NDArray[np.float64], y: NDArray[np.float64], angles: NDArray[np.float64]) -> float:
    scores = np.empty(len(angles))
    for index, angle in enumerate(angles.tolist()):
        rows = np.round(y - x * np.tan(np.radians(angle))).astype(np.int64)
        scores[index] = (np.bincount(rows - rows.min()).astype(np.float64) ** 2).sum()
    # pixels are whole, so angles beside each other score alike: the middle of the best ones is taken
    return float(angles[scores >= _AS_GOOD * scores.max()].mean())


def straighten(gray: Gray, degrees: float) -> Gray:
    """Return the picture turned about its middle, white where nothing was."""
    if not degrees:
        return gray
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(gray, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return np.asarray(turned, dtype=np.uint8)
