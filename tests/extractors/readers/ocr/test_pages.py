"""One small page of a plan, as a picture, must come back as its text layer states it."""

import io
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from extractors.readers.ocr.installed import is_installed
from extractors.readers.read import read_pages
from schemas.page import Char, Page

PLAN = Path(__file__).parents[4] / "corpus" / "songshan-106-scorecard.pdf"
DPI = 200

pytestmark = pytest.mark.skipif(not is_installed(), reason="needs the extra jihua[ocr]")


@pytest.fixture(scope="module")
def printed() -> Page:
    return read_pages(PLAN.read_bytes())[0]


@pytest.fixture(scope="module")
def scanned() -> Page:
    document = pypdfium2.PdfDocument(PLAN)
    picture = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    file = io.BytesIO()
    picture.rotate(0.4, expand=False, fillcolor=255).save(file, format="PDF", resolution=DPI)
    (page,) = read_pages(file.getvalue())
    return page


def test_the_page_says_that_it_was_recognized(scanned: Page) -> None:
    assert scanned.text_layer == "ocr"
    assert all(0 < char.confidence <= 1 for char in scanned.chars)


@pytest.mark.parametrize(("degrees", "turn"), [(90, 1), (180, 2)])
def test_a_picture_that_lies_sideways_is_turned(degrees: int, turn: int) -> None:
    document = pypdfium2.PdfDocument(PLAN)
    picture = document[0].render(scale=120 / 72, grayscale=True).to_pil()
    document.close()
    part = picture.crop((0, 0, picture.width, picture.height // 3))
    file = io.BytesIO()
    part.rotate(degrees, expand=True).save(file, format="PDF", resolution=120)
    (page,) = read_pages(file.getvalue())
    assert (page.turn, page.width > page.height) == (turn, True)
    assert "平衡計分卡" in "".join(char.text for char in page.chars) or "策略地圖" in "".join(
        char.text for char in page.chars
    )


def test_nearly_all_characters_are_right_and_in_their_places(scanned: Page, printed: Page) -> None:
    wrong = [char.text for char in printed.chars if not any(is_same(char, other) for other in scanned.chars)]
    assert len(wrong) <= 0.02 * len(printed.chars), wrong
    assert abs(len(scanned.chars) - len(printed.chars)) <= 3


def test_the_grid_is_the_printed_one(scanned: Page, printed: Page) -> None:
    for horizontal in (True, False):
        wanted = {
            place(rule.top, rule.bottom) if horizontal else place(rule.x0, rule.x1)
            for rule in printed.rules
            if rule.horizontal is horizontal
        }
        found = {
            place(rule.top, rule.bottom) if horizontal else place(rule.x0, rule.x1)
            for rule in scanned.rules
            if rule.horizontal is horizontal
        }
        assert all(min(abs(one - other) for other in found) <= 2 for one in wanted)
        assert all(min(abs(one - other) for other in wanted) <= 2 for one in found)


def place(low: float, high: float) -> float:
    return round((low + high) / 2)


def is_same(char: Char, other: Char) -> bool:
    near = abs(char.x0 + char.x1 - other.x0 - other.x1) < char.size and abs(char.top - other.top) < char.size / 2
    return near and unicodedata.normalize("NFKC", char.text) == unicodedata.normalize("NFKC", other.text)
