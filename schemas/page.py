"""What is printed on a page and where: the one form that every reader gives and every later stage takes.

All lengths are points (1/72 inch) from the top-left corner of the page as it is displayed: CropBox applied,
/Rotate undone (ISO 32000-1, 7.7.3.3 and 14.11.2). `x` grows to the right, `top` and `bottom` grow downwards.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

TextLayer = Literal["text", "ocr", "none"]


class Box(NamedTuple):
    """One rectangle: x0 <= x1, top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


class Char(NamedTuple):
    """One printed character.

    Attributes:
        text: The character as the text layer states it (before any repair of radicals); rarely more than one
            code point (a ligature, a surrogate-free cluster). Never white space: readers drop spaces, since
            a gap is told by position.
        x0, top, x1, bottom: Its box. Top and bottom come from the font's ascent and descent or from the ink;
            the vertical middle is what later stages compare.
        size: Font size, or the height of the box where the font states none.
        confidence: 1.0 from a text layer, the recognizer's own figure from OCR.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    confidence: float = 1.0


class Rule(NamedTuple):
    """One straight drawn line, or a filled rectangle so thin that it is seen as a line.

    The box has a thickness (`bottom - top` of a horizontal rule, `x1 - x0` of a vertical one): the stroke's width.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    horizontal: bool


class Fill(NamedTuple):
    """One filled area that is not thin: a shaded cell, a Gantt bar, a page background.

    Attributes:
        gray: Luminance of the colour, 0 black to 1 white.
        polygon: False for a rectangle, True for any other outline (an arrow head), whose box this is.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    gray: float
    polygon: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed.

    Attributes:
        number: 1-based, in file order; not the printed page label.
        width, height: Of the displayed page.
        chars: In the file's own order, each printed glyph once (over-printing for fake bold is undone; characters
            outside the page or the clip, and invisible ones, are left out).
        rules, fills, images: What else is drawn; Form XObjects are entered.
        text_layer: Where the characters come from.
        rotation: The /Rotate that was undone: 0, 90, 180 or 270 degrees clockwise.
        turn: Quarter turns clockwise that were made after that, so that the text of a page displayed sideways runs to
            the right; all lengths here are those of the turned page. 0 for nearly every page.
        fault: Why the page could not be read (`page-damaged`), empty for one that was.
        watermark: The characters of a watermark (草案), which text is printed over; they aren't in `chars`.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    text_layer: TextLayer = "text"
    rotation: int = 0
    turn: int = 0
    fault: str = ""
    watermark: tuple[Char, ...] = ()
