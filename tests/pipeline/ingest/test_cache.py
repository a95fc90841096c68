import os
import time
from pathlib import Path

import pytest

from pipeline.ingest import code_version as version_room
from pipeline.ingest.cache import Cache, default_cache, drop_drafts, open_cache, options_digest
from pipeline.ingest.code_version import code_version
from pipeline.ingest.options import IngestOptions

_OLD_S = 40 * 24 * 3600
DIGEST = "cd" * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return open_cache(tmp_path / "cache", IngestOptions())


def settled(path: Path, text: str) -> os.stat_result:
    path.write_text(text, encoding="utf-8")
    past = time.time() - 60
    os.utime(path, (past, past))
    return path.stat()


def test_a_digest_is_known_until_the_file_changes(tmp_path: Path, cache: Cache) -> None:
    path = tmp_path / "a.pdf"
    cache.remember_digest(path, DIGEST, settled(path, "one"))
    assert cache.known_digest(path) == DIGEST
    path.write_text("two", encoding="utf-8")
    assert not cache.known_digest(path)
    assert not cache.known_digest(tmp_path / "other.pdf")


def test_a_file_just_written_is_not_trusted(tmp_path: Path, cache: Cache) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("one", encoding="utf-8")
    cache.remember_digest(path, DIGEST, path.stat())
    assert not cache.known_digest(path)


def test_options_that_matter_have_entries_of_their_own() -> None:
    digests = {
        options_digest(options)
        for options in (
            IngestOptions(),
            IngestOptions(reader="pdfplumber"),
            IngestOptions(password="secret"),
            IngestOptions(with_names=True),
            IngestOptions(lexicon="a = 1"),
            IngestOptions(lexicon="a = 2"),
        )
    }
    assert len(digests) == 6


def test_a_password_is_in_no_path(tmp_path: Path) -> None:
    cache = open_cache(tmp_path, IngestOptions(password="geheim"))
    assert "geheim" not in str(cache.entry(DIGEST))


def test_drafts_of_the_dead_are_dropped(cache: Cache) -> None:
    dead, alive = cache.results / "x.result.999999999.draft", cache.results / f"y.result.{os.getpid()}.draft"
    dead.touch()
    alive.touch()
    drop_drafts(cache)
    assert not dead.exists()
    assert alive.exists()


def test_versions_that_nobody_uses_are_dropped(tmp_path: Path) -> None:
    old, recent, foreign = tmp_path / ("0" * 16), tmp_path / ("1" * 16), tmp_path / "mine"
    for folder in (old, recent, foreign):
        folder.mkdir()
    past = time.time() - _OLD_S
    os.utime(old, (past, past))
    os.utime(foreign, (past, past))
    open_cache(tmp_path, IngestOptions())
    assert not old.exists()
    assert recent.exists()
    assert foreign.exists()


def test_the_version_follows_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_version()
    (tmp_path / "pipeline" / "ingest").mkdir(parents=True)
    source = tmp_path / "pipeline" / "ingest" / "code_version.py"
    monkeypatch.setattr(version_room, "__file__", str(source))
    versions = {before}
    for text in ("a = 1", "a = 2"):
        source.write_text(text, encoding="utf-8")
        code_version.cache_clear()
        versions.add(code_version())
    monkeypatch.undo()
    code_version.cache_clear()
    assert len(versions) == 3
    assert code_version() == before


def test_there_is_a_cache_folder_for_this_system() -> None:
    assert default_cache().name == "jihua"
