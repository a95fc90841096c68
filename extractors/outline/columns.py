"""Pages set in two or more columns: rows across the page to rows in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from extractors.outline.body import Row, build_rows
from schemas.page import Char

_GUTTER = 1.2  # of the font size: a gap narrower than this is no gutter
_BEFORE = 0.6  # of the font size: so far before a column's left edge its gutter is looked for
_ALIGNED = 1.0  # of the font size: lines that begin within this of each other begin a column
_RIGHT_PART = 0.25  # of the text's width: no column begins left of this
_FEWEST_ROWS = 4  # lines that each column must have
_FULL = 0.55  # of a column's width: prose fills its lines; a label beside its value doesn't

Span = tuple[float, float]


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
    for crossing, part in groupby(rows, lambda row: _crosses(row, gutter)):
        zone = tuple(part)
        blocks += (
            [Block(zone, column)] if crossing or not _has_columns(zone, gutter) else _split(zone, gutter, page, column)
        )
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


def _crosses(row: Row, gutter: float) -> bool:
    return any(x0 < gutter < x1 for x0, x1 in _segments(row))


def _find_gutter(rows: Sequence[Row]) -> float | None:
    """Return the gutter that has most lines to its right in columned parts, or None."""
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(row.line.box.x0 for row in rows), max(row.line.box.x1 for row in rows)
    size = median(row.line.size for row in rows)
    segments = [span for row in rows for span in _segments(row)]
    starts = sorted(x0 for x0, _ in segments if x0 > left + _RIGHT_PART * (right - left))
    best, found = 0, None
    for start in sorted({round(start) for start in starts}):
        aligned = sum(1 for other in starts if -1 <= other - start <= _ALIGNED * size)
        if aligned < _FEWEST_ROWS:
            continue
        gutter = start - _BEFORE * size
        count = _columned(rows, gutter)
        if count > best:
            best, found = count, gutter
    return found


def _columned(rows: Sequence[Row], gutter: float) -> int:
    """Count the lines right of a gutter in the parts of the page that have columns there."""
    zones = [tuple(part) for crossing, part in groupby(rows, lambda row: _crosses(row, gutter)) if not crossing]
    return sum(len(_sides(zone, gutter)[1]) for zone in zones if _has_columns(zone, gutter))


def _sides(zone: Sequence[Row], gutter: float) -> tuple[list[Span], list[Span]]:
    segments = [span for row in zone for span in _segments(row)]
    return [span for span in segments if span[1] <= gutter], [span for span in segments if span[0] >= gutter]


def _has_columns(zone: Sequence[Row], gutter: float) -> bool:
    return all(len(side) >= _FEWEST_ROWS and _is_prose(side) for side in _sides(zone, gutter))


def _is_prose(spans: Sequence[Span]) -> bool:
    width = max(x1 for _, x1 in spans) - min(x0 for x0, _ in spans)
    return median(x1 - x0 for x0, x1 in spans) >= _FULL * width
