"""Pages set in two or more columns: rows across the page to rows in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from extractors.outline.body import Row, build_rows
from schemas.page import Char

_GUTTER = 1.2  # of the font size: a gap narrower than this is no gutter
_FEWEST_ROWS = 4  # rows that must have text on both sides of a gutter
_FULL = 0.55  # of a column's width: prose fills its lines; a label beside its value doesn't

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read one after the other. `column` is empty across the page, `L`, `R`, `RL` ... in a column."""

    rows: tuple[Row, ...]
    column: str = ""


def split_columns(rows: Sequence[Row], page: int, column: str = "") -> list[Block]:
    """Return the rows as blocks in reading order: a block is one column, or what stands between columned parts.

    A gutter is a gap that at least four rows share, with prose on both sides; a row that crosses it (a title over both
    columns) ends the columns above it. Columns are split again where they have gutters of their own.
    """
    gutter = _find_gutter(rows)
    if gutter is None:
        return [Block(tuple(rows), column)] if rows else []
    blocks: list[Block] = []
    for crossing, part in groupby(rows, lambda row: _crosses(row, gutter)):
        zone = tuple(part)
        blocks += [Block(zone, column)] if crossing else _columns(zone, gutter, page, column)
    return blocks


def _columns(zone: tuple[Row, ...], gutter: float, page: int, column: str) -> list[Block]:
    """Set the rows of one zone left column first, unless too few of them have text on both sides."""
    if sum(1 for row in zone if row.line.box.x0 < gutter < row.line.box.x1) < _FEWEST_ROWS:
        return [Block(zone, column)]
    chars = [char for row in zone for char in row.chars]
    left = build_rows([char for char in chars if _middle(char) < gutter], page)
    right = build_rows([char for char in chars if _middle(char) >= gutter], page)
    return split_columns(left, page, column + "L") + split_columns(right, page, column + "R")


def _middle(char: Char) -> float:
    return (char.x0 + char.x1) / 2


def _crosses(row: Row, gutter: float) -> bool:
    return any(char.x0 < gutter < char.x1 for char in row.chars) or not (
        row.line.box.x1 < gutter or row.line.box.x0 > gutter or any(a < gutter < b for a, b in _gaps(row))
    )


def _gaps(row: Row) -> list[Gap]:
    """Return the wide gaps inside a row."""
    least = _GUTTER * row.line.size
    return [(a.x1, b.x0) for a, b in pairwise(row.chars) if b.x0 - a.x1 >= least]


def _find_gutter(rows: Sequence[Row]) -> float | None:
    """Return the middle of the gap that most rows share, if enough do and both sides are prose."""
    gaps = [gap for row in rows for gap in _gaps(row)]
    if len(gaps) < _FEWEST_ROWS:
        return None
    best, shared = 0, None
    for start, _ in gaps:
        inside = [gap for gap in gaps if gap[0] <= start < gap[1]]
        if len(inside) > best:
            best, shared = len(inside), inside
    if shared is None or best < _FEWEST_ROWS:
        return None
    gutter = (max(gap[0] for gap in shared) + min(gap[1] for gap in shared)) / 2
    return gutter if _prose_on_both_sides(rows, gutter) else None


def _prose_on_both_sides(rows: Sequence[Row], gutter: float) -> bool:
    left = [row for row in rows if any(a < gutter < b for a, b in _gaps(row))]
    if len(left) < _FEWEST_ROWS:
        return False
    starts, ends = [], []
    for row in left:
        before = [char for char in row.chars if _middle(char) < gutter]
        after = [char for char in row.chars if _middle(char) >= gutter]
        starts.append((before[0].x0, before[-1].x1))
        ends.append((after[0].x0, after[-1].x1))
    return _is_prose(starts) and _is_prose(ends)


def _is_prose(spans: Sequence[Gap]) -> bool:
    width = max(x1 for _, x1 in spans) - min(x0 for x0, _ in spans)
    return median(x1 - x0 for x0, x1 in spans) >= _FULL * width
