"""The two commands from end to end: exit codes, files, what goes to stdout and what to stderr."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold, write_tables


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tables = gold_tables(map(load_gold, sorted(PLANS.glob("*.gold.json"))))
    return write_tables(tables, tmp_path_factory.mktemp("commands") / "dataset")


def test_two_years_of_an_office_in_a_dataset(dataset: Path, tmp_path: Path) -> None:
    result = _run("diff", dataset, "--office", "台北市文山", "--from", "113", "--to", "114", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "異動 26 處" in result.stdout
    assert "changes.csv" in result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["changes.csv", "changes.json"]


def test_two_pdfs(tmp_path: Path) -> None:
    files = [f"corpus/songshan-{year}-scorecard.pdf" for year in (105, 106)]
    result = _run("diff", *files, "-o", tmp_path, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "29 changes" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--office", "文山", "--from", "113"), "--to"),
        (("--office", "火星", "--from", "113", "--to", "114"), "火星"),
        (("--office", "文山", "--from", "90", "--to", "91"), "現有"),
    ],
)
def test_a_question_that_a_dataset_cannot_answer_is_wrong_usage(
    dataset: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = _run("diff", dataset, *arguments, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_pdf_is_not_compared(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no PDF")
    result = _run("diff", bad, "corpus/songshan-106-scorecard.pdf", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "bad.pdf" in result.stderr


def test_offices_are_compared_and_counted(dataset: Path, tmp_path: Path) -> None:
    result = _run("compare", dataset, "-o", tmp_path, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "10 plans of 5 offices" in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_wrong_line_of_links_is_named(dataset: Path, tmp_path: Path) -> None:
    links = tmp_path / "mine.csv"
    links.write_text("relation,first_id,second_id\nsame,nobody,nothing\n", encoding="utf-8")
    result = _run("compare", dataset, "-o", tmp_path / "out", "--links", links)
    assert result.exit_code == 2
    assert "第 2 行" in result.stderr


def test_a_folder_that_is_no_dataset_cannot_be_compared(tmp_path: Path) -> None:
    assert _run("compare", tmp_path, "-o", tmp_path / "out").exit_code == 3
    assert _run("diff", tmp_path, "--office", "x", "--from", "1", "--to", "2", "-o", tmp_path / "out").exit_code == 3
