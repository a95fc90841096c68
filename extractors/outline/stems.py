"""Chapters numbered by the heavenly stems: 甲、總述 and 乙、施政計畫, as plans of counties and townships have them.

Deep in a text 甲 and 乙 only tell cases apart (甲、乙兩案), so they count where they stand over everything else.
"""

import re
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

from extractors.language.item_numbers import ItemNumber, read_item_number
from extractors.outline.frames import Placed

STEM: Final = "stem"  # the name of this way of numbering
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_HEADING: Final = re.compile(rf"(?P<stem>[{_STEMS}])(?P<point>[、.．])\s*(?=[^{_STEMS}\s])")
_FEWEST: Final = 2
_ALIGNED_EM: Final = 0.6
_LARGE: Final = 1.1  # times the usual size
_SAME_SIZE: Final = 0.25
_LEVEL: Final = 1
_LONGEST: Final = 30  # characters of a chapter's title


def find_stems(rows: Sequence[Placed]) -> Mapping[int, ItemNumber]:
    """Return the rows (by index) that are chapters 甲、 乙、 …, with their numbers.

    The chain begins with 甲 before any other item, goes on in order, at one distance from the margin or in one size
    larger than the text's, and is no shorter than two.
    """
    found: dict[int, ItemNumber] = {}
    large = _LARGE * median(placed.row.line.size for placed in rows) if rows else 0.0
    first: Placed | None = None
    for index, placed in enumerate(rows):
        text = placed.row.line.text
        match = _HEADING.match(text)
        if match is None or len(text) > _LONGEST or text.endswith("。"):
            number = None if found else read_item_number(text, placed.row.lead)
            if number is not None and not number.weak:
                return {}
            continue
        value = _STEMS.index(match["stem"]) + 1
        if value == 1 == len(found):  # the one before stood in a list of contents
            found, first = {}, None
        if value == len(found) + 1 and (first is None or _alike(first, placed, large)):
            first = first or placed
            found[index] = ItemNumber(STEM, _LEVEL, match["stem"], value, match[0])
    return found if len(found) >= _FEWEST else {}


def _alike(first: Placed, placed: Placed, large: float) -> bool:
    sizes = first.row.line.size, placed.row.line.size
    if min(sizes) >= large and max(sizes) - min(sizes) <= _SAME_SIZE * max(sizes):
        return True  # set in the middle, or on the right half of facing pages
    slack = _ALIGNED_EM * max(sizes)
    return first.frame[1] == placed.frame[1] and abs(first.x0 - placed.x0) <= slack
