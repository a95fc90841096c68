"""Damaged plans through worker processes: every input has its result, none stops or hangs the batch.

`FUZZ_INPUTS=5000 FUZZ_SEED=7 pytest tests/fuzz` makes a long run; the message of a failure names file and seed.
Pages whose text is damaged beyond reading are not recognized from their picture, which takes seconds a page, unless
`FUZZ_OCR=1` asks for it.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.batch import usable_cores
from pipeline.ingest.code_version import code_version
from pipeline.ingest.document_job import TASK, WHOLE, DocumentJob
from pipeline.ingest.entries import read_receipt
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.pool import Outcome, run_jobs
from pipeline.ingest.workers import Job
from tests.fuzz.mutate import mutate
from tests.pipeline.ingest.workers_left import no_workers_left

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.pdf"), key=lambda path: path.stat().st_size)
INPUTS = int(os.environ.get("FUZZ_INPUTS", "150"))
FIRST_SEED = int(os.environ.get("FUZZ_SEED", "0"))
FILES = CORPUS if INPUTS > 1000 else CORPUS[:2]
FUZZED = TASK if os.environ.get("FUZZ_OCR") else "tests.fuzz.without_ocr:read_document"
LIMITS = Limits(timeout_s=180, max_memory_mb=700)  # a hang, not a slow machine, must reach it


@given(st.integers(0, 10_000))
def test_a_seed_always_does_the_same_damage(seed: int) -> None:
    data = b"%PDF-1.4\n1 0 obj <</Type /Pages /Count 1 /Kids [2 0 R]>> endobj\nstartxref\n9\n%%EOF"
    assert mutate(data, seed) == mutate(data, seed)


@pytest.mark.timeout(INPUTS * 20)
def test_damaged_plans_cost_no_more_than_themselves(tmp_path: Path) -> None:
    outcomes: dict[int, str] = {}
    for outcome in run_jobs(FUZZED, _jobs(), LIMITS, usable_cores()):
        assert outcome.key not in outcomes
        outcomes[outcome.key] = _reason(outcome, tmp_path / "entry")
    assert len(outcomes) == INPUTS
    bugs = [f"{_file(seed).name} seed {seed}: {reason}" for seed, reason in outcomes.items() if "internal" in reason]
    assert not bugs, "\n".join(bugs)
    tally = Counter(reason.split(":")[0] for reason in outcomes.values())
    hangs = [f"{_file(seed).name} seed {seed}" for seed, reason in outcomes.items() if reason == "time-limit"]
    assert not hangs, f"{tally}\n" + "\n".join(hangs)
    assert tally[""] > 0, tally  # damage that nothing survives tests little
    assert no_workers_left()


def _file(seed: int) -> Path:
    return FILES[seed % len(FILES)]


def _jobs() -> Iterator[Job]:
    originals = {path: path.read_bytes() for path in FILES}
    for seed in range(FIRST_SEED, FIRST_SEED + INPUTS):
        data = mutate(originals[_file(seed)], seed)
        job = DocumentJob(location="", data=data, options=IngestOptions(), cache=None, version=code_version())
        yield Job(seed, job)


def _reason(outcome: Outcome, entry: Path) -> str:
    if outcome.failure is not None:
        return outcome.failure.reason if outcome.failure.reason != "internal-error" else str(outcome.failure)
    assert outcome.reply is not None
    assert outcome.reply[:1] == WHOLE
    entry.write_bytes(outcome.reply[1:])
    receipt = read_receipt(entry)
    assert receipt is not None
    assert receipt.status != "failed" or receipt.message_en
    return f"internal-error: {receipt.message_en}" if receipt.reason == "internal-error" else receipt.reason
