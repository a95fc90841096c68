"""Tables of contents (目錄、目次): lines that name a heading and the page where it stands."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from extractors.layout.rows import Row

_TITLE: Final = re.compile(r"[【\[]?(?:圖表?|表|附[件錄]|總)?目[錄次][】\]]?|(?i:(?:tableof)?contents)")
_LEADERS: Final = re.compile(r"(?:[.．·…‧・⋯﹒。･\-─_－]\s*){3,}|-{2}(?=[甲乙丙丁戊己庚辛壬癸0-9])")
_PART: Final = (
    r"(?:[甲乙丙丁戊己庚辛壬癸A-Z附]|[0-9０-９]{1,2}|[壹貳參叁肆伍陸柒捌玖拾]{1,3}|[一二三四五六七八九十]{1,3})"
)
_PAGE: Final = re.compile(
    rf"""[(（\[第P]?[.\s]*
    (?: (?:{_PART}\s*[-－–—─])? \s* [0-9０-９]{{1,3}} (?:[-–－~～至]{_PART}?[0-9０-９]{{1,3}})?
      | [ivxIVX]{{1,5}} | [一二三四五六七八九十]{{1,3}} )
    \s*頁?[)）\]]?""",
    re.VERBOSE,
)  # 12, 第3頁, 甲－12 (page 12 of part 甲)
_FEWEST_LINES: Final = 3
_TAB: Final = 2.0  # of the font size: the least gap before a page number that no leaders lead to
_LONGEST_PAGE: Final = 6  # characters of a page number with its decoration
_FEWEST_ECHOES: Final = 2


def find_contents(rows: Sequence[Row]) -> set[int]:
    """Return the indices of the rows that belong to a table of contents.

    Contents are three or more lines that end in a page number after leaders or a wide gap, numbers never falling,
    with the lines between them and a title (目錄) above; or, under such a title, a list that comes again as headings.

    Args:
        rows: All body rows of the document in reading order, running heads and page numbers taken out.
    """
    numbers = [_entry_page(row) for row in rows]
    found: set[int] = set()
    for start, end in _runs(numbers):
        pages = [page for page in numbers[start:end] if page is not None]
        led = sum(1 for row in rows[start:end] if _LEADERS.search(row.line.text)) == len(pages)
        if len(pages) >= _FEWEST_LINES and (led or _never_falls(pages)):
            found.update(range(start, end))
    last = {_bare(row.line.text): index for index, row in enumerate(rows)}
    for index, row in enumerate(rows):
        if _TITLE.fullmatch(_bare(row.line.text)):
            found.update(_under_title(rows, index, numbers, last))
    return found


def _entry_page(row: Row) -> int | None:
    """Return the page that a line of contents names (0 where it can't be compared), None for any other line."""
    leaders = list(_LEADERS.finditer(row.line.text))
    if leaders:
        tail = row.line.text[leaders[-1].end() :].strip()
        return _page(tail) if leaders[-1].start() > 0 else None
    chars = row.chars
    for index in range(len(chars) - 1, max(len(chars) - _LONGEST_PAGE, 0), -1):
        if chars[index].x0 - chars[index - 1].x1 > _TAB * chars[index].size:
            return _page("".join(char.text for char in chars[index:]))
    return None


def _page(text: str) -> int | None:
    if text and _PAGE.fullmatch(text) is None:
        return None
    digits = re.search(r"[0-9]+", text)
    return int(digits[0]) if digits else 0


def _never_falls(pages: Sequence[int]) -> bool:
    known = [page for page in pages if page]
    return all(a <= b for a, b in pairwise(known))


def _runs(numbers: Sequence[int | None]) -> list[tuple[int, int]]:
    """Return the stretches from the first to the last entry of a list; an entry may be wrapped once."""
    runs: list[tuple[int, int]] = []
    for index, number in enumerate(numbers):
        if number is None:
            continue
        if runs and index - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _under_title(rows: Sequence[Row], title: int, numbers: Sequence[int | None], last: Mapping[str, int]) -> range:
    """Return the title with what it lists: only itself where nothing below it looks like its list."""
    for start, end in _runs(numbers):
        if start in (title + 1, title + 2):  # a head 頁次 may stand between
            return range(title, end)
    end = title + 1
    while end < len(rows) and last[_bare(rows[end].line.text)] > end:
        end += 1
    return range(title, end if end - title > _FEWEST_ECHOES else title + 1)


def _bare(text: str) -> str:
    return re.sub(r"[\s:：]", "", text)
