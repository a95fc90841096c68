"""Rules in the picture of a page: long straight runs of dark pixels, by morphological opening."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.page import Rule

Mask = NDArray[np.uint8]  # 255 where something is, else 0

_LONG_PT: Final = 24.0  # a straight run longer than the strokes of any character in running text
_SHORT_PT: Final = 7.0  # a run between two rules across it: the side of a small cell
_TOUCH_PT: Final = 1.4  # strokes of characters in a low row keep further from its rules
_BREAK_PT: Final = 1.2  # a gap that noise, or a dotted rule, leaves
_THICK_PT: Final = 5.0  # thicker than a rule: a bar
_THIN_PT: Final = 3.0  # a hairline is thinner, the light around it wider
_FAINT: Final = 18  # gray values by which a hairline is darker than what lies beside it
_MOST_INKED: Final = 0.5  # share of dark pixels in a hairline; a rule with more is found as any other
_SURE_PT: Final = 72.0  # no row of strokes is so long without a gap
_WAYS: Final = (True, False)  # horizontal, vertical
_FILLED: Final = 0.55  # share of dark pixels along a run, below which it is a row of something else


@dataclass(frozen=True, slots=True)
class Stroke:
    """One straight run, in pixels: from start to end along it, from low to high across it."""

    horizontal: bool
    start: int
    end: int
    low: int
    high: int

    @property
    def thickness(self) -> int:
        """Across the run."""
        return self.high - self.low


def find_strokes(dark: Mask, scale: float, gray: Mask | None = None) -> list[Stroke]:
    """Return the horizontal and vertical rules in a picture that lies straight.

    Args:
        dark: 255 for each dark pixel.
        scale: Pixels a point.
        gray: The picture, if hairlines, which a scanner sees as gray, are to be found too.
    """
    drawn = {
        horizontal: dark if gray is None else dark | _hairlines(gray, dark, horizontal, scale) for horizontal in _WAYS
    }
    closed = {horizontal: _closed(drawn[horizontal], horizontal, scale) for horizontal in _WAYS}
    long_runs = [
        run for horizontal in _WAYS for run in _runs(closed[horizontal], drawn[horizontal], horizontal, _LONG_PT, scale)
    ]
    long_runs = [
        run
        for run in long_runs
        if run.end - run.start >= _SURE_PT * scale
        or not _is_faint(run, dark)
        or _spans(run, long_runs, _TOUCH_PT * scale)
    ]
    short_runs = [
        run
        for horizontal in _WAYS
        for run in _runs(closed[horizontal], drawn[horizontal], horizontal, _SHORT_PT, scale)
        if run.end - run.start < _LONG_PT * scale and _spans(run, long_runs, _TOUCH_PT * scale)
    ]
    return long_runs + short_runs


def _closed(drawn: Mask, horizontal: bool, scale: float) -> Mask:
    gap = max(3, round(_BREAK_PT * scale)) | 1
    return np.asarray(cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, _bar(gap, horizontal)), dtype=np.uint8)


def _hairlines(gray: Mask, dark: Mask, horizontal: bool, scale: float) -> Mask:
    """Return a mask of long thin runs that are a little darker than what lies on either side."""
    across = _bar(max(3, round(_THIN_PT * scale)) | 1, not horizontal)
    fainter = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, across) > _FAINT
    joined = _closed(fainter.astype(np.uint8) * 255, horizontal, scale)
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, _bar(round(_LONG_PT * scale), horizontal))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    inked = np.bincount(labels[dark > 0], minlength=count) / np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    lengths = stats[:, cv2.CC_STAT_WIDTH if horizontal else cv2.CC_STAT_HEIGHT]
    # strokes of characters that stand in a row are dark, and seldom meet over so long
    keep = (inked <= _MOST_INKED) | (lengths >= _SURE_PT * scale)
    keep[0] = False
    return np.asarray(np.where(keep, np.uint8(255), np.uint8(0))[labels], dtype=np.uint8)


def _bar(length: int, horizontal: bool) -> Mask:
    size = (length, 1) if horizontal else (1, length)
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_RECT, size), dtype=np.uint8)


def _runs(closed: Mask, dark: Mask, horizontal: bool, least_pt: float, scale: float) -> list[Stroke]:
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _bar(max(3, round(least_pt * scale)), horizontal))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    runs = []
    for label in range(1, count):
        x, y, width, height, area = stats[label].tolist()
        along, across = (width, height) if horizontal else (height, width)
        thickness = max(1, round(area / along))  # a run that leans a little has a taller box than it is thick
        if thickness > _THICK_PT * scale or across > thickness + 0.02 * along + 2:
            continue
        window = dark[y : y + height, x : x + width][labels[y : y + height, x : x + width] == label]
        if (window > 0).mean() < _FILLED:
            continue
        start, low = (x, y) if horizontal else (y, x)
        middle = low + across / 2
        edge = round(middle - thickness / 2)
        runs.append(Stroke(horizontal, start, start + along, edge, edge + thickness))
    return runs


def _is_faint(run: Stroke, dark: Mask) -> bool:
    along, across = slice(run.start, run.end), slice(run.low, run.high)
    window = dark[across, along] if run.horizontal else dark[along, across]
    return bool((window > 0).mean() <= _MOST_INKED)


def _spans(run: Stroke, others: list[Stroke], touch: float) -> bool:
    """Tell whether a short run reaches from one long rule across it to another."""
    middle = (run.low + run.high) / 2
    crossing = [
        (other.low + other.high) / 2
        for other in others
        if other.horizontal != run.horizontal and other.start - touch <= middle <= other.end + touch
    ]
    return any(abs(run.start - place) <= touch for place in crossing) and any(
        abs(run.end - place) <= touch for place in crossing
    )


def paint(strokes: list[Stroke], shape: tuple[int, ...], grow: int = 1) -> Mask:
    """Return a mask of the strokes, each `grow` pixels wider on every side."""
    mask = np.zeros(shape, dtype=np.uint8)
    for run in strokes:
        low, high, start, end = max(run.low - grow, 0), run.high + grow, max(run.start - grow, 0), run.end + grow
        if run.horizontal:
            mask[low:high, start:end] = 255
        else:
            mask[start:end, low:high] = 255
    return mask


def rule_of(run: Stroke, scale: float) -> Rule:
    """Return a stroke as a rule in points."""
    along, across = (run.start / scale, run.end / scale), (run.low / scale, run.high / scale)
    (x0, x1), (top, bottom) = (along, across) if run.horizontal else (across, along)
    return Rule(round(x0, 3), round(top, 3), round(x1, 3), round(bottom, 3), run.horizontal)


def stroke_of(rule: Rule, scale: float) -> Stroke:
    """Return a rule in points as a stroke in pixels, at least one pixel thick."""
    x0, top, x1, bottom = (round(side * scale) for side in rule[:4])
    if rule.horizontal:
        return Stroke(True, x0, x1, top, max(bottom, top + 1))
    return Stroke(False, top, bottom, x0, max(x1, x0 + 1))
