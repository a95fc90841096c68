"""All body rows of a document in reading order: page after page, column after column."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.layout.columns import Block, split_at, split_columns
from extractors.layout.rows import Row, middle
from extractors.outline.frames import FrameKey, Placed, text_right
from schemas.page import Box, Page
from schemas.table import Table

_MOVED = 4.0  # points: margins of facing pages that differ by less don't matter
_FEWEST_STARTS = 3  # different indents that must be alike on odd and even pages
_FEWEST_ROWS = 5  # that odd and even pages must have, each


def place_rows(pages: Sequence[Page], rows: Mapping[int, Sequence[Row]], tables: Sequence[Table]) -> list[Placed]:
    """Put all rows into reading order, each with its frame and whether a table stands before it.

    Args:
        pages: Their widths tell portrait pages from landscape ones.
        rows: For each page number its rows outside tables, top to bottom.
        tables: Where they stand.
    """
    regions: defaultdict[int, list[Box]] = defaultdict(list)
    for region in (region for table in tables for region in table.regions):
        regions[region.page].append(region.box)
    blocks = {page.number: split_columns(rows[page.number], page.number) for page in pages}
    gutters = _gutters(pages, blocks)
    placed: list[Placed] = []
    for page in pages:
        of_page = blocks[page.number]
        gutter = gutters.get(round(page.width))
        if gutter is not None and not any(block.column for block in of_page):
            of_page = split_at(rows[page.number], gutter, page.number)
        for block in of_page:
            for row in block.rows:
                before = placed[-1].row if placed else None
                between = _table_between(before, row, regions)
                placed.append(Placed(row, (round(page.width), block.column), page.width, between))
    return _unmirror(placed)


def _unmirror(rows: Sequence[Placed]) -> list[Placed]:
    """Note how far the text of even pages stands right of that of odd pages, where all of it is moved alike."""
    shifts: dict[FrameKey, float] = {}
    for frame in {placed.frame for placed in rows}:
        odd, even = ([one for one in rows if one.frame == frame and one.row.line.page % 2 == rest] for rest in (1, 0))
        if len(odd) >= _FEWEST_ROWS and len(even) >= _FEWEST_ROWS:
            left = min(one.x0 for one in even) - min(one.x0 for one in odd)
            right = max(map(text_right, even)) - max(map(text_right, odd))
            if abs(left) > _MOVED and abs(left - right) <= _MOVED:
                shifts[frame] = (left + right) / 2
            elif abs(right) > _MOVED and _fits(odd, even, right) >= max(_FEWEST_STARTS, _fits(odd, even, 0.0) + 1):
                shifts[frame] = right
    return [
        replace(one, shift=shifts[one.frame]) if one.frame in shifts and one.row.line.page % 2 == 0 else one
        for one in rows
    ]


def _fits(odd: Sequence[Placed], even: Sequence[Placed], shift: float) -> int:
    """Count the places where lines of even pages begin as lines of odd pages do, once the text is moved back."""
    starts = {round(one.x0) for one in odd}
    return sum(
        not starts.isdisjoint((place - 1, place, place + 1)) for place in {round(one.x0 - shift) for one in even}
    )


def _gutters(pages: Sequence[Page], blocks: Mapping[int, Sequence[Block]]) -> Mapping[int, float]:
    """Return for each page width the middle of the gutter between the first two columns, where pages have them."""
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    for page in pages:
        width = round(page.width)
        for block in blocks[page.number]:
            for row in block.rows:
                if block.column == "L":
                    ends[width] = max(ends.get(width, 0.0), row.line.box.x1)
                elif block.column == "R":
                    starts[width] = min(starts.get(width, page.width), row.line.box.x0)
    return {width: (ends[width] + starts[width]) / 2 for width in ends if ends[width] < starts.get(width, 0.0)}


def _table_between(before: Row | None, after: Row, regions: Mapping[int, Sequence[Box]]) -> bool:
    """Tell whether a table stands between two rows, in their column or on a page between theirs."""
    last = after.line.page
    if before is None:
        return any(
            page < last or (page == last and any(box.top < middle(after) for box in boxes))
            for page, boxes in regions.items()
        )
    first = before.line.page
    below = [box for box in regions.get(first, ()) if _height(box) > middle(before) and _shares_column(box, before)]
    above = (box for box in regions.get(last, ()) if _height(box) < middle(after) and _shares_column(box, after))
    if first == last:
        return bool(below) and any(box in below for box in above)
    return bool(below) or any(above) or any(page in regions for page in range(first + 1, last))


def _height(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _shares_column(box: Box, row: Row) -> bool:
    return box.x0 < row.line.box.x1 and row.line.box.x0 < box.x1
