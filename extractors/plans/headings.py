"""Head words of each column: multi-row heads joined, spanning heads over years or months handed down."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.plans.lexicon import Lexicon, fold_word, head_words
from schemas.table import Cell, Table

_BRACKETS: Final = re.compile(r"[(（\[【〔<〈].*?[)）\]】〕>〉]")
_SHARES: Final = frozenset({"%", "百分比", "比率", "比例", "占比", "比重", "佔比"})
_DURATION: Final = re.compile(r"[(\[](?:單位:)?(?:小時|時|分鐘?|天|日|工作[天日]|日曆天)[)\]]\Z")
_YEAR: Final = re.compile(r"(?:中華民國|民國)?(?<!\d)(\d{2,3})(?:年度|年)(?!\d)")
_BARE_YEAR: Final = re.compile(r"(?:民國)?(\d{2,3})(?:年度?)?")
_NOISE: Final = re.compile(r"[、，,。．:：;；/／\\\-－—~～*＊_|…‧·「」『』\"'0-9%]+")
_GLOSS: Final = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z&]{2,}$")
_FIRST_ROC_YEAR, _LAST_ROC_YEAR = 40, 150  # years that an office's plan can speak of


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over one column.

    Attributes:
        col: From 0.
        parts: Texts of the head cells over it, top to bottom, each once.
        spans: How many columns each of them spans.
    """

    col: int
    parts: tuple[str, ...]
    spans: tuple[int, ...]

    @property
    def leaf(self) -> str:
        """The lowest head cell's text, or nothing."""
        return self.parts[-1] if self.parts else ""

    @property
    def joined(self) -> str:
        """All head cells' texts, top to bottom."""
        return "".join(self.parts)


def read_headings(table: Table, header_rows: int) -> tuple[Heading, ...]:
    """Collect the head cells over each column; a cell across the whole table is a banner, not a head."""
    parts: list[list[Cell]] = [[] for _ in range(table.n_cols)]
    for cell in table.cells:
        if cell.row >= header_rows or is_banner(cell, table.n_cols) or not cell.text.strip():
            continue
        for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
            parts[col].append(cell)
    return tuple(
        Heading(col, tuple(c.text for c in over), tuple(c.col_span for c in over)) for col, over in enumerate(parts)
    )


def is_banner(cell: Cell, n_cols: int) -> bool:
    """Tell whether a cell runs across the whole table."""
    return n_cols > 1 and cell.col_span >= n_cols


def bare_words(text: str) -> str:
    """Fold a head to its words: brackets, years, digits, punctuation and what it says once more in English away."""
    folded = fold_word(text)
    outside = _BRACKETS.sub("", folded)
    return _GLOSS.sub("", _NOISE.sub("", _YEAR.sub("", outside or folded.strip("()[]"))))


def names_duration(heading: Heading) -> bool:
    """Tell whether a column's lowest head says in brackets that it holds lengths of time: 處理時限（天）."""
    return _DURATION.search(fold_word(heading.leaf)) is not None


def names_share(heading: Heading) -> bool:
    """Tell whether a column's lowest head says nothing but that it holds shares, of what stands over it: ％, 占比."""
    return fold_word(heading.leaf).strip("()") in _SHARES


def heading_year(heading: Heading) -> int | None:
    """Give the ROC year that a column's head names, lowest cell first; a bare number counts where it can be a year."""
    for part in reversed(heading.parts):
        year = printed_year(part)
        if year is not None:
            return year
    return None


def printed_year(text: str) -> int | None:
    """Read one ROC year in a head: `111`, `111年`, `106年目標值`; nothing where several stand or none can be one."""
    folded = fold_word(text)
    alone = _BARE_YEAR.fullmatch(folded)
    years = {int(alone[1])} if alone else {int(year) for year in _YEAR.findall(folded)}
    plausible = {year for year in years if _FIRST_ROC_YEAR <= year <= _LAST_ROC_YEAR}
    return plausible.pop() if len(plausible) == 1 else None


def count_header_rows(table: Table, lexicon: Lexicon) -> int:
    """Find how many rows are head: the table's own figure, set right by words that only heads have.

    A first row that the table calls a head stays one; where it calls none a head, rows whose cells are mostly
    known head words are taken; and a row under the heads that holds only months, quarters or years belongs to them.
    """
    known = head_words(lexicon)
    rows = _rows(table, limit=6)
    count = min(table.header_rows, len(rows))
    if count == 1 and _is_data(rows[0], known):
        count = 0
    while count > 1 and _is_record(rows[count - 1], rows[: count - 1], known):
        count -= 1
    for number, cells in enumerate(rows[:4]):
        if number >= count and _is_head(cells, table.n_cols, known):
            count = number + 1
        elif number >= count and not all(is_banner(c, table.n_cols) for c in cells if c.text.strip()):
            break
    while 0 < count < len(rows) and _is_scale(rows[count], table):
        count += 1
    return count


def count_scale_rows(table: Table) -> int:
    """Count the first rows that hold only months, quarters or years."""
    rows = _rows(table, limit=3)
    return next((n for n, cells in enumerate(rows) if not _is_scale(cells, table)), len(rows))


def _rows(table: Table, limit: int) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(min(table.n_rows, limit))]
    for cell in table.cells:
        if cell.row < len(rows):
            rows[cell.row].append(cell)
    return rows


def _is_head(cells: Sequence[Cell], n_cols: int, known: frozenset[str]) -> bool:
    texts = [c.text for c in cells if c.text.strip() and not is_banner(c, n_cols)]
    hits = sum(bare_words(text) in known for text in texts)
    return hits >= 2 and hits * 2 > len(texts) and all(len(text) <= 30 for text in texts)


def _is_data(cells: Sequence[Cell], known: frozenset[str]) -> bool:
    """Tell whether a first row that was taken for a head is the first record: it counts 1 and knows no head word."""
    texts = [c.text for c in cells if c.text.strip()]
    first = next((c for c in cells if c.col == 0), None)
    counts = first is not None and fold_word(first.text).rstrip(".、") in ("1", "一", "(一)", "(1)")
    return counts and not any(bare_words(text) in known for text in texts)


def _is_record(cells: Sequence[Cell], above: Sequence[Sequence[Cell]], known: frozenset[str]) -> bool:
    """Tell whether a last head row is the first record: no head word or tick in it, and each cell under a narrow head.

    The lower of two head rows divides the wide heads over it.
    """
    texts = [c for c in cells if c.text.strip()]
    if len(texts) < 2 or any(bare_words(c.text) in known or _is_tick(c.text) for c in texts):
        return False
    heads = [c for row in above for c in row if c.text.strip() and bare_words(c.text) in known]
    under = [c for c in texts if any(h.col == c.col and h.col_span == c.col_span for h in heads)]
    return 2 * len(under) > len(texts)


def _is_scale(cells: Sequence[Cell], table: Table) -> bool:
    """Tell whether a row only divides the heads over it: months, quarters, years, nothing else."""
    texts = [c.text for c in cells if c.text.strip()]
    return (
        len(texts) >= 2
        and len(texts) < table.n_cols
        and all(_is_tick(text) for text in texts)
        and not any(c.text.strip() and c.col == 0 for c in cells)
    )


_TICK: Final = re.compile(
    r"(?:(?:民國)?\d{1,3}年?度?)?(?:第?[一二三四1-4]季|[上下]半年|\d{1,2}月?|[一二三四五六七八九十]{1,3}月|Q[1-4])?"
)


def _is_tick(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", "".join(text.split())).upper()
    return bool(folded) and _TICK.fullmatch(folded) is not None
