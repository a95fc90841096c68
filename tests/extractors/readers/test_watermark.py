"""A watermark is told from a title: text runs across it."""

from extractors.plans.coverage import measure_coverage
from extractors.readers.watermark import set_watermarks_apart
from schemas.page import Page
from tests.extractors.outline.sheets import HEIGHT, LEFT, WIDTH, fill, read_outline, set_line

LINES = ["壹、目標", fill("一、"), "乙丙。", fill("二、"), "丁戊。"]


def page(*extra: tuple[float, float, str, float], number: int = 1) -> Page:
    chars = [char for row, text in enumerate(LINES) for char in set_line(LEFT, 300 + 20 * row, text)]
    chars += [char for x, top, text, size in extra for char in set_line(x, top, text, size)]
    return Page(number, WIDTH, HEIGHT, tuple(chars))


def test_large_text_across_the_lines_is_a_watermark() -> None:
    (read,) = set_watermarks_apart([page((100, 310, "草案", 80))])
    assert "".join(char.text for char in read.watermark) == "草案"
    outline = read_outline([read])
    assert [section.number for section in outline.sections] == ["壹", "一", "二"]
    assert [(one.reason, one.line.text) for one in outline.ignored] == [("watermark", "草案")]
    assert measure_coverage([read], (), outline) == (1.0, ())


def test_a_large_title_is_none() -> None:
    (read,) = set_watermarks_apart([page((100, 60, "年度施政計畫", 40))])
    assert read.watermark == ()
    assert [line.text for line in read_outline([read]).head] == ["年度施政計畫"]


def test_a_watermark_is_known_on_a_page_without_text_below_it() -> None:
    bare = Page(2, WIDTH, HEIGHT, tuple(set_line(100, 310, "草案", 80)))
    read = set_watermarks_apart([page((100, 310, "草案", 80)), bare])
    assert [len(one.watermark) for one in read] == [2, 2]
    assert read[1].chars == ()


def test_pages_without_large_text_are_left_as_they_are() -> None:
    pages = (page(), page(number=2))
    assert set_watermarks_apart(pages) == pages
    assert set_watermarks_apart([]) == ()
