"""The title printed over a table, and the notes (unit, date) between the two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.layout.markers import read_marker
from extractors.tables.part import TablePart
from extractors.tables.words import load_words
from schemas.table import TextLine

_NEAR: Final = 2.2  # of its size: how far over the table, or over the next line of a caption, a title may stand
_CENTRED: Final = 1.5  # of its size: how far from the middle a centred line may lie
_INSET: Final = 1.0  # of its size: a centred title leaves at least so much free on either side
_MOST_LINES: Final = 3
_SENTENCE_END: Final = tuple("。；;，,：:、")
_CONTINUED: Final = re.compile(r"[(（]續[前上]?[頁表]?[0-9０-９一二三四五六七八九十]*[)）]")
_FORMAL_HEADING: Final = re.compile(r"\s*[壹貳參肆伍陸柒捌玖拾]{1,2}、|第[一二三四五六七八九十0-9]+[章節條]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is printed over a table.

    Attributes:
        text: The title, its lines joined; a note on another line behind it. Empty where there is none.
        title: The title alone, without what marks a continuation; for comparing.
        lines: The lines it was read from.
    """

    text: str = ""
    title: str = ""
    lines: tuple[TextLine, ...] = ()


def find_caption(part: TablePart, above: Sequence[TextLine], page_width: float) -> Caption:
    """Return the caption among the lines above a part (top to bottom, nearest last)."""
    notes: list[TextLine] = []
    titles: list[TextLine] = []
    top = part.box.top
    for line in reversed(above):
        if top - line.box.bottom > _NEAR * line.size:
            break
        if not titles and _is_note(line):
            notes.insert(0, line)
        elif (
            len(titles) < _MOST_LINES and _is_title(line, part, page_width) and _matches(line, titles, part, page_width)
        ):
            titles.insert(0, line)
        else:
            break
        top = line.box.top
    title = "".join(line.text for line in titles)
    text = "\n".join([title, *(line.text for line in notes)] if title else [line.text for line in notes])
    return Caption(text, strip_continued(title), (*titles, *notes))


def strip_continued(title: str) -> str:
    """Return a title without what says that a table goes on (`（續）`), and without white space."""
    bare = _CONTINUED.sub("", re.sub(r"\s+", "", title))
    for mark in load_words().continued:
        bare = bare.removesuffix(mark)
    return bare


def _is_note(line: TextLine) -> bool:
    bare = line.text.replace(" ", "")
    return any(note in bare for note in load_words().notes) and len(bare) <= load_words().longest_caption


def _is_title(line: TextLine, part: TablePart, page_width: float) -> bool:
    words = load_words()
    text = strip_continued(line.text)
    if len(text) > words.longest_caption or text.endswith(_SENTENCE_END) or _FORMAL_HEADING.match(text):
        return False
    if read_marker(text) is not None:
        return False
    named = text.startswith(words.caption_begins) or text.endswith(words.caption_ends)
    return named or _is_centred(line, part, page_width)


def _is_centred(line: TextLine, part: TablePart, page_width: float) -> bool:
    middle = (line.box.x0 + line.box.x1) / 2
    table_middle = (part.box.x0 + part.box.x1) / 2
    over_table = abs(middle - table_middle) <= _CENTRED * line.size and line.box.x0 - part.box.x0 > _INSET * line.size
    return over_table or (
        abs(middle - page_width / 2) <= _CENTRED * line.size and line.box.x0 - part.box.x0 > _INSET * line.size
    )


def _matches(line: TextLine, titles: Sequence[TextLine], part: TablePart, page_width: float) -> bool:
    """Tell whether a line is of one title with those below it: as large, and set in the middle."""
    if not titles:
        return True
    alike = abs(line.size - titles[0].size) <= 0.1 * line.size
    return alike and (_is_centred(line, part, page_width) or line.text.startswith(load_words().caption_numbers))
