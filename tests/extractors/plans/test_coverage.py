"""The law that nothing printed is lost, and that the count would notice if something were."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.outline.extract import extract_outline
from extractors.plans.coverage import measure_coverage
from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables
from schemas.outline import Outline
from schemas.page import Box
from schemas.table import Cell, PageBox, Table, TextLine
from tests.extractors.outline.sheets import read_outline, set_text

CORPUS = sorted(Path("corpus").glob("*.pdf")) + sorted(Path("tests/templates/plans").glob("*.pdf"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_printed_character_of_the_corpus_is_kept(path: Path) -> None:
    pages = read_pages(path.read_bytes())
    found = extract_tables(pages)
    outline = extract_outline(pages, found.tables, found.outside)
    coverage, findings = measure_coverage(pages, found.tables, outline)
    assert findings == ()
    assert coverage == 1.0


PAGE = set_text(["壹、目標", "本所全體同仁。", "一、甲乙丙"])


def test_a_lost_line_is_found_with_its_place() -> None:
    outline = replace(read_outline([PAGE]), loose=())
    coverage, findings = measure_coverage([PAGE], (), outline)
    assert coverage == pytest.approx(1 - 7 / 16)
    assert [(one.rule, one.page, one.printed) for one in findings] == [("unread-text", 1, "本所全體同仁。")]
    assert findings[0].box is not None
    assert findings[0].box.top == pytest.approx(120)


def test_a_character_lost_when_lines_are_joined_is_found() -> None:
    outline = read_outline([PAGE])
    broken = replace(outline, sections=(replace(outline.sections[0], text="目"), *outline.sections[1:]))
    coverage, findings = measure_coverage([PAGE], (), broken)
    assert coverage < 1
    assert [one.printed for one in findings] == ["標"]


def test_a_line_claimed_twice_does_not_stand_in_for_a_lost_one() -> None:
    page = set_text(["壹、同樣", "同樣文字", "其他", "同樣文字"])
    outline = read_outline([page])
    doubled = replace(outline, loose=(outline.loose[0], outline.loose[1], outline.loose[0]))
    coverage, findings = measure_coverage([page], (), doubled)
    assert coverage < 1
    assert [one.printed for one in findings] == ["同樣文字"]


def table(text: str, line: str, mark: str = "") -> Table:
    box = Box(0, 0, 500, 300)
    cell = Cell(row=0, col=0, text=text, lines=(TextLine(1, box, line, 12),), boxes=(PageBox(1, box),))
    cell = replace(cell, mark="glyph") if mark else cell
    return Table(cells=(cell,), n_rows=1, n_cols=1, header_rows=0, regions=(PageBox(1, box),))


@pytest.mark.parametrize(
    ("text", "line", "mark", "kept"),
    [
        ("甲乙", "甲 乙", "", True),
        ("甲\n乙", "甲乙", "", True),
        ("甲", "甲乙", "", False),
        ("", "●", "●", True),
        ("金", "\uf90a", "", True),
        ("民", "⺠", "", True),
    ],
)
def test_a_cell_must_keep_what_its_lines_print(text: str, line: str, mark: str, kept: bool) -> None:
    page = set_text([line.replace(" ", "")])
    coverage, _ = measure_coverage([page], [table(text, line, mark)], Outline())
    assert (coverage == 1.0) is kept


def test_a_document_without_text_is_covered() -> None:
    assert measure_coverage([], (), Outline()) == (1.0, ())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("壹一二(1)、.甲乙丙。①", min_size=1, max_size=20), min_size=1, max_size=12), st.data())
def test_taking_any_kept_line_away_lowers_the_coverage(lines: list[str], data: st.DataObject) -> None:
    page = set_text(lines)
    outline = read_outline([page])
    assert measure_coverage([page], (), outline)[0] == 1.0
    takers: list[Callable[[Outline], Outline]] = []
    if outline.loose:
        takers.append(lambda whole: replace(whole, loose=whole.loose[1:]))
    if outline.sections:
        takers.append(lambda whole: replace(whole, sections=whole.sections[1:], section_lines=whole.section_lines[1:]))
    if outline.head:
        takers.append(lambda whole: replace(whole, head=whole.head[1:]))
    if takers:
        assert measure_coverage([page], (), data.draw(st.sampled_from(takers))(outline))[0] < 1.0
