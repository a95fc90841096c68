"""Pages set in two or more columns: rows across the page to rows in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from statistics import median
from typing import Final

from extractors.layout.rows import Row, build_rows
from schemas.page import Char

_GUTTER: Final = 1.2  # of the font size: a gap narrower than this is no gutter
_BEFORE: Final = 0.6  # of the font size: so far before a column's left edge its gutter is looked for
_RIGHT_PART: Final = 0.25  # of the text's width: no column begins left of this
_FEWEST_LINES: Final = 4  # lines that each column must have
_RAGGED: Final = 2.0  # of the font size: how far from a column's edge full lines may end
_NARROWEST: Final = 8.0  # of the font size: a column of prose is wider
_FULL: Final = 0.4  # of a column's lines end at its right edge: prose does so; labels beside their values don't
_FULL_AT_CENTRE: Final = 0.2  # where the gutter halves the text and no side has gaps of its own
_CENTRE: Final = 0.07  # of the text's width: so far from its middle a gutter still halves it
_MOSTLY_WHOLE: Final = 0.5  # the same where lines end together, as figures under each other do too
_WHOLE: Final = 0.8  # of a column's lines run without a gap
_FILLED: Final = 0.4  # of a column's width, on average, its lines fill
_MOST_ABOVE: Final = 2  # lines above the left column that stand in the right one and belong to neither

Span = tuple[float, float]
Line = Sequence[Char]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read one after the other. `column` is empty across the page, `L`, `R`, `RL` ... in a column."""

    rows: tuple[Row, ...]
    column: str = ""


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip without ink; `size` is the text's font size, `central` whether it halves the text."""

    x: float
    size: float
    central: bool


def split_columns(rows: Sequence[Row], page: int, column: str = "") -> list[Block]:
    """Return the rows as blocks in reading order: a block is one column, or what stands between columned parts.

    A gutter is a strip that no row crosses while at least four lines of prose stand on each side; the lines of the
    two sides need not stand at one height. A row that crosses it (a title over both columns) ends the columns above
    it. Columns are split again where they have gutters of their own.
    """
    gutter, columned = _find_columns([row.chars for row in rows])
    if gutter is None:
        return [Block(tuple(rows), column)] if rows else []
    blocks: list[Block] = []
    for inside, part in groupby(zip(rows, columned, strict=True), lambda pair: pair[1]):
        zone = tuple(row for row, _ in part)
        blocks += _split(zone, gutter.x, page, column) if inside else [Block(zone, column)]
    return blocks


def split_at(rows: Sequence[Row], gutter: float, page: int) -> list[Block]:
    """Split a page of a document in columns that has too few lines to show its gutter, at that of other pages.

    Rows that cross it stay as they are; so do the others where none of them has text on both sides, unless no row of
    the page crosses it.
    """
    crossing = [any(x0 < gutter < x1 for x0, x1 in _segments(row.chars)) for row in rows]
    blocks: list[Block] = []
    for crossed, part in groupby(zip(rows, crossing, strict=True), lambda pair: pair[1]):
        zone = tuple(row for row, _ in part)
        both = any(row.line.box.x0 < gutter < row.line.box.x1 for row in zone)
        blocks += [Block(zone)] if crossed or not (both or not any(crossing)) else _split(zone, gutter, page, "")
    return blocks


def stand_in_columns(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line of a page, top to bottom, whether it stands in a part that is set in columns of prose."""
    return _find_columns(lines)[1]


def _split(zone: Sequence[Row], gutter: float, page: int, column: str) -> list[Block]:
    above = list(takewhile(lambda row: row.line.box.x0 >= gutter, zone))
    if 0 < len(above) <= _MOST_ABOVE < len(zone):  # a date at the right, above both columns
        return [Block(tuple(above), column), *_split(zone[len(above) :], gutter, page, column)]
    chars = [char for row in zone for char in row.chars]
    left = build_rows([char for char in chars if char.x0 + char.x1 < 2 * gutter], page)
    right = build_rows([char for char in chars if char.x0 + char.x1 >= 2 * gutter], page)
    return split_columns(left, page, column + "L") + split_columns(right, page, column + "R")


def _find_columns(lines: Sequence[Line]) -> tuple[_Gutter | None, list[bool]]:
    """Return the gutter with most lines beside it in columned parts, and which lines stand in such parts."""
    none = [False] * len(lines)
    if len(lines) < _FEWEST_LINES:
        return None, none
    segments = [_segments(line) for line in lines]
    left, right = min(spans[0][0] for spans in segments), max(spans[-1][1] for spans in segments)
    starts = [x0 for spans in segments for x0, _ in spans if x0 > left + _RIGHT_PART * (right - left)]
    if len(starts) < _FEWEST_LINES:
        return None, none
    size = median(line[0].size for line in lines)
    found, columned = None, none
    for start in sorted({round(start) for start in starts}):
        x = start - _BEFORE * size
        gutter = _Gutter(x, size, abs(x - (left + right) / 2) <= _CENTRE * (right - left))
        here = _columned(segments, gutter)
        if sum(here) > sum(columned):
            found, columned = gutter, here
    return found, columned


def _segments(line: Line) -> list[Span]:
    """Return where a line has ink: its stretches between wide gaps."""
    least = _GUTTER * line[0].size
    segments: list[Span] = []
    for char in line:
        if segments and char.x0 - segments[-1][1] < least:
            segments[-1] = (segments[-1][0], max(segments[-1][1], char.x1))
        else:
            segments.append((char.x0, char.x1))
    return segments


def _columned(lines: Sequence[Sequence[Span]], gutter: _Gutter) -> list[bool]:
    """Tell for each line whether it stands in a part of the page that has columns on both sides of a gutter."""
    columned: list[bool] = []
    for crossed, part in groupby(lines, lambda spans: any(x0 < gutter.x < x1 for x0, x1 in spans)):
        zone = list(part)
        columned += [not crossed and _has_columns(zone, gutter)] * len(zone)
    return columned


def _has_columns(zone: Sequence[Sequence[Span]], gutter: _Gutter) -> bool:
    left = [[span for span in spans if span[1] <= gutter.x] for spans in zone]
    right = [[span for span in spans if span[0] >= gutter.x] for spans in zone]
    return all(_is_prose([spans for spans in side if spans], gutter) for side in (left, right))


def _is_prose(lines: Sequence[Sequence[Span]], gutter: _Gutter) -> bool:
    """Tell whether lines fill a column: enough end together at its right edge, and it's wide enough to be read."""
    if len(lines) < _FEWEST_LINES:
        return False
    edge, start = max(spans[-1][1] for spans in lines), min(spans[0][0] for spans in lines)
    full = sum(1 for spans in lines if edge - spans[-1][1] <= _RAGGED * gutter.size)
    if edge - start < _NARROWEST * gutter.size:
        return False
    whole = sum(1 for spans in lines if len(spans) == 1)
    if full >= _FULL * len(lines) and whole >= _MOSTLY_WHOLE * len(lines):
        return True
    inked = sum(x1 - x0 for spans in lines for x0, x1 in spans) / len(lines)
    return (
        gutter.central
        and full >= _FULL_AT_CENTRE * len(lines)
        and whole >= _WHOLE * len(lines)
        and inked >= _FILLED * (edge - start)
    )
