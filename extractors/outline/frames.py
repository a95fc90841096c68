"""The text frame that a row stands in: how far right its lines may run, and how far apart they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from extractors.layout.rows import Row, middle

_SUPPORT: Final = 3  # lines that must end at one place before it is taken for the margin
_SUPPORT_EM: Final = 1.2
_OVERHANG_EM: Final = 4.0  # a single line may stand out over the margin by so much, not by more
_WIDEST_MARGIN: Final = 0.25  # of the text's width: no margin is so much wider than the one across
_SPARE_EM: Final = 0.3
_JUSTIFIED_EM: Final = 0.25  # full lines of justified text end within this of each other
_LONG: Final = 0.5  # of the page's width: only lines so long tell where a page's margin is
_PITCH_ROWS: Final = 3
_DEFAULT_PITCH_EM: Final = 2.2
_PITCH_SLACK: Final = 1.3
_CLOSING: Final = "，。、；：！？）」』】》〉〕﹞…,.;:!?)]}"
_OPENING: Final = "（「『【《〈〔([{"
_FIRST_WORD: Final = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9.,;%+#&@/:_×÷±=<>~*$○●◎□■-]+|.)(?:[-–~/][A-Za-z0-9]+)?[{re.escape(_CLOSING)}]*",
    re.DOTALL,
)


FrameKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A body row in reading order, with the frame it stands in.

    Attributes:
        row: The row.
        frame: Page width in points and column (`L`, `R` ...): rows of one frame share their margins.
        page_width: Of its page.
        after_table: A table stands between it and the row before.
        shift: How far right its page's text stands of the others', in points: margins of facing pages are mirrored.
    """

    row: Row
    frame: FrameKey
    page_width: float
    after_table: bool = False
    shift: float = 0.0

    @property
    def x0(self) -> float:
        """Where the row begins, as on a page that isn't shifted."""
        return self.row.line.box.x0 - self.shift

    @property
    def x1(self) -> float:
        """Where the row ends, as on a page that isn't shifted."""
        return self.row.line.box.x1 - self.shift


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rows of a frame have in common.

    Attributes:
        left: Where its leftmost lines begin.
        right: Where full lines end.
        pitch: The greatest distance between the middles of two lines of one paragraph, in points.
        pitches: The same for pages whose own lines stand further apart.
        rights: Where full lines end on pages whose own lines show that they end earlier (a margin on the other side,
            wider lines elsewhere that are no text).
        size: Usual font size.
    """

    left: float
    right: float
    pitch: float
    pitches: Mapping[int, float] = field(default_factory=dict)
    rights: Mapping[int, float] = field(default_factory=dict)
    size: float = 0.0

    def right_on(self, page: int) -> float:
        """Return where full lines of a page end."""
        return self.rights.get(page, self.right)

    def pitch_on(self, page: int, size: float) -> float:
        """Return how far apart lines of one paragraph may stand on a page; larger ones, as a heading's, more."""
        larger = max(size / self.size, 1.0) if self.size else 1.0
        return max(self.pitch, self.pitches.get(page, 0.0)) * larger


def measure_frames(rows: Sequence[Placed]) -> Mapping[FrameKey, Frame]:
    """Measure every frame from all of its rows, over all pages."""
    groups: defaultdict[FrameKey, list[Placed]] = defaultdict(list)
    for placed in rows:
        groups[placed.frame].append(placed)
    frames = {}
    for key, group in groups.items():
        right = _right(group)
        left = min(placed.x0 for placed in group)
        rights = _rights(group, right)
        frames[key] = Frame(left, right, *_pitches(group, right, rights), rights, _usual_size(group))
    return frames


def _usual_size(group: Sequence[Placed]) -> float:
    return median(placed.row.line.size for placed in group)


def _rights(group: Sequence[Placed], right: float) -> Mapping[int, float]:
    """Return the margins of pages whose long lines end together, none further right, before the frame's margin."""
    ends: defaultdict[int, list[float]] = defaultdict(list)
    open_ended: Counter[int] = Counter()
    for placed in group:
        page = placed.row.line.page
        if placed.x1 - placed.x0 >= _LONG * placed.page_width:
            ends[page].append(text_right(placed))
            open_ended[page] += placed.row.line.text[-1] not in _CLOSING
    slack = _JUSTIFIED_EM * _usual_size(group)
    return {
        page: max(own)
        for page, own in ends.items()
        if open_ended[page] >= _SUPPORT
        and max(own) + slack < right
        and sum(max(own) - end <= slack for end in own) >= _SUPPORT
    }


def has_room(before: Placed, after: Placed, right: float) -> bool:
    """Tell whether the first word of `after` would have fitted behind `before`: its line was then ended on purpose.

    A word is one ideograph or one run of Latin letters and digits, with the punctuation that may not leave it.
    """
    return right - before.x1 >= _first_word_width(after.row) + _SPARE_EM * before.row.line.size


def _first_word_width(row: Row) -> float:
    match = _FIRST_WORD.match(row.line.text)
    letters = len(match[0]) if match else 1
    for char in row.chars:
        letters -= len(char.text)
        if letters <= 0:
            return char.x1 - row.chars[0].x0
    return row.chars[-1].x1 - row.chars[0].x0


def text_right(placed: Placed) -> float:
    """Return where a line's text ends; closing punctuation may hang over the margin and isn't counted."""
    chars = placed.row.chars
    last = chars[-1]
    return (last.x0 if last.text in _CLOSING and len(chars) > 1 else last.x1) - placed.shift


def _right(group: Sequence[Placed]) -> float:
    """Return the right margin: where the longest lines end, or the left margin's mirror where those can't tell.

    They can't where too few agree, or where a page would be left empty for more than a quarter.
    """
    ends = sorted((text_right(placed) for placed in group), reverse=True)
    if group[0].frame[1]:
        return _supported(ends, group) or ends[0]
    left = min(placed.x0 for placed in group)
    mirror = group[0].page_width - left
    right = _supported(ends, group)
    return max(ends[0], mirror) if right is None or mirror - right > _WIDEST_MARGIN * (mirror - left) else right


def _supported(ends: Sequence[float], group: Sequence[Placed]) -> float | None:
    """Return the rightmost place where several lines end, unless single lines run much further."""
    size = median(placed.row.line.size for placed in group)
    for index, end in enumerate(ends):
        if ends[0] - end > _OVERHANG_EM * size:
            return None
        if sum(1 for other in ends[index:] if end - other <= _SUPPORT_EM * size) >= _SUPPORT:
            return end
    return None


def _pitches(group: Sequence[Placed], right: float, rights: Mapping[int, float]) -> tuple[float, Mapping[int, float]]:
    """Return how far apart lines of one paragraph may stand, and the same page by page, from rows after full lines."""
    distances: defaultdict[int, list[float]] = defaultdict(list)
    for before, after in pairwise(group):
        page = before.row.line.page
        if page == after.row.line.page and not has_room(before, after, rights.get(page, right)):
            distance = middle(after.row) - middle(before.row)
            if distance > 0:
                distances[page].append(distance)
    size = _usual_size(group)
    every = [distance for of_page in distances.values() for distance in of_page]
    by_page = {
        page: _PITCH_SLACK * _usual(of_page) for page, of_page in distances.items() if len(of_page) >= _PITCH_ROWS
    }
    return _PITCH_SLACK * max(_usual(every), size) if len(every) >= _PITCH_ROWS else _DEFAULT_PITCH_EM * size, by_page


def _usual(distances: Sequence[float]) -> float:
    return Counter(round(distance) for distance in distances).most_common(1)[0][0]
