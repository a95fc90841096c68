from pathlib import Path

import pytest

from pipeline.align.links import LinksError, read_links
from tests.pipeline.rows import edition, measure

_PLANS = [edition(measure("1", "甲", id="d/m-1"), measure("2", "乙", id="d/m-2"))]


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "links.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("same", "same"),
        ("not_same", "not_same"),
        ("not the same", "not_same"),
        ("part", "part"),
        ("相同", "same"),
        ("不同", "not_same"),
    ],
)
def test_reads_decisions_in_the_words_that_people_use(tmp_path: Path, written: str, read: str) -> None:
    links = read_links(_written(tmp_path, f"relation,first_id,second_id,note\n{written}, d/m-1 ,d/m-2,看過\n"), _PLANS)
    assert links.relation("d/m-2", "d/m-1") == read
    assert len(links) == 1


def test_empty_lines_of_a_spreadsheet_say_nothing(tmp_path: Path) -> None:
    assert len(read_links(_written(tmp_path, "relation,first_id,second_id,note\n,,,\n"), _PLANS)) == 0


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ("relation,first_id,second_id\nsame,d/m-1,d/m-2\nsame,d/m-1,d/m-9\n", 3, "d/m-9"),
        ("relation,first_id,second_id\nmaybe,d/m-1,d/m-2\n", 2, "maybe"),
        ("relation,first_id,second_id\nsame,d/m-1,d/m-1\n", 2, "itself"),
        ("relation,first_id\nsame,d/m-1\n", 1, "second_id"),
    ],
)
def test_a_line_that_cannot_be_followed_is_named(tmp_path: Path, lines: str, line: int, words: str) -> None:
    with pytest.raises(LinksError, match=words) as caught:
        read_links(_written(tmp_path, lines), _PLANS)
    assert caught.value.line == line
