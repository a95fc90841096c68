"""Where the second lines of paragraphs begin, learned from the document: hanging, first-line and flush indents."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.language.item_numbers import read_item_number
from extractors.layout.rows import middle
from extractors.outline.frames import Frame, FrameKey, Placed, has_room

SENTENCE_ENDS: Final = "。；：！？;:!?"
_FEWEST: Final = 2  # paragraphs that must agree
_STEP_PT: Final = 1.5  # x positions are counted in such steps


@dataclass(frozen=True, slots=True)
class Indents:
    """What the document's own paragraphs teach.

    Attributes:
        offsets: For each frame and level, how far right of its first line a paragraph's second begins (negative: to
            its left). Level 0 is text without a number. Levels whose paragraphs don't agree are left out.
        first: For each frame, where paragraphs without a number begin, in steps of 1.5 points, with how many do.
        second: For each frame, where second lines begin.
    """

    offsets: Mapping[tuple[FrameKey, int], float]
    first: Mapping[FrameKey, Counter[int]]
    second: Mapping[FrameKey, Counter[int]]

    def begins_paragraph(self, placed: Placed) -> bool:
        """Tell whether a row begins where paragraphs without a number do, rather than where second lines do."""
        firsts = self.count(self.first, placed)
        return firsts >= _FEWEST and firsts > self.count(self.second, placed)

    @staticmethod
    def count(places: Mapping[FrameKey, Counter[int]], placed: Placed) -> int:
        """Return how many rows begin where `placed` does."""
        step = round(placed.x0 / _STEP_PT)
        counts = places.get(placed.frame, Counter())
        return sum(counts[near] for near in (step - 1, step, step + 1))


def learn_indents(rows: Sequence[Placed], frames: Mapping[FrameKey, Frame]) -> Indents:
    """Learn from the rows of a document where first and second lines begin.

    Only pairs of lines that surely belong together teach: the first is full and ends in mid-sentence, the second has no
    number. Only rows without a number behind a line with room teach where paragraphs begin.
    """
    offsets: defaultdict[tuple[FrameKey, int], Counter[int]] = defaultdict(Counter)
    firsts: defaultdict[FrameKey, Counter[int]] = defaultdict(Counter)
    seconds: defaultdict[FrameKey, Counter[int]] = defaultdict(Counter)
    ended = True
    for first, second in pairwise(rows):
        level = _level(first)
        begins = level > 0 or ended
        if begins and level == 0:
            firsts[first.frame][round(first.x0 / _STEP_PT)] += 1
        ended = has_room(first, second, frames[first.frame].right_on(first.row.line.page))
        if begins and not ended and _together(first, second, frames) and _level(second) == 0:
            offset = second.x0 - first.x0
            offsets[first.frame, level][round(offset / _STEP_PT)] += 1
            seconds[first.frame][round(second.x0 / _STEP_PT)] += 1
    agreed = {key: step for key, counts in offsets.items() if (step := _agreed(counts)) is not None}
    return Indents(agreed, firsts, seconds)


def _level(placed: Placed) -> int:
    number = read_item_number(placed.row.line.text, placed.row.lead)
    return number.level if number is not None else 0


def _together(first: Placed, second: Placed, frames: Mapping[FrameKey, Frame]) -> bool:
    return (
        first.frame == second.frame
        and first.row.line.page == second.row.line.page
        and not second.after_table
        and first.row.line.text[-1] not in SENTENCE_ENDS
        and middle(second.row) - middle(first.row)
        <= frames[first.frame].pitch_on(first.row.line.page, second.row.line.size)
    )


def _agreed(counts: Counter[int]) -> float | None:
    """Return the offset that most pairs show, neighbouring steps counted with it; None where too few do."""
    step, _ = counts.most_common(1)[0]
    votes = sum(counts[near] for near in (step - 1, step, step + 1))
    return step * _STEP_PT if votes >= _FEWEST and votes > counts.total() / 2 else None
