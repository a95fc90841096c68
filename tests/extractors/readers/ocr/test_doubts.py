"""Parts of lines that are read again, in pictures that are painted on the spot."""

import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.readers.ocr.doubts import doubtful_parts, widest_gap
from extractors.readers.ocr.marks import Mark

EM = 24
HALF = 12


def line(text: str, sure: str = "") -> tuple[NDArray[np.uint8], list[Mark]]:
    """A picture in which each ideograph is two strokes and each letter one, and its marks."""
    widths = [HALF if char.isascii() else EM for char in text]
    picture = np.full((EM + 6, sum(widths) + 8), 255, dtype=np.uint8)
    marks, x = [], 4
    for char, width in zip(text, widths, strict=True):
        if char == " ":
            pass
        elif width == EM:
            picture[3:-3, x + 1 : x + 11] = picture[3:-3, x + 13 : x + 23] = 0  # a gap within, as 加 has
        else:
            picture[3:-3, x + 1 : x + width - 1] = 0
        marks.append(Mark(char, (x + width / 2) / picture.shape[1], 0.99 if not sure or char in sure else 0.2))
        x += width
    return picture, marks


@pytest.mark.parametrize(
    ("text", "sure", "parts"),
    [
        ("提升服務品質", "", []),
        ("民國於113年度辦理", "", ["於113年"]),
        ("提升服務品質", "提升務品質", ["升服務"]),
        ("12345", "", ["12345"]),
        ("計畫113年度人口政策宣導實施方案第225號函", "", ["畫113年", "第225號"]),
        ("113年225號函辦理", "", ["113年225號"]),  # too near for two
    ],
)
def test_runs_of_figures_and_doubtful_characters_are_read_again_with_their_neighbours(
    text: str, sure: str, parts: list[str]
) -> None:
    picture, marks = line(text, sure)
    found = doubtful_parts(picture, marks)
    assert [text[first:last] for first, last, _, _ in found] == parts
    for _, _, left, right in found:  # cut where paper is, never through a character
        columns = picture.min(axis=0) < 128
        for cut in (left, right):
            assert cut in {0, picture.shape[1]} or not columns[cut]


@pytest.mark.parametrize("late", [0.0, 0.1, 0.2])
def test_a_part_ends_between_characters_also_where_places_are_late(late: float) -> None:
    text = "TL1.1 加強戶政法令"
    picture, marks = line(text)
    shifted = [Mark(one.text, one.place + late * EM / picture.shape[1], one.confidence) for one in marks]
    ((first, last, left, right),) = doubtful_parts(picture, shifted)
    ends = {4 + sum(HALF if char.isascii() else EM for char in text[:end]) for end in range(len(text) + 1)}
    assert (first, left) == (0, 0)
    assert text[first:last].startswith("TL1.1")
    assert min(abs(right - end) for end in ends) <= HALF  # the space counts as between
    inner = picture[:, max(right - 3, 0) : right + 3].min(axis=0)
    assert not (inner[0] < 128 and inner[-1] < 128), "not in the gap within 加"


def test_a_long_line_is_cut_between_words_and_not_within_an_ideograph() -> None:
    words, _ = line("household registration office")
    gap = widest_gap(words)
    assert gap is not None
    assert words[:, gap].min() == 255
    assert widest_gap(line("提升服務品質實施計畫")[0]) is None
