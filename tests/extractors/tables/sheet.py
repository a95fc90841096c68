"""Small pages drawn by hand: text, rules and fills at given points, without any PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.page import Char, Fill, Page, Rule

SIZE = 10.0
PAD = 3.0


@dataclass
class Sheet:
    """A page under construction; A4 upright unless said otherwise."""

    number: int = 1
    width: float = 595.0
    height: float = 842.0
    chars: list[Char] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)

    def write(self, text: str, x: float, top: float, size: float = SIZE) -> "Sheet":
        """Print a line from `x` on: ideographs as wide as high, others half."""
        for char in text:
            width = size if ord(char) > 0x2E00 else size / 2
            if not char.isspace():
                self.chars.append(Char(char, x, top, x + width, top + size, size))
            x += width
        return self

    def across(self, x0: float, x1: float, y: float, thickness: float = 0.5) -> "Sheet":
        """Draw a horizontal rule."""
        self.rules.append(Rule(x0, y - thickness / 2, x1, y + thickness / 2, True))
        return self

    def down(self, x: float, top: float, bottom: float, thickness: float = 0.5) -> "Sheet":
        """Draw a vertical rule."""
        self.rules.append(Rule(x - thickness / 2, top, x + thickness / 2, bottom, False))
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, gray: float = 0.75) -> "Sheet":
        """Fill a rectangle."""
        self.fills.append(Fill(x0, top, x1, bottom, gray))
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "Sheet":
        """Draw every rule of a grid in full."""
        for y in ys:
            self.across(xs[0], xs[-1], y)
        for x in xs:
            self.down(x, ys[0], ys[-1])
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Iterable[Sequence[str]]) -> "Sheet":
        """Draw a full grid with a text in every slot; a newline in it begins another line."""
        self.grid(xs, ys)
        for top, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                for number, line in enumerate(text.split("\n")):
                    self.write(line, x + PAD, top + PAD + number * 1.2 * SIZE)
        return self

    def page(self) -> Page:
        """Return the page."""
        return Page(
            self.number, self.width, self.height, tuple(self.chars), tuple(self.rules), tuple(self.fills), (), "text", 0
        )


def steps(start: float, *widths: float) -> list[float]:
    """Return grid lines from a start and the widths between them."""
    lines = [start]
    for width in widths:
        lines.append(lines[-1] + width)
    return lines
