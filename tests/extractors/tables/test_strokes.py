import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.strokes import Stroke, collect_strokes, join_collinear
from schemas.page import Fill, Page, Rule
from tests.extractors.tables.sheet import Sheet


def test_pieces_of_one_rule_become_one_stroke() -> None:
    page = Sheet().across(50, 100, 200).across(100, 150, 200.3).across(152, 300, 199.8).page()
    strokes = collect_strokes(page).horizontal
    assert [(stroke.start, stroke.end) for stroke in strokes] == [(50, 300)]


def test_a_gap_as_wide_as_a_cell_stays_open() -> None:
    page = Sheet().across(50, 100, 200).across(110, 150, 200).page()
    assert len(collect_strokes(page).horizontal) == 2


@pytest.mark.parametrize("pitch", [1.5, 2.0, 3.0])
def test_dots_in_a_row_are_a_dotted_rule_whichever_way_they_are_said_to_lie(pitch: float) -> None:
    dots = tuple(Rule(50 + n * pitch, 99.7, 50.6 + n * pitch, 100.3, horizontal=False) for n in range(60))
    strokes = collect_strokes(Page(1, 595, 842, (), dots))
    assert len(strokes.horizontal) == 1
    assert strokes.vertical == ()


def test_corner_squares_alone_are_no_rule() -> None:
    squares = tuple(Rule(x, 100, x + 0.5, 100.5, horizontal=True) for x in (50, 120, 300))
    assert collect_strokes(Page(1, 595, 842, (), squares)).horizontal == ()


def test_a_thin_filled_rectangle_is_a_rule_and_a_thick_one_is_not() -> None:
    fills = (Fill(50, 100, 300, 102.25, 0.0), Fill(50, 200, 300, 212, 0.0))
    assert [stroke.at for stroke in collect_strokes(Page(1, 595, 842, (), (), fills)).horizontal] == [101.125]


def test_a_white_filled_strip_draws_nothing() -> None:
    assert collect_strokes(Page(1, 595, 842, (), (), (Fill(50, 100, 300, 102, 1.0),))).horizontal == ()


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(5, 80)), min_size=1, max_size=30), st.randoms(use_true_random=False)
)
def test_the_order_of_pieces_does_not_matter(pieces: list[tuple[float, float]], random: object) -> None:
    strokes = [Stroke(100.0, start, start + length, 0.5) for start, length in pieces]
    shuffled = list(strokes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [(s.start, s.end) for s in join_collinear(strokes)] == [(s.start, s.end) for s in join_collinear(shuffled)]
