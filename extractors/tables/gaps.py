"""Rows that only white space parts: tables whose columns are ruled and whose rows are not.

Between two such rows runs a strip without ink through all columns, and under it every row begins in the first column.
A list inside one ruled row looks alike, but its first column says what it belongs to once, and not beside each item.
Columns of figures that stand level row by row part rows too, wherever the names beside them stand
(科目 beside 款, 項 and 目).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.tables.headers import split_blocks
from extractors.tables.part import PartCell, TablePart
from extractors.tables.strips import Inked, find_strips
from schemas.page import Box
from schemas.table import TextLine

_LEAST_ROWS: Final = 3
_LEVEL: Final = 0.5  # of the size: lines whose middles differ by no more are level
_FIGURE: Final = re.compile(r"[-+−–—－＋△▲$]?\s*[0-9０-９][0-9０-９,.\s]*[%％]?|[-−–—－─]+|n/?a|N/?A")
_FEWEST_FIGURES: Final = 2
_LEAST_FIGURE_COLUMNS: Final = 3
_FIGURE_COLUMNS: Final = 0.4  # share of the columns that must hold figures before they part rows by themselves
_LEAST_LABEL: Final = 2  # characters: one that is no figure is a piece of an upright or letter-spaced label
_FILLED: Final = 0.6  # share of the columns that hold text in a row
_CONSTANT: Final = 0.8  # share of rows that must be filled so


def part_rows(part: TablePart) -> TablePart:
    """Return the part with bands of several rows without rules between them taken apart; mostly the part itself."""
    cuts: dict[int, list[float]] = {}
    for block in split_blocks(part.cells, part.n_rows):
        first = block[0]
        if first.col == 0 and first.row_span == 1 and len(block) > 1:
            lines = (_find_cuts(block) if len(first.lines) >= _LEAST_ROWS else []) or _cuts_beside_figures(block)
            if lines:
                cuts[first.row] = lines
    return _take_apart(part, cuts) if cuts else part


def _find_cuts(block: Sequence[PartCell]) -> list[float]:
    """Return where rows end inside a band, none where it is one row."""
    if not _may_be_parted(block):
        return []
    if aligned := _aligned_cuts(block):
        return aligned
    lines = sorted((line for cell in block for line in cell.lines), key=lambda line: line.box.top)
    cuts = find_strips((Inked(line.box.top, line.box.bottom, line.size) for line in lines), _closest(block))
    if len(cuts) + 1 < _LEAST_ROWS:
        return []
    label = block[0].lines
    starts = [line.box.top for line in label]
    bounds = [block[0].box.top, *cuts, block[0].box.bottom]
    for top, bottom in pairwise(bounds):
        own = [line for line, start in zip(label, starts, strict=True) if top <= start < bottom]
        name = "".join(line.text for line in own)
        if len(name) < _LEAST_LABEL and not name.isdecimal():
            return []
    full = sum(_is_filled(block, top, bottom) for top, bottom in pairwise(bounds))
    return cuts if full >= _CONSTANT * (len(bounds) - 1) else []


def _may_be_parted(block: Sequence[PartCell]) -> bool:
    """Tell whether a band's cells are of one row and no bar runs through them; one behind words is a shade."""
    return not any(cell.row_span > 1 or (cell.bars and not cell.lines) for cell in block)


def _cuts_beside_figures(block: Sequence[PartCell]) -> list[float]:
    """Return the cuts between figures that stand level in many columns, with a name beside each of them."""
    counts = Counter(len(cell.lines) for cell in block if cell.lines and all(map(_is_figure, cell.lines)))
    if not counts or not _may_be_parted(block):
        return []
    rows, _ = max(counts.items(), key=lambda item: (item[0] * (item[1] > 1), item[0]))
    figures = [cell for cell in block if len(cell.lines) == rows and all(map(_is_figure, cell.lines))]
    if rows < _FEWEST_FIGURES or len(figures) < max(_LEAST_FIGURE_COLUMNS, _FIGURE_COLUMNS * len(block)):
        return []
    levels = [_middle(line) for line in figures[0].lines]
    if any([_level(line, levels) for line in cell.lines] != list(range(rows)) for cell in figures):
        return []
    cuts = [_widest_gap(block, above, below) for above, below in pairwise(levels)]
    known = [cut for cut in cuts if cut is not None]
    bounds = [block[0].box.top, *known, block[0].box.bottom]
    named = any(_names_each(cell, bounds) for cell in block if cell not in figures)
    return known if named and len(known) == len(cuts) else []


def _widest_gap(block: Sequence[PartCell], above: float, below: float) -> float | None:
    """Return the middle of the highest strip without ink between two levels, None where there is none."""
    inked = sorted(
        (line.box.top, line.box.bottom)
        for cell in block
        for line in cell.lines
        if line.box.bottom > above and line.box.top < below
    )
    best, middle, reached = 0.0, None, above
    for top, bottom in inked:
        if top - reached > best:
            best, middle = top - reached, (top + reached) / 2
        reached = max(reached, bottom)
    return middle


def _names_each(cell: PartCell, bounds: Sequence[float]) -> bool:
    """Tell whether a cell has words in each of the rows."""
    return all(
        any(top <= _middle(line) < bottom and not _is_figure(line) for line in cell.lines)
        for top, bottom in pairwise(bounds)
    )


def _aligned_cuts(block: Sequence[PartCell]) -> list[float]:
    """Return the cuts between lines where every line is level with one of the first column, and most hold figures."""
    label, *others = (cell.lines for cell in block)
    if sum(bool(lines) and all(map(_is_figure, lines)) for lines in others) * 2 < len(block):
        return []
    if sum(map(len, others)) < _FILLED * len(label) * len(others):
        return []
    levels = [_middle(line) for line in label]
    for lines in others:
        own = [_level(line, levels) for line in lines]
        if None in own or len(set(own)) < len(own):
            return []
    return [(above.box.bottom + below.box.top) / 2 for above, below in pairwise(label)]


def _is_figure(line: TextLine) -> bool:
    return _FIGURE.fullmatch(line.text) is not None


def _middle(line: TextLine) -> float:
    return (line.box.top + line.box.bottom) / 2


def _level(line: TextLine, levels: Sequence[float]) -> int | None:
    """The index of the level that a line stands on."""
    nearest = min(range(len(levels)), key=lambda index: abs(levels[index] - _middle(line)))
    return nearest if abs(levels[nearest] - _middle(line)) <= _LEVEL * line.size else None


def _closest(block: Sequence[PartCell]) -> float:
    """The least distance between two lines of one cell."""
    gaps = [after.box.top - before.box.bottom for cell in block for before, after in pairwise(cell.lines)]
    return min((gap for gap in gaps if gap > 0), default=0.0)


def _is_filled(block: Sequence[PartCell], top: float, bottom: float) -> bool:
    filled = sum(any(top <= (line.box.top + line.box.bottom) / 2 < bottom for line in cell.lines) for cell in block)
    return filled >= max(2, _FILLED * len(block))


def _take_apart(part: TablePart, cuts: dict[int, list[float]]) -> TablePart:
    shift: list[int] = []
    added = 0
    for row in range(part.n_rows + 1):
        shift.append(row + added)
        added += len(cuts.get(row, ()))
    ys = sorted([*part.ys, *(y for lines in cuts.values() for y in lines)])
    cells: list[PartCell] = []
    for cell in part.cells:
        if cell.row in cuts:
            cells += _cut_cell(cell, shift[cell.row], cuts[cell.row])
        else:
            end = shift[cell.row + cell.row_span]
            cells.append(cell._replace(row=shift[cell.row], row_span=end - shift[cell.row]))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(part, ys=tuple(ys), cells=tuple(cells), doubts=(*part.doubts, "rows-by-gap"))


def _cut_cell(cell: PartCell, row: int, cuts: Sequence[float]) -> list[PartCell]:
    bounds = [cell.box.top, *cuts, cell.box.bottom]
    pieces = []
    for index, (top, bottom) in enumerate(pairwise(bounds)):
        lines = tuple(line for line in cell.lines if top <= (line.box.top + line.box.bottom) / 2 < bottom)
        box = Box(cell.box.x0, top, cell.box.x1, bottom)
        text = "".join(line.text for line in lines)
        pieces.append(cell._replace(row=row + index, box=box, lines=lines, text=text, bars=()))
    return pieces
