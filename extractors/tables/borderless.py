"""Tables whose columns no rule parts: three-line tables, boxes, and tables set with white space alone.

Our own finder, not camelot's: measured on the EU half of the ICDAR 2013 set by `tests/benchmarks/icdar.py` (27 PDFs, 97
pages; adjacency F1 over all relations, mean over documents, seconds for all):

| tool | micro F1 | macro F1 | precision | recall | seconds |
|---|---|---|---|---|---|
| ruled and borderless here | 0.995 | 0.994 | 0.990 | 1.000 | 6 |
| camelot 2.0 hybrid | 0.840 | 0.796 | 0.747 | 0.961 | 280 |
| camelot 2.0 lattice | 0.844 | 0.707 | 0.977 | 0.742 | 193 |
| camelot 2.0 network | 0.761 | 0.650 | 0.757 | 0.765 | 26 |
| camelot 2.0 stream | 0.767 | 0.705 | 0.673 | 0.894 | 27 |
| pdfplumber 0.11 | 0.803 | 0.656 | 0.924 | 0.709 | 93 |

A frame is a region that may hold such a table: between rules of one length, inside a box, or a run of lines that are
all parted by wide gaps. In a frame, rivers of white space part columns; rows are what rules part, or lines that fill
most columns. What does not look like a table on several counts is left to the body: a false table costs more than a
missed one, since its text is lost to the outline.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.layout.lines import group_lines, print_line
from extractors.layout.markers import read_marker
from extractors.tables.line_rows import Line, group_rows, measure_line, place_line
from extractors.tables.part import PartCell, TablePart
from extractors.tables.part_rules import join_uncovered, split_at
from extractors.tables.rivers import find_rivers, join_chunks
from extractors.tables.strokes import Stroke
from schemas.page import Box, Char
from schemas.table import TextLine

_TABULAR: Final = 0.6  # share of rows with two cells or more
_PROSE: Final = 22  # characters in a line: columns of lines so long are the page's, not a table's
_MANY_LINES: Final = 4
_THREE_LINES: Final = 2  # bands of a table with rules over and under its head and at its foot
_WALL_PT: Final = 6.0  # a river so near to a ruled column line is the same
_BOX_RULES: Final = 2  # a box has an upper and a lower rule: that alone doesn't make a table
_FULL: Final = 0.5  # share of the cells that must hold text where no rules say that it is a table
_SHORTEST: Final = 3  # characters of a text on average in the wordiest column; the figures along a chart have less
_LEAST_ROWS_RULED: Final = 2
_LEAST_ROWS: Final = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A region that may hold a table without ruled columns.

    Attributes:
        box: Its outer sides.
        rules: Horizontal rules through its full width, the outer ones included where they are drawn.
        walls: Vertical rules inside, if there are any.
        chars: The characters in it, in the file's order.
        walled: The walls say what columns there are, and nothing else does.
        going_on: It goes on with a table of the page before; a single row may be left of that.
        part_rules: Horizontal rules over a part of its width, top to bottom.
    """

    box: Box
    rules: tuple[float, ...]
    walls: tuple[float, ...]
    chars: tuple[Char, ...]
    walled: bool = False
    going_on: bool = False
    part_rules: tuple[Stroke, ...] = ()


def read_frame(frame: Frame, page: int) -> TablePart | None:
    """Return the table in a frame; None where it holds running text or too little to tell."""
    lines = [measure_line(row) for row in group_lines(frame.chars)]
    inner = list(frame.walls) if frame.walled else _inner_lines(lines, frame)
    if not inner:
        return None
    placed = [place_line(line, inner) for line in lines]
    xs = (frame.box.x0, *inner, frame.box.x1)
    bands = _bands(placed, frame)
    if len(bands) < _TABULAR * (len(frame.rules) - 1):
        return None  # rules without text between them: a chart
    parted = len(bands) > _THREE_LINES or frame.going_on  # by rules between rows
    rows: list[list[Line]] = []
    seams: dict[int, Stroke] = {}
    for index, band in enumerate(bands):
        pieces = split_at(band, frame.part_rules)
        if len(pieces) == 1:
            rows += group_rows(band, head=index == 0 and len(bands) > 1, parted=parted, sides=_sides(band, frame))
            continue
        for lines_between, rule in pieces:
            rows.append(lines_between)
            if rule is not None:
                seams[len(rows) - 1] = rule
    ruled = len(frame.rules) > _BOX_RULES or frame.walled
    if not (frame.going_on or _is_table(rows, len(xs) - 1, ruled=ruled)):
        return None
    ys = _row_lines(rows, frame)
    cells = [cell for index, row in enumerate(rows) for cell in _cells(row, index, xs, ys, page)]
    return TablePart(
        page=page,
        xs=xs,
        ys=ys,
        cells=tuple(join_uncovered(cells, seams, xs) if seams else cells),
        method="borderless",
        doubts=("columns-by-gap",) if ruled else ("no-rules",),
    )


def _inner_lines(lines: Sequence[Line], frame: Frame) -> list[float]:
    """Return the column lines inside a frame, its walls among them; none where nothing is parted besides by walls."""
    rivers = _find_rivers(lines, frame)
    inner = sorted([*frame.walls, *(x for x in rivers if all(abs(x - wall) > _WALL_PT for wall in frame.walls))])
    if len(inner) > len(frame.walls):
        inner = _keep_columns([place_line(line, inner) for line in lines], inner, frame.walls)
    return inner if len(inner) > len(frame.walls) else []


def _find_rivers(lines: Sequence[Line], frame: Frame) -> list[float]:
    """Return the rivers between lines, or between rows where rules part them: those that show more columns.

    In a row whose cells are set in its middle no line needs to fill more than two or three columns.
    """
    rivers = find_rivers([line.chunks for line in lines])
    bands = _bands(lines, frame)
    if len(bands) <= _THREE_LINES:
        return rivers
    of_rows = find_rivers([join_chunks(line.chunks for line in band) for band in bands], len(lines))
    return max(of_rows, rivers, key=len)


def _keep_columns(lines: Sequence[Line], inner: Sequence[float], walls: Sequence[float]) -> list[float]:
    """Return the column lines without those before a column that one line alone fills: a gap inside a long head."""
    filled = [0] * (len(inner) + 1)
    for line in lines:
        for column in line.filled:
            filled[column] += 1
    if len(lines) < _MANY_LINES:
        return list(inner)
    return [x for index, x in enumerate(inner, 1) if filled[index] > 1 or x in walls]


def _bands(lines: Sequence[Line], frame: Frame) -> list[list[Line]]:
    """Split lines by the rules between them."""
    bands: list[list[Line]] = [[] for _ in range(len(frame.rules) + 1)]
    for line in lines:
        bands[bisect_right(frame.rules, (line.top + line.bottom) / 2)].append(line)
    return [band for band in bands if band]


def _sides(band: Sequence[Line], frame: Frame) -> tuple[float, ...]:
    """Return how far the first line of a band lies from the rule above it, and the last from the one below."""
    after = bisect_right(frame.rules, (band[0].top + band[0].bottom) / 2)
    above = band[0].top - frame.rules[after - 1] if after > 0 else None
    below = frame.rules[after] - max(line.bottom for line in band) if after < len(frame.rules) else None
    return tuple(side for side in (above, below) if side is not None)


def _is_table(rows: Sequence[Sequence[Line]], n_cols: int, *, ruled: bool) -> bool:
    if len(rows) < (_LEAST_ROWS_RULED if ruled else _LEAST_ROWS):
        return False
    filled = [len({first for line in row for first, _ in line.columns}) for row in rows]
    if sum(cells > 1 for cells in filled) < _TABULAR * len(rows):
        return False
    if not ruled and (sum(filled) < _FULL * len(rows) * n_cols or _is_wordless(rows, n_cols)):
        return False
    return not _is_prose(rows, n_cols) and not _is_list(rows, n_cols)


def _lengths(rows: Sequence[Sequence[Line]], n_cols: int) -> list[list[int]]:
    """The lengths of each column's chunks."""
    lengths: list[list[int]] = [[] for _ in range(n_cols)]
    for row in rows:
        for line in row:
            for chunk, (first, _) in zip(line.chunks, line.columns, strict=True):
                lengths[first].append(len(chunk.chars))
    return lengths


def _is_wordless(rows: Sequence[Sequence[Line]], n_cols: int) -> bool:
    """Tell whether no column holds words, as the figures along the axes of a chart don't."""
    return all(sum(column) < _SHORTEST * len(column) for column in _lengths(rows, n_cols) if column)


def _is_prose(rows: Sequence[Sequence[Line]], n_cols: int) -> bool:
    """Tell whether every column holds running text, as the columns of a page do."""
    return all(sum(column) >= _PROSE * len(column) for column in _lengths(rows, n_cols) if column)


def _is_list(rows: Sequence[Sequence[Line]], n_cols: int) -> bool:
    """Tell whether the first of two columns holds nothing but list markers or page numbers the last."""
    if n_cols > 2:
        return False
    firsts = ["".join(char.text for char in row[0].chunks[0].chars) for row in rows if 0 in row[0].filled]
    lasts = ["".join(char.text for char in row[0].chunks[-1].chars) for row in rows if 1 in row[0].filled]
    marked = sum((marker := read_marker(text)) is not None and marker.end >= len(text) for text in firsts)
    numbered = sum(text.isdigit() for text in lasts)
    return marked * 2 > len(firsts) or (numbered == len(lasts) and any(read_marker(text) for text in firsts))


def _row_lines(rows: Sequence[Sequence[Line]], frame: Frame) -> tuple[float, ...]:
    """Return where rows part: at a rule where one lies between them, else half-way."""
    ys = [frame.box.top]
    ruled = sorted([*frame.rules, *(stroke.at for stroke in frame.part_rules)])
    for above, below in pairwise(rows):
        low, high = max(line.bottom for line in above), min(line.top for line in below)
        middle = (low + high) / 2
        between = [rule for rule in ruled if min(low, high) - 2 <= rule <= max(low, high) + 2]
        ys.append(max(ys[-1], between[0] if between else middle))
    return (*ys, max(frame.box.bottom, ys[-1]))


def _cells(row: Sequence[Line], index: int, xs: Sequence[float], ys: Sequence[float], page: int) -> list[PartCell]:
    """Return the cells of one row, empty ones too; a chunk that crosses rivers spans columns."""
    n_cols = len(xs) - 1
    end_of = list(range(1, n_cols + 1))  # of each column: where the cell that begins in it ends
    for line in row:
        for first, last in line.columns:
            end_of[first] = max(end_of[first], last + 1)
    if [line.columns for line in row] == [((0, end_of[0] - 1),)] and end_of[0] > 1:
        end_of[0] = n_cols  # a line alone that runs on beyond the first column is a banner
    cells: list[PartCell] = []
    col = 0
    while col < n_cols:
        end = end_of[col]
        while end < n_cols and any(end_of[inner] > end for inner in range(col, end)):
            end = max(end_of[col:end])
        lines = _lines(row, col, end, page)
        cells.append(
            PartCell(
                row=index,
                col=col,
                row_span=1,
                col_span=end - col,
                box=Box(xs[col], ys[index], xs[end], ys[index + 1]),
                lines=lines,
                text="".join(line.text for line in lines),
            )
        )
        col = end
    return cells


def _lines(row: Sequence[Line], col: int, end: int, page: int) -> tuple[TextLine, ...]:
    printed = []
    for line in row:
        chars = [
            char
            for chunk, (first, _) in zip(line.chunks, line.columns, strict=True)
            if col <= first < end
            for char in chunk.chars
        ]
        if chars:
            printed.append(print_line(chars, page))
    return tuple(printed)
