"""The text that belongs to no record, listed with its reason, so that the dataset holds everything printed."""

import re
from collections.abc import Sequence
from typing import Final

from schemas.outline import Outline
from schemas.plan import Ignored
from schemas.table import Table, TextLine

_NOTE: Final = re.compile(
    r"[*＊※(（【\[]?(?:附?註|備註|備考|附記|說明|資料來源|單位)[0-9一二三四五六七八九十]{0,2}[】\]]?[)）]?(?:[:：.、]|\Z)"
)
_NOTE_GAP: Final = 2.2  # of the font size: a note goes on over lines that stand closer than this


def list_ignored(outline: Outline, tables: Sequence[Table]) -> tuple[Ignored, ...]:
    """Return everything printed outside records in reading order, page by page.

    Reasons: those of the outline (`page-number`, `running-head`, `running-foot`, `contents` ...), `title`, `note`,
    `unnumbered-text`, and from the tables `repeated-header` and `repeated-caption`.
    """
    ignored = [
        *outline.ignored,
        *(Ignored(line=line, reason="title") for line in outline.head),
        *_loose(outline.loose),
        *(Ignored(line=line, reason="repeated-header") for table in tables for line in table.repeated_lines),
        *(Ignored(line=line, reason="repeated-caption") for table in tables for line in _later_captions(table)),
    ]
    return tuple(sorted(ignored, key=lambda one: (one.line.page, one.line.box.top, one.line.box.x0, one.reason)))


def _loose(lines: Sequence[TextLine]) -> list[Ignored]:
    listed: list[Ignored] = []
    before: TextLine | None = None
    for line in lines:
        begins = _NOTE.match(line.text) is not None
        goes_on = bool(listed) and listed[-1].reason == "note" and before is not None and _is_next(before, line)
        listed.append(Ignored(line=line, reason="note" if begins or goes_on else "unnumbered-text"))
        before = line
    return listed


def _is_next(before: TextLine, line: TextLine) -> bool:
    return before.page == line.page and 0 < line.box.top - before.box.top <= _NOTE_GAP * line.size


def _later_captions(table: Table) -> list[TextLine]:
    """Return the caption lines of a table's later pages; the first page's are the table's own caption."""
    first = min((line.page for line in table.caption_lines), default=0)
    return [line for line in table.caption_lines if line.page > first]
