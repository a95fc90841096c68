"""Lines of a terminal: Chinese has no spaces to break at, and not every terminal shows styles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.text import Text

_NARROWEST: Final = 20
_SPACE: Final = "\u3000"  # what the report puts before a remark
_REMARK: Final = 14  # a remark this short goes to the next line whole
_BRACKETS: Final = (("strike", "[-", "-]"), ("underline", "{+", "+}"))


def fold(text: "Text", width: int) -> Iterator["Text"]:
    """Break a text at its line breaks, and wherever it fills the width; ideographs are two cells wide."""
    from rich.cells import cell_len

    for line in text.split("\n", allow_blank=True):
        sizes = [cell_len(char) for char in line.plain]
        breaks: list[int] = []
        begin = 0
        for position in range(len(sizes)):
            if sum(sizes[begin : position + 1]) > max(width, _NARROWEST):
                space = line.plain.rfind(_SPACE, begin + 1, position)
                begin = space if space >= position - _REMARK else position
                breaks.append(begin)
        yield from line.divide(breaks)


def in_brackets(text: "Text") -> "Text":
    """Return the text with what is struck out as [-...-] and what is underlined as {+...+}."""
    from rich.text import Text

    plain = Text()
    position = 0
    for span in sorted(text.spans, key=lambda span: span.start):
        marks = next(((left, right) for name, left, right in _BRACKETS if name in str(span.style)), None)
        if marks is not None and span.start >= position:
            plain.append(text.plain[position : span.start])
            plain.append(f"{marks[0]}{text.plain[span.start : span.end]}{marks[1]}")
            position = span.end
    plain.append(text.plain[position:])
    return plain
