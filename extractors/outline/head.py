"""The title block: what stands before the first item or table, on a cover or at the top of the first page."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from extractors.language.item_numbers import read_item_number
from extractors.outline.frames import Placed

_LARGE: Final = 1.12  # times the body's size
_CENTRED_EM: Final = 2.0  # how far a centred line's middle may be from its page's
_STAMP: Final = re.compile(
    r"[0-9０-９]{2,3}\s*[年./-]|民國|字第|號|版|核定|訂定|修[訂正]|頒|函|[一二三四五六七八九十○〇]{2,4}年"
)
_SENTENCE: Final = re.compile(r"[。；：]\Z|^[【●○◎■※＊*]|^附?註|^備註|^說明")
_DISPLAY: Final = 1.4  # times the body's size: no running text is so large
_PROSE_WIDTH: Final = 0.6  # of the page's width
_LONGEST_HEAD: Final = 14  # lines that a title block may have on the page where the text begins


def find_head(rows: Sequence[Placed], cover_pages: int) -> int:
    """Return how many of the rows, from the first, are the title block.

    All rows of cover pages belong to it, up to the first line of prose (a preface); on the page where the text begins,
    the lines that are larger than the body, centred, set to the right, or look like an approval or version line.

    Args:
        rows: All body rows in reading order.
        cover_pages: How many pages stand before the first that has an item or a table.
    """
    if not rows:
        return 0
    sizes: Counter[float] = Counter()
    for placed in rows:
        sizes[round(placed.row.line.size, 1)] += len(placed.row.chars)
    body = sizes.most_common(1)[0][0]
    on_covers = sum(1 for placed in rows if placed.row.line.page <= cover_pages)
    prose = (index for index in range(on_covers) if _is_prose(rows, index, body))
    count = next(prose, on_covers)
    if count < on_covers:
        return count
    for placed in rows[count : count + _LONGEST_HEAD]:
        if placed.after_table or not _is_head(placed, body, first=count == 0):
            break
        count += 1
    return count


def _is_prose(rows: Sequence[Placed], index: int, body: float) -> bool:
    """Tell whether a row is running text: a wide one that a like one follows, or one that ends a sentence."""
    line = rows[index].row.line
    after = rows[index + 1].row.line if index + 1 < len(rows) else line
    stamp = _STAMP.search(line.text) is not None and "，" not in f"{line.text}{after.text}"
    if line.size >= _DISPLAY * body or stamp:
        return False
    wide = line.box.x1 - line.box.x0 >= _PROSE_WIDTH * rows[index].page_width
    like = after.size == line.size and after.page == line.page and after.box.x0 <= line.box.x0
    return line.text.endswith("。") or (wide and like and after is not line)


def _is_head(placed: Placed, body: float, *, first: bool) -> bool:
    line = placed.row.line
    if read_item_number(line.text, placed.row.lead) is not None or _SENTENCE.search(line.text):
        return False
    middle = (line.box.x0 + line.box.x1) / 2
    centred = abs(middle - placed.page_width / 2) <= _CENTRED_EM * line.size and line.box.x0 > 0.15 * placed.page_width
    to_the_right = line.box.x0 > 0.45 * placed.page_width
    return first or line.size >= _LARGE * body or centred or to_the_right or _STAMP.search(line.text) is not None
