"""What the READMEs say is true: their queries run, their exit codes are the program's, both say the same."""

import re
from pathlib import Path

import pytest

from pipeline.cli import app
from pipeline.commands.exits import ExitCode
from pipeline.dataset.write import write_dataset
from schemas.dataset import DATASET
from tests.pipeline.dataset.gold_plan import gold_results

_READMES = [Path("README.md"), Path("README.zh-TW.md")]
_BOTH = pytest.mark.parametrize("readme", _READMES, ids=lambda path: path.name)


def _blocks(readme: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("readme") / "dataset"
    write_dataset([result for result in gold_results() if "songshan" in result.source], out)
    return out


@_BOTH
def test_its_query_gives_the_ten_targets_of_the_scorecard(readme: Path, dataset: Path) -> None:
    import duckdb

    (query,) = _blocks(readme, "sql")
    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        rows = connection.execute(query).fetchall()
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert (106, "AP2.1", "戶籍登記案件正確率", None, 99.0, "%") in [row[:6] for row in rows]
    assert len(rows) == 10


@_BOTH
def test_its_line_of_pandas_gives_a_row_for_each_kpi(
    readme: Path, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pandas as pd

    (line,) = _blocks(readme, "python")
    monkeypatch.chdir(dataset.parent)
    table = eval(line, {"pd": pd})  # the line that the reader is told to type
    assert table.loc["戶籍登記案件正確率", 106] == 99.0


@_BOTH
def test_it_names_every_command_table_and_exit_code(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert all(f"jihua {command.name}" in text for command in app.registered_commands)
    assert all(f"`{table.name}`" in text for table in DATASET)
    stated = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert stated == set(ExitCode)


def test_both_readmes_show_the_same_code() -> None:
    english, chinese = (
        [block for language in ("sql", "python", "powershell") for block in _blocks(readme, language)]
        for readme in _READMES
    )
    assert english == chinese
