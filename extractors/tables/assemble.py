"""A finished draft to the Table that later stages read."""

from typing import Final

from extractors.layout.join import join_lines
from extractors.tables.draft import Draft, DraftCell
from extractors.tables.marks import Marked, read_marks
from schemas.table import Cell, PageBox, Table

_DOUBT: Final = 0.1  # off the confidence for each doubt
_GUESSED_HEADER: Final = 0.7
_LEAST: Final = 0.3
_MOST_OPEN: Final = 0.4
_OPEN_SIDE: Final = 0.02  # for each cell with a side that isn't ruled


def assemble_table(draft: Draft) -> Table:
    """Return the logical table: text joined, marks set, evidence kept."""
    drawn = draft.cells
    marks = read_marks(draft, drawn)
    cells = [_cell(cell, draft, marks.get(index)) for index, cell in enumerate(drawn)]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    open_sides = sum(part.open_sides for part in draft.parts)
    guessed = () if draft.header_sure else ("header-guessed",)
    doubts = (*draft.doubts, *dict.fromkeys(doubt for part in draft.parts for doubt in part.doubts))
    return Table(
        cells=tuple(cells),
        n_rows=draft.n_rows,
        n_cols=draft.n_cols,
        header_rows=draft.header_rows,
        regions=tuple(PageBox(part.page, part.box) for part in draft.parts),
        caption=draft.caption.text,
        caption_lines=draft.caption_lines,
        repeated_lines=draft.repeated,
        method=draft.parts[0].method,
        confidence=max(_LEAST, 1.0 - _DOUBT * len(doubts) - min(_MOST_OPEN, _OPEN_SIDE * open_sides)),
        header_confidence=1.0 if draft.header_sure else _GUESSED_HEADER,
        doubts=(*doubts, *(("open-sides",) if open_sides else ()), *guessed),
    )


def _cell(cell: DraftCell, draft: Draft, marked: Marked | None) -> Cell:
    return Cell(
        row=cell.row,
        col=cell.col,
        row_span=cell.row_span,
        col_span=cell.col_span,
        text=_join(cell) if cell.lines else "",
        lines=cell.lines,
        boxes=tuple([PageBox(piece.page, piece.cell.box) for piece in cell.pieces]),
        is_header=cell.row < draft.header_rows,
        mark=marked.mark if marked is not None else "",
        marked_cols=marked.columns if marked is not None else (),
    )


def _join(cell: DraftCell) -> str:
    boxes = [piece.cell.box for piece in cell.pieces]
    return join_lines(cell.lines, max([box.x1 for box in boxes]), min([box.x0 for box in boxes]))
