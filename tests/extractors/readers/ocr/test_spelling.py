import pytest

from extractors.readers.ocr.lines import Line
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.spelling import SpelledLine, spell_page

AROUND = "臺灣戶籍業務辦理"  # enough Traditional characters to tell the page


def marks(
    text: str, *, pitch: float = 1.0, others: dict[int, tuple[tuple[str, float], ...]] | None = None
) -> list[Mark]:
    """Marks at an even pitch, in em of a picture that is 40 em wide."""
    return [
        Mark(
            char,
            (0.5 + index * pitch) / 40,
            0.6 if others and index in others else 0.999,
            (others or {}).get(index, ()),
        )
        for index, char in enumerate(text)
    ]


def spelled(line: list[Mark], context: str = AROUND) -> str:
    result = spell_page(
        [
            SpelledLine(Line(0, 0, 400, 10), tuple(marks(context)), 40.0),
            SpelledLine(Line(0, 20, 400, 30), tuple(line), 40.0),
        ],
        10.0,
    )
    return "".join(mark.text for mark in result[1])


def test_a_form_that_fonts_draw_alike_gets_the_code_of_taiwanese_text() -> None:
    assert spelled(marks("户政内部為衆")) == "戶政內部為眾"


def test_a_simplified_reading_gives_way_to_the_traditional_one_that_the_model_thought_possible() -> None:
    assert spelled(marks("关懷", others={0: (("關", 0.31), ("兰", 0.002))})) == "關懷"
    assert spelled(marks("关懷")) == "关懷"  # the model was sure: so it is printed


def test_a_page_in_simplified_chinese_stays_so() -> None:
    line = marks("关怀户籍", others={0: (("關", 0.3),)})
    assert spelled(line, context="户籍业务办理实施计划") == "关怀户籍"


@pytest.mark.parametrize(("wide", "expected"), [(True, "（"), (False, "(")])
def test_the_room_between_neighbours_tells_full_from_half_width(wide: bool, expected: str) -> None:
    room = 1.0 if wide else 0.33
    places = [0.5, 1.5, 1.5 + 0.5 + room / 2, 1.5 + 1.0 + room, 2.5 + 1.0 + room]
    line = [
        Mark(char, place / 40, 0.6, (("（", 0.35), ("(", 0.35)) if char == "(" else ())
        for char, place in zip("戶政(業務", places, strict=True)
    ]
    assert spelled(line)[2] == expected


def test_the_brackets_of_a_pair_are_of_one_width() -> None:
    line = marks("（財務管理)", others={0: (("(", 0.26),), 5: (("）", 0.39),)})
    assert spelled(line) in {"（財務管理）", "(財務管理)"}


def test_dots_within_an_em_are_an_ellipsis_and_dots_apart_are_stops() -> None:
    assert spelled(marks("局···", pitch=0.33)) == "局…"
    assert spelled(marks("局···")) == "局．．．"


def test_a_bracket_that_closes_in_a_lower_line_of_the_column_has_the_width_of_its_partner() -> None:
    upper = marks("件處理（行", others={3: (("(", 0.04),)})
    lower = marks("政效率)", others={3: (("）", 0.3),)})
    beside = marks("無資料)")
    boxes = [Line(0, 0, 100, 10), Line(0, 14, 100, 24), Line(200, 7, 300, 17)]
    result = spell_page(
        [SpelledLine(box, tuple(line), 40.0) for box, line in zip(boxes, (upper, lower, beside), strict=True)], 10.0
    )
    assert ["".join(mark.text for mark in line) for line in result] == ["件處理（行", "政效率）", "無資料)"]
