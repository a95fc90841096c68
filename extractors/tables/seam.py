"""Where a page ends inside a table: is the row cut in two, and which merged cells go on?

No single sign decides. A missing bottom rule says that the row is cut; but many programs close the table on both pages.
Then text that breaks off and goes on, cells that are filled in every other row, numbers, values and bars are weighed
together. The weights were set by hand on page ends of plans from two producers; each stands where its sign is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from extractors.layout.lines import is_cjk
from extractors.layout.markers import read_marker
from extractors.tables.draft import DraftCell
from extractors.tables.habits import ENDS, NO_HABIT, Habit, is_marked
from extractors.tables.words import is_mark_text
from schemas.table import TextLine

_CLOSING: Final = frozenset("，。、；：！？）」』】》〉〕％%)]},.;:!?")  # no line of a new text begins with one
_PROMISES: Final = frozenset("，、：（「『【《(,:&及與和或於並且而的之")  # after these a text goes on
_FULL: Final = 1.5  # of the size: a line with less room behind it was wrapped, not ended
_SHORT: Final = 10
_LONG: Final = 3  # lines: so long is a text that one full line may have been cut
_PADDING_PT: Final = 6.0
_HOPELESS: Final = -1.5  # weight below which no word mends what else is said
_NEVER: Final = -12.0  # weight that nothing outweighs
_WORD: Final = 3  # characters of a word, or of one and its neighbour, that are no chance
_HABITUAL: Final = 4  # cells that make it a habit never to be empty
_PITCH: Final = 1.4  # of the size: from line to line
_WIDOWS: Final = 3  # lines that a printer keeps together rather than fill the page with them

Pair = tuple[DraftCell, DraftCell]


@dataclass(frozen=True, slots=True)
class Seam:
    """What joins two parts: the row above and below the page end, or only some of its columns' merged cells.

    Attributes:
        same_row: The last row above and the first below are one.
        joined: Columns in which the last cell above and the first below are one.
        weight: How much spoke for one row (positive) or two (negative).
    """

    same_row: bool
    joined: frozenset[int]
    weight: float


def read_seam(
    above: Sequence[DraftCell],
    below: Sequence[DraftCell],
    habits: Mapping[int, Habit],
    *,
    cut: bool,
    slack: bool,
    said: str = "",
    marked: bool = False,
) -> Seam:
    """Weigh the signs at one page end.

    Args:
        above: The last cells of the table so far, left to right.
        below: The first cells of the part that goes on with it, in the same columns.
        habits: What the columns are like elsewhere.
        cut: The rule under `above` is missing.
        slack: The page has room left under `above`, which a cut row would have filled.
        said: What the document says elsewhere: words cut in two are found in it whole.
        marked: Every other row has a bar or a mark.
    """
    pairs = [(one, other) for one in above for other in below if (one.col, one.col_span) == (other.col, other.col_span)]
    opened = frozenset(
        one.col for one, other in pairs if one.pieces[-1].cell.open_below or other.pieces[0].cell.open_above
    )
    if opened:  # the rules themselves say which cells end at the page end and which go on
        return Seam(False, opened, _NEVER)
    weight = (4.0 if cut else -1.5 if slack else 0.0) + _weigh_marks(pairs)
    if marked and pairs and any(is_marked(one) for one, _ in pairs) and not any(is_marked(two) for _, two in pairs):
        weight += 3.0
    weight += sum(_weigh(pair, habits.get(pair[0].col, NO_HABIT), said) for pair in pairs)
    if weight > 0 and len(pairs) == len(above) == len(below):
        return Seam(True, frozenset(one.col for one, _ in pairs), weight)
    return Seam(False, _joined_columns(pairs, below, habits, said), weight)


def text_goes_on(pair: Pair, habit: Habit) -> float:
    """Weigh whether the text of the lower cell goes on with that of the upper one: positive if it does."""
    above, below = pair
    end, start = above.lines[-1], below.lines[0]
    if start.text[0] in _CLOSING:
        return 3.0
    marker = read_marker(start.text)
    if _breaks_off(pair, habit) or (marker is None and habit.itemized):
        return 2.0
    if marker is not None:
        return -3.0 if habit.itemized and (marker.ordinal == 1 or not habit.listed) else -1.0
    if end.text[-1] in ENDS:
        return -0.5
    if _room_behind(end, above) > _FULL * end.size:
        return -1.0
    return 2.0 if len(above.pieces[-1].cell.lines) >= _LONG else 0.5


def _breaks_off(pair: Pair, habit: Habit) -> bool:
    """Tell whether the upper text promises more, or counts items that the lower one goes on counting."""
    above, below = pair
    marker = read_marker(below.lines[0].text)
    if marker is not None and marker.ordinal > 1:
        items = [item for item in map(read_marker, (line.text for line in above.lines)) if item is not None]
        own = [item.ordinal for item in items if item.scheme == marker.scheme]
        return bool(own) and marker.ordinal == own[-1] + 1 and (len(own) > 1 or (habit.listed > 0 and own[0] == 1))
    last = above.lines[-1].text[-1]
    if habit.ending and marker is None and last not in habit.ending:
        return _room_behind(above.lines[-1], above) <= _FULL * above.lines[-1].size
    return last in _PROMISES


def _weigh(pair: Pair, habit: Habit, said: str) -> float:
    above, below = pair
    if is_mark_text(above.text) or is_mark_text(below.text):
        return 0.0  # that is the row's matter, not the column's
    if above.text and below.text:
        if _lists_values(pair, habit):
            return 0.0
        weight = _weigh_values(pair, habit) + _weigh_room(pair)
        if weight > _HOPELESS:
            weight += _weigh_word(pair[0].text, pair[1].text, said)
        return weight / 2 if habit.spanning and weight > 0 else weight  # a merged cell may go on without its row
    if (above.text or below.text) and habit.always_filled and not habit.spanning:
        return 2.0 * min(1.0, habit.filled / _HABITUAL)
    return 0.0


def _weigh_values(pair: Pair, habit: Habit) -> float:
    """Weigh two cells that may hold a whole value each, or text."""
    above, below = pair[0].text, pair[1].text
    if above.isdigit() and below.isdigit():
        return -3.0
    if above in habit.values and below in habit.values:
        return -2.0
    if above + below in habit.values:
        return 3.0  # one value cut in two
    if habit.short and (above == below or max(len(above), len(below)) <= _SHORT):
        return -2.0 if above == below or above in habit.values or below in habit.values else -1.0
    return text_goes_on(pair, habit)


def _lists_values(pair: Pair, habit: Habit) -> bool:
    """Tell whether the two hold lists of values, one a line, set beside the items of another column."""
    above, below = pair
    if len(above.lines) == len(below.lines) == 1 and not habit.holds_lists:
        return False
    return above.lines[-1].text in habit.lines and below.lines[0].text in habit.lines


def _weigh_word(above: str, below: str, said: str) -> float:
    """Weigh whether the page end cuts a word that the document writes elsewhere (…合理 | 性…)."""
    if read_marker(below) is not None or not is_cjk(above[-1]) or not is_cjk(below[0]):
        return 0.0
    three = [word for word in (above[-2:] + below[:1], above[-1:] + below[:2]) if len(word) == _WORD]
    return 1.5 if any(word in said for word in three) else 0.5 if above[-1] + below[0] in said else 0.0


def _weigh_room(pair: Pair) -> float:
    """A text is cut where its page is full: with room under the upper one, or over the lower, each is whole."""
    above, below = pair[0].pieces[-1].cell, pair[1].pieces[0].cell
    if not above.lines or not below.lines:
        return 0.0
    pitch = _PITCH * above.lines[-1].size
    room = above.box.bottom - above.lines[-1].box.bottom - _PADDING_PT
    weight = -3.0 if room > _WIDOWS * pitch else -0.3 if room > pitch else 0.0
    over = below.lines[0].box.top - below.box.top
    under = below.box.bottom - below.lines[-1].box.bottom
    centred = abs(over - under) <= pitch  # some programs centre each page's piece by itself
    return weight - (2.0 if over - _PADDING_PT > pitch and not centred else 0.0)


def _weigh_marks(pairs: Sequence[Pair]) -> float:
    """A row's bars and marks are drawn once: where both have some, they are two rows. Shades run on in a cut row."""
    if _are_both_marked(pairs):
        listed = any(len(cell.lines) > 1 for cell in chain.from_iterable(pairs) if is_marked(cell))
        return -4.0 if listed else _NEVER  # marks beside a list's items may stand on both pages
    shaded = [(one.gray, other.gray) for one, other in pairs]
    return -4.0 if any((one is None) != (other is None) for one, other in shaded) else 0.0


def _are_both_marked(pairs: Sequence[Pair]) -> bool:
    return all(any(map(is_marked, row)) for row in zip(*pairs, strict=True))


def _joined_columns(
    pairs: Sequence[Pair], below: Sequence[DraftCell], habits: Mapping[int, Habit], said: str
) -> frozenset[int]:
    """Return the columns in which a merged cell goes on into a new row."""
    first = min((cell.col for cell in below if cell.text or cell.bars), default=0)
    marked = _are_both_marked(pairs)
    joined: set[int] = set()
    for pair in pairs:
        one, other = pair
        habit = habits.get(one.col, NO_HABIT)
        if one.text and other.text:
            # What groups rows stands left of them: a new group at the left ends every merged cell.
            # Where each row has marks of its own, what counts items on is merged only where such cells are elsewhere.
            merged = habit.spanning > 0 or not marked or read_marker(other.text) is None
            broken = _breaks_off(pair, habit) or (habit.spanning > 0 and _weigh_word(one.text, other.text, said) > 1)
            goes_on = merged and first > 0 and broken and _weigh(pair, habit, said) > 0
        elif one.text:
            goes_on = one.col < first or other.row_span > 1 or (habit.spanning > 0 and not habit.empty)
        else:
            goes_on = bool(other.text) and one.col < first and habit.always_filled
        if goes_on:
            joined.add(one.col)
    return frozenset(joined)


def _room_behind(line: TextLine, cell: DraftCell) -> float:
    piece = cell.pieces[-1].cell
    inset = min(max(min(other.box.x0 for other in piece.lines) - piece.box.x0, 0.0), line.size) if piece.lines else 0.0
    return piece.box.x1 - inset - line.box.x1
