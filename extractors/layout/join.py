"""Printed lines to running text: which line ends are wraps and which are forced."""

from collections.abc import Sequence

from extractors.layout.lines import is_cjk
from schemas.table import TextLine


def join_lines(lines: Sequence[TextLine], right: float) -> str:
    """Join the lines of one cell or paragraph; a line that ends well before `right` (points) was ended on purpose.

    A wrap joins without a space, except between two Latin words; a forced end stays as a newline.
    """
    text = ""
    before: TextLine | None = None
    for line in lines:
        if before is not None:
            if right - before.box.x1 > 1.5 * before.size:
                text += "\n"
            elif not is_cjk(text[-1]) and not is_cjk(line.text[0]) and text[-1].isalpha() and line.text[0].isalpha():
                text += " "
        text += line.text
        before = line
    return text
