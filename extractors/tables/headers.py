"""Which rows head a table.

Rows are taken in blocks: what a cell of several rows ties together is header as a whole or not at all. A block heads
the table if its words are header words, if it names steps of time, or if it is shaded and what follows is not.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

from extractors.layout.markers import read_marker
from extractors.tables.timescale import find_time_scale, is_year
from extractors.tables.words import load_words

_MOST_ROWS: Final = 5
_WORDED: Final = 0.6  # share of a block's cells that must read like header cells
_SENTENCE: Final = re.compile(r"[。；;，,!！?？]")
_NUMERIC: Final = re.compile(r"[-+$]?[0-9０-９][0-9０-９,.%％/:年月日\s-]*[^0-9]?|[-－—]+")
_VALUE: Final = re.compile(r"[≥≧≤≦<>＜＞=＝~～約-]?[0-9０-９][0-9０-９,.]*\s*[^0-9年月季度\s/]{1,2}")
_GLOSS: Final = re.compile(
    r"(?<=[\u4e00-\u9fff）)\s])[A-Za-z][A-Za-z0-9 .&'/-]*$"
)  # a Chinese head in English once more
_NAMED: Final = 0.4  # share of a head's characters that header words make up; a body cell may hold one by chance
_RANKED: Final = 0.8  # share of the cells that must hold text
_SHORT: Final = 12
_LONGER: Final = 2.0
_MANY: Final = 4
_SAME: Final = 0.6  # share of a column's texts that differ


class GridCell(Protocol):
    """What header detection needs to know of a cell."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def col(self) -> int: ...  # noqa: D102
    @property
    def row_span(self) -> int: ...  # noqa: D102
    @property
    def col_span(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def gray(self) -> float | None: ...  # noqa: D102


CellT = TypeVar("CellT", bound=GridCell)


class Header(NamedTuple):
    """How many of a table's first rows head it, and whether words, time scales or shades say so."""

    rows: int
    sure: bool


def count_header_rows(cells: Sequence[GridCell], n_rows: int, n_cols: int, *, surely: bool = False) -> int:
    """Return how many of a grid's first rows head it, as `find_header` does."""
    return find_header(cells, n_rows, n_cols, surely=surely).rows


def find_header(cells: Sequence[GridCell], n_rows: int, n_cols: int, *, surely: bool = False) -> Header:
    """Return how many of a grid's first rows head it; 0 where nothing says so.

    Args:
        cells: All cells, row by row.
        n_rows: Rows of the grid.
        n_cols: Columns of the grid.
        surely: Take only rows of which every cell reads like a header's, as where a table may just go on.
    """
    blocks = split_blocks(cells, n_rows)
    header = 0
    for index, block in enumerate(blocks):
        end = max(cell.row + cell.row_span for cell in block)
        if end > _MOST_ROWS:
            break
        if is_banner(block, n_cols):
            continue  # it heads the table only if what follows does
        following = blocks[index + 1] if index + 1 < len(blocks) else []
        ranked = not header and not surely and _is_ranked(block, n_cols)
        striped = any(_is_shaded([cell for cell in later if cell.text]) for later in blocks[index + 2 :])
        if not ranked and not _heads(block, [] if striped else following, surely=surely):
            break
        header = end
    if header or surely:
        return Header(header, sure=True)
    return Header(_guess_first_row(blocks), sure=False)


def split_blocks(cells: Sequence[CellT], n_rows: int) -> list[list[CellT]]:
    """Split a grid's cells where a line runs through its full width: between two blocks no cell spans."""
    cut = [True] * (n_rows + 1)
    for cell in cells:
        for row in range(cell.row + 1, cell.row + cell.row_span):
            cut[row] = False
    blocks: list[list[CellT]] = []
    starts = [row for row in range(n_rows) if cut[row]]
    block_of = {}
    for number, start in enumerate(starts):
        blocks.append([])
        end = starts[number + 1] if number + 1 < len(starts) else n_rows
        for row in range(start, end):
            block_of[row] = number
    for cell in cells:
        blocks[block_of[cell.row]].append(cell)
    return blocks


def is_banner(block: Sequence[GridCell], n_cols: int) -> bool:
    """Tell whether a block is one cell as wide as the table, with text in it."""
    return len(block) == 1 and n_cols > 1 and block[0].col_span == n_cols and bool(block[0].text)


def _heads(block: Sequence[GridCell], following: Sequence[GridCell], *, surely: bool) -> bool:
    filled = [cell for cell in block if cell.text]
    if not filled:
        return False
    shaded = _is_shaded(filled) and bool(following) and not _is_shaded([cell for cell in following if cell.text])
    if shaded and not surely:
        return True
    steps = _time_steps(block)
    rest = [cell for cell in filled if cell not in steps]
    if any(read_marker(cell.text) or _is_figure(cell.text) for cell in rest):
        return False
    worded = sum(_reads_like_header(cell.text) for cell in rest)
    if steps:
        return worded >= _WORDED * len(rest) - 1
    if surely:
        return len(filled) == len(block) > 1 and worded == len(filled)
    return len(filled) > 1 and worded >= _WORDED * len(filled)


def _is_ranked(block: Sequence[GridCell], n_cols: int) -> bool:
    """Tell whether short heads over several columns stand beside others as high as they and their sub-heads are."""
    first = block[0].row
    height = max(cell.row + cell.row_span for cell in block) - first
    over = [cell for cell in block if cell.row == first and 1 < cell.col_span < n_cols]
    beside = [cell for cell in block if cell.row_span == height]
    if height == 1 or not over or not beside:
        return False
    filled = [cell.text for cell in block if cell.text]
    short = sum(len(re.split(r"[(（]", text, maxsplit=1)[0]) <= _SHORT for text in filled)
    return len(filled) >= _RANKED * len(block) and short == len(filled) and not any(map(_is_figure, filled))


def _is_shaded(cells: Sequence[GridCell]) -> bool:
    return bool(cells) and all(cell.gray is not None for cell in cells)


def _time_steps(block: Sequence[GridCell]) -> list[GridCell]:
    for row in sorted({cell.row for cell in block}):
        cells = [cell for cell in block if cell.row == row]
        scale = find_time_scale([cell.text for cell in cells])
        if scale is not None:
            return cells[slice(*scale)]
    return []


def _is_figure(text: str) -> bool:
    """Tell whether a cell holds a number or a value that is no year, as a numbering column or a target does."""
    if text.isdigit():
        return not is_year(int(text))
    return _VALUE.fullmatch(text) is not None


def _reads_like_header(text: str) -> bool:
    words = load_words()
    text = _GLOSS.sub("", text)
    if len(text) > words.longest_header:
        text = re.split(r"[(（]", text, maxsplit=1)[0]
    if not text or len(text) > words.longest_header or _SENTENCE.search(text):
        return False
    named: set[int] = set()
    for first in set(text):
        for word in words.header.get(first, ()):
            start = text.find(word)
            if start >= 0:
                named.update(range(start, start + len(word)))
    return len(named) >= _NAMED * len(text)


def _guess_first_row(blocks: Sequence[Sequence[GridCell]]) -> int:
    """Take a first row of short words over columns of figures or of longer text for a header."""
    if len(blocks) < 2 or len(blocks[0]) < 2 or any(cell.row_span > 1 for cell in blocks[0]):
        return 0
    first = blocks[0]
    if not all(cell.text and len(cell.text) <= _SHORT and not _NUMERIC.fullmatch(cell.text) for cell in first):
        return 0
    if any(read_marker(cell.text) for cell in first):
        return 0
    bodies = [
        (cell.text, [c.text for block in blocks[1:] for c in block if c.col == cell.col and c.text]) for cell in first
    ]
    judged = [_is_unlike(head, body) for head, body in bodies if body]
    unlike = sum(judged)
    corner = first[0].col == 0 and first[0].col_span > 1  # over columns of labels, which the rows below keep apart
    return 1 if corner or unlike * 2 > len(judged) else 0


def _is_unlike(head: str, body: Sequence[str]) -> bool:
    """Tell whether a column's texts are unlike its first: figures, much longer, or few that come again."""
    if sum(bool(_NUMERIC.fullmatch(text)) for text in body) * 2 > len(body):
        return True
    if sum(map(len, body)) >= _LONGER * len(head) * len(body):
        return True
    return len(body) >= _MANY and head not in body and len(set(body)) <= _SAME * len(body)
