"""Where a page ends inside a table: is the row cut in two, and which merged cells go on?

No single sign decides. A missing bottom rule says that the row is cut; but many programs close the table on both pages.
Then text that breaks off and goes on, cells that are filled in every other row, numbers and bars are weighed together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.layout.markers import read_marker
from extractors.tables.draft import DraftCell
from schemas.table import TextLine

_CLOSING: Final = frozenset("，。、；：！？）」』】》〉〕％%)]},.;:!?")
_ENDS: Final = frozenset("。！？；!?;")
_PROMISES: Final = frozenset("，、：（「『【《(,:&及與和之的")  # after these a text goes on
_FULL: Final = 1.5  # of the size: a line with less room behind it was wrapped, not ended
_GOES_ON: Final = 1.0  # weight from which text counts as going on


@dataclass(frozen=True, slots=True)
class Seam:
    """What joins two parts: the row above and below the page end, or only some of its columns' merged cells."""

    same_row: bool
    joined: frozenset[int]
    weight: float


@dataclass(frozen=True, slots=True)
class Habit:
    """What the cells of one column are like elsewhere: how many hold text, none, or span rows."""

    filled: int = 0
    empty: int = 0
    spanning: int = 0
    listed: int = 0

    @property
    def always_filled(self) -> bool:
        """It had the chance to be empty and never was."""
        return self.filled >= 1 and not self.empty


def read_seam(
    above: Sequence[DraftCell], below: Sequence[DraftCell], habits: Mapping[int, Habit], *, cut: bool
) -> Seam:
    """Weigh the signs at one page end.

    Args:
        above: The last cells of the table so far, left to right.
        below: The first cells of the part that goes on with it, in the same columns.
        habits: What the columns are like elsewhere.
        cut: The rule under `above` is missing.
    """
    pairs = [(one, other) for one in above for other in below if (one.col, one.col_span) == (other.col, other.col_span)]
    aligned = len(pairs) == len(above) == len(below)
    weight = 4.0 if cut else 0.0
    weight += sum(_weigh(one, other, habits.get(one.col, Habit())) for one, other in pairs) + _weigh_bars(pairs)
    if aligned and weight > 0:
        return Seam(True, frozenset(one.col for one, _ in pairs), weight)
    first = min((cell.col for cell in below if cell.text or cell.bars), default=0)
    joined = frozenset(
        one.col for one, other in pairs if _spans(one, other, habits.get(one.col, Habit()), leading=one.col < first)
    )
    return Seam(False, joined, weight)


def text_goes_on(above: DraftCell, below: DraftCell, habit: Habit) -> float:
    """Weigh whether the text of `below` goes on with that of `above`: positive if it does."""
    end, start = above.lines[-1], below.lines[0]
    if start.text[0] in _CLOSING:
        return 3.0
    marker = read_marker(start.text)
    if marker is not None:
        if marker.ordinal > 1 and marker.ordinal == _last_ordinal(above.lines, marker.scheme) + 1:
            return 1.5 if habit.listed or _is_list(above.lines, marker.scheme) else -1.0
        return 1.0 if end.text[-1] in _PROMISES else -1.0
    if end.text[-1] in _PROMISES:
        return 2.0
    if end.text[-1] in _ENDS:
        return -0.5
    if _room(end, above) > _FULL * end.size:
        return -1.0 if len(above.lines) == 1 else -0.5
    return 2.0


def _weigh(above: DraftCell, below: DraftCell, habit: Habit) -> float:
    if above.text and below.text:
        if above.text.isdigit() and below.text.isdigit():
            return -3.0
        return text_goes_on(above, below, habit)
    if (above.text or below.text) and habit.always_filled:
        return 0.5 if habit.spanning else 1.5
    return 0.0


def _weigh_bars(pairs: Sequence[tuple[DraftCell, DraftCell]]) -> float:
    if any(one.bars for one, _ in pairs) and any(other.bars for _, other in pairs):
        return -2.0
    shaded = [(one.gray, other.gray) for one, other in pairs]
    return -2.0 if any((one is None) != (other is None) for one, other in shaded) else 0.0


def _spans(above: DraftCell, below: DraftCell, habit: Habit, *, leading: bool) -> bool:
    """Tell whether a merged cell goes on over the page end though the row doesn't."""
    if above.text and below.text:
        return text_goes_on(above, below, habit) >= _GOES_ON and not above.text.isdigit()
    if above.text:
        return leading or (habit.spanning > 0 and not habit.empty)
    return bool(below.text) and leading and habit.always_filled


def _last_ordinal(lines: Sequence[TextLine], scheme: str) -> int:
    ordinals = [marker.ordinal for marker in map(read_marker, (line.text for line in lines)) if marker is not None and marker.scheme == scheme]
    return ordinals[-1] if ordinals else -1


def _is_list(lines: Sequence[TextLine], scheme: str) -> bool:
    return sum(marker is not None and marker.scheme == scheme for marker in map(read_marker, (line.text for line in lines))) > 1


def _room(line: TextLine, cell: DraftCell) -> float:
    box = cell.pieces[-1].cell.box
    starts = [other.box.x0 for other in cell.pieces[-1].cell.lines]
    inset = min(max(min(starts) - box.x0, 0.0), line.size)
    return box.x1 - inset - line.box.x1
