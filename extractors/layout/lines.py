"""Characters to printed lines."""

from collections.abc import Iterable
from operator import itemgetter, sub
from typing import Final

from extractors.language.radicals import repair
from schemas.page import Box, Char
from schemas.table import TextLine

_LATIN_GAP: Final = 0.18  # of the font size: a gap wider than this between two Latin characters was a space
_SAME_LINE: Final = 0.5  # of the font size: characters whose middles differ by no more stand on one line

_OVERLAP: Final = 0.3  # of the font size: boxes that overlap by more are no order to read in

_LONGEST: Final = 500  # characters that a line may have; more are no print
_LARGER: Final = 1.3  # times the smaller size
_LAID: Final = 2  # characters that stand inside larger ones: a sign set over another is none of two lines

_LEAST_SIZE: Final = 0.1  # points; distances are told in sizes, and a damaged file may state none

_by_left = itemgetter(1)


def is_cjk(char: str) -> bool:
    """Tell whether no space belongs beside this character (CJK ideographs, kana, full-width forms, CJK punctuation)."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFFEF or code >= 0x20000


def build_lines(chars: Iterable[Char], page: int) -> tuple[TextLine, ...]:
    """Group characters into lines by their vertical middle, top to bottom, each from left to right."""
    return tuple(print_line(row, page) for row in group_lines(chars))


def group_lines(chars: Iterable[Char]) -> list[list[Char]]:
    """Return the characters of each line, lines top to bottom, each from left to right."""
    runs = sorted(_runs(chars), key=itemgetter(0))
    rows: list[list[Char]] = []
    anchor = height = 0.0
    for middle, run in runs:
        if rows and middle - anchor <= _SAME_LINE * max(height, run[0][5]):
            rows[-1] += run
            continue
        rows.append(run)
        anchor, height = middle, run[0][5]
    for row in rows:
        row.sort(key=_by_left)
    if any(row[0][5] != row[-1][5] for row in rows):
        return [part for row in rows for part in (_unlaid(row) if row[0][5] != row[-1][5] else (row,))]
    return rows


def _unlaid(row: list[Char]) -> Iterable[list[Char]]:
    """Part a line that another of much smaller print is laid over, as a page number over the end of a title."""
    small = min(row[0][5], row[-1][5])
    lower, upper = [char for char in row if char[5] <= small], [char for char in row if char[5] > small]
    if not upper or len(row) > _LONGEST or min(char[5] for char in upper) < _LARGER * small:
        return (row,)
    middles = [(char[1] + char[3]) / 2 for char in lower]
    laid = sum(char[1] < middle < char[3] for middle in middles for char in upper)
    return (upper, lower) if laid >= _LAID else (row,)


def _runs(chars: Iterable[Char]) -> list[tuple[float, list[Char]]]:
    """Characters in the file's order as runs at one height: most files print line by line, so there are few."""
    printed = list(chars)
    if not printed:
        return []
    heights = [char[2] + char[4] for char in printed]  # twice the middle
    if heights.count(heights[0]) == len(heights):
        return [(heights[0] / 2, printed)]
    starts = [0]
    anchor = heights[0]
    for index, height in enumerate(heights):
        if height != anchor and abs(height - anchor) > _SAME_LINE * printed[index][5]:
            anchor = height
            starts.append(index)
    ends = [*starts[1:], len(printed)]
    return [(heights[start] / 2, printed[start:end]) for start, end in zip(starts, ends, strict=True)]


def print_line(row: list[Char], page: int) -> TextLine:
    """Return one line of characters, left to right, as a reader reads it."""
    texts, lefts, tops, rights, bottoms, sizes, confidences = zip(*row, strict=True)
    gaps = list(map(sub, lefts[1:], rights))
    if gaps and min(gaps) < -_OVERLAP * sizes[0]:  # a font may state a box that reaches back over its neighbour
        row.sort(key=_by_middle)
        texts, lefts, tops, rights, bottoms, sizes, confidences = zip(*row, strict=True)
        gaps = list(map(sub, lefts[1:], rights))
    if gaps and max(gaps) > _LATIN_GAP * min(sizes):  # in few lines of ideographs
        wide = [index for index, gap in enumerate(gaps, 1) if gap > _LATIN_GAP * sizes[index]]
        texts = _spaced(list(texts), [index for index in wide if not _beside_cjk(texts[index - 1], texts[index])])
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    return TextLine(page, box, repair("".join(texts)), max(_LEAST_SIZE, round(_usual(sizes), 1)), min(confidences))


def _by_middle(char: Char) -> float:
    return char[1] + char[3]


def _beside_cjk(before: str, after: str) -> bool:
    return is_cjk(before[-1]) or is_cjk(after[0])


def _spaced(texts: list[str], indices: list[int]) -> tuple[str, ...]:
    for index in indices:
        texts[index] = f" {texts[index]}"
    return tuple(texts)


def _usual(sizes: tuple[float, ...]) -> float:
    first = sizes[0]
    if sizes.count(first) * 2 > len(sizes):
        return first
    return max(sizes, key=sizes.count)
