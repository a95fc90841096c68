"""Pages set in two or more columns: rows across the page to rows in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from extractors.outline.body import Row, build_rows
from schemas.page import Char

_GUTTER = 1.2  # of the font size: a gap narrower than this is no gutter
_BEFORE = 0.6  # of the font size: so far before a column's left edge its gutter is looked for
_RIGHT_PART = 0.25  # of the text's width: no column begins left of this
_FEWEST_ROWS = 4  # lines that each column must have
_FULL = 0.4  # of a column's lines end at its right edge: prose fills its lines; labels beside their values don't
_FULL_AT_CENTRE = 0.2  # where the gutter halves the text, as labels and values rarely do
_CENTRE = 0.07  # of the text's width: so far from its middle a gutter still halves it
_RAGGED = 2.0  # of the font size: how far from the edge full lines may end
_NARROWEST = 8.0  # of the font size: a column of prose is wider

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip without ink; `size` is the text's font size, `full` the share of full lines that prose needs."""

    x: float
    size: float
    full: float


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read one after the other. `column` is empty across the page, `L`, `R`, `RL` ... in a column."""

    rows: tuple[Row, ...]
    column: str = ""


def split_columns(rows: Sequence[Row], page: int, column: str = "") -> list[Block]:
    """Return the rows as blocks in reading order: a block is one column, or what stands between columned parts.

    A gutter is a strip that no row crosses while at least four lines of prose stand on each side; the lines of the
    two sides need not stand at one height. A row that crosses it (a title over both columns) ends the columns above
    it. Columns are split again where they have gutters of their own.
    """
    gutter = _find_gutter(rows)
    if gutter is None:
        return [Block(tuple(rows), column)] if rows else []
    blocks: list[Block] = []
    for crossing, part in groupby(rows, lambda row: _crosses(_segments(row), gutter)):
        zone = tuple(part)
        columned = not crossing and _has_columns([_segments(row) for row in zone], gutter)
        blocks += _split(zone, gutter.x, page, column) if columned else [Block(zone, column)]
    return blocks


def _split(zone: Sequence[Row], gutter: float, page: int, column: str) -> list[Block]:
    chars = [char for row in zone for char in row.chars]
    left = build_rows([char for char in chars if _middle(char) < gutter], page)
    right = build_rows([char for char in chars if _middle(char) >= gutter], page)
    return split_columns(left, page, column + "L") + split_columns(right, page, column + "R")


def _middle(char: Char) -> float:
    return (char.x0 + char.x1) / 2


def _segments(row: Row) -> list[Span]:
    """Return where a row has ink: its stretches between wide gaps."""
    least = _GUTTER * row.line.size
    segments: list[Span] = []
    for char in row.chars:
        if segments and char.x0 - segments[-1][1] < least:
            segments[-1] = (segments[-1][0], max(segments[-1][1], char.x1))
        else:
            segments.append((char.x0, char.x1))
    return segments


def _crosses(segments: Sequence[Span], gutter: _Gutter) -> bool:
    return any(x0 < gutter.x < x1 for x0, x1 in segments)


def _find_gutter(rows: Sequence[Row]) -> _Gutter | None:
    """Return the gutter with most lines beside it in columned parts, or None."""
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(row.line.box.x0 for row in rows), max(row.line.box.x1 for row in rows)
    size = median(row.line.size for row in rows)
    segments = [_segments(row) for row in rows]
    starts = [x0 for spans in segments for x0, _ in spans if x0 > left + _RIGHT_PART * (right - left)]
    if len(starts) < _FEWEST_ROWS:
        return None
    best, found = 0, None
    for start in sorted({round(start) for start in starts}):
        x = start - _BEFORE * size
        central = abs(x - (left + right) / 2) <= _CENTRE * (right - left)
        gutter = _Gutter(x, size, _FULL_AT_CENTRE if central else _FULL)
        count = _columned(segments, gutter)
        if count > best:
            best, found = count, gutter
    return found


def _columned(rows: Sequence[Sequence[Span]], gutter: _Gutter) -> int:
    """Count the lines on both sides of a gutter in the parts of the page that have columns there."""
    zones = [list(part) for crossed, part in groupby(rows, lambda spans: _crosses(spans, gutter)) if not crossed]
    return sum(sum(map(len, zone)) for zone in zones if _has_columns(zone, gutter))


def _has_columns(zone: Sequence[Sequence[Span]], gutter: _Gutter) -> bool:
    spans = [span for row in zone for span in row]
    sides = [span for span in spans if span[1] <= gutter.x], [span for span in spans if span[0] >= gutter.x]
    return all(len(side) >= _FEWEST_ROWS and _is_prose(side, gutter) for side in sides)


def _is_prose(spans: Sequence[Span], gutter: _Gutter) -> bool:
    """Tell whether lines fill a column: enough end together at its right edge, and it's wide enough to be read."""
    edge = max(x1 for _, x1 in spans)
    full = sum(1 for _, x1 in spans if edge - x1 <= _RAGGED * gutter.size)
    return edge - min(x0 for x0, _ in spans) >= _NARROWEST * gutter.size and full >= gutter.full * len(spans)
