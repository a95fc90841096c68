"""A strategy map (策略地圖): goals in a matrix of perspectives and themes, either way round."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extractors.plans.banners import split_perspective
from extractors.plans.confidence import confidence_of
from extractors.plans.identity import content_id
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.numbering import split_code, split_theme
from schemas.plan import Evidence, Goal
from schemas.table import Cell, Table

_CODE_START: Final = re.compile(r"(?<![A-Za-z0-9.])(?=[A-Z]{1,3}-?\d+(?:[.\-]\d+)*[^\d.\-%A-Z])")
_LETTER: Final = re.compile(r"^[A-Z]$")
_THEME_WORD: Final = re.compile(r"^(?:策略)?主題\s*(?=[A-Z一二三四五六七八九十])")


@dataclass(frozen=True, slots=True)
class MapAxes:
    """Where the labels of a strategy map stand: perspectives by row (or column), themes by column (or row)."""

    perspectives: Mapping[int, str]
    themes: Mapping[int, str]
    perspectives_down: bool
    label_cols: frozenset[int]
    label_rows: frozenset[int]


def read_axes(table: Table, lexicon: Lexicon) -> MapAxes | None:
    """Find the labels of a strategy map; none where the table is no such matrix."""
    down = {c.row: p for c in table.cells if c.col <= 2 and c.row > 0 and (p := split_perspective(c.text, lexicon))}
    across = {c.col: p for c in table.cells if c.row <= 1 and c.col > 0 and (p := split_perspective(c.text, lexicon))}
    if len(down) >= 2 and len(down) >= table.n_rows - 2:
        first = min(down)
        cols = {
            c.col
            for c in table.cells
            if c.row in down and (split_perspective(c.text, lexicon) or _is_label(c, lexicon))
        }
        heads = {
            col: c.text
            for c in table.cells
            if c.row == first - 1 and c.text.strip()
            for col in range(c.col, c.col + c.col_span)
            if col not in cols
        }
        return MapAxes(down, heads, True, frozenset(cols), frozenset(range(first)))
    if len(across) >= 2 and len(across) >= table.n_cols - 2 and table.n_rows >= 2:
        labels = {
            row: c.text
            for c in table.cells
            if c.col == min(across) - 1 and c.row > 0 and c.text.strip()
            for row in range(c.row, c.row + c.row_span)
        }
        return MapAxes(across, labels, False, frozenset(range(min(across))), frozenset({0}))
    return None


def read_map_goals(table: Table, axes: MapAxes, table_id: str, lexicon: Lexicon) -> tuple[Goal, ...]:
    """Read the goals of each cell; one that runs over several themes belongs to none of them."""
    return tuple(_goals(table, axes, table_id, lexicon))


def split_goals(text: str) -> tuple[str, ...]:
    """Split the goals of one cell: at codes, else at forced lines."""
    pieces = [p.strip() for p in _CODE_START.split(text) if p.strip()]
    if len(pieces) > 1 or (pieces and split_code(pieces[0])[0]):
        return tuple(pieces)
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _goals(table: Table, axes: MapAxes, table_id: str, lexicon: Lexicon) -> Iterator[Goal]:
    for cell in table.cells:
        if not cell.text.strip() or cell.col in axes.label_cols or cell.row in axes.label_rows:
            continue
        perspective, theme = _labels(cell, axes, lexicon)
        for printed in split_goals(cell.text):
            number, title = split_code(printed)
            title = "".join(title.split("\n"))
            place = cell.boxes[0] if cell.boxes else table.regions[0]
            yield Goal(
                goal_id=content_id("g", (number, title)),
                number=number,
                title=title,
                theme=theme,
                perspective=perspective,
                evidence=Evidence(
                    page=place.page, box=place.box, table_id=table_id, confidence=confidence_of((), table.confidence)
                ),
            )


def _labels(cell: Cell, axes: MapAxes, lexicon: Lexicon) -> tuple[str | None, str | None]:
    rows, cols = range(cell.row, cell.row + cell.row_span), range(cell.col, cell.col + cell.col_span)
    along, over = (rows, cols) if axes.perspectives_down else (cols, rows)
    perspectives = {axes.perspectives[i] for i in along if i in axes.perspectives}
    themes = {axes.themes[i] for i in over if i in axes.themes}
    theme = _theme(themes.pop(), lexicon) if len(themes) == 1 else None
    return (perspectives.pop() if len(perspectives) == 1 else None), theme


def _theme(text: str, lexicon: Lexicon) -> str | None:
    """Take the letter or number and the word 策略主題 from a theme's label."""
    words = _THEME_WORD.sub("", split_theme(text, lexicon.lists["theme_prefixes"])[1])
    words = re.sub(r"^(?<![A-Za-z])[A-Z](?![A-Za-z])[、.．:：]?\s*|\s*(?<![A-Za-z])[A-Z]$", "", words).strip()
    return None if not words or fold_word(words) in lexicon.lists["cross_cutting_words"] else words


def _is_label(cell: Cell, lexicon: Lexicon) -> bool:
    folded = fold_word(cell.text)
    return bool(_LETTER.match(folded)) or folded in {
        fold_word(w) for r in ("goal", "theme") for w in lexicon.columns[r].words
    }
