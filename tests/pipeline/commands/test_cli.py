"""The command line as a user meets it: exit codes, and how fast help comes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_COMMANDS = ("ingest", "check", "inspect", "schema", "export", "diff", "compare")
_HEAVY = ("pandas", "numpy", "spacy", "pdfplumber", "pypdfium2", "duckdb", "pyarrow", "sklearn", "dask", "frictionless")


def _jihua(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the time of child processes is not told there")
def test_help_costs_less_than_half_a_second() -> None:
    def seconds() -> float:
        before = os.times()
        assert _jihua("--help").returncode == 0
        after = os.times()  # processor time: what else the machine does is not our fault
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(3)) < 0.5


def test_no_heavy_library_is_imported_at_start() -> None:
    code = "import sys, pipeline.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(_HEAVY) & set(loaded)


def test_help_lists_every_command() -> None:
    text = _jihua("--help").stdout
    assert all(f"\n  {name} " in text for name in _COMMANDS)


@pytest.mark.parametrize("arguments", [("no-such-command",), ("ingest",), ("ingest", "a.pdf"), ("--no-such-option",)])
def test_wrong_usage_leaves_with_2_and_says_so_on_stderr(arguments: tuple[str, ...]) -> None:
    done = _jihua(*arguments)
    assert done.returncode == 2
    assert done.stderr or done.stdout


def test_a_folder_without_pdfs_leaves_with_3(tmp_path: Path) -> None:
    done = _jihua("ingest", str(tmp_path), "-o", str(tmp_path / "out"))
    assert done.returncode == 3
    assert "找不到任何 PDF" in done.stderr
    assert done.stdout == ""


def test_an_output_that_cannot_be_written_is_a_message_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = _jihua("ingest", "corpus/songshan-105-scorecard.pdf", "-o", str(tmp_path / "file" / "out"), "--no-cache")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_inspect_and_export_write_what_they_say(tmp_path: Path) -> None:
    plan, out = "corpus/songshan-105-scorecard.pdf", tmp_path / "out"
    assert _jihua("ingest", plan, "-o", str(out), "--no-cache").returncode == 0
    assert _jihua("inspect", plan, "--page", "2", "-o", str(tmp_path / "page.png")).returncode == 0
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    done = _jihua("export", str(out), "--to", str(tmp_path / "plans.xlsx"), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Written to" in done.stderr
    assert (tmp_path / "plans.xlsx").read_bytes().startswith(b"PK")
    assert _jihua("export", str(out), "--to", str(tmp_path / "plans.csv")).returncode == 2
    assert _jihua("export", str(tmp_path), "--to", str(tmp_path / "no.xlsx")).returncode == 3


def test_schema_prints_json_and_nothing_else() -> None:
    import json

    done = _jihua("schema")
    assert json.loads(done.stdout)["$schema"].endswith("2020-12/schema")
    assert done.stderr == ""
