"""Lines of print to the rows of a table whose columns no rule parts."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from extractors.tables.rivers import Chunk, split_chunks
from extractors.tables.strips import Inked, find_strips
from schemas.page import Char

FULL_ROW: Final = 0.6  # of the richest line's columns: a line close under another that fills as many begins a row
_OVERHANG: Final = 0.3  # of the size: a chunk may reach so far into a river's other side
_LABELLED: Final = 0.5  # the same for a line that fills the first column
_TIGHT: Final = 1.5  # of the size: from line to line inside a cell
_PADDED: Final = 1.3  # times the distance from a rule: lines closer than that are of one row
_LEVEL: Final = 0.6  # of the size: cells set in the middle of their row have their middles so near to each other
_LEAST_ROWS: Final = 3
_FILLED: Final = 0.8  # share of the rows parted by white space that must fill two columns


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print.

    Attributes:
        chunks: Its characters, left to right, parted at wide gaps.
        top, bottom: Of all its characters, points.
        columns: First and last column of each chunk, once they are known.
    """

    chunks: tuple[Chunk, ...]
    top: float
    bottom: float
    columns: tuple[tuple[int, int], ...] = ()

    @property
    def filled(self) -> set[int]:
        """The columns in which it has text."""
        return {column for first, last in self.columns for column in range(first, last + 1)}

    @property
    def size(self) -> float:
        """Font size of its first character."""
        return self.chunks[0].size

    @property
    def spans(self) -> bool:
        """A chunk of it crosses a column line."""
        return any(last > first for first, last in self.columns)


def measure_line(row: list[Char]) -> Line:
    """Return one line's characters, left to right, as a line without columns."""
    return Line(tuple(split_chunks(row)), min(char.top for char in row), max(char.bottom for char in row))


def place_line(line: Line, inner: Sequence[float]) -> Line:
    """Return a line with its chunks placed between the inner column lines."""
    columns = []
    for chunk in line.chunks:
        margin = min(_OVERHANG * chunk.size, (chunk.x1 - chunk.x0) / 2)
        columns.append((bisect_right(inner, chunk.x0 + margin), bisect_right(inner, chunk.x1 - margin)))
    return Line(line.chunks, line.top, line.bottom, tuple(columns))


def group_rows(band: Sequence[Line], *, head: bool, parted: bool, sides: Sequence[float] = ()) -> list[list[Line]]:
    """Group the lines between two rules to rows.

    Args:
        band: The lines, top to bottom.
        head: They head the table.
        parted: Rules run between rows elsewhere in the table.
        sides: How far the band's outer lines lie from the rules above and below.
    """
    if parted and not head and (_is_one_row(band) or _is_close(band, sides)):
        return [list(band)]
    if not head and (rows := _rows_between_strips(band)):
        return rows
    richest = max(len(line.filled) for line in band)
    rows = []
    for line in band:
        if rows and not _begins_row(line, rows[-1], richest, head=head, parted=parted):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_one_row(band: Sequence[Line]) -> bool:
    """Tell whether a band between rules holds one row: one line labels it, or its cells are set about one middle."""
    if sum(0 in line.filled for line in band) <= 1:
        return True
    blocks = [[line for line in band if column in line.filled] for column in set(chain(*(one.filled for one in band)))]
    middles = [(block[0].top + block[-1].bottom) / 2 for block in blocks]
    unequal = len({len(block) for block in blocks}) > 1
    return unequal and max(middles) - min(middles) <= _LEVEL * band[0].size


def _is_close(band: Sequence[Line], sides: Sequence[float]) -> bool:
    """Tell whether lines stand as close to each other as to the rules around: two rows have two paddings between.

    Lines that all fill the same columns are rows of a list, however close.
    """
    uneven = len({frozenset(line.filled) for line in band}) > 1
    return uneven and bool(sides) and max(_gaps(band), default=0.0) <= _PADDED * max(min(sides), 0.0)


def _gaps(band: Sequence[Line]) -> list[float]:
    """Return the distances between neighbouring lines of each column."""
    return [
        below.top - above.bottom
        for column in set(chain(*(line.filled for line in band)))
        for above, below in pairwise([line for line in band if column in line.filled])
    ]


def _rows_between_strips(band: Sequence[Line]) -> list[list[Line]]:
    """Return the rows between strips that are higher than those inside cells; none where they don't look like rows.

    Cells may be set in the middle of their row, so that no line fills most columns.
    """
    closest = min((gap for gap in _gaps(band) if gap > 0), default=0.0)
    cuts = find_strips((Inked(line.top, line.bottom, line.size) for line in band), closest)
    rows: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
    for line in band:
        rows[bisect_right(cuts, (line.top + line.bottom) / 2)].append(line)
    if len(rows) < _LEAST_ROWS or all(len(row) == 1 for row in rows):
        return []
    filled = [set(chain(*(line.filled for line in row))) for row in rows]
    labelled = all(0 in columns for columns in filled)
    return rows if labelled and sum(len(columns) > 1 for columns in filled) >= _FILLED * len(rows) else []


def _begins_row(line: Line, row: Sequence[Line], richest: int, *, head: bool, parted: bool) -> bool:
    """Tell whether a line that fills enough columns begins a row, or goes on with the one before."""
    if head:
        return any(before.spans for before in row) or line.spans
    filled = line.filled
    tight = line.top - row[-1].top <= _TIGHT * line.size
    if not tight and (0 in filled or not parted):
        return True
    if 0 in filled:
        return len(filled) >= max(2, _LABELLED * richest) or richest == 1
    return len(filled) >= max(2, FULL_ROW * richest)
