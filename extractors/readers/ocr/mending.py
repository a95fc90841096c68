"""A text layer that lost some of its characters, mended from what is recognized in their places."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from extractors.readers.ocr.legibility import is_as_wide_as_high, is_lost
from schemas.page import Char

_LEVEL: Final = 0.45  # of the size: lines whose middles lie no farther apart are one
_BESIDE: Final = 0.6  # of the size: a bracket's ink stands at one side of its em
_FULL_WIDTH: Final = 0xFEE0  # from an ASCII sign to its full-width form
_SIGNS: Final = frozenset('!"()+,:;<=>?[]{|}~')


def mend_chars(stated: Sequence[Char], recognized: Sequence[Char]) -> tuple[Char, ...]:
    """Return a text layer's characters, with those put right that it lost.

    The others are right: a producer that rewrites a file and loses what a code of a font stands for states the code,
    which is a letter, a figure or no character.

    Args:
        stated: The text layer's.
        recognized: Those of the page's picture, as if they were a text layer's.
    """
    middles = sorted(((char.top + char.bottom) / 2, (char.x0 + char.x1) / 2, char) for char in recognized)
    heights = [middle[0] for middle in middles]
    return tuple(_mended(char, middles, heights) if is_lost(char) else char for char in stated)


def _mended(char: Char, middles: Sequence[tuple[float, float, Char]], heights: Sequence[float]) -> Char:
    x, y, reach = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2, _LEVEL * char.size
    level = middles[bisect_left(heights, y - reach) : bisect_right(heights, y + reach)]
    found = min(level, key=lambda one: abs(one[1] - x), default=None)
    if found is None or abs(found[1] - x) > _BESIDE * char.size:
        return char
    text = found[2].text
    if text in _SIGNS and is_as_wide_as_high(char):
        text = chr(ord(text) + _FULL_WIDTH)
    return char._replace(text=text, confidence=found[2].confidence)
