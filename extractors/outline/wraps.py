"""Whether a row goes on with the paragraph above it."""

from collections.abc import Mapping, Sequence
from typing import Final

from extractors.layout.rows import middle
from extractors.outline.frames import Frame, FrameKey, Placed, has_room
from extractors.outline.indents import SENTENCE_ENDS, Indents

_SIZE_SLACK: Final = 0.15
_SIZE_SLACK_SEEN: Final = 0.25  # where a recognizer measured the sizes
_EXACT_PT: Final = 3.0  # second lines that begin where learned are no further from there
_INDENT_EM: Final = 0.8  # rows of one paragraph begin within this of each other
_OTHER_PAGE_EM: Final = 2.5  # margins of facing pages may be mirrored
_BULLETS: Final = "●○■□◆◇◎▲△▼★☆※＊*•‧▪■➢➤✓–"


def is_wrap(
    paragraph: Sequence[Placed], level: int, after: Placed, frames: Mapping[FrameKey, Frame], indents: Indents
) -> bool:
    """Tell whether `after` continues the paragraph whose rows so far are given.

    It does where the line above is full, both have one size, stand as close as lines of a paragraph do, and the
    row begins where the paragraph's other wrapped rows begin (after a full sentence: where second lines of paragraphs
    of its level begin elsewhere). A table in between is only crossed in mid-sentence.

    Args:
        paragraph: Its rows so far.
        level: Of its number, 0 for none.
        after: The row in question.
        frames: Margins and line distances.
        indents: Where second lines begin, by frame and level.
    """
    before = paragraph[-1]
    unfinished = before.row.line.text[-1] not in SENTENCE_ENDS
    if not _could_follow(before, after, frames, unfinished=unfinished or len(paragraph) > 1):
        return False
    together = before.row.line.page == after.row.line.page and before.frame == after.frame
    if unfinished and (len(paragraph) == 1 or not together):
        return True
    offset = 0.0 if len(paragraph) > 1 else indents.offsets.get((before.frame, level))
    if offset is None:
        return not indents.begins_paragraph(after)
    moved = abs(_indent(after, frames) - _indent(before, frames) - offset)
    if len(paragraph) == 1 and moved > _EXACT_PT and together and indents.begins_paragraph(after):
        return False
    return moved <= (_INDENT_EM if together else _OTHER_PAGE_EM) * after.row.line.size


def _could_follow(before: Placed, after: Placed, frames: Mapping[FrameKey, Frame], *, unfinished: bool) -> bool:
    """Tell whether nothing but the indent speaks against two rows being lines of one paragraph."""
    if before.frame[0] != after.frame[0] or not _same_size(before, after):
        return False
    if has_room(before, after, frames[before.frame].right_on(before.row.line.page)):
        return False
    if after.after_table:
        return before.row.line.text[-1] not in SENTENCE_ENDS
    if _is_bullet(after) and not unfinished:
        return False
    together = before.row.line.page == after.row.line.page and before.frame == after.frame
    pitch = frames[after.frame].pitch_on(after.row.line.page, after.row.line.size)
    return not together or middle(after.row) - middle(before.row) <= pitch


def _indent(placed: Placed, frames: Mapping[FrameKey, Frame]) -> float:
    """Return how far from the left margin of its frame a row begins."""
    return placed.x0 - frames[placed.frame].left


def _same_size(before: Placed, after: Placed) -> bool:
    sizes = sorted((before.row.line.size, after.row.line.size))
    sure = min(before.row.line.confidence, after.row.line.confidence) == 1.0
    return sizes[1] - sizes[0] <= (_SIZE_SLACK if sure else _SIZE_SLACK_SEEN) * sizes[1]


def _is_bullet(placed: Placed) -> bool:
    text = placed.row.line.text
    return text[0] in _BULLETS and len(text) > 1
