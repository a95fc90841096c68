"""A device for pdfminer.six that keeps what is drawn on a page as this project states it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from extractors.readers import symbol_fonts
from extractors.readers.chars import (
    INVISIBLE_MODES,
    REPLACEMENT,
    Glyphs,
    build_chars,
    running_quarters,
    spread_clusters,
)
from extractors.readers.frame import Frame
from extractors.readers.paths import Outline, Point, fills_of_outline, rules_of_outline
from extractors.readers.turning import turn_page
from schemas.page import Box, Char, Fill, Page, Rule

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import Matrix, PathSegment, Rect


@dataclass(slots=True)
class _Text:
    """Columns of Glyphs as they grow."""

    codes: list[int] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)
    boxes: list[tuple[float, ...]] = field(default_factory=list)
    matrices: list[tuple[float, ...]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    visible: list[bool] = field(default_factory=list)


class Canvas(PDFTextDevice):
    """Collects characters, rules, fills and images of one page; pdfminer.six calls the methods as it draws."""

    def __init__(self, resources: "PDFResourceManager") -> None:
        super().__init__(resources)
        self._frame = Frame(0.0, 0.0, 0.0, 0.0, 0)
        self._rotation = 0
        self._mode = 0
        self._text = _Text()
        self._rules: list[Rule] = []
        self._fills: list[Fill] = []
        self._images: list[Box] = []

    def page(self, number: int) -> Page:
        """Return the page once it is drawn."""
        chars, quarters = self._chars()
        frame = self._frame
        shown = Page(
            number,
            round(frame.width, 3),
            round(frame.height, 3),
            chars,
            tuple(rule for rule in self._rules if self._is_seen(rule)),
            tuple(fill for fill in self._fills if self._is_seen(fill)),
            tuple(image for image in self._images if self._is_seen(image)),
            text_layer="text" if chars else "none",
            rotation=self._rotation,
        )
        return turn_page(shown, quarters)

    def _is_seen(self, thing: Rule | Fill | Box) -> bool:
        frame = self._frame
        return thing.x1 >= 0 and thing.x0 <= frame.width and thing.bottom >= 0 and thing.top <= frame.height

    def _chars(self) -> tuple[tuple[Char, ...], int]:
        text = self._text
        if not text.codes:
            return (), 0
        stated = self._frame.place_boxes(np.array(text.boxes, dtype=np.float64))
        spread_clusters(stated, np.array(text.joined, dtype=np.bool_))
        glyphs = Glyphs(
            np.array(text.codes, dtype=np.uint32),
            stated,
            np.array(text.matrices, dtype=np.float64),
            np.array(text.sizes, dtype=np.float64),
            np.array(text.visible, dtype=np.bool_),
        )
        return build_chars(glyphs, self._frame), running_quarters(glyphs, self._frame)

    # ------------------------------------------------------------ called by pdfminer.six

    def begin_page(self, page: "PDFPage", ctm: "Matrix") -> None:
        """Set the visible box; `ctm` has undone /Rotate and moved the MediaBox to the origin."""
        media, crop = page.mediabox, page.cropbox
        left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
        right, top = min(media[2], crop[2]), min(media[3], crop[3])
        visible = (left, bottom, right, top) if left < right and bottom < top else media
        self._frame = Frame(*apply_matrix_rect(ctm, visible), quarters=0)
        self._rotation = int(page.rotate) % 360

    def render_string(
        self, textstate: "PDFTextState", seq: "PDFTextSeq", ncs: "PDFColorSpace", graphicstate: "PDFGraphicState"
    ) -> None:
        """Note the render mode that the next characters have."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: "Matrix",
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: "PDFColorSpace",  # noqa: ARG002
        graphicstate: "PDFGraphicState",  # noqa: ARG002
    ) -> float:
        """Keep one glyph, and return how far it moves the pen."""
        advance: float = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            box = self._vertical_box(font, cid, fontsize, rise, advance)
        else:
            descent = font.get_descent() * fontsize + rise
            box = (0.0, descent, advance, descent + fontsize)
        placed = apply_matrix_rect(matrix, box)
        a, b, c, d, e, f = matrix
        text = self._text
        joined = False
        for code in _code_points(font, cid):
            text.codes.append(code)
            text.joined.append(joined)
            text.boxes.append(placed)
            text.matrices.append((a, b, c, d, e + c * rise, f + d * rise))
            text.sizes.append(fontsize)
            text.visible.append(self._mode not in INVISIBLE_MODES)
            joined = True
        return advance

    @staticmethod
    def _vertical_box(font: PDFFont, cid: int, fontsize: float, rise: float, advance: float) -> "Rect":
        displacement = font.char_disp(cid)
        across, down = displacement if isinstance(displacement, tuple) else (None, 880.0)
        x = fontsize * 0.5 if across is None else across * fontsize * 0.001
        y = (1000 - down) * fontsize * 0.001 + rise
        return (-x, y + advance, -x + fontsize, y)

    def paint_path(
        self,
        graphicstate: "PDFGraphicState",
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: Sequence["PathSegment"],
    ) -> None:
        """Keep the lines of a stroke and the rectangles and polygons of a fill."""
        a, b, c, d, _, _ = self._matrix()
        width = graphicstate.linewidth * abs(a * d - b * c) ** 0.5
        for outline in self._outlines(path):
            if stroke:
                self._rules += rules_of_outline(outline, width)
            if fill:
                rules, fills = fills_of_outline(outline, _gray(graphicstate.ncolor))
                self._rules += rules
                self._fills += fills

    def render_image(self, name: str, stream: "PDFStream") -> None:  # noqa: ARG002
        """Keep the place of an image: the unit square under the current matrix."""
        box = apply_matrix_rect(self._matrix(), (0, 0, 1, 1))
        row = self._frame.place_boxes(np.array([box], dtype=np.float64)).round(3)
        self._images.append(Box._make(row[0].tolist()))

    # ------------------------------------------------------------

    def _matrix(self) -> "Matrix":
        if self.ctm is None:
            raise ValueError("drawing before a page began")
        return self.ctm

    def _outlines(self, path: Sequence["PathSegment"]) -> Iterator[Outline]:
        run: list[Point] = []
        straight: list[bool] = []
        for operator, *numbers in path:
            if operator == "m" or not run:
                if straight:
                    yield Outline(tuple(run), tuple(straight))
                run, straight = [self._point(numbers)] if numbers else [], []
            elif operator == "h":
                if run[0] != run[-1]:
                    run.append(run[0])
                    straight.append(True)
            else:
                run.append(self._point(numbers))
                straight.append(operator == "l")
        if straight:
            yield Outline(tuple(run), tuple(straight))

    def _point(self, numbers: Sequence[Any]) -> Point:
        x, y = apply_matrix_pt(self._matrix(), (float(numbers[-2]), float(numbers[-1])))
        return round(x - self._frame.left, 3), round(self._frame.top - y, 3)


def _code_points(font: PDFFont, cid: int) -> list[int]:
    """Return what a glyph means, without white space; U+FFFD for one whose meaning isn't stated."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return [REPLACEMENT]
    # PDFium takes the Latin ligatures U+FB00 to U+FB06 apart, so they are taken apart here
    text = "".join(unicodedata.normalize("NFKC", char) if "\ufb00" <= char <= "\ufb06" else char for char in text)
    codes = [ord(char) for char in text if not char.isspace() and char not in "\u200b\ufeff"]
    if any(symbol_fonts.FIRST <= code <= symbol_fonts.LAST for code in codes):
        name = str(getattr(font, "basefont", ""))  # a Type 3 font has none
        codes = [
            symbol_fonts.printed_code(code, name) if symbol_fonts.FIRST <= code <= symbol_fonts.LAST else code
            for code in codes
        ]
    return [REPLACEMENT if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 else code for code in codes]


def _gray(color: object) -> float:
    """Return the luminance of a colour by its number of components (gray, RGB, CMYK); 0.5 for a pattern."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    if len(numbers) == 3:
        red, green, blue = numbers
        return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 4)
    return round(numbers[0], 4) if len(numbers) == 1 else 0.5
