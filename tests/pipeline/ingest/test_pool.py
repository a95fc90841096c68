import queue
import signal
import time
from collections.abc import Iterator

import pytest

from pipeline.ingest.errors import WorkerStartError
from pipeline.ingest.limits import Limits
from pipeline.ingest.pool import Outcome, run_jobs
from pipeline.ingest.workers import Event, Job, Worker, start_worker
from tests.pipeline.ingest.workers_left import no_workers_left

TASK = "tests.pipeline.ingest.tasks:work"
QUICK = Limits(timeout_s=20, max_memory_mb=400)


def run(*words: str, limits: Limits = QUICK, workers: int = 2) -> dict[str, Outcome]:
    jobs = [Job(key, word) for key, word in enumerate(words)]
    return {words[outcome.key]: outcome for outcome in run_jobs(TASK, jobs, limits, workers)}


def test_every_job_has_one_outcome() -> None:
    words = [f"echo {number}" for number in range(40)]
    outcomes = run(*words)
    assert {word: outcome.reply for word, outcome in outcomes.items()} == {word: word[5:].encode() for word in words}


def test_an_exception_names_its_type_and_costs_one_job() -> None:
    outcomes = run("raise boom", "echo after", workers=1)
    failure = outcomes["raise boom"].failure
    assert failure is not None
    assert failure.reason == "internal-error"
    assert failure.detail.startswith("ValueError: boom")
    assert outcomes["echo after"].reply == b"after"


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV"), reason="no such signal here")
def test_a_segfault_costs_one_job() -> None:
    outcomes = run("echo before", "segfault", "echo after", workers=1)
    failure = outcomes["segfault"].failure
    assert failure is not None
    assert failure.reason == "crashed"
    assert outcomes["echo before"].reply == b"before"
    assert outcomes["echo after"].reply == b"after"


def test_an_exit_says_its_code() -> None:
    failure = run("exit 3")["exit 3"].failure
    assert failure is not None
    assert (failure.reason, failure.detail) == ("crashed", "exit code 3")


def test_a_hang_ends_at_the_time_limit_while_others_go_on() -> None:
    started = time.monotonic()
    outcomes = run("spin", "sleep 60", "echo after", limits=Limits(timeout_s=0.6))
    assert {word: outcome.failure and outcome.failure.reason for word, outcome in outcomes.items()} == {
        "spin": "time-limit",
        "sleep 60": "time-limit",
        "echo after": None,
    }
    assert time.monotonic() - started < 10


def test_memory_beyond_the_limit_ends_the_job() -> None:
    outcomes = run("eat 2000", "exhaust", "echo after", limits=Limits(max_memory_mb=200), workers=1)
    for word in ("eat 2000", "exhaust"):
        failure = outcomes[word].failure
        assert failure is not None
        assert failure.reason == "memory-limit"
    assert outcomes["eat 2000"].peak_rss < 400 << 20
    assert outcomes["echo after"].reply == b"after"


def test_a_task_may_print() -> None:
    assert run("print noise")["print noise"].reply == b"printed"


def test_a_worker_is_used_again_and_replaced_when_it_is_worn() -> None:
    words = [f"pid {number}" for number in range(6)]
    assert len({outcome.reply for outcome in run(*words, workers=1).values()}) == 1
    worn = run(*words, workers=1, limits=Limits(recycle_after=2))
    assert len({outcome.reply for outcome in worn.values()}) == 3
    swollen = run("leak 100", "pid", workers=1, limits=Limits(recycle_mb=90))
    assert swollen["leak 100"].reply != swollen["pid"].reply


def test_worn_workers_are_replaced_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    starting: list[int] = []

    def start(task: str, limits: Limits, first: Job, events: "queue.SimpleQueue[Event]") -> Worker:
        worker = start_worker(task, limits, first, events)
        workers.append(worker)
        starting.append(sum(not other.ready and other.process.poll() is None for other in workers))
        return worker

    workers: list[Worker] = []
    monkeypatch.setattr("pipeline.ingest.pool.start_worker", start)
    outcomes = run(*(f"sleep 0.05{number:03}" for number in range(24)), limits=Limits(recycle_after=3))
    assert len(outcomes) == 24
    assert len(starting) >= 5
    assert set(starting[2:]) == {1}


def test_a_job_whose_worker_was_ill_is_tried_in_a_fresh_one() -> None:
    outcomes = run("leak 150", "eat 100", workers=1, limits=Limits(max_memory_mb=250, recycle_mb=1000))
    assert outcomes["eat 100"].reply == b"100"


def test_jobs_are_taken_only_when_a_worker_is_free() -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for key in range(100):
            taken += 1
            yield Job(key, "echo x")

    outcomes = run_jobs(TASK, jobs(), QUICK, 2)
    next(outcomes)
    assert taken <= 4
    outcomes.close()
    assert no_workers_left()


def test_closing_ends_busy_workers_at_once() -> None:
    outcomes = run_jobs(TASK, [Job(0, "echo x"), Job(1, "sleep 60")], QUICK, 2)
    next(outcomes)
    started = time.monotonic()
    outcomes.close()
    assert time.monotonic() - started < 10
    assert no_workers_left()


def test_nothing_is_left_behind() -> None:
    run("echo a", "exit 1", "raise x", "sleep 9", limits=Limits(timeout_s=0.3))
    assert no_workers_left()


def test_a_task_that_cannot_be_imported_stops_the_run() -> None:
    with pytest.raises(WorkerStartError, match="no_such_module"):
        list(run_jobs("no_such_module:work", [Job(0, "")], QUICK, 1))
