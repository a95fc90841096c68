"""`python -m tests.benchmarks.bench_ingest [FOLDER]`: how fast, beside what others take for less, on this machine.

Each contender runs in a process of its own on one core, reads every file once to warm up and then a few times; the
best round counts. Then the whole program: over one and two workers, once more over the same files, and its memory.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from pipeline.ingest.batch import BatchOptions, read_documents
from pipeline.ingest.cache import open_cache
from pipeline.ingest.limits import MEBIBYTE, Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.sources import find_sources
from tests.benchmarks.contenders import CONTENDERS

CORPUS = Path(__file__).parents[2] / "corpus"
ROUNDS = {"pdfplumber": 2, "camelot lattice": 1}
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def main(arguments: list[str]) -> None:
    """Print the table, or as a child process the seconds of one contender."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(time_contender(arguments[1], Path(arguments[2]))))
        return
    folder = Path(arguments[0]) if arguments else CORPUS
    pages = count_pages(folder)
    print_speed(folder, pages)
    print_scaling(folder, pages)


def count_pages(folder: Path) -> int:
    """Return how many pages the folder's PDFs have."""
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in sorted(folder.glob("*.pdf")))


def time_contender(name: str, folder: Path) -> float:
    """Return the processor seconds of the best round over all files, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read, files = CONTENDERS[name], sorted(folder.glob("*.pdf"))
    rounds = []
    for round_number in range(1 + ROUNDS.get(name, 5)):
        start = time.process_time()  # of the processor: what else the machine does counts for nobody
        for path in files:
            read(path)
        if round_number or name in ROUNDS:  # the slow ones need no warming up: imports are nothing beside them
            rounds.append(time.process_time() - start)
    return min(rounds)


def print_speed(folder: Path, pages: int) -> None:
    """Print ms a page and ratios for each contender."""
    seconds = {}
    print(f"{pages} pages, one core\n\n{'':24}{'ms a page':>10}{'seconds':>10}{'jihua is':>14}")
    for name in CONTENDERS:
        command = [sys.executable, "-m", "tests.benchmarks.bench_ingest", "--one", name, str(folder)]
        child = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **ONE_THREAD})
        seconds[name] = float(json.loads(child.stdout.splitlines()[-1]))
        ratio = seconds[name] / seconds["jihua, whole job"]
        shown = f"{ratio:.1f}x faster" if ratio >= 1 else f"{1 / ratio:.2f}x slower"
        print(f"{name:24}{seconds[name] / pages * 1000:10.1f}{seconds[name]:10.2f}{shown:>14}")


def print_scaling(folder: Path, pages: int) -> None:
    """Print the wall time over one and two workers, of a run over cached results, and the workers' peak memory."""
    print(f"\n{'batch (results kept)':24}{'ms a page':>10}{'seconds':>10}{'peak MB a worker':>20}")
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as scratch:
            seconds, peak = time_batch(folder, Path(scratch), workers)
            print(f"{f'{workers} worker(s), cold':24}{seconds / pages * 1000:10.1f}{seconds:10.2f}{peak:20.0f}")
            again, _ = time_batch(folder, Path(scratch), workers)
            print(f"{f'{workers} worker(s), again':24}{again / pages * 1000:10.1f}{again:10.2f}{again / seconds:19.1%}")


def time_batch(folder: Path, cache: Path, workers: int) -> tuple[float, float]:
    """Return wall seconds and the highest resident MiB of any worker."""
    options = BatchOptions(ingest=IngestOptions(), limits=Limits(), workers=workers)
    peak = 0
    start = time.perf_counter()
    opened = open_cache(cache, options.ingest)
    for _ in read_documents(find_sources([str(folder)]), options, opened):
        for child in psutil.Process().children():
            peak = max(peak, _rss(child))
    return time.perf_counter() - start, peak / MEBIBYTE


def _rss(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


if __name__ == "__main__":
    main(sys.argv[1:])
