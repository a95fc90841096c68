"""Light text on dark fills (head rows of tables, banners), turned to dark text on paper so that it can be read."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.raster import Gray
from extractors.readers.ocr.strokes import Mask
from schemas.page import Fill

_PAPER: Final = 90  # percentile of the gray values of a page that is paper
_DARK: Final = 0.7  # of the paper's gray value: below it a fill may carry light text
_SOLID_PT: Final = 3.0  # strokes of running text are thinner
_TEXT_PT: Final = 16.0  # text and thin light rules on a fill leave gaps no wider
_LEAST_PT: Final = 9.0  # sides of a fill that holds a line of text
_EDGE_PT: Final = 0.7  # what is blurred or leans along a fill's sides; within, it is solid
_SOLID_EDGE: Final = 0.9
_LIGHTER: Final = 45  # gray values by which light text stands out
_TEXT_SHARE: Final = (0.015, 0.45)  # of a fill that its text covers


def undo_reversals(gray: Gray, scale: float) -> tuple[Gray, list[Fill]]:
    """Return the picture with light text on dark fills turned to dark on light and framed, and those fills.

    Args:
        gray: A picture that lies straight.
        scale: Pixels a point.
    """
    limit = _DARK * float(np.percentile(gray[::4, ::4], _PAPER))
    dark = np.where(gray < limit, np.uint8(255), np.uint8(0))
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, _square(_SOLID_PT * scale))
    if not solid.any():
        return gray, []
    joined = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, _square(_TEXT_PT * scale))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, _square(_LEAST_PT * scale))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    edge = max(1, round(_EDGE_PT * scale))
    turned, fills = gray, []
    for left, upper, width, height, _ in stats[1:count].tolist():
        x, y, end, bottom = left + edge, upper + edge, left + width - edge, upper + height - edge
        window = gray[y:bottom, x:end]
        level = _level(window, limit, edge)
        if level is None:
            continue
        turned = turned.copy() if turned is gray else turned
        turned[y:bottom, x:end] = _reversed(window, level, edge)
        x0, top, x1, low = (round(side / scale, 3) for side in (left, upper, left + width, upper + height))
        fills.append(Fill(x0, top, x1, low, round(level / 255, 3)))
    return turned, fills


def _level(window: Gray, limit: float, edge: int) -> float | None:
    """Return the gray value of a fill that carries light text; None where it is no fill, or carries none."""
    edges = (window[:edge], window[-edge:], window[:, :edge], window[:, -edge:])
    if any(float((side < limit).mean()) < _SOLID_EDGE for side in edges):
        return None
    level = float(np.median(window[window < limit]))
    light = float((window > level + _LIGHTER).mean())
    darker = float((window < level - _LIGHTER).mean())
    return level if _TEXT_SHARE[0] <= light <= _TEXT_SHARE[1] and darker <= light else None


def _reversed(window: Gray, level: float, frame: int) -> NDArray[np.uint8]:
    """Return light on dark as dark on light, with a dark frame: the fill's sides are the sides of cells."""
    lightness = (window.astype(np.float32) - level) / max(255.0 - level, 1.0)
    picture: NDArray[np.uint8] = np.clip(255 * (1 - lightness), 0, 255).astype(np.uint8)
    picture[:frame], picture[-frame:] = 0, 0
    picture[:, :frame], picture[:, -frame:] = 0, 0
    return picture


def _square(side: float) -> Mask:
    return np.ones((max(3, round(side)) | 1,) * 2, dtype=np.uint8)
