"""A finished draft to the Table that later stages read."""

from collections.abc import Sequence
from typing import Final

from extractors.layout.join import WIDE_PITCH, join_lines
from extractors.tables.draft import Draft, DraftCell
from extractors.tables.marks import Marked, read_marks
from schemas.table import Cell, PageBox, Table

_DOUBT: Final = 0.1  # off the confidence for each doubt
_GUESSED_HEADER: Final = 0.7
_LEAST: Final = 0.3
_FEWEST_PITCHES: Final = 4  # cells of several lines that show how a table's lines are set
_TIGHTEST: Final = 4  # of them, this part set closest tells: lists are set wider than the text beside them
_WIDER: Final = 1.35  # times that
_MOST_OPEN: Final = 0.4
_OPEN_SIDE: Final = 0.02  # for each cell with a side that isn't ruled


def assemble_table(draft: Draft) -> Table:
    """Return the logical table: text joined, marks set, evidence kept."""
    drawn = draft.cells
    marks = read_marks(draft, drawn)
    wide = _wide_pitch(drawn)
    cells = [_cell(cell, draft, marks.get(index), wide) for index, cell in enumerate(drawn)]
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


def _wide_pitch(cells: Sequence[DraftCell]) -> float:
    """Return how far apart lines must stand to be entries of a list: further than in a table set in wide lines."""
    pitches = [
        (second.box.bottom - first.box.bottom) / second.size
        for cell in cells
        if len(cell.lines) > 1
        for first, second in [cell.lines[:2]]
        if first.page == second.page
    ]
    if len(pitches) < _FEWEST_PITCHES:
        return WIDE_PITCH
    return max(WIDE_PITCH, _WIDER * sorted(pitches)[len(pitches) // _TIGHTEST])


def _cell(cell: DraftCell, draft: Draft, marked: Marked | None, wide: float) -> Cell:
    return Cell(
        row=cell.row,
        col=cell.col,
        row_span=cell.row_span,
        col_span=cell.col_span,
        text=_join(cell, wide) if cell.lines else "",
        lines=cell.lines,
        boxes=tuple([PageBox(piece.page, piece.cell.box) for piece in cell.pieces]),
        is_header=cell.row < draft.header_rows,
        mark=marked.mark if marked is not None else "",
        marked_cols=marked.columns if marked is not None else (),
    )


def _join(cell: DraftCell, wide: float) -> str:
    boxes = [piece.cell.box for piece in cell.pieces]
    return join_lines(cell.lines, max([box.x1 for box in boxes]), min([box.x0 for box in boxes]), wide)
