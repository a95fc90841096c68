"""Watermarks (草案, 僅供參考): large text that the page's own text is printed over."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Final

from schemas.page import Char, Page

_LARGE: Final = 1.4  # times the document's usual size
_CROSSED: Final = 0.5  # share of the characters of one size on a page that must have text across them
_CROSSED_AGAIN: Final = 0.2  # where the same characters stand at the same places of another page
_CORE: Final = 0.7  # of a character's box, around its middle: text that only touches its edge doesn't cross it
_SAMPLE: Final = 150  # characters of a page tell well enough which size is usual
_GRID_PT: Final = 4.0
_MOST: Final = 400  # large characters of one page; a poster has more and no watermark that could be told

_SIZE: Final = attrgetter("size")

_Place = tuple[str, int, int]


def set_watermarks_apart(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Move the characters of watermarks from `chars` to `watermark`, so that no line of text is read with them.

    A watermark is large, and text of the usual size is printed across it; or it stands where another page has one.
    """
    usual = _usual_size(pages)
    large = {page.number: _large(page.chars, usual) for page in pages}
    if not any(large.values()):
        return tuple(pages)
    places = Counter(place for chars in large.values() for place in {_place(char) for char in chars})
    marks: set[_Place] = set()
    for page in pages:
        marks |= _watermark(page, large[page.number], usual, places)
    return tuple(_apart(page, large[page.number], marks) if large[page.number] else page for page in pages)


def _usual_size(pages: Iterable[Page]) -> float:
    exact = Counter(chain.from_iterable(map(_SIZE, page.chars[:: 1 + len(page.chars) // _SAMPLE]) for page in pages))
    sizes: Counter[int] = Counter()
    for size, count in exact.items():
        sizes[round(size)] += count
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _large(chars: Sequence[Char], usual: float) -> list[Char]:
    least = _LARGE * usual
    if not chars or max(map(_SIZE, chars)) < least:
        return []
    large = [char for char in chars if char.size >= least]
    return large if len(large) <= _MOST else []


def _place(char: Char) -> _Place:
    return char.text, round(char.x0 / _GRID_PT), round(char.top / _GRID_PT)


def _watermark(page: Page, large: Sequence[Char], usual: float, places: Counter[_Place]) -> set[_Place]:
    """Return the places of a page's large characters that are a watermark's; those of one size are told together."""
    marks: set[_Place] = set()
    for size in {round(char.size) for char in large}:
        group = [char for char in large if round(char.size) == size]
        top, bottom = min(char.top for char in group), max(char.bottom for char in group)
        beside = [char for char in page.chars if char.top < bottom and char.bottom > top]
        text = [char for char in beside if char.size < size / _LARGE or char.size <= usual]
        crossed = sum(_is_crossed(char, text) for char in group)
        repeated = all(places[_place(char)] > 1 for char in group)
        if crossed and crossed >= (_CROSSED_AGAIN if repeated else _CROSSED) * len(group):
            marks |= {_place(char) for char in group}
    return marks


def _is_crossed(large: Char, text: Iterable[Char]) -> bool:
    x, y = large.x0 + large.x1, large.top + large.bottom
    width, height = _CORE * (large.x1 - large.x0), _CORE * (large.bottom - large.top)
    return any(abs(char.x0 + char.x1 - x) <= width and abs(char.top + char.bottom - y) <= height for char in text)


def _apart(page: Page, large: Sequence[Char], marks: set[_Place]) -> Page:
    watermark = tuple(char for char in large if _place(char) in marks)
    if not watermark:
        return page
    own = set(watermark)
    return replace(page, chars=tuple(char for char in page.chars if char not in own), watermark=watermark)
