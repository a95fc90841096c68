"""Rules, shades, bars and lines of text in pictures that are painted on the spot."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.readers.ocr.lines import find_lines, runs_down
from extractors.readers.ocr.reversals import undo_reversals
from extractors.readers.ocr.shades import find_bars, find_shades
from extractors.readers.ocr.skew import skew_of, straighten
from extractors.readers.ocr.strokes import find_strokes, paint, rule_of, stroke_of
from schemas.page import Rule

SCALE = 200 / 72


def paper() -> NDArray[np.uint8]:
    noise = np.random.default_rng(7).normal(246, 4, (1100, 800))
    return np.clip(noise, 0, 255).astype(np.uint8)


def table(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Three columns by four rows, the lines two pixels thick; words as blocks of strokes."""
    for y in (100, 200, 300, 400, 500):
        gray[y : y + 2, 100:700] = 20
    for x in (100, 300, 500, 698):
        gray[100:502, x : x + 2] = 20
    for row in range(4):
        word(gray, 120, 135 + 100 * row)
    return gray


def word(gray: NDArray[np.uint8], x: int, y: int, chars: int = 4) -> None:
    for index in range(chars):
        left = x + 32 * index
        cv2.rectangle(gray, (left, y), (left + 26, y + 27), 30, 2)
        gray[y + 13 : y + 15, left : left + 26] = 30


def dark(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.where(gray < 120, np.uint8(255), np.uint8(0))


def test_the_rules_of_a_table_are_found_and_strokes_of_characters_are_not() -> None:
    rules = [rule_of(stroke, SCALE) for stroke in find_strokes(dark(table(paper())), SCALE)]
    across = sorted(rule.top * SCALE for rule in rules if rule.horizontal)
    down = sorted(rule.x0 * SCALE for rule in rules if not rule.horizontal)
    assert across == pytest.approx([100, 200, 300, 400, 500], abs=1.5)
    assert down == pytest.approx([100, 300, 500, 698], abs=1.5)
    assert all(rule.x1 - rule.x0 == pytest.approx(600 / SCALE, abs=2) for rule in rules if rule.horizontal)


@pytest.mark.parametrize("degrees", [-2.3, -0.4, 0.0, 0.9, 3.1])
def test_a_page_that_was_scanned_askew_is_laid_straight(degrees: float) -> None:
    turned = straighten(table(paper()), degrees)
    assert skew_of(turned < 120) == pytest.approx(-degrees, abs=0.05)


def test_a_rule_comes_back_from_pixels_as_it_went() -> None:
    rule = Rule(36.0, 72.0, 180.0, 72.72, horizontal=True)
    assert rule_of(stroke_of(rule, SCALE), SCALE) == pytest.approx(rule, abs=0.4)


def test_shades_are_cut_where_rules_run_and_keep_their_gray() -> None:
    gray = table(paper())
    gray[102:200, 302:698] = np.minimum(gray[102:200, 302:698], 190)
    gray[100:202, 500:502] = 20
    mask = dark(gray)
    fills = find_shades(gray, mask, paint(find_strokes(mask, SCALE), mask.shape), SCALE)
    assert sorted(round(fill.x0 * SCALE) for fill in fills) == pytest.approx([302, 502], abs=4)
    assert [fill.gray for fill in fills] == pytest.approx([190 / 248] * 2, abs=0.03)
    assert not any(fill.polygon for fill in fills)


def test_a_bar_is_a_fill_and_a_spot_stays_text() -> None:
    gray = paper()
    gray[120:134, 310:480] = 20
    cv2.circle(gray, (550, 250), 13, 20, -1)
    mask = dark(gray)
    fills, painted = find_bars(mask, gray, SCALE)
    (bar,) = fills
    assert [side * SCALE for side in bar[:4]] == pytest.approx([310, 120, 480, 134], abs=2)
    assert painted[127, 400]
    assert not painted[250, 550]


def test_lines_end_at_rules_and_stand_apart_from_the_next() -> None:
    gray = table(paper())
    word(gray, 312, 120, chars=5)
    word(gray, 312, 158, chars=3)
    mask = dark(gray)
    strokes = find_strokes(mask, SCALE)
    ink = mask.copy()
    ink[paint(strokes, mask.shape, 2) > 0] = 0
    lines, em = find_lines(ink, paint(strokes, mask.shape), SCALE)
    assert em == pytest.approx(30, abs=3)
    places = sorted((line.x0, line.top, line.x1, line.bottom) for line in lines)
    assert len(places) == 6
    assert places[4] == pytest.approx((312, 120, 467, 148), abs=2)
    assert places[5] == pytest.approx((312, 158, 403, 186), abs=2)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_lines_that_run_down_are_told_by_how_close_characters_stand(quarters: int) -> None:
    gray = paper()
    for row in range(12):
        word(gray, 60, 60 + 44 * row, chars=18)
    assert runs_down(dark(np.ascontiguousarray(np.rot90(gray, quarters))), SCALE) is (quarters % 2 == 1)


def test_light_text_on_a_dark_fill_becomes_dark_on_light_and_the_fill_is_kept() -> None:
    gray = table(paper())
    gray[102:200, 102:698] = 70
    cells = 255 - table(paper())[102:200, 102:300]
    gray[102:200, 102:300] = np.maximum(gray[102:200, 102:300], cells)
    turned, fills = undo_reversals(gray, SCALE)
    (fill,) = fills
    assert [side * SCALE for side in fill[:4]] == pytest.approx([100, 100, 700, 202], abs=4)
    assert fill.gray == pytest.approx(70 / 255, abs=0.03)
    assert turned[120:190, 400:480].min() > 240  # paper where nothing was written
    assert (turned[130:170, 115:250] < 90).any()  # ink where it was
    assert (turned[300:, :] == gray[300:, :]).all()


@pytest.mark.parametrize("level", [20, 120])
def test_a_bar_or_a_shade_without_light_text_stays_as_it_is(level: int) -> None:
    gray = table(paper())
    gray[120:170, 310:480] = level
    word(gray, 520, 230)
    turned, fills = undo_reversals(gray, SCALE)
    assert turned is gray
    assert fills == []


def test_a_hairline_that_a_scanner_sees_as_gray_is_a_rule_and_a_gray_dash_in_text_is_none() -> None:
    gray = paper()
    for y in (100, 200, 300):
        gray[y : y + 2, 100:700] = 205
    for x in (100, 160, 698):
        gray[100:302, x : x + 2] = 205
    gray[150:152, 300:380] = 205
    strokes = find_strokes(dark(gray), SCALE, gray)
    assert sorted(run.low for run in strokes if run.horizontal) == pytest.approx([100, 200, 300], abs=1.5)
    assert sorted(run.low for run in strokes if not run.horizontal) == pytest.approx([100, 160, 698], abs=1.5)
    assert find_strokes(dark(gray), SCALE) == []


def test_the_rings_of_a_percent_sign_are_one_line_and_two_full_stops_are_not() -> None:
    ink = np.zeros((600, 800), dtype=np.uint8)
    for x, y in ((300, 300), (309, 317)):  # its stroke is too thin to be seen
        cv2.ellipse(ink, (x, y), (5, 6), 0, 0, 360, 255, 2)
    for x, y in ((500, 300), (509, 340)):
        cv2.ellipse(ink, (x, y), (5, 6), 0, 0, 360, 255, 2)
    lines, _ = find_lines(ink, np.zeros_like(ink), 300 / 72)
    assert sorted((line.x0 < 400, line.bottom - line.top > 20) for line in lines) == [
        (False, False),
        (False, False),
        (True, True),
    ]
