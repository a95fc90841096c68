"""Lists beside each other in one ruled row: items of a text cell, and the schedule and owner at each item's height."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.plans.cell_lines import PlacedLine, place_lines, text_between
from extractors.plans.numbering import item_rank, split_number
from extractors.plans.ordinals import ordinal_value
from schemas.table import Cell

_OPEN_ENDS: Final = tuple("、，,；;及與和或至~～-－—")  # what ends so goes on in the next line
_TOLERANCE: Final = 0.6  # of the font size: how much higher than its item a line beside it may stand


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a text cell.

    Attributes:
        number: As printed, with brackets (`1`, `(3)`); none for a text without a number.
        parent: The number of the item above it.
        text: Without its number.
        height: Page and vertical middle of its first line; none where lines are not known.
        size: Font size of its first line, points.
    """

    number: str | None
    parent: str | None
    text: str
    height: tuple[int, float] | None = None
    size: float = 10.0


def split_items(cell: Cell) -> tuple[Item, ...]:
    """Split a cell's text at its numbered items; a cell whose text begins with no number is one item.

    Items one step deeper (`(1)` under `1.`) become items of their own with a parent; deeper steps stay in the text.
    """
    lines = place_lines(cell)
    starts: list[tuple[int, PlacedLine | None]] = [(p.start, p) for p in lines]
    starts = starts or [(at, None) for at in _line_starts(cell.text)]
    ranks = [(start, placed, item_rank(_line_text(cell.text, start))) for start, placed in starts]
    used = [rank for _, _, rank in ranks if rank is not None]
    if not used or ranks[0][2] is None:
        return (_whole(cell, lines),)
    outer = ranks[0][2]
    inner = min((r for r in used if r > outer), default=None)
    heads = _in_sequence([(s, p, r) for s, p, r in ranks if r in (outer, inner)], cell.text)
    if len(heads) < 1:
        return (_whole(cell, lines),)
    return _items(cell, heads, outer)


def beside(cell: Cell, items: Sequence[Item]) -> tuple[str | None, ...]:
    """Give for each item the text of a neighbouring cell that stands from its height to the next item's.

    A text that stands once for several items holds for the first if it begins at its height, and for all where it is
    set in the middle of the row.
    """
    lines = place_lines(cell)
    if not cell.text.strip():
        return tuple(None for _ in items)
    if len(items) == 1 or not lines or any(item.height is None for item in items):
        return (cell.text.strip(), *(None for _ in items[1:]))
    owners = [_item_at(line, items) for line in lines]
    if len(set(owners)) == 1 and owners[0] != 0 and _centred(lines, items):
        return tuple(cell.text.strip() for _ in items)
    if (ordered := _in_order(cell, lines, items)) is not None:
        return ordered
    texts: list[list[str]] = [[] for _ in items]
    starts = [line.start for line in lines]
    ends = [*starts[1:], len(cell.text)]
    first = 0
    for index, owner in enumerate(owners):
        last = index == len(owners) - 1 or owners[index + 1] != owner
        if last:
            texts[owner].append(text_between(cell, starts[first], ends[index]))
            first = index + 1
    return tuple("\n".join(t for t in part if t) or None for part in texts)


def _in_order(cell: Cell, lines: Sequence[PlacedLine], items: Sequence[Item]) -> tuple[str, ...] | None:
    """Pair lines with items by their order, where as many stand beside a flat list and only the first is level.

    Blank lines that were to keep two lists level do not where the columns came out narrower.
    """
    parts = [part.strip() for part in cell.text.split("\n") if part.strip()]
    if not len(parts) == len(lines) == len(items) or any(i.parent is not None or i.number is None for i in items):
        return None
    if any(part.endswith(_OPEN_ENDS) for part in parts):
        return None
    level = any(
        item.height is not None and _level(item.height, line.height, item.size)
        for line in lines[1:]
        for item in items[1:]
    )
    return None if level else tuple(parts)


def off_level(cell: Cell, items: Sequence[Item]) -> frozenset[int]:
    """Give the items (by index) beside which a text begins at another height than theirs: the pairing may be off."""
    lines = place_lines(cell)
    first: dict[int, PlacedLine] = {}
    for line in lines:
        first.setdefault(_item_at(line, items), line)
    return frozenset(
        index
        for index, line in first.items()
        if (height := items[index].height) is not None and not _level(height, line.height, items[index].size)
    )


def stands_beside(cell: Cell, items: Sequence[Item]) -> bool:
    """Tell whether a cell's lines are a list beside the items: several items have a line at their own first line.

    The first of these must be the first item's or its first child's; two lines set in the middle of a row begin lower.
    """
    heights = [line.height for line in place_lines(cell)]
    level = [
        index
        for index, item in enumerate(items)
        if item.height is not None and any(_level(item.height, height, item.size) for height in heights)
    ]
    early = level[:1] and (level[0] == 0 or (level[0] == 1 and items[1].parent is not None))
    return len(level) >= 2 and bool(early)


def _level(one: tuple[int, float], other: tuple[int, float], size: float) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _TOLERANCE * size


def _whole(cell: Cell, lines: Sequence[PlacedLine]) -> Item:
    first = lines[0] if lines else None
    number, text = (None, cell.text.strip())
    return Item(number, None, text, first.height if first else None, first.line.size if first else 10.0)


def _items(cell: Cell, heads: Sequence[tuple[int, PlacedLine | None, int | None]], outer: int) -> tuple[Item, ...]:
    items: list[Item] = []
    parent: str | None = None
    ends = [*(start for start, _, _ in heads[1:]), len(cell.text)]
    for (start, placed, rank), end in zip(heads, ends, strict=True):
        number, text = split_number(text_between(cell, start, end))
        if rank == outer:
            parent = number
        items.append(
            Item(
                number,
                None if rank == outer else parent,
                text,
                placed.height if placed else None,
                placed.line.size if placed else 10.0,
            )
        )
    return tuple(items)


def _in_sequence(
    heads: Sequence[tuple[int, PlacedLine | None, int | None]], text: str
) -> list[tuple[int, PlacedLine | None, int | None]]:
    """Drop lines that only look like items: a wrapped line may begin with `2.` by chance, out of turn."""
    kept: list[tuple[int, PlacedLine | None, int | None]] = []
    last: dict[int, int] = {}
    outer = heads[0][2] if heads else None
    for start, placed, rank in heads:
        number, _ = split_number(_line_text(text, start))
        value = _value(number)
        if rank is None or value is None:
            continue
        expected = last.get(rank, 0) + 1
        forced = start == 0 or text[start - 1] == "\n"
        if value == expected or (forced and value > last.get(rank, 0)) or (forced and value == 1):
            kept.append((start, placed, rank))
            last[rank] = value
            if rank == outer:
                last = {rank: value}
    return kept


def _value(number: str | None) -> int | None:
    return None if number is None else ordinal_value(number)


def _line_starts(text: str) -> list[int]:
    return [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]


def _line_text(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _item_at(line: PlacedLine, items: Sequence[Item]) -> int:
    """Find the item that a line stands beside: the last one that begins at its height or above."""
    page, middle = line.height
    found = 0
    for index, item in enumerate(items):
        if item.height is not None and (item.height[0], item.height[1] - _TOLERANCE * item.size) <= (page, middle):
            found = index
    return found


def _centred(lines: Sequence[PlacedLine], items: Sequence[Item]) -> bool:
    """Tell whether a lone text stands well below the first item, not at any item's first line."""
    page, middle = lines[0].height
    return all(
        item.height is None or item.height[0] != page or abs(item.height[1] - middle) > _TOLERANCE * item.size
        for item in items
    )
