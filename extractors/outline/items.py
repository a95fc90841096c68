"""Rows to paragraphs: numbered items with all of their lines, and the text between them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.language.item_numbers import ItemNumber, read_item_number
from extractors.outline.frames import Frame, FrameKey, Placed
from extractors.outline.indents import SENTENCE_ENDS, Indents
from extractors.outline.recognized import read_recognized_number
from extractors.outline.stems import STEM
from extractors.outline.wraps import is_wrap

_ALIGNED_EM: Final = 0.6  # items of one level begin within this of each other
_NUMERAL: Final = r"[0-9０-９一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]"
_REFERENCE: Final = re.compile(
    rf"(?:至|到|及|與|和|或|、|~|～|-|－|–|之)[(（第]?{_NUMERAL}{{1,3}}(?:[)）]|點|項|款|目|、|\Z)"
)
_CLAUSE: Final = re.compile(r"(?:點|項|款|目|小點|小項)(?:規定|所定|所列|之|及|、|，|。|）|\)|\Z)")
_LIST: Final = re.compile(rf"(?P<next>{_NUMERAL}{{1,3}})(?![、.．)）])")


_NO_CHAPTERS: Final[Mapping[int, ItemNumber]] = {}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered item (or, without a number, one paragraph of loose text) with its rows in order.

    `unsure` says why it might be read wrongly (a kebab-case id), or is empty; `doubtful` is the row that it speaks of.
    """

    rows: tuple[Placed, ...]
    number: ItemNumber | None = None
    unsure: str = ""
    doubtful: Placed | None = None


@dataclass
class _State:
    """Where the reading stands: the paragraphs so far, the open numbers by level, where each level's items begin."""

    done: list[Paragraph] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)
    starts: defaultdict[tuple[FrameKey, int], list[float]] = field(default_factory=lambda: defaultdict(list))


def read_paragraphs(
    rows: Sequence[Placed],
    frames: Mapping[FrameKey, Frame],
    indents: Indents,
    chapters: Mapping[int, ItemNumber] = _NO_CHAPTERS,
) -> tuple[Paragraph, ...]:
    """Put the rows of a document, in reading order, together into paragraphs; `chapters` (by row) are items for sure.

    A row that begins with a number opens an item, unless it merely goes on with a full line above and its number isn't
    the next one, or its number is part of a reference (`(一)至(三)`), a list (`一、二年級`) or a decimal.
    """
    state = _State()
    for index, placed in enumerate(rows):
        if index in chapters:
            _open(state, placed, chapters[index], "")
            continue
        current = state.done[-1] if state.done else None
        wrap = current is not None and is_wrap(current.rows, _level(current), placed, frames, indents)
        number = _read_number(placed, state)
        if number is not None and _opens_item(number, rows, index, current if wrap else None, state):
            unsure = "number-out-of-order" if wrap and not _is_next(number, state.last) else ""
            _open(state, placed, number, unsure)
        elif wrap and current is not None:
            joined = replace(current, rows=(*current.rows, placed))
            state.done[-1] = joined if current.unsure else _doubt(joined, number, "number-inside-text")
        else:
            state.done.append(_doubt(Paragraph((placed,)), number, "number-not-an-item"))
    return tuple(state.done)


def _doubt(paragraph: Paragraph, number: ItemNumber | None, why: str) -> Paragraph:
    """Note that a paragraph's last row begins with a number that was read as none; of a decimal nobody doubts it."""
    if number is None or number.weak:
        return paragraph
    return replace(paragraph, unsure=why, doubtful=paragraph.rows[-1])


def _read_number(placed: Placed, state: _State) -> ItemNumber | None:
    line = placed.row.line
    if line.confidence < 1.0:
        return read_recognized_number(line.text, state.last)
    return read_item_number(line.text, placed.row.lead)


def _level(paragraph: Paragraph) -> int:
    return paragraph.number.level if paragraph.number is not None else 0


def _open(state: _State, placed: Placed, number: ItemNumber, unsure: str) -> None:
    state.done.append(Paragraph((placed,), number, unsure, placed if unsure else None))
    state.last = {level: value for level, value in state.last.items() if level < number.level}
    state.last[number.level] = 0 if number.scheme == STEM else number.value  # 壹 begins anew under each
    state.starts[placed.frame, number.level].append(placed.x0)


def _opens_item(
    number: ItemNumber, rows: Sequence[Placed], index: int, wrapped: Paragraph | None, state: _State
) -> bool:
    """Tell whether the number at the start of a row is an item's; `wrapped` is the paragraph the row may continue."""
    text = rows[index].row.line.text
    rest = text[len(number.label) :]
    if _REFERENCE.match(rest) is not None or (not rest and not _stands_alone(rows, index)):
        return False
    if wrapped is not None and wrapped.number is not None and wrapped.number.scheme == STEM:
        wrapped = None  # a chapter's title is short, however far right it stands
    expected = _is_next(number, state.last)
    aligned = _is_aligned(number, rows[index], state)
    if number.weak or _is_list(number, rest):
        return expected and wrapped is None and aligned is not False and _is_answered(number, rows, index)
    if wrapped is None or (expected and wrapped.rows[-1].row.line.text[-1] in SENTENCE_ENDS):
        return True
    if expected and aligned is not None:
        return aligned
    if _CLAUSE.match(rest) is not None:
        return False
    return expected or (aligned is True and _is_outdented(wrapped, rows[index]))


def _stands_alone(rows: Sequence[Placed], index: int) -> bool:
    """Tell whether a number without text has it on the next row, as where a long Latin word didn't fit behind it."""
    if index + 1 == len(rows):
        return False
    here, after = rows[index], rows[index + 1]
    no_number = read_item_number(after.row.line.text, after.row.lead) is None
    return no_number and here.row.line.page == after.row.line.page and not after.row.line.text[0].isdigit()


def _is_next(number: ItemNumber, last: Mapping[int, int]) -> bool:
    return number.value == last.get(number.level, 0) + 1


def _is_list(number: ItemNumber, rest: str) -> bool:
    """Tell whether number and rest read as one list (`一、二年級`, `1、2樓`)."""
    match = _LIST.match(rest)
    if match is None or "、" not in number.label:
        return False
    following = read_item_number(match["next"] + "、")
    return following is not None and following.scheme == number.scheme and following.value == number.value + 1


def _is_answered(number: ItemNumber, rows: Sequence[Placed], index: int) -> bool:
    """Tell whether an item that may be none is followed by its next, before a higher level begins, or follows one."""
    if number.value > 1:
        return True
    for placed in rows[index + 1 :]:
        other = read_item_number(placed.row.line.text, placed.row.lead)
        if other is not None and other.scheme == number.scheme and not other.weak:
            return other.value == number.value + 1
        if other is not None and other.level < number.level:
            return False
    return False


def _is_aligned(number: ItemNumber, placed: Placed, state: _State) -> bool | None:
    """Tell whether the row begins where other items of its level do; None where there are none yet."""
    starts = state.starts.get((placed.frame, number.level))
    if not starts:
        return None
    x0, slack = placed.x0, _ALIGNED_EM * placed.row.line.size
    return any(abs(x0 - start) <= slack for start in starts)


def _is_outdented(wrapped: Paragraph, placed: Placed) -> bool:
    """Tell whether the row begins elsewhere than the wrapped rows of the paragraph above."""
    if len(wrapped.rows) < 2:
        return abs(wrapped.rows[0].x0 - placed.x0) <= _ALIGNED_EM * placed.row.line.size
    return abs(wrapped.rows[-1].x0 - placed.x0) > _ALIGNED_EM * placed.row.line.size
