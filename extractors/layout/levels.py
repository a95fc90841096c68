"""Which pages print something at one height: what running heads and feet are told by."""

from collections.abc import Iterable, Mapping


def pages_by_height(places: Iterable[tuple[int, float]], slack: float) -> Mapping[float, frozenset[int]]:
    """Return for each height the pages that have a place there.

    Args:
        places: Page numbers and heights, points.
        slack: How far heights of one level may differ, points.
    """
    known = set(places)  # a running head stands at the very same height on nearly every page
    heights = {height for _, height in known}
    return {height: frozenset(page for page, other in known if abs(other - height) <= slack) for height in heights}
