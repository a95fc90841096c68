"""Ruled tables of one page: rules and fills to a grid, its cells, and the text in them."""

from collections.abc import Sequence
from typing import Final

from extractors.layout.lines import build_lines
from extractors.tables.bars import part_bars
from extractors.tables.content import assign_chars, slot_owners
from extractors.tables.fills import read_fills
from extractors.tables.lattice import Lattice, find_lattices
from extractors.tables.part import PartCell, TablePart
from extractors.tables.spans import Span, count_open_sides, read_spans
from extractors.tables.strokes import Strokes, collect_strokes
from schemas.page import Box, Char, Page

_LEAST_CELLS: Final = 2  # one cell is a frame around text, not a table
_LEAST_SIDE_PT: Final = 12.0  # lower or narrower than a line of text: a decoration or a check box


def extract_ruled(page: Page) -> tuple[TablePart, ...]:
    """Return the page's ruled tables, top to bottom; a table inside another's cell is a table of its own."""
    strokes = collect_strokes(page)
    lattices = [lattice for lattice in find_lattices(strokes) if _is_table_sized(lattice)]
    parts = []
    for lattice, chars in zip(lattices, _share_chars(page.chars, lattices), strict=True):
        part = _read_part(page, strokes, lattice, chars)
        if len(part.cells) >= _LEAST_CELLS and any(cell.lines for cell in part.cells):
            parts.append(part)
    return tuple(parts)


def _is_table_sized(lattice: Lattice) -> bool:
    box = lattice.box
    return box.x1 - box.x0 >= _LEAST_SIDE_PT and box.bottom - box.top >= _LEAST_SIDE_PT


def _share_chars(chars: Sequence[Char], lattices: Sequence[Lattice]) -> list[list[Char]]:
    """Give each lattice the characters whose middle it encloses; the smallest one where it lies inside another."""
    shared: list[list[Char]] = [[] for _ in lattices]
    by_size = sorted(range(len(lattices)), key=lambda index: _area(lattices[index].box))
    boxes = [(lattices[index].box, shared[index]) for index in by_size]
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        for (x0, top, x1, bottom), inside in boxes:
            if x0 <= x <= x1 and top <= y <= bottom:
                inside.append(char)
                break
    return shared


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _read_part(page: Page, strokes: Strokes, lattice: Lattice, chars: Sequence[Char]) -> TablePart:
    lattice, bars = part_bars(lattice, strokes, chars)
    spans = read_spans(lattice)
    owner = slot_owners(lattice, spans)
    painted = read_fills(page.fills, lattice, spans, owner)
    contents = assign_chars(lattice, spans, owner, chars)
    bars_of = _bars_by_cell((*bars, *painted.bars), spans, lattice)
    cells = tuple(
        PartCell(
            row=span.row,
            col=span.col,
            row_span=span.row_span,
            col_span=span.col_span,
            box=_box(span, lattice),
            lines=build_lines(inside, page.number) if inside else (),
            gray=gray,
            bars=tuple(bars_of.get(index, ())),
        )
        for index, (span, inside, gray) in enumerate(zip(spans, contents, painted.grays, strict=True))
    )
    return TablePart(
        page=page.number,
        xs=lattice.xs,
        ys=lattice.ys,
        cells=cells,
        missing=lattice.missing,
        open_sides=count_open_sides(lattice, spans),
    )


def _box(span: Span, lattice: Lattice) -> Box:
    return Box(
        lattice.xs[span.col],
        lattice.ys[span.row],
        lattice.xs[span.col + span.col_span],
        lattice.ys[span.row + span.row_span],
    )


def _bars_by_cell(bars: Sequence[Box], spans: Sequence[Span], lattice: Lattice) -> dict[int, list[Box]]:
    """Give each bar to the cells that it crosses at half its height."""
    crossed: dict[int, list[Box]] = {}
    for bar in bars:
        middle = (bar.top + bar.bottom) / 2
        for index, span in enumerate(spans):
            box = _box(span, lattice)
            if box.top < middle < box.bottom and bar.x0 < box.x1 and bar.x1 > box.x0:
                crossed.setdefault(index, []).append(bar)
    return crossed
