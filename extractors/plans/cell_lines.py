"""Where on the page each part of a cell's text stands: lines matched to the joined text."""

from dataclasses import dataclass

from schemas.table import Cell, TextLine


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One printed line and where its text begins in the cell's joined text."""

    line: TextLine
    start: int

    @property
    def height(self) -> tuple[int, float]:
        """Page and vertical middle: what lists beside each other are paired by."""
        return self.line.page, (self.line.box.top + self.line.box.bottom) / 2


def place_lines(cell: Cell) -> tuple[PlacedLine, ...]:
    """Find each line in the cell's text, white space aside; lines that can't be found are left out."""
    placed: list[PlacedLine] = []
    at = 0
    for line in cell.lines:
        start = _skip_space(cell.text, at)
        end = _end_of(cell.text, start, line.text)
        if end is None:
            continue
        placed.append(PlacedLine(line, start))
        at = end
    return tuple(placed)


def text_between(cell: Cell, start: int, end: int) -> str:
    """Give a stretch of the cell's text without white space at its ends."""
    return cell.text[start:end].strip()


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _end_of(text: str, at: int, line: str) -> int | None:
    """Walk the line's characters through the text; none where they part."""
    for char in line:
        if char.isspace():
            continue
        at = _skip_space(text, at)
        if at >= len(text) or text[at] != char:
            return None
        at += 1
    return at
