"""The default reader is held to the second: the same characters in the same places, the same grid."""

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from extractors.readers.read import read_pages
from schemas.page import Char, Page, Rule

CORPUS = sorted((Path(__file__).parents[3] / "corpus").glob("*.pdf"))
TOLERANCE_PT = 1.0


@pytest.fixture(scope="module", params=CORPUS, ids=lambda path: path.stem)
def both(request: pytest.FixtureRequest) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    data = request.param.read_bytes()
    return read_pages(data), read_pages(data, reader="pdfplumber")


def test_both_readers_see_the_same_pages(both: tuple[tuple[Page, ...], tuple[Page, ...]]) -> None:
    first, second = ([(p.number, p.rotation, p.text_layer, p.fault) for p in pages] for pages in both)
    assert first == second
    for page, other in zip(*both, strict=True):
        assert (page.width, page.height) == pytest.approx((other.width, other.height), abs=0.01)


def test_both_readers_see_the_same_characters_in_the_same_places(both: tuple[tuple[Page, ...], ...]) -> None:
    for page, other in zip(*both, strict=True):
        ours, theirs = by_text(page), by_text(other)
        assert {text: len(chars) for text, chars in ours.items()} == {
            text: len(chars) for text, chars in theirs.items()
        }, f"page {page.number}"
        for text, chars in ours.items():
            for char in chars:
                twin = min(theirs[text], key=lambda other, char=char: distance(char, other))  # type: ignore[misc]
                theirs[text].remove(twin)
                assert middle(char) == pytest.approx(middle(twin), abs=TOLERANCE_PT), f"{text} on page {page.number}"
                assert char.size == pytest.approx(twin.size, abs=0.1)


def test_both_readers_see_the_same_grid(both: tuple[tuple[Page, ...], ...]) -> None:
    for page, other in zip(*both, strict=True):
        for horizontal in (True, False):
            ours, theirs = merged(page.rules, horizontal), merged(other.rules, horizontal)
            assert len(ours) == len(theirs), f"page {page.number}"
            for line, twin in zip(ours, theirs, strict=True):
                assert line == pytest.approx(twin, abs=TOLERANCE_PT), f"page {page.number}"
        assert len(page.fills) == len(other.fills)
        for fill, shade in zip(page.fills, other.fills, strict=True):
            assert fill == pytest.approx(shade, abs=0.01)


def by_text(page: Page) -> dict[str, list[Char]]:
    # one character may be stated as a compatibility ideograph by one reader (ActualText) and not by the other
    found: defaultdict[str, list[Char]] = defaultdict(list)
    for char in page.chars:
        found[unicodedata.normalize("NFKC", char.text)].append(char)
    return found


def middle(char: Char) -> tuple[float, float]:
    return (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2


def distance(char: Char, other: Char) -> float:
    (x, y), (other_x, other_y) = middle(char), middle(other)
    return abs(x - other_x) + abs(y - other_y)


def merged(rules: tuple[Rule, ...], horizontal: bool) -> list[tuple[float, float, float]]:
    """Lines as (position, start, end), those that touch end to end as one."""
    spans = sorted(
        (round((r.top + r.bottom) / 2, 1), r.x0, r.x1) if horizontal else (round((r.x0 + r.x1) / 2, 1), r.top, r.bottom)
        for r in rules
        if r.horizontal is horizontal
    )
    lines: list[tuple[float, float, float]] = []
    for position, start, end in spans:
        if lines and abs(lines[-1][0] - position) <= TOLERANCE_PT and start - lines[-1][2] <= TOLERANCE_PT:
            lines[-1] = (lines[-1][0], lines[-1][1], max(lines[-1][2], end))
        else:
            lines.append((position, start, end))
    return lines
