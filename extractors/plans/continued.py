"""Parts of a table that go on without heads: they are read under the heads of the part before."""

from dataclasses import replace

from extractors.plans.headings import bare_words, count_header_rows, count_scale_rows
from extractors.plans.lexicon import Lexicon, head_words
from schemas.table import Cell, Table


def under_heads_of(before: Table, header_rows: int, table: Table, lexicon: Lexicon) -> Table | None:
    """Put the head rows of the part before over a part without any; none where the part is a table of its own.

    A part goes on where its columns stand under the heads, it has no title and no head words, and it stands on the same
    page or the next. A first row of months or years only is the lower half of a head that the page end cut.

    Args:
        before: The part before, in reading order.
        header_rows: How many of its rows are head.
        table: The part that may go on.
        lexicon: Head words.
    """
    apart = table.regions[0].page - before.regions[-1].page
    if header_rows == 0 or table.caption or apart not in (0, 1):
        return None
    own = count_header_rows(table, lexicon)
    known = head_words(lexicon)
    if any(bare_words(c.text) in known for c in table.cells if c.row < max(own, 1) and c.text.strip()):
        return None
    scale = count_scale_rows(table)
    heads = _heads_over(before, header_rows, table)
    if heads is None:
        return None
    lowered = [replace(c, row=c.row + header_rows, is_header=c.row < scale) for c in table.cells]
    return replace(
        table,
        cells=(*heads, *lowered),
        n_rows=table.n_rows + header_rows,
        header_rows=header_rows + scale,
    )


def _heads_over(before: Table, header_rows: int, table: Table) -> list[Cell] | None:
    """Set the head cells of the part before over the columns of a part, none where they do not fit.

    With equal grids they keep their columns; else each takes the columns whose middles lie under it (a head cut above
    its months has one wide cell where the part has twelve), and every column must have found its heads.
    """
    heads = [c for c in before.cells if c.row < header_rows]
    if table.n_cols == before.n_cols:
        return heads
    middles = _column_middles(table)
    placed: list[Cell] = []
    for head in heads:
        box = head.boxes[0].box if head.boxes else None
        under = [col for col, x in middles.items() if box is not None and box.x0 < x < box.x1]
        if under:
            placed.append(replace(head, col=min(under), col_span=max(under) - min(under) + 1))
    covered = {col for c in placed for col in range(c.col, c.col + c.col_span)}
    return placed if len(covered) == table.n_cols and len(placed) == len(heads) else None


def _column_middles(table: Table) -> dict[int, float]:
    narrow = (c for c in table.cells if c.col_span == 1 and c.boxes)
    return {c.col: (c.boxes[0].box.x0 + c.boxes[0].box.x1) / 2 for c in narrow}
