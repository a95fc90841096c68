"""Jobs over worker processes: each job has a time and a memory limit, and its death costs nothing but itself."""

import queue
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pipeline.ingest.errors import WorkerStartError
from pipeline.ingest.frames import FrameKind
from pipeline.ingest.limits import MEBIBYTE, Failure, FailureReason, Limits
from pipeline.ingest.workers import Event, Job, Worker, start_worker

_POLL_S: Final = 0.05  # a worker that grows by 1 GB/s is seen 50 MB past its limit
_START_LIMIT_S: Final = 120.0
_NEAR_THE_LIMIT: Final = 0.75  # native code that the system refuses memory dies with no better word than a signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job: exactly one of `reply` and `failure` is there.

    Attributes:
        seconds: Wall-clock time in the worker.
        peak_rss: Highest resident memory that was seen meanwhile, in bytes.
    """

    key: int
    reply: bytes | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    peak_rss: int = 0


@dataclass(slots=True)
class _Pool:
    task: str
    limits: Limits
    jobs: Iterator[Job]
    size: int
    events: "queue.SimpleQueue[Event]" = field(default_factory=queue.SimpleQueue)
    workers: list[Worker] = field(default_factory=list)
    again: list[Job] = field(default_factory=list)  # whose worker died and may have been ill from an earlier job
    tried: set[int] = field(default_factory=set)


def run_jobs(task: str, jobs: Iterable[Job], limits: Limits, workers: int) -> Generator[Outcome, None, None]:
    """Run `task` (`module:function`, bytes from a payload) over all jobs, yielding outcomes as they come.

    Jobs are taken from the iterable only when a worker is free for them. Closing the generator, or an exception such
    as KeyboardInterrupt inside it, ends every worker at once.

    Raises:
        WorkerStartError: A worker cannot be started at all.
    """
    pool = _Pool(task, limits, iter(jobs), workers)
    try:
        _fill(pool)
        while pool.workers:
            yield from _wait(pool)
            _fill(pool)
    finally:
        for worker in pool.workers:
            worker.kill()


def _fill(pool: _Pool) -> None:
    """Give every idle worker a job and start the workers that are missing; end those that nothing is left for."""
    for worker in [worker for worker in pool.workers if worker.job is None]:
        if (job := _next_job(pool)) is not None:
            worker.give(job)
        else:
            pool.workers.remove(worker)
            worker.end()
    while len(pool.workers) < pool.size and (job := _next_job(pool)) is not None:
        pool.workers.append(start_worker(pool.task, pool.limits, job, pool.events))


def _next_job(pool: _Pool) -> Job | None:
    return pool.again.pop() if pool.again else next(pool.jobs, None)


def _wait(pool: _Pool) -> Iterator[Outcome]:
    """Handle what workers say until one is free, and look after them meanwhile."""
    deadline = time.monotonic() + _POLL_S
    while (left := deadline - time.monotonic()) > 0:
        try:
            worker, frame = pool.events.get(timeout=left)
        except queue.Empty:
            break
        if worker in pool.workers:  # else its last words after it was ended
            yield from _heed(pool, worker, frame)
            if worker.job is None or worker not in pool.workers:
                return
    for worker in tuple(pool.workers):
        yield from _look_after(pool, worker)


def _heed(pool: _Pool, worker: Worker, frame: tuple[FrameKind, bytes] | None) -> Iterator[Outcome]:
    if frame is None:
        yield from _bury(pool, worker)
        return
    kind, body = frame
    if kind is FrameKind.READY:
        worker.ready = True
        if worker.job is not None:
            worker.give(worker.job)
        return
    rss = worker.look()
    words = body.decode(errors="replace")
    if kind is FrameKind.DONE:
        yield _outcome(worker, reply=body)
    elif kind is FrameKind.OUT_OF_MEMORY:
        yield _outcome(worker, failure=Failure("memory-limit", words))
    else:
        yield _outcome(worker, failure=Failure("internal-error", words))
    worker.job = None
    worker.jobs_done += 1
    worn = worker.jobs_done >= pool.limits.recycle_after or rss > pool.limits.recycle_mb * MEBIBYTE
    # One at a time: workers that start together grow old together, and loading the libraries takes seconds.
    if (worn and all(other.ready for other in pool.workers)) or kind is not FrameKind.DONE:
        pool.workers.remove(worker)
        worker.end()


def _outcome(worker: Worker, reply: bytes | None = None, failure: Failure | None = None) -> Outcome:
    if worker.job is None:
        raise AssertionError("a worker spoke without a job")
    return Outcome(key=worker.job.key, reply=reply, failure=failure, seconds=worker.seconds(), peak_rss=worker.peak_rss)


def _look_after(pool: _Pool, worker: Worker) -> Iterator[Outcome]:
    """Kill what is beyond its limits."""
    if not worker.ready:
        if time.monotonic() - worker.started_at > _START_LIMIT_S:
            raise WorkerStartError(f"a worker was not ready after {_START_LIMIT_S:.0f} s")
        return
    if worker.look() > pool.limits.max_memory_mb * MEBIBYTE:
        yield from _give_up(pool, worker, "memory-limit", f"{worker.peak_rss // MEBIBYTE} MiB")
    elif worker.seconds() > pool.limits.timeout_s:
        yield from _give_up(pool, worker, "time-limit", f"{worker.seconds():.0f} s")


def _give_up(pool: _Pool, worker: Worker, reason: FailureReason, detail: str) -> Iterator[Outcome]:
    pool.workers.remove(worker)
    worker.kill()
    yield from _fail(pool, worker, Failure(reason, detail))


def _bury(pool: _Pool, worker: Worker) -> Iterator[Outcome]:
    """A worker died by itself: name how, and whether memory was what it lacked."""
    pool.workers.remove(worker)
    detail = worker.death()
    if not worker.ready:
        raise WorkerStartError(detail)
    if worker.job is not None:
        starved = worker.peak_rss > _NEAR_THE_LIMIT * pool.limits.max_memory_mb * MEBIBYTE
        yield from _fail(pool, worker, Failure("memory-limit" if starved else "crashed", detail))


def _fail(pool: _Pool, worker: Worker, failure: Failure) -> Iterator[Outcome]:
    """Report a death, or try once more where the worker had read other documents and may have been ill from them."""
    if worker.job is None:
        raise AssertionError("an idle worker has no job to fail")
    fresh_try = worker.jobs_done > 0 and failure.reason != "time-limit" and worker.job.key not in pool.tried
    if fresh_try:
        pool.tried.add(worker.job.key)
        pool.again.append(worker.job)
    else:
        yield _outcome(worker, failure=failure)
