"""Lines of a terminal: Chinese has no spaces to break at, and not every terminal shows styles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.text import Text

_NARROWEST: Final = 20
_BRACKETS: Final = (("strike", "[-", "-]"), ("underline", "{+", "+}"))


def fold(text: "Text", width: int) -> Iterator["Text"]:
    """Break a text at its line breaks, and wherever it fills the width; ideographs are two cells wide."""
    from rich.cells import cell_len

    for line in text.split("\n", allow_blank=True):
        breaks: list[int] = []
        used = 0
        for position, char in enumerate(line.plain):
            size = cell_len(char)
            if used + size > max(width, _NARROWEST):
                breaks.append(position)
                used = 0
            used += size
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
