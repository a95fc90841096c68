"""Chapters numbered by the heavenly stems: 甲、總述 and 乙、施政計畫, as plans of counties and townships have them.

Deep in a text 甲 and 乙 only tell cases apart (甲、乙兩案), so they count where they stand over everything else.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from extractors.language.item_numbers import ItemNumber, read_item_number
from extractors.outline.frames import Placed

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_HEADING: Final = re.compile(rf"(?P<stem>[{_STEMS}])(?P<point>[、.．])\s*(?=[^{_STEMS}\s])")
_FEWEST: Final = 2
_ALIGNED_EM: Final = 0.6
_LEVEL: Final = 1
_LONGEST: Final = 30  # characters of a chapter's title


def find_stems(rows: Sequence[Placed]) -> Mapping[int, ItemNumber]:
    """Return the rows (by index) that are chapters 甲、 乙、 …, with their numbers.

    The chain begins with 甲 before any other item, goes on in order, at one distance from the margin, and is no shorter
    than two.
    """
    found: dict[int, ItemNumber] = {}
    first: Placed | None = None
    for index, placed in enumerate(rows):
        text = placed.row.line.text
        match = _HEADING.match(text)
        if match is None or len(text) > _LONGEST or text.endswith("。"):
            if not found and read_item_number(text, placed.row.lead) is not None:
                return {}
            continue
        value = _STEMS.index(match["stem"]) + 1
        if value == len(found) + 1 and (first is None or _aligned(first, placed)):
            first = first or placed
            found[index] = ItemNumber("stem", _LEVEL, match["stem"], value, match[0])
    return found if len(found) >= _FEWEST else {}


def _aligned(first: Placed, placed: Placed) -> bool:
    slack = _ALIGNED_EM * max(first.row.line.size, placed.row.line.size)
    return first.frame[1] == placed.frame[1] and abs(first.x0 - placed.x0) <= slack
