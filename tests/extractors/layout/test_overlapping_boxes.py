from extractors.layout.lines import build_lines
from schemas.page import Char


def test_a_box_that_reaches_back_over_its_neighbour_does_not_overtake_it() -> None:
    boxes = [("三", 75.2, 89.3), (")", 89.4, 93.6), ("研", 86.7, 107.5), ("擬", 107.5, 121.6)]
    line = build_lines([Char(text, x0, 480, x1, 494, 14) for text, x0, x1 in boxes], 1)[0]
    assert line.text == "三)研擬"
    assert (line.box.x0, line.box.x1) == (75.2, 121.6)
