"""The characters of a page that no table holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from schemas.page import Box, Char, Page
from schemas.table import Table

_SLACK_PT = 0.5  # how far a character's middle may stand outside a box and still belong to it


def table_boxes(tables: Iterable[Table]) -> Mapping[int, list[Box]]:
    """Return for each page the boxes whose characters the tables own: their regions, captions and repeated heads."""
    boxes: defaultdict[int, list[Box]] = defaultdict(list)
    for table in tables:
        for region in table.regions:
            boxes[region.page].append(region.box)
        for line in (*table.caption_lines, *table.repeated_lines):
            boxes[line.page].append(line.box)
    return boxes


def body_chars(page: Page, boxes: Sequence[Box]) -> list[Char]:
    """Return the page's characters whose middle is in none of `boxes`."""
    chars = list(page.chars)
    for box in sorted(boxes, key=_area, reverse=True):  # the largest first: it leaves the fewest for the others
        x0, x1 = 2 * (box.x0 - _SLACK_PT), 2 * (box.x1 + _SLACK_PT)
        top, bottom = 2 * (box.top - _SLACK_PT), 2 * (box.bottom + _SLACK_PT)
        chars = [c for c in chars if not (top <= c.top + c.bottom <= bottom and x0 <= c.x0 + c.x1 <= x1)]
    return chars


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
