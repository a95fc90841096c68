"""Small tables for tests: rows as in HTML, lines at rising heights."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractors.plans.context import PlanContext
from extractors.plans.lexicon import Lexicon, load_lexicon
from extractors.plans.read import read_tables
from extractors.plans.views import name_tables
from schemas.outline import Outline
from schemas.page import Box
from schemas.plan import Document, Evidence, Plan, Section
from schemas.table import Cell, Mark, PageBox, Table, TextLine

Slot = str | tuple[str, int, int]  # text, or text with row span and column span
WIDTH, LINE = 60.0, 12.0


def grid(rows: Sequence[Sequence[Slot]], header: int = 1, caption: str = "") -> Table:
    """Build a table; a slot that is covered by a span is not repeated, `*` is a bar."""
    taken: set[tuple[int, int]] = set()
    placed: list[tuple[int, int, str, int, int]] = []
    for r, row in enumerate(rows):
        c = 0
        for slot in row:
            while (r, c) in taken:
                c += 1
            text, row_span, col_span = (slot, 1, 1) if isinstance(slot, str) else slot
            taken |= {(r + i, c + j) for i in range(row_span) for j in range(col_span)}
            placed.append((r, c, text, row_span, col_span))
            c += col_span
    heights = [
        max([LINE * len(t.split("\n")) for r, _, t, s, _ in placed if r == n and s == 1], default=LINE)
        for n in range(len(rows))
    ]
    tops = [sum(heights[:n]) for n in range(len(rows) + 1)]
    cells = tuple(_cell(p, tops, header) for p in placed)
    n_cols = max(c for _, c in taken) + 1
    region = PageBox(1, Box(0, 0, WIDTH * n_cols, tops[-1]))
    return Table(cells=cells, n_rows=len(rows), n_cols=n_cols, header_rows=header, regions=(region,), caption=caption)


def _cell(placed: tuple[int, int, str, int, int], tops: Sequence[float], header: int) -> Cell:
    row, col, text, row_span, col_span = placed
    mark: Mark = "bar" if text == "*" else ""
    box = Box(col * WIDTH, tops[row], (col + col_span) * WIDTH, tops[min(row + row_span, len(tops) - 1)])
    lines = tuple(
        TextLine(1, Box(box.x0 + 2, box.top + LINE * i, box.x1 - 2, box.top + LINE * (i + 1)), line, 10.0)
        for i, line in enumerate(text.split("\n"))
        if line and not mark
    )
    return Cell(
        row=row,
        col=col,
        row_span=row_span,
        col_span=col_span,
        text="" if mark else text,
        lines=lines,
        boxes=(PageBox(1, box),),
        is_header=row < header,
        mark=mark,
    )


def context(year: int = 113, office: str = "某市某區公所", lexicon: Lexicon | None = None) -> PlanContext:
    return PlanContext(lexicon=lexicon or load_lexicon(), office=office, roc_year_start=year, roc_year_end=year)


def read(*tables: Table, outline: Outline | None = None, lexicon: Lexicon | None = None) -> Plan:
    """Read tables as those of one plan of the year 113."""
    return read_tables(
        Document(plan_type="annual_work_plan", roc_year_start=113, roc_year_end=113),
        name_tables(tables),
        outline or Outline(),
        context(lexicon=lexicon),
    )


def said(row: Any, *fields: str) -> tuple[Any, ...]:
    """The named fields of a record."""
    return tuple(getattr(row, field) for field in fields)


def with_note(table: Table, note: str) -> Table:
    """Print a note over a table."""
    line = TextLine(1, Box(0, -14, 80, -4), note, 10.0)
    return replace(table, caption_lines=(line,))


def moved(table: Table, top: float) -> Table:
    """Set a table lower on its page."""

    def down(box: Box) -> Box:
        return Box(box.x0, box.top + top, box.x1, box.bottom + top)

    cells = tuple(
        replace(
            c,
            boxes=tuple(PageBox(b.page, down(b.box)) for b in c.boxes),
            lines=tuple(line._replace(box=down(line.box)) for line in c.lines),
        )
        for c in table.cells
    )
    return replace(table, cells=cells, regions=tuple(PageBox(r.page, down(r.box)) for r in table.regions))


def headed(texts: Sequence[str], tops: Sequence[float]) -> Outline:
    """Give an outline of headings 一、 二、 … at the given heights."""
    lines = [
        TextLine(1, Box(0, top, 90, top + 10), f"{n}、{t}", 10.0)
        for n, t, top in zip("一二三", texts, tops, strict=False)
    ]
    sections = tuple(
        Section(
            section_id=f"s{n}",
            parent_id=None,
            number="一二三"[n],
            level=2,
            text=text,
            text_norm=text,
            evidence=Evidence(page=1, box=line.box),
        )
        for n, (text, line) in enumerate(zip(texts, lines, strict=True))
    )
    return Outline(sections=sections, section_lines=tuple((line,) for line in lines))


def on_page(table: Table, page: int) -> Table:
    """Set a table on another page."""
    cells = tuple(replace(c, boxes=tuple(PageBox(page, b.box) for b in c.boxes)) for c in table.cells)
    return replace(table, cells=cells, regions=tuple(PageBox(page, r.box) for r in table.regions))
