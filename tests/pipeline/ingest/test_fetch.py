import os
import time
from pathlib import Path

import fsspec
import pytest

from pipeline.ingest import fetch as room
from pipeline.ingest.fetch import fetch
from schemas.errors import UnreadableDocumentError


def reason(location: str | Path) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        fetch(str(location))
    return caught.value.reason


def test_reads_a_file_and_a_url(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"abc")
    assert fetch(str(tmp_path / "a.pdf")) == b"abc"
    assert fetch(f"file://{tmp_path}/a.pdf") == b"abc"
    fsspec.filesystem("memory").pipe("/fetch/a.pdf", b"def")
    assert fetch("memory://fetch/a.pdf") == b"def"


def test_says_why_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert reason(tmp_path / "no.pdf") == "unreachable"
    assert reason(tmp_path) == "unreachable"
    assert reason("memory://fetch/no.pdf") == "unreachable"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_FILE_MB", 1)
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.truncate((1 << 20) + 1)
    assert reason(path) == "file-too-large"
    assert reason(f"file://{path}") == "file-too-large"


def test_a_file_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "growing.pdf"
    path.write_bytes(b"half")
    real = Path.read_bytes
    reads = 0

    def read_while_written(self: Path) -> bytes:
        nonlocal reads
        reads += 1
        data = real(self)
        if reads == 1:
            path.write_bytes(b"half and half")
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", read_while_written)
        assert fetch(str(path)) == b"half and half"


def test_a_file_that_never_stands_still_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "restless.pdf"
    path.write_bytes(b"0")
    real = Path.read_bytes

    def read_and_append(self: Path) -> bytes:
        data = real(self)
        path.write_bytes(data + b"0")
        return data

    monkeypatch.setattr(Path, "read_bytes", read_and_append)
    assert reason(path) == "changed-while-read"


def test_a_change_that_leaves_size_and_time_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "same.pdf"
    path.write_bytes(b"aaaa")
    now = time.time_ns()
    os.utime(path, ns=(now, now))
    real = Path.read_bytes
    reads = 0

    def read_then_overwrite(self: Path) -> bytes:
        nonlocal reads
        reads += 1
        data = real(self)
        if reads == 1:
            path.write_bytes(b"bbbb")
            os.utime(path, ns=(now, now))
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", read_then_overwrite)
        assert fetch(str(path)) == b"bbbb"
