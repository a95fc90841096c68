"""`python -m tests.benchmarks.bench_ingest [FOLDER]`: how fast, beside what others take for less, on this machine.

The contenders read one file after the other in turns, in one process on one core, since a machine is not as fast at
one minute as at the next; of each file their best round counts, in processor time. Then the program itself, as a user
starts it: over one worker and two, again over the same files, and its memory.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.benchmarks.contenders import CONTENDERS

CORPUS = Path(__file__).parents[2] / "corpus"
OURS = "jihua, whole job"
ROUNDS = 8
SLOW = frozenset({"pdfplumber", "camelot lattice"})  # a round of theirs takes tens of seconds
SLOW_ROUNDS = (3, 6)
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
MEBIBYTE = 1 << 20
LOOK_S = 0.02


class Run(NamedTuple):
    """One run of the program: wall seconds, and the highest resident MiB of its main process and of any worker."""

    seconds: float
    main_mb: float
    worker_mb: float


def main(arguments: list[str]) -> None:
    """Print the tables, or as a child process the seconds of the contenders."""
    if arguments[:1] == ["--speed"]:
        print(json.dumps(time_contenders(Path(arguments[1]))))
        return
    folder = Path(arguments[0]) if arguments else CORPUS
    files, pages = len(list(folder.glob("*.pdf"))), count_pages(folder)
    print(f"{files} files, {pages} pages\n")
    print_speed(folder, pages)
    print_runs(folder, pages)


def count_pages(folder: Path) -> int:
    """Return how many pages the folder's PDFs have."""
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in sorted(folder.glob("*.pdf")))


def time_contenders(folder: Path) -> dict[str, float]:
    """Return each contender's processor seconds for all files, the best round of each file, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    best = {(name, path): float("inf") for path in sorted(folder.glob("*.pdf")) for name in CONTENDERS}
    for turn in range(ROUNDS):
        for name, path in best:
            if name not in SLOW or turn in SLOW_ROUNDS:
                start = time.process_time()  # of the processor: what else the machine does counts for nobody
                CONTENDERS[name](path)
                best[name, path] = min(best[name, path], time.process_time() - start)
    return {name: sum(taken for (one, _), taken in best.items() if one == name) for name in CONTENDERS}


def print_speed(folder: Path, pages: int) -> None:
    """Print milliseconds a page for each contender, and how many times ours that is."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_ingest", "--speed", str(folder)]
    child = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **ONE_THREAD})
    seconds: dict[str, float] = json.loads(child.stdout.splitlines()[-1])
    print(f"{'reading, one core':28}{'ms a page':>12}{'seconds':>12}{'times ours':>12}")
    for name, total in seconds.items():
        print(f"{name:28}{total / pages * 1000:12.1f}{total:12.2f}{total / seconds[OURS]:11.2f}x")


def print_runs(folder: Path, pages: int) -> None:
    """Print what the whole program takes: reading over one and two workers, writing, and once more."""
    print(f"\n{'jihua ingest':28}{'ms a page':>12}{'seconds':>12}{'of first':>12}{'MB main':>12}{'MB worker':>12}")
    with tempfile.TemporaryDirectory() as scratch:
        one, two = Path(scratch, "one"), Path(scratch, "two")
        first = print_run("1 worker", run_program(folder, one / "out", one / "cache", 1), pages)
        print_run("2 workers", run_program(folder, two / "out", two / "cache", 2), pages, first)
        print_run("again, nothing changed", run_program(folder, one / "out", one / "cache", 1), pages, first)
        print_run("again, to another folder", run_program(folder, one / "new", one / "cache", 1), pages, first)


def print_run(label: str, run: Run, pages: int, first: Run | None = None) -> Run:
    """Print one run, beside the first where there is one."""
    share = "" if first is None else f"{run.seconds / first.seconds:.1%}"
    worker = f"{run.worker_mb:.0f}" if run.worker_mb else "none"
    print(
        f"{label:28}{run.seconds / pages * 1000:12.1f}{run.seconds:12.2f}{share:>12}{run.main_mb:12.0f}{worker:>12}",
        flush=True,
    )
    return run


def run_program(folder: Path, out: Path, cache: Path, workers: int) -> Run:
    """Run `jihua ingest` and watch it."""
    command = [sys.executable, "-m", "pipeline.cli", "ingest", str(folder), "--out", str(out), "--cache", str(cache)]
    start = time.perf_counter()
    program = subprocess.Popen([*command, "--workers", str(workers), "--quiet"], stderr=subprocess.DEVNULL)
    watched, main_bytes, worker_bytes = psutil.Process(program.pid), 0, 0
    while program.poll() is None:
        main_bytes = max(main_bytes, resident(watched))
        worker_bytes = max([worker_bytes, *map(resident, children(watched))])
        time.sleep(LOOK_S)
    return Run(time.perf_counter() - start, main_bytes / MEBIBYTE, worker_bytes / MEBIBYTE)


def children(process: psutil.Process) -> list[psutil.Process]:
    """Return its workers; none where it is gone."""
    try:
        return list(process.children())
    except psutil.Error:
        return []


def resident(process: psutil.Process) -> int:
    """Return its resident bytes; 0 where it is gone."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


if __name__ == "__main__":
    main(sys.argv[1:])
