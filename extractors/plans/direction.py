"""Which way is better for a KPI, by its comparators, its name and its formula."""

from collections.abc import Sequence

from extractors.plans.lexicon import Lexicon
from schemas.plan import Comparator, Direction


def read_direction(name: str, formula: str | None, comparators: Sequence[Comparator], lexicon: Lexicon) -> Direction:
    """Say `up` or `down`, or nothing where the words don't tell.

    A comparator beside the targets is the office's own word for it. In the name, the words for less come first, since
    a rate of errors is a rate too; the formula only speaks where the name says nothing.
    """
    if any(c in (">=", ">") for c in comparators):
        return "up"
    if any(c in ("<=", "<") for c in comparators):
        return "down"
    for text in (name, formula or ""):
        if any(word in text for word in lexicon.down):
            return "down"
        if any(word in text for word in lexicon.up):
            return "up"
    return ""
