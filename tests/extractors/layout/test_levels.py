"""Heights at which several pages print something."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.levels import pages_by_height

PLACES = st.lists(st.tuples(st.integers(1, 9), st.floats(0, 40)), max_size=30)


def test_heights_that_differ_by_little_are_one_level() -> None:
    levels = pages_by_height([(1, 30.0), (2, 30.0), (3, 33.0), (4, 60.0)], 6.0)
    assert levels == {30.0: {1, 2, 3}, 33.0: {1, 2, 3}, 60.0: {4}}


@given(PLACES, st.floats(0, 10))
def test_every_place_is_on_its_own_level_and_levels_are_mutual(places: list[tuple[int, float]], slack: float) -> None:
    levels = pages_by_height(places, slack)
    assert all(page in levels[height] for page, height in places)
    assert all(
        any(other in levels[height] and page in levels[beside] for other, beside in places) for page, height in places
    )
