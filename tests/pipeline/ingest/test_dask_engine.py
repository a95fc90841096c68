import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.ingest.batch import BatchOptions, load_part, read_documents
from pipeline.ingest.cache import open_cache
from pipeline.ingest.code_version import code_version
from pipeline.ingest.dask_engine import _check_versions, _connect, run_jobs_on_dask
from pipeline.ingest.errors import RunError
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.sources import find_sources
from pipeline.ingest.workers import Job

SMALLEST = Path(__file__).parents[3] / "corpus" / "songshan-106-scorecard.pdf"
TASK = "tests.pipeline.ingest.tasks:work"

# Dask's own sockets and loops may be collected late; that is no leak of ours.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    from dask.distributed import LocalCluster

    with (
        warnings.catch_warnings(),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
        ) as cluster,
    ):
        yield cluster.scheduler_address


def test_jobs_have_their_limits_on_a_cluster_too(scheduler: str) -> None:
    words = ["segfault", "sleep 60", "raise boom", *(f"echo {number}" for number in range(30))]
    jobs = iter([Job(key, word) for key, word in enumerate(words)])
    outcomes = {outcome.key: outcome for outcome in run_jobs_on_dask(TASK, jobs, Limits(timeout_s=1), scheduler)}
    assert len(outcomes) == len(words)
    reasons = [failure.reason if (failure := outcomes[key].failure) else "" for key in range(3)]
    assert reasons == ["crashed", "time-limit", "internal-error"]
    assert [outcomes[key].reply for key in range(3, 33)] == [str(number).encode() for number in range(30)]


def test_a_cluster_reads_what_this_machine_reads(scheduler: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(SMALLEST.read_bytes())
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    sources = find_sources([str(tmp_path)])
    found = []
    for name, address in (("local", ""), ("dask", scheduler)):
        options = BatchOptions(ingest=IngestOptions(), scheduler=address)
        documents = dict(read_documents(sources, options, open_cache(tmp_path / name, IngestOptions())))
        found.append([load_part(documents[position]) for position in (0, 1)])
    assert found[0] == found[1]
    assert [part.plan == b"" for part in found[0]] == [False, True]


def test_a_cluster_with_another_version_is_named(scheduler: str) -> None:
    with _connect(scheduler) as client:
        _check_versions(client, code_version())
        with pytest.raises(RunError, match="same version"):
            _check_versions(client, "another")


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.ingest.dask_engine._CONNECT_TIMEOUT_S", 1)
    with pytest.raises(RunError, match=r"tcp://127\.0\.0\.1:9"):
        list(run_jobs_on_dask(TASK, iter([Job(0, "echo x")]), Limits(), "tcp://127.0.0.1:9"))
