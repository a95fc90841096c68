"""Cells that look merged since a table rules its columns in the head only: their text says where the columns go on."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from extractors.layout.lines import group_lines
from extractors.tables.lattice import Lattice
from extractors.tables.rivers import split_chunks
from extractors.tables.spans import Span
from schemas.page import Char

_LEAST_ROWS: Final = 3
_MOSTLY: Final = 0.6  # share of the wide cells that must be several: among banners some may have a gap by chance
_OVERHANG: Final = 0.3  # of the size: text may reach so far over a column line

Contents = list[list[Char]]


def unmerge_rows(lattice: Lattice, spans: Sequence[Span], contents: Contents) -> tuple[tuple[Span, ...], Contents]:
    """Part cells as wide as the table whose chunks stand each in one of its columns, where most of them are like that.

    Returns:
        The cells and their characters; those given where nothing was to be parted.
    """
    n_cols = len(lattice.xs) - 1
    wide = [index for index, span in enumerate(spans) if span.col_span == n_cols > 1 and contents[index]]
    if len(wide) < _LEAST_ROWS:
        return tuple(spans), contents
    parted = {index: columns for index in wide if (columns := _columns(contents[index], lattice)) is not None}
    if len(parted) < max(_LEAST_ROWS, _MOSTLY * len(wide)):
        return tuple(spans), contents
    new_spans: list[Span] = []
    new_contents: Contents = []
    for index, (span, chars) in enumerate(zip(spans, contents, strict=True)):
        if index in parted:
            new_spans += [Span(span.row, col, span.row_span, 1) for col in range(n_cols)]
            new_contents += parted[index]
        else:
            new_spans.append(span)
            new_contents.append(chars)
    return tuple(new_spans), new_contents


def _columns(chars: Sequence[Char], lattice: Lattice) -> Contents | None:
    """Return a wide cell's characters by column; None where a chunk crosses a column line, or all stand in one."""
    columns: Contents = [[] for _ in lattice.xs[1:]]
    for row in group_lines(chars):
        for chunk in split_chunks(row):
            margin = min(_OVERHANG * chunk.size, (chunk.x1 - chunk.x0) / 2)
            first = bisect_right(lattice.xs, chunk.x0 + margin) - 1
            if first != bisect_right(lattice.xs, chunk.x1 - margin) - 1 or not 0 <= first < len(columns):
                return None
            columns[first] += chunk.chars
    return columns if sum(map(bool, columns)) > 1 else None
