"""Where recognized characters end, and which ink none of them covers; widths are in pixels, an em is 40."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.spans import aligned, spans_of, unread_ink

EM = 40.0


def inked(*spans: tuple[int, int], length: int) -> NDArray[np.bool_]:
    columns = np.zeros(length, dtype=np.bool_)
    for start, end in spans:
        columns[start:end] = True
    return columns


def marks(*placed: tuple[str, float], length: int) -> tuple[Mark, ...]:
    return tuple(Mark(text, middle / length, 0.99) for text, middle in placed)


@pytest.mark.parametrize("bearing", [2, 9, 10])
def test_a_stop_with_room_beside_it_leaves_no_gap_in_a_code(bearing: int) -> None:
    one = 20 + bearing
    columns = inked((0, 15), (18, 20), (one, one + 12), length=one + 12)
    found = spans_of(marks(("1", 8), (".", 19), ("1", one + 6), length=one + 12), columns, EM)
    ends = {(round(left[2], 1), round(right[1], 1)) for left, right in pairwise(found)}
    assert all(end == start for end, start in ends)


def test_a_space_that_was_seen_stays_a_gap() -> None:
    columns = inked((0, 60), (74, 140), length=140)
    found = spans_of(marks(("e", 50), (" ", 66), ("R", 84), length=140), columns, EM)
    assert [text.text for text, _, _ in found] == ["e", "R"]
    assert found[1][1] - found[0][2] == pytest.approx(14, abs=1)


def test_ink_that_nothing_covers_is_named_and_covered_ink_is_not() -> None:
    columns = inked((0, 36), (60, 80), (100, 136), length=136)
    assert unread_ink([18.0, 118.0], columns, EM) == [(60, 80)]
    assert unread_ink([18.0, 70.0, 118.0], columns, EM) == []


def test_a_line_that_the_model_saw_too_far_right_is_moved_back() -> None:
    moved = aligned(marks(("計", 26), ("畫", 66), ("書", 106), length=120), 120, EM)
    assert [mark.place * 120 for mark in moved] == pytest.approx([18.4, 60, 101.6], abs=1.5)
