"""Ruled tables of one page: rules and fills to a grid, its cells, and the text in them."""

from collections.abc import Sequence
from itertools import compress
from typing import Final

import numpy as np
import numpy.typing as npt

from extractors.layout.lines import build_lines
from extractors.tables.banners import join_over_banners, take_outer_banners
from extractors.tables.bars import part_bars
from extractors.tables.borderless import Frame, read_frame
from extractors.tables.content import assign_chars, slot_owners
from extractors.tables.cut_heads import find_lone_banner
from extractors.tables.fills import read_fills
from extractors.tables.foot import without_margin
from extractors.tables.frames import frames_between_rules, frames_of_gaps
from extractors.tables.gaps import part_rows
from extractors.tables.glyphs import Glyphs, read_glyphs
from extractors.tables.lattice import Lattice, continue_columns, find_lattices, regain_columns
from extractors.tables.part import PartCell, ReadPage, TablePart
from extractors.tables.shades import read_shades
from extractors.tables.spans import Span, count_open_sides, read_spans
from extractors.tables.spill import find_spilled
from extractors.tables.split import split_stacked
from extractors.tables.strokes import Stroke, Strokes, collect_strokes
from extractors.tables.unmerge import unmerge_rows
from schemas.page import Box, Char, Page

_LEAST_CELLS: Final = 2  # one cell is a frame around text, not a table
_SLIVER_PT: Final = 7.0  # no line of print is lower, no column narrower
_SLIVERS: Final = 0.3  # share of a grid's cells; tables of 30 public documents have none, their charts and maps 0.38 up
_OPEN_SIDES: Final = 0.25  # the same for cells with a side that is not ruled: tables up to 0.05, drawings mostly 0.3 up
_FILLED: Final = 0.5  # share of the cells of a single column that must hold text: the axis of a chart doesn't
_GRADIENT: Final = 4.0  # times a cell's area: fills that cover more are steps of a colour, as in a flow chart's boxes
_LEAST_SIDE_PT: Final = 12.0  # lower or narrower than a line of usual text: a decoration or a check box
_FEW_LINES: Final = 3  # either way; a row of more cells may be set in small print


def extract_page(page: Page, before: Sequence[float] = ()) -> ReadPage:
    """Return the page's tables, top to bottom, and the characters outside them.

    A table inside another's cell is a table of its own.

    Args:
        page: The page.
        before: Column lines of the last table on the page before, which may go on without any horizontal rule.
    """
    strokes = collect_strokes(page)
    lattices, scribbles = find_lattices(strokes)
    going_on = continue_columns(strokes.vertical, before) if before and not lattices else None
    if going_on is not None:
        lattices = (going_on,)
    elif before and lattices:
        lattices = (regain_columns(lattices[0], strokes.vertical, before), *lattices[1:])
    glyphs = read_glyphs(page.chars)
    free = np.ones(len(page.chars), dtype=bool)
    parts: list[TablePart] = []
    # The smallest first: what lies in a table inside a table's cell is the inner one's.
    for lattice in sorted(lattices, key=lambda one: _area(one.box)):
        if not _is_table_sized(lattice):
            continue
        inside = glyphs.inside(lattice.box)
        spilled = find_spilled(lattice, glyphs) if lattice.is_open_below or "bottom" in lattice.missing else ()
        inside = np.union1d(inside, spilled) if len(spilled) else inside
        inside = inside[free[inside]]
        found = _read_lattice(page, strokes, lattice, glyphs.take(inside)) if len(inside) else []
        if found:
            parts += found
            free[inside] = False
        elif len(lattice.ys) > 2 or len(lattice.xs) > 2:
            scribbles = (*scribbles, lattice.box)
    drawn = frozenset(stroke for lattice in lattices for stroke in lattice.strokes.horizontal)
    loners = [stroke for stroke in strokes.horizontal if stroke not in drawn]
    parts = join_over_banners(sorted(parts, key=lambda part: part.ys[0]), glyphs)
    parts = take_outer_banners(parts, loners, glyphs)
    for whole in parts:
        free[glyphs.inside(whole.box)] = False
    parts += _read_open(page, loners, scribbles, parts, before, glyphs, free)
    parts.sort(key=lambda part: (part.ys[0], part.xs[0]))
    outside = _taken(page.chars, free)
    return ReadPage(tuple(parts), outside, find_lone_banner(lattices, outside, page.number))


def _read_open(
    page: Page,
    loners: Sequence[Stroke],
    scribbles: Sequence[Box],
    ruled: Sequence[TablePart],
    before: Sequence[float],
    glyphs: Glyphs,
    free: npt.NDArray[np.bool_],
) -> list[TablePart]:
    """Return the tables whose columns no rule parts, and mark their characters as taken.

    Args:
        page: The page.
        loners: Horizontal rules that belong to no lattice.
        scribbles: Where drawings are.
        ruled: The tables found so far.
        before: Column lines of the last table on the page before.
        glyphs: All characters.
        free: Which of them no table has taken.
    """
    shades = read_shades(page.fills, [part.box for part in ruled])
    taken = list(scribbles)
    found: list[TablePart] = []
    going_on = () if ruled else before
    for frames in (
        lambda chars: frames_between_rules(loners, chars, shades.walls, going_on),
        lambda chars: frames_between_rules(shades.edges, chars, shades.walls, going_on),
        frames_of_gaps,
    ):
        for candidates in frames(_taken(page.chars, free)):
            likely = [frame for frame in candidates if not _touches(frame.box, taken)]
            read = [(part, frame) for frame in likely if (part := read_frame(frame, page.number)) is not None]
            if read:
                part, frame = max(reversed(read), key=lambda one: one[0].n_cols)
                found.append(part)
                taken.append(part.box)  # what overlaps it is no second table
                own = frozenset(map(id, frame.chars))  # a line close above reaches into the box, and is none of it
                inside = glyphs.inside(part.box).tolist()
                free[[index for index in inside if id(glyphs.chars[index]) in own]] = False
    return found


def _touches(box: Box, others: Sequence[Box]) -> bool:
    """Tell whether a frame overlaps a drawing (a chart's grid, a map) or a table."""
    return any(box.x0 < x1 and box.x1 > x0 and box.top < bottom and box.bottom > top for x0, top, x1, bottom in others)


def _taken(chars: tuple[Char, ...], free: npt.NDArray[np.bool_]) -> tuple[Char, ...]:
    return chars if free.all() else tuple(compress(chars, free.tolist()))


def _read_lattice(page: Page, strokes: Strokes, lattice: Lattice, glyphs: Glyphs) -> list[TablePart]:
    """Return the tables that one lattice holds; one without inner columns may be parted by white space."""
    if len(lattice.xs) == 2 or (len(lattice.xs) == 3 and lattice.missing):
        framed = read_frame(Frame(lattice.box, lattice.ys, lattice.xs[1:-1], tuple(glyphs.chars)), page.number)
        if framed is not None:
            return [framed]
    part = _read_part(page, strokes, lattice, glyphs)
    return [] if part is None else [part_rows(one) for one in split_stacked(without_margin(part))]


def _is_table_sized(lattice: Lattice) -> bool:
    box = lattice.box
    least = _LEAST_SIDE_PT if max(len(lattice.xs), len(lattice.ys)) <= _FEW_LINES else _SLIVER_PT
    return box.x1 - box.x0 >= least and box.bottom - box.top >= least


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _is_drawing(boxes: Sequence[Box], open_sides: int) -> bool:
    """Tell whether a grid is a chart, a map or a diagram: slivers in which no text has room, sides that end nowhere."""
    slivers = sum(x1 - x0 < _SLIVER_PT or bottom - top < _SLIVER_PT for x0, top, x1, bottom in boxes)
    return slivers > _SLIVERS * len(boxes) or open_sides > _OPEN_SIDES * len(boxes)


def _read_part(page: Page, strokes: Strokes, lattice: Lattice, glyphs: Glyphs) -> TablePart | None:
    lattice, bars = part_bars(lattice, strokes, glyphs)
    spans = read_spans(lattice)
    open_sides = count_open_sides(lattice, spans)
    boxes = [_box(span, lattice) for span in spans]
    if len(spans) < _LEAST_CELLS or _is_drawing(boxes, open_sides):
        return None
    owners = slot_owners(lattice, spans)
    contents = assign_chars(lattice, spans, owners, glyphs)
    if len(lattice.xs) == 2 and sum(map(bool, contents)) < _FILLED * len(spans):
        return None
    unmerged, contents = unmerge_rows(lattice, spans, contents)
    if unmerged != spans:
        spans, boxes, owners = unmerged, [_box(span, lattice) for span in unmerged], slot_owners(lattice, unmerged)
    painted = read_fills(page.fills, lattice, spans, owners)
    bars_of = _bars_by_cell((*bars, *painted.bars), boxes)
    if any(sum(map(_area, inside)) > _GRADIENT * _area(boxes[index]) for index, inside in bars_of.items()):
        return None
    lines = [build_lines(inside, page.number) if inside else () for inside in contents]
    texts = ["".join([line.text for line in own]) for own in lines]
    bars_within = [tuple(bars_of.get(index, ())) for index in range(len(spans))]
    columns = zip(spans, boxes, lines, texts, painted.grays, bars_within, strict=True)
    cells = [
        PartCell(span.row, span.col, span.row_span, span.col_span, box, own, text, gray, inside)
        for span, box, own, text, gray, inside in columns
    ]
    if lattice.is_open_below or lattice.is_open_above:
        cells = [_with_open_sides(cell, span, lattice) for cell, span in zip(cells, spans, strict=True)]
    return TablePart(
        page=page.number,
        xs=lattice.xs,
        ys=lattice.ys,
        cells=tuple(cells),
        missing=lattice.missing,
        open_sides=open_sides,
    )


def _with_open_sides(cell: PartCell, span: Span, lattice: Lattice) -> PartCell:
    """Note which sides at the part's upper and lower end have no rule where others have one."""
    below = lattice.is_open_below and _is_open_below(span, lattice)
    above = lattice.is_open_above and _is_open_above(span, lattice)
    return cell._replace(open_below=below, open_above=above)


def _is_open_below(span: Span, lattice: Lattice) -> bool:
    ends = span.row + span.row_span == len(lattice.ys) - 1
    return ends and not any(lattice.across[-1][span.col : span.col + span.col_span])


def _is_open_above(span: Span, lattice: Lattice) -> bool:
    return span.row == 0 and not any(lattice.across[0][span.col : span.col + span.col_span])


def _box(span: Span, lattice: Lattice) -> Box:
    return Box(
        lattice.xs[span.col],
        lattice.ys[span.row],
        lattice.xs[span.col + span.col_span],
        lattice.ys[span.row + span.row_span],
    )


def _bars_by_cell(bars: Sequence[Box], boxes: Sequence[Box]) -> dict[int, list[Box]]:
    """Give each bar to the cells that it crosses at half its height."""
    crossed: dict[int, list[Box]] = {}
    for bar in bars:
        middle = (bar.top + bar.bottom) / 2
        for index, (x0, top, x1, bottom) in enumerate(boxes):
            if top < middle < bottom and bar.x0 < x1 and bar.x1 > x0:
                crossed.setdefault(index, []).append(bar)
    return crossed
