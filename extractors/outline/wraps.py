"""Whether a row goes on with the paragraph above it."""

from collections.abc import Mapping, Sequence
from typing import Final

from extractors.outline.frames import Frame, Placed, has_room, middle

_SIZE_SLACK: Final = 0.15
_INDENT_EM: Final = 0.8  # rows of one paragraph begin within this of each other
_OTHER_PAGE_EM: Final = 2.5  # margins of facing pages may be mirrored
_SENTENCE_ENDS: Final = "。；：！？;:!?"
_BULLETS: Final = "●○■□◆◇◎▲△▼★☆※＊*•‧▪■➢➤✓–"


def is_wrap(paragraph: Sequence[Placed], after: Placed, frames: Mapping[tuple[int, str], Frame]) -> bool:
    """Tell whether `after` continues the paragraph whose rows so far are given.

    It does where the line above is full, both have one size, stand as close as lines of a paragraph do, and the
    row begins where the paragraph's other wrapped rows begin. A table in between is only crossed in mid-sentence.
    """
    before = paragraph[-1]
    if before.frame[0] != after.frame[0] or not _same_size(before, after) or _is_bullet(after):
        return False
    if has_room(before.row, after.row, frames[before.frame].right):
        return False
    unfinished = before.row.line.text[-1] not in _SENTENCE_ENDS
    if after.after_table and not unfinished:
        return False
    together = before.row.line.page == after.row.line.page and before.frame == after.frame
    if together and not after.after_table and middle(after.row) - middle(before.row) > frames[after.frame].pitch:
        return False
    return _fits_indent(paragraph, after, together)


def _same_size(before: Placed, after: Placed) -> bool:
    sizes = sorted((before.row.line.size, after.row.line.size))
    return sizes[1] - sizes[0] <= _SIZE_SLACK * sizes[1]


def _is_bullet(placed: Placed) -> bool:
    text = placed.row.line.text
    return text[0] in _BULLETS and len(text) > 1


def _fits_indent(paragraph: Sequence[Placed], after: Placed, together: bool) -> bool:
    if len(paragraph) < 2 or after.frame != paragraph[-1].frame:
        return True
    slack = (_INDENT_EM if together else _OTHER_PAGE_EM) * after.row.line.size
    return abs(after.row.line.box.x0 - paragraph[-1].row.line.box.x0) <= slack
