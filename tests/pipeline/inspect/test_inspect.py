"""The picture of a page: what is on it comes from the stages, and it is a picture of that page."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.inspect import draw
from pipeline.inspect.draw import draw_page
from pipeline.inspect.seen import NoSuchPageError, SeenPage, see_page

_PLAN = Path("corpus/wenshan-113-service-quality.pdf")


@pytest.fixture(scope="module")
def schedule_page() -> SeenPage:
    return see_page(_PLAN.read_bytes(), 9)


def test_a_schedule_page_shows_bars_merged_cells_roles_and_the_page_number(schedule_page: SeenPage) -> None:
    labels = {kind: [s.label for s in schedule_page.sights if s.kind == kind] for kind in ("mark", "role", "ignored")}
    assert labels["mark"] == ["bar"] * 24
    assert sum(label.startswith("month") for label in labels["role"]) == 12
    assert "page-number" in labels["ignored"]
    assert any(sight.kind == "span" and "2x1" in sight.label for sight in schedule_page.sights)


def test_the_first_page_shows_title_and_outline() -> None:
    seen = see_page(_PLAN.read_bytes(), 1)
    assert [sight for sight in seen.sights if sight.kind == "title"]
    assert "L1 壹" in [sight.label for sight in seen.sights if sight.kind == "section"]


def test_everything_seen_lies_on_the_page(schedule_page: SeenPage) -> None:
    page = schedule_page.page
    for sight in schedule_page.sights:
        assert -2 <= sight.box.x0 <= sight.box.x1 <= page.width + 2, sight
        assert -12 <= sight.box.top <= sight.box.bottom <= page.height + 2, sight


@pytest.mark.parametrize("fonts", [None, ()], ids=["with the machine's fonts", "without a CJK font"])
def test_the_picture_has_the_page_and_a_legend(
    schedule_page: SeenPage, fonts: tuple[str, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fonts is not None:
        monkeypatch.setattr(draw, "_CJK_FONTS", fonts)
    for cached in (draw._cjk_font, draw._font):
        cached.cache_clear()
    with Image.open(io.BytesIO(draw_page(_PLAN.read_bytes(), schedule_page))) as picture:
        assert picture.width > 2 * schedule_page.page.width
        assert picture.height >= round(2 * schedule_page.page.height)
        marks = [sight.box for sight in schedule_page.sights if sight.kind == "mark"]
        middle = (marks[0].x0 + marks[0].x1, marks[0].top + marks[0].bottom - 10)
        red, green, blue = picture.getpixel((round(middle[0]), round(middle[1])))  # type: ignore[misc]
        assert red > green + 20, "a bar's cell is tinted red"
        assert red > blue + 20
    for cached in (draw._cjk_font, draw._font):
        cached.cache_clear()


def test_a_page_that_is_not_there_is_named_with_how_many_there_are() -> None:
    with pytest.raises(NoSuchPageError) as caught:
        see_page(_PLAN.read_bytes(), 99)
    assert (caught.value.number, caught.value.n_pages) == (99, 18)
