"""`jihua ingest` as a process: killed, interrupted, started twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

CORPUS = Path(__file__).parents[3] / "corpus"
SMALLEST = CORPUS / "songshan-106-scorecard.pdf"
COPIES = 5

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    data = SMALLEST.read_bytes()
    for number in range(COPIES):
        (folder / f"{number}.pdf").write_bytes(data + b"\n%%copy %d\n" % number)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    return folder


@pytest.fixture(scope="module")
def undisturbed(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    assert finish(start(plans, out, out.parent / "cache"))[0] == 1
    return out


def start(plans: Path, out: Path, cache: Path, *more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "pipeline.cli", "ingest", str(plans), "-o", str(out), "--cache", str(cache)]
    return subprocess.Popen([*command, "--workers", "1", "--lang", "en", *more], stderr=subprocess.PIPE)


def finish(run: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    _, messages = run.communicate(timeout=120)
    assert b"Traceback" not in messages
    return run.returncode, messages


def wait_for_results(cache: Path, count: int) -> None:
    deadline = time.monotonic() + 60
    while len(list(cache.rglob("*.result"))) < count:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def wait_for_end(processes: list[psutil.Process]) -> None:
    gone, alive = psutil.wait_procs(processes, timeout=10)
    assert not alive
    assert len(gone) == len(processes)


def dataset_bytes(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file() and path.suffix != ".duckdb")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@posix_only
def test_a_run_killed_in_the_middle_goes_on_and_gives_the_same_bytes(
    plans: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    run = start(plans, out, cache)
    wait_for_results(cache, 2)
    workers = psutil.Process(run.pid).children()
    assert workers
    run.kill()
    run.communicate()
    wait_for_end(workers)
    assert not out.exists()
    kept = {path.name: path.stat().st_mtime_ns for path in cache.rglob("*.result")}

    code, messages = finish(start(plans, out, cache))
    assert code == 1
    assert b"bad.pdf" in messages
    assert dataset_bytes(out) == dataset_bytes(undisturbed)
    assert kept.items() <= {path.name: path.stat().st_mtime_ns for path in cache.rglob("*.result")}.items()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "out"]
    assert not list(cache.rglob("*.draft"))


@posix_only
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_at_once_and_keeps_what_is_done(plans: Path, tmp_path: Path, sign: signal.Signals) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    run = start(plans, out, cache)
    wait_for_results(cache, 1)
    workers = psutil.Process(run.pid).children()
    os.kill(run.pid, sign)
    sent = time.monotonic()
    code, messages = finish(run)
    assert time.monotonic() - sent < 3
    assert code == 130
    assert b"Run again to go on" in messages
    wait_for_end(workers)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache"]


def test_a_second_run_on_the_same_folder_is_refused(plans: Path, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    first = start(plans, out, cache)
    wait_for_results(cache, 1)
    code, messages = finish(start(plans, out, cache))
    assert code == 2
    assert b"Another jihua" in messages
    assert finish(first)[0] == 1
    assert (out / "datapackage.json").exists()


def test_an_unchanged_dataset_is_not_written_again_but_a_changed_one_is(undisturbed: Path, plans: Path) -> None:
    cache = undisturbed.parent / "cache"
    past = time.time() - 60
    for path in plans.iterdir():
        os.utime(path, (past, past))
    before = {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*")}
    assert finish(start(plans, undisturbed, cache))[0] == 1
    assert {path: path.stat().st_mtime_ns for path in undisturbed.rglob("*")} == before
    content = (undisturbed / "documents.csv").read_bytes()
    (undisturbed / "documents.csv").write_bytes(b"spoiled")
    assert finish(start(plans, undisturbed, cache))[0] == 1
    assert (undisturbed / "documents.csv").read_bytes() == content


def test_no_cache_leaves_nothing_but_the_dataset(plans: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, _ = finish(start(plans / "0.pdf", out, tmp_path / "cache", "--no-cache", "--quiet"))
    assert code in {0, 1}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (out / "documents.csv").read_bytes()[:40] == (undisturbed / "documents.csv").read_bytes()[:40]


def test_engine_and_scheduler_go_together(plans: Path, tmp_path: Path) -> None:
    assert finish(start(plans, tmp_path / "out", tmp_path / "cache", "--engine", "dask"))[0] == 2
