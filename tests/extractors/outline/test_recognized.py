"""What a recognizer makes of numbers and of running heads."""

from dataclasses import replace

import pytest

from extractors.outline.recognized import read_recognized_number
from schemas.page import Page
from tests.extractors.outline.sheets import LEFT, read_outline, set_page, set_text


@pytest.mark.parametrize(
    ("text", "last", "number", "label"),
    [
        ("一三、獎勵", {2: 2}, "三", "一三、"),
        ("_三、獎勵", {2: 2}, "三", "_三、"),
        ("(-)獎勵", {}, "(一)", "(-)"),
        ("—、獎勵", {1: 1}, "一", "—、"),
        ("三、獎勵", {2: 2}, "三", "三、"),
        ("|.2.獎勵", {4: 1}, "2", "|.2."),
    ],
)
def test_a_misread_number_is_the_one_that_is_next(text: str, last: dict[int, int], number: str, label: str) -> None:
    found = read_recognized_number(text, last)
    assert found is not None
    assert (found.number, found.label) == (number, label)


def test_a_number_that_is_not_next_stays_as_read() -> None:
    found = read_recognized_number("十三、獎勵", {2: 11})
    assert found is not None
    assert found.value == 13
    assert read_recognized_number("_獎勵", {}) is None


def seen(page: Page) -> Page:
    return replace(page, chars=tuple(char._replace(confidence=0.9) for char in page.chars), text_layer="ocr")


def test_a_running_head_is_known_though_it_is_read_differently() -> None:
    heads = ["臺北市大安區戶政事務所", "臺北市大安區戶政事務昕", "臺北市大安匾戶政事務所"]
    pages = [seen(set_page([(LEFT, 30, head), (LEFT, 300, "本文")], page)) for page, head in enumerate(heads, 1)]
    assert [one.line.text for one in read_outline(pages).ignored] == heads


def test_lines_of_a_paragraph_may_be_measured_differently() -> None:
    page = seen(set_text(["一、" + "甲" * 35, "乙丙。"]))
    chars = tuple(char._replace(size=char.size * (1.2 if char.top > 110 else 1.0)) for char in page.chars)
    assert [section.text[-3:] for section in read_outline([replace(page, chars=chars)]).sections] == ["乙丙。"]
