import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import fsspec
import pytest

from pipeline.ingest import pool
from pipeline.ingest.batch import BatchOptions, ReadDocument, head_of, load_part, read_documents, usable_cores
from pipeline.ingest.cache import Cache, open_cache
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.sources import find_sources
from pipeline.ingest.up_to_date import fingerprint, is_current, remember

CORPUS = Path(__file__).parents[3] / "corpus"
SMALLEST = CORPUS / "songshan-106-scorecard.pdf"
OPTIONS = BatchOptions(ingest=IngestOptions(), workers=2)


def copy(folder: Path, name: str, tail: bytes = b"") -> Path:
    """Copy the smallest plan; a comment behind its end makes it another file with the same content."""
    path = folder / name
    path.write_bytes(SMALLEST.read_bytes() + tail)
    past = time.time() - 60
    os.utime(path, (past, past))
    return path


def read(cache: Cache, *arguments: Path | str, options: BatchOptions = OPTIONS) -> list[ReadDocument]:
    sources = find_sources(map(str, arguments))
    documents = dict(read_documents(sources, options, cache))
    return [documents[position] for position in range(len(sources))]


def statuses(documents: Sequence[ReadDocument]) -> dict[str, tuple[str, str]]:
    return {document.source.name: (document.receipt.status, document.receipt.reason) for document in documents}


def failed(document: ReadDocument) -> bool:
    return document.receipt.status == "failed"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return open_cache(tmp_path / "cache", IngestOptions())


@pytest.fixture
def no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(pool, "start_worker", refuse)


def test_every_file_has_its_status_and_reason(tmp_path: Path, cache: Cache) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    copy(folder, "good.pdf")
    (folder / "empty.pdf").touch()
    (folder / "text.pdf").write_text("just words", encoding="utf-8")
    (folder / "cut.pdf").write_bytes(SMALLEST.read_bytes()[:3000])
    documents = read(cache, folder, folder / "missing.pdf")
    found = statuses(documents)
    assert found.pop("good.pdf")[0] in {"ok", "partial"}
    assert found == {
        "empty.pdf": ("failed", "empty"),
        "text.pdf": ("failed", "not-a-pdf"),
        "cut.pdf": ("failed", "truncated"),
        "missing.pdf": ("failed", "unreachable"),
    }
    assert all(document.receipt.message and document.receipt.message_en for document in documents if failed(document))
    parts = [load_part(document) for document in documents]
    assert [bool(part.plan) for part in parts] == [not failed(document) for document in documents]
    assert all(part.records["documents"] for part in parts)


def test_what_was_read_is_not_read_again(tmp_path: Path, cache: Cache, request: pytest.FixtureRequest) -> None:
    copy(tmp_path, "a.pdf")
    first = read(cache, tmp_path / "a.pdf")
    request.getfixturevalue("no_workers")
    again = read(cache, tmp_path / "a.pdf")
    assert again == first
    assert load_part(again[0]) == load_part(first[0])


def test_the_same_bytes_under_another_name_are_read_once(tmp_path: Path, cache: Cache) -> None:
    copy(tmp_path, "a.pdf")
    copy(tmp_path, "b.pdf")
    first, second = map(head_of, read(cache, tmp_path / "a.pdf", tmp_path / "b.pdf"))
    assert (first.source, second.source) == ("a.pdf", "b.pdf")
    assert first[1:] == second[1:]
    assert len(list(cache.results.rglob("*.result"))) == 1


def test_a_changed_file_is_read_again(tmp_path: Path, cache: Cache) -> None:
    copy(tmp_path, "a.pdf")
    (first,) = read(cache, tmp_path / "a.pdf")
    copy(tmp_path, "a.pdf", b"\n%changed\n")
    (second,) = read(cache, tmp_path / "a.pdf")
    assert first.receipt.sha256 != second.receipt.sha256


def test_a_document_beyond_its_time_is_failed_with_its_digest_and_not_kept(tmp_path: Path, cache: Cache) -> None:
    copy(tmp_path, "slow.pdf")
    options = BatchOptions(ingest=IngestOptions(), workers=1, limits=Limits(timeout_s=0.001))
    (document,) = read(cache, tmp_path / "slow.pdf", options=options)
    assert (document.receipt.status, document.receipt.reason) == ("failed", "time-limit")
    assert len(document.receipt.sha256) == 64
    assert "--timeout" in document.receipt.message_en
    (again,) = read(cache, tmp_path / "slow.pdf")
    assert again.receipt.status != "failed"


def test_urls_of_this_process_and_of_files(tmp_path: Path, cache: Cache) -> None:
    copy(tmp_path, "a.pdf")
    fsspec.filesystem("memory").pipe("/batch/b.pdf", SMALLEST.read_bytes())
    documents = read(cache, f"file://{tmp_path}/a.pdf", "memory://batch/b.pdf", "memory://batch/none.pdf")
    found = statuses(documents)
    assert found["a.pdf"] == found["b.pdf"]
    assert found["none.pdf"] == ("failed", "unreachable")


def test_a_dataset_is_current_until_anything_changes(tmp_path: Path, cache: Cache) -> None:
    copy(tmp_path, "a.pdf")
    documents = read(cache, tmp_path / "a.pdf")
    out = tmp_path / "out"
    out.mkdir()
    (out / "measures.csv").write_text("x", encoding="utf-8")
    wanted = fingerprint(documents, cache)
    assert not is_current(out, wanted, cache)
    remember(out, wanted, cache)
    assert is_current(out, wanted, cache)
    named = open_cache(cache.root, IngestOptions(with_names=True))
    assert not is_current(out, fingerprint(documents, named), cache)
    assert not is_current(out, fingerprint([], cache), cache)
    (out / "mine.txt").touch()
    assert is_current(out, wanted, cache)
    (out / "measures.csv").write_text("changed", encoding="utf-8")
    assert not is_current(out, wanted, cache)
    shutil.rmtree(out)
    assert not is_current(out, wanted, cache)


def test_there_is_at_least_one_core() -> None:
    assert usable_cores() >= 1
