"""The same jobs on a Dask cluster.

Dask spreads, retries and reports; each document still runs in a worker process of our own beside the Dask worker,
since Dask has no time limit for a task and its workers must not die of a PDF.
"""

from collections.abc import Generator, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from pipeline.ingest.code_version import code_version
from pipeline.ingest.errors import RunError
from pipeline.ingest.limits import Failure, Limits
from pipeline.ingest.pool import Outcome, run_jobs
from pipeline.ingest.workers import Job

if TYPE_CHECKING:
    from dask.distributed import Client, Future

_JOBS_A_TASK: Final = 8  # a worker process starts once for so many
_TASKS_A_THREAD: Final = 2  # so many wait at the cluster, and no more bytes of PDFs than theirs are under way
_CONNECT_TIMEOUT_S: Final = 20


def run_jobs_on_dask(task: str, jobs: Iterator[Job], limits: Limits, scheduler: str) -> Generator[Outcome, None, None]:
    """Run jobs as `pipeline.ingest.pool.run_jobs` does, on the cluster behind `scheduler` (`tcp://host:port`).

    Raises:
        RunError: The scheduler cannot be reached, or has no workers.
    """
    from dask.distributed import as_completed

    chunks = iter(lambda: list(islice(jobs, _JOBS_A_TASK)), [])
    with _connect(scheduler) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise RunError(
                f"Dask 排程器 {scheduler} 沒有任何工作節點。", f"The Dask scheduler {scheduler} has no workers."
            )
        _check_versions(client, code_version())
        under_way: dict[str, list[int]] = {}

        def submit(chunk: list[Job]) -> "Future":
            future = client.submit(_run_chunk, task, chunk, limits, pure=False)
            under_way[future.key] = [job.key for job in chunk]
            return future

        ended = as_completed([submit(chunk) for chunk in islice(chunks, _TASKS_A_THREAD * threads)])
        for future in ended:
            outcomes = _outcomes(future, under_way.pop(future.key))
            for chunk in islice(chunks, 1):
                ended.add(submit(chunk))
            yield from outcomes


def _outcomes(future: "Future", keys: list[int]) -> list[Outcome]:
    from dask.distributed import KilledWorker

    try:
        outcomes: list[Outcome] = future.result()
    except KilledWorker as error:  # Dask has given up after several of its workers died
        return [Outcome(key=key, failure=Failure("crashed", str(error))) for key in keys]
    future.release()
    return outcomes


def _run_chunk(task: str, chunk: list[Job], limits: Limits) -> list[Outcome]:
    return list(run_jobs(task, chunk, limits, workers=1))


def _check_versions(client: "Client", wanted: str) -> None:
    """Make sure of the cluster once, before every document fails there for the same reason."""
    found = client.run(code_version, on_error="return")
    others = sorted(worker for worker, version in found.items() if version != wanted)
    if others:
        problem = found[others[0]]
        detail = f"{', '.join(others)}（{problem}）" if isinstance(problem, Exception) else ", ".join(others)
        raise RunError(
            f"這些 Dask 工作節點沒有安裝相同版本的 jihua：{detail}",
            f"These Dask workers do not have the same version of jihua installed: {detail}",
        )


def _connect(scheduler: str) -> "Client":
    from dask.distributed import Client

    try:
        return Client(scheduler, timeout=_CONNECT_TIMEOUT_S)
    except (OSError, ValueError) as error:
        raise RunError(
            f"連不上 Dask 排程器 {scheduler}：{error}", f"The Dask scheduler {scheduler} cannot be reached: {error}"
        ) from error
