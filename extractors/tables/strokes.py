"""Rules and thin fills of a page to long straight strokes: dots, dashes, corner squares and pieces become one line.

Word draws a border as one thin filled rectangle a cell side with a square in each corner, Chromium as thin rectangles,
LibreOffice and reportlab as stroked lines, and dotted borders come as rows of squares from any of them. After this
module nobody needs to know which.
"""

from collections.abc import Iterable
from operator import itemgetter
from typing import Final, NamedTuple

from schemas.page import Page

_THIN_PT: Final = (
    4.0  # a filled box thinner than this may be a rule; Word's widest border is 6 pt, its usual ones 0.5 to 2.25
)
_DOT_PT: Final = (
    2.0  # a box no longer than this either way is a dot or a corner: it may belong to a line of either direction
)
_SLENDER: Final = 3.0  # how many times longer than thick a thin fill must be to be taken for a rule
_SAME_LINE_PT: Final = 1.0  # pieces whose middles differ by no more lie on one line
_GAP_PT: Final = 4.5  # pieces no farther apart along the line belong to one stroke; no cell is that narrow
_SHORTEST_PT: Final = 5.0  # what is still shorter after joining is no rule of a table


_by_start = itemgetter(1)


class Stroke(NamedTuple):
    """One straight line along one axis.

    Attributes:
        at: Its middle across: y of a horizontal stroke, x of a vertical one; points.
        start, end: Along the axis.
        thickness: Width of the line, points (0 where the reader tells none).
    """

    at: float
    start: float
    end: float
    thickness: float


class Strokes(NamedTuple):
    """All strokes of a page, each list in order of `at`, then `start`."""

    horizontal: tuple[Stroke, ...]
    vertical: tuple[Stroke, ...]


def collect_strokes(page: Page) -> Strokes:
    """Return the page's straight lines, collinear pieces joined."""
    horizontal: list[Stroke] = []
    vertical: list[Stroke] = []
    for x0, top, x1, bottom, lies in page.rules:
        _place(x0, top, x1, bottom, lies, horizontal, vertical)
    for fill in page.fills:
        width, height = fill.x1 - fill.x0, fill.bottom - fill.top
        thin, long = (height, width) if width >= height else (width, height)
        if thin <= _THIN_PT and (long >= _SLENDER * thin or long <= _DOT_PT) and not fill.polygon and fill.gray < 1.0:
            _place(fill.x0, fill.top, fill.x1, fill.bottom, width >= height, horizontal, vertical)
    return Strokes(
        _within(join_collinear(horizontal), page.width, page.height),
        _within(join_collinear(vertical), page.height, page.width),
    )


def _within(strokes: tuple[Stroke, ...], length: float, breadth: float) -> tuple[Stroke, ...]:
    """Return what of some strokes lies on the page; browsers draw on beyond its end and cut that off."""
    if all(stroke.start >= 0 and stroke.end <= length and 0 <= stroke.at <= breadth for stroke in strokes):
        return strokes
    cut = (stroke._replace(start=max(stroke.start, 0.0), end=min(stroke.end, length)) for stroke in strokes)
    return tuple(one for one in cut if 0 <= one.at <= breadth and one.end - one.start >= _SHORTEST_PT)


def join_collinear(pieces: Iterable[Stroke]) -> tuple[Stroke, ...]:
    """Join pieces that lie on one line and touch or nearly touch; drop what stays too short to bound a cell."""
    joined: list[Stroke] = []
    line: list[Stroke] = []
    for piece in sorted(pieces):
        if line and piece.at - line[0].at > _SAME_LINE_PT:
            joined += _join_line(line)
            line = []
        line.append(piece)
    joined += _join_line(line)
    return tuple(sorted(joined))


def _place(
    x0: float, top: float, x1: float, bottom: float, lies: bool, horizontal: list[Stroke], vertical: list[Stroke]
) -> None:
    width, height = x1 - x0, bottom - top
    dot = width <= _DOT_PT and height <= _DOT_PT
    if lies or dot:
        horizontal.append(Stroke((top + bottom) / 2, x0, x1, height))
    if not lies or dot:
        vertical.append(Stroke((x0 + x1) / 2, top, bottom, width))


def _join_line(line: list[Stroke]) -> list[Stroke]:
    if not line:
        return []
    if len(line) == 1:
        return line if line[0].end - line[0].start >= _SHORTEST_PT else []
    joined: list[Stroke] = []
    line.sort(key=_by_start)
    at, start, end, thickness = line[0]
    longest = end - start
    for piece in line[1:]:
        if piece.start <= end + _GAP_PT:
            length = piece.end - piece.start
            if length > longest:  # the longest piece says where the line lies: corner squares and dots don't
                at, thickness, longest = piece.at, piece.thickness, length
            end = max(end, piece.end)
            continue
        joined.append(Stroke(at, start, end, thickness))
        at, start, end, thickness = piece
        longest = end - start
    joined.append(Stroke(at, start, end, thickness))
    return [stroke for stroke in joined if stroke.end - stroke.start >= _SHORTEST_PT]
