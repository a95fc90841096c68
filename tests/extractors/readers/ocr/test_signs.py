"""Signs that are told by their shape, painted on the spot."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.readers.ocr.brackets import pair_brackets
from extractors.readers.ocr.lines import Line
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.signs import sign_in

EM = 40.0


def drawn(*rings: tuple[int, int], square: bool = False) -> NDArray[np.uint8]:
    """Rings of (radius, stroke) about one middle; a stroke of -1 fills."""
    ink = np.zeros((60, 60), dtype=np.uint8)
    for radius, stroke in rings:
        if square:
            cv2.rectangle(ink, (30 - radius, 30 - radius), (30 + radius, 30 + radius), 255, stroke)
        else:
            cv2.circle(ink, (30, 30), radius, 255, stroke)
    return ink


@pytest.mark.parametrize(
    ("ink", "sign"),
    [
        (drawn((16, -1)), "●"),
        (drawn((16, 2)), "○"),
        (drawn((16, 2), (9, 2)), "◎"),
        (drawn((15, -1), square=True), "■"),
        (drawn((15, 2), square=True), "□"),
        (drawn((4, -1)), None),  # a stop
    ],
)
def test_a_round_or_square_sign_is_told_by_its_outlines(ink: NDArray[np.uint8], sign: str | None) -> None:
    assert sign_in(ink, EM) == sign


def test_a_zero_is_narrower_than_a_ring() -> None:
    ink = np.zeros((60, 60), dtype=np.uint8)
    cv2.ellipse(ink, (30, 30), (9, 15), 0, 0, 360, 255, 3)
    assert sign_in(ink, EM) is None


def test_brackets_of_one_pair_are_of_one_width_over_two_lines() -> None:
    boxes = [Line(0, 0, 400, 40), Line(0, 60, 200, 100)]
    upper = (Mark("戶", 0.1, 0.99), Mark("(", 0.3, 0.6, (("（", 0.3),)), Mark("政", 0.5, 0.99))
    lower = (Mark("課", 0.2, 0.99), Mark("）", 0.6, 0.99))
    first, second = pair_brackets(boxes, [upper, lower], EM)
    assert "".join(mark.text for mark in first) == "戶（政"
    assert "".join(mark.text for mark in second) == "課）"
