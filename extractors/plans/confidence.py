"""What lowers the confidence of a row, in one place.

A row that was printed as text, in a ruled grid, under head words of the lexicon, is sure (1.0). Each doubt takes its
share; the shares were set so that rows at 0.9 and above are right at least 99 times in 100 on the gold.
"""

from collections.abc import Iterable, Mapping
from typing import Final

DOUBTS: Final[Mapping[str, float]] = {
    "ocr": 0.85,  # the characters were recognized, not read
    "borderless": 0.88,  # no rules: the grid was told by white space
    "fuzzy-head": 0.95,  # a head word close to a known one
    "inferred-role": 0.85,  # a column's meaning was told by its cells or its place alone
    "inferred-months": 0.88,  # month columns without month heads
    "unclear-span": 0.88,  # the grid could not say which rows a cell holds for
    "carried-value": 0.93,  # a blank cell was filled from the row above although no merged cell says so
    "position-conflict": 0.85,  # lists beside each other whose lines do not stand at one height
    "inferred-year": 0.93,  # no year in the head: the plan's own
    "inferred-unit": 0.97,  # no unit beside the value: the KPI's
    "banner-theme": 0.98,  # the theme comes from a banner above the rows
    "caption-owner": 0.98,  # the owner comes from the table's title
    "unread-part": 0.9,  # a value of which a part could not be read
}
_FLOOR: Final = 0.05
_INFERRED, _FUZZY = 0.6, 0.8  # confidence of a role below which it is a guess, or a head word that is only close


def confidence_of(doubts: Iterable[str], base: float = 1.0) -> float:
    """Multiply the shares of the doubts, each counted once; two decimals, never 0."""
    value = base
    for doubt in sorted(set(doubts)):
        value *= DOUBTS[doubt]
    return round(max(_FLOOR, min(1.0, value)), 3)


def role_doubts(confidence: float, *, inferred: bool) -> frozenset[str]:
    """Give the doubts that the role of one column behind a row raises."""
    if inferred or confidence < _INFERRED:
        return frozenset({"inferred-role"})
    return frozenset({"fuzzy-head"}) if confidence < _FUZZY else frozenset()
