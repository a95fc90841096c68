"""Shaded areas and bars in the picture of a page."""

from typing import Final

import cv2
import numpy as np

from extractors.readers.ocr.raster import Gray
from extractors.readers.ocr.strokes import Mask
from schemas.page import Fill

_PAPER: Final = 90  # percentile of the gray values of a page that is paper
_DARKER: Final = 14  # gray values of 255 below the paper's, from which an area is shaded
_LEAST_PT: Final = 5.0  # sides of a shaded area
_SMOOTH_PT: Final = 1.2  # noise and screens of dots are smoothed over this
_HOLE_PT: Final = 4.0  # what text on the shade leaves open
_BAR_PT: Final = 3.2  # thicker than the strokes of bold headings
_ALONE: Final = 1.3  # ink that is connected to a bar, as a multiple of the bar's: more, and it is part of a character
_RECTANGLE: Final = 0.85  # share of its box that a rectangle covers
_LEAST_SHARE: Final = 0.5  # of its box that any shade covers
_MARK_PT: Final = 16.0  # a solid spot no larger than this on both sides, and no bar, is a mark such as ●, which is text
_LONG: Final = 1.8  # longer than wide by this: a bar


def find_shades(gray: Gray, dark: Mask, rules: Mask, scale: float) -> list[Fill]:
    """Return areas that are darker than the paper and lighter than ink, in points, cut where rules run."""
    side = _odd(_SMOOTH_PT * scale)
    smooth = cv2.blur(gray, (side, side))
    paper = float(np.percentile(smooth[::4, ::4], _PAPER))
    shaded = np.where(smooth < paper - _DARKER, np.uint8(255), np.uint8(0))
    # smoothing spreads ink: what lies so near to it could be its rim
    shaded[cv2.dilate(dark, _square(side + 2)) > 0] = 0
    shaded = cv2.morphologyEx(shaded, cv2.MORPH_OPEN, _square(side))
    shaded = cv2.morphologyEx(shaded, cv2.MORPH_CLOSE, _square(_odd(_HOLE_PT * scale)))
    shaded[rules > 0] = 0
    contours, _ = cv2.findContours(shaded, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    fills = []
    for contour in contours:
        x, y, width, height = cv2.boundingRect(contour)
        share = cv2.contourArea(contour) / max((width - 1) * (height - 1), 1)
        if min(width, height) < _LEAST_PT * scale or share < _LEAST_SHARE or _meets_edge(x, y, width, height, gray):
            continue
        window = smooth[y : y + height, x : x + width][shaded[y : y + height, x : x + width] > 0]
        level = min(float(np.median(window)) / paper, 1.0)
        fills.append(_fill((x, y, width, height), level, share, scale))
    return fills


def find_bars(ink: Mask, gray: Gray, scale: float) -> tuple[list[Fill], Mask]:
    """Return solid dark bars, in points, and the mask of their pixels; `ink` is dark pixels that are no rule."""
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _square(max(3, round(_BAR_PT * scale))))
    painted = np.zeros_like(ink)
    if not opened.any():
        return [], painted
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    count, bars, bar_stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    fills = []
    for bar in range(1, count):
        x, y, width, height, area = bar_stats[bar].tolist()
        solid = bars[y : y + height, x : x + width] == bar
        owner = int(labels[y : y + height, x : x + width][solid][0])
        if stats[owner, cv2.CC_STAT_AREA] > _ALONE * area or _is_mark(width, height, scale):
            continue
        painted[labels == owner] = 255
        level = float(np.median(gray[y : y + height, x : x + width][solid])) / 255
        fills.append(_fill((x, y, width, height), level, area / (width * height), scale))
    return fills, painted


def _is_mark(width: int, height: int, scale: float) -> bool:
    longer, shorter = max(width, height), min(width, height)
    return longer <= _MARK_PT * scale and longer < _LONG * shorter


def _fill(box: tuple[int, int, int, int], level: float, share: float, scale: float) -> Fill:
    x, y, width, height = box
    x0, top, x1, bottom = (round(side / scale, 3) for side in (x, y, x + width, y + height))
    return Fill(x0, top, x1, bottom, round(level, 3), polygon=share < _RECTANGLE)


def _meets_edge(x: int, y: int, width: int, height: int, gray: Gray) -> bool:
    # the shadow that a scanner leaves along the paper's edge
    return x <= 1 or y <= 1 or x + width >= gray.shape[1] - 1 or y + height >= gray.shape[0] - 1


def _odd(side: float) -> int:
    return max(3, round(side)) | 1


def _square(side: int) -> Mask:
    return np.ones((side, side), dtype=np.uint8)
