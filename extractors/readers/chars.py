"""Glyphs of a page, however they were read, to characters: boxes that can be compared, each printed glyph once.

The vertical box of a character is not its ink (a comma's ink sits low, 一 is flat) nor what its font claims
(ascent and descent differ between fonts on one line, and some fonts state nonsense). It is the em square on the
baseline, 0.88 above and 0.12 below, which is how CJK fonts place their ideographs; so two characters of one size on one
baseline have the same middle, whatever their fonts. Sideways the box runs from the origin to the advance.
Where text runs at an angle, the box is what the reader states.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from extractors.readers.frame import FloatArray, Frame
from extractors.readers.overprint import drop_overprints
from schemas.page import Char

REPLACEMENT: Final = 0xFFFD  # stands for a glyph whose meaning the file does not state
INVISIBLE_MODES: Final = frozenset((3, 7))  # text rendering modes that neither fill nor stroke (ISO 32000-1, table 106)
_ABOVE: Final = 0.88  # of the em, from the baseline up
_BELOW: Final = 0.12
_UPRIGHT: Final = 0.02  # sine of the slant up to which text counts as running along the page
_RUNNING: Final = 0.95  # cosine of the angle up to which text counts as running in a direction
_MOST: Final = 0.7  # share of a page's characters that must run in one direction for the page to be turned to it
_OFF_BASELINE: Final = 0.45  # of the em: further from the stated box the baseline isn't the text's (vertical writing)

_make_char: Final = cast("Callable[[Any], Char]", partial(tuple.__new__, Char))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Parallel arrays, one entry a glyph, in the file's order.

    Attributes:
        codes: Code points; no white space.
        stated: Boxes (x0, top, x1, bottom) as displayed, from origin to advance, by the font's own metrics.
        matrices: (a, b, c, d, e, f) from text space to user space; (e, f) lies on the baseline.
        font_sizes: In text space.
        visible: False for glyphs that are neither filled nor stroked.
    """

    codes: NDArray[np.uint32]
    stated: FloatArray
    matrices: FloatArray
    font_sizes: FloatArray
    visible: NDArray[np.bool_]


def select(glyphs: Glyphs, keep: NDArray[np.bool_]) -> Glyphs:
    """Return those glyphs that `keep` marks."""
    return Glyphs(
        glyphs.codes[keep], glyphs.stated[keep], glyphs.matrices[keep], glyphs.font_sizes[keep], glyphs.visible[keep]
    )


def build_chars(glyphs: Glyphs, frame: Frame) -> tuple[Char, ...]:
    """Return what is seen of the glyphs: in the page, visible, each once."""
    boxes, sizes = _em_boxes(frame, glyphs.stated, glyphs.matrices, glyphs.font_sizes)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    keep = (x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height) & np.isfinite(boxes).all(axis=1)
    if (keep & glyphs.visible).any():
        # an invisible layer behind a scan is all the text there is; beside visible text it isn't printed
        keep &= glyphs.visible
    codes, boxes, sizes = glyphs.codes[keep], boxes[keep], sizes[keep]
    once = drop_overprints(codes, boxes, sizes)
    if not once.all():
        codes, boxes, sizes = codes[once], boxes[once], sizes[once]
    printed = codes.astype("<u4").tobytes().decode("utf-32-le")
    known: dict[str, str] = {}
    texts = map(known.setdefault, printed, printed)
    x0, top, x1, bottom = boxes.round(3).T
    tops, bottoms, em_sizes = _shared(top), _shared(bottom), _shared(sizes.round(3))
    chars = zip(texts, x0.tolist(), tops, x1.tolist(), bottoms, em_sizes, repeat(1.0), strict=False)
    return tuple(map(_make_char, chars))


def _shared(numbers: FloatArray) -> Iterator[float]:
    """Give numbers, those that follow their like as one object: a page of characters then fits into a near cache."""
    starts = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    counts = np.diff(np.append(starts, len(numbers)))
    return chain.from_iterable(map(repeat, numbers[starts].tolist(), counts.tolist()))


def spread_clusters(stated: FloatArray, joined: NDArray[np.bool_]) -> None:
    """Give each code point of a ligature its share of the glyph's width; `joined` marks those after the first."""
    ends = np.flatnonzero(np.append(~joined[1:], True))
    for end in ends[joined[ends]].tolist():
        start = end
        while joined[start]:
            start -= 1
        sides = np.linspace(stated[start, 0], stated[start, 2], end - start + 2)
        stated[start : end + 1, 0], stated[start : end + 1, 2] = sides[:-1], sides[1:]


def running_quarters(glyphs: Glyphs, frame: Frame) -> int:
    """Return how many quarter turns clockwise make the text of a displayed page run to the right; 0 where unclear.

    A landscape table is often printed sideways on a portrait page, and scanners and converters set /Rotate at will.
    Columns of vertical writing are upright glyphs under each other, so they ask for no turn.
    """
    along_x, along_y = frame.turn(glyphs.matrices[:, 0], glyphs.matrices[:, 1])
    length = np.hypot(along_x, along_y) * _RUNNING
    counts = [int((part > length).sum()) for part in (along_x, -along_y, -along_x, along_y)]
    quarters = max(range(4), key=counts.__getitem__)
    return quarters if counts[quarters] >= _MOST * len(glyphs.codes) else 0


def _em_boxes(
    frame: Frame, loose: FloatArray, matrices: FloatArray, font_sizes: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return boxes with the em square's height on the baseline, and font sizes as displayed."""
    up = frame.turn(matrices[:, 2] * font_sizes, matrices[:, 3] * font_sizes)
    base = frame.place(matrices[:, 4], matrices[:, 5])
    sizes = np.hypot(*up)
    boxes = loose.copy()
    for axis in (1, 0):  # text along the page; text up or down the page
        beside = np.abs(up[1 - axis]) <= _UPRIGHT * sizes
        if beside.any():
            _set_em(boxes, axis, beside, base[axis], np.copysign(sizes, up[axis]))
    if not sizes.all():
        sizes = np.where(sizes > 0, sizes, loose[:, 3] - loose[:, 1])
    return boxes, sizes


def _set_em(boxes: FloatArray, axis: int, wanted: NDArray[np.bool_], base: FloatArray, up: FloatArray) -> None:
    above, below = base + _ABOVE * up, base - _BELOW * up
    low, high = np.minimum(above, below), np.maximum(above, below)
    middles = (boxes[:, axis] + boxes[:, axis + 2]) / 2
    usable = wanted & (np.abs((low + high) / 2 - middles) <= _OFF_BASELINE * np.abs(up))
    np.copyto(boxes[:, axis], low, where=usable)
    np.copyto(boxes[:, axis + 2], high, where=usable)
