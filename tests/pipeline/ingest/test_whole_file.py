from pathlib import Path

import pytest

from pipeline.ingest.whole_file import write_whole


def test_a_file_is_put_in_its_place_and_replaced(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        write_whole(tmp_path / "a" / "b", data)
        assert (tmp_path / "a" / "b").read_bytes() == data
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_a_file_that_another_run_holds_open_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "used by another process")

    path = tmp_path / "entry"
    path.write_bytes(b"theirs")
    monkeypatch.setattr(Path, "replace", refuse)
    write_whole(path, b"ours")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("entry", b"theirs")]
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "new", b"ours")
    assert [file.name for file in tmp_path.iterdir()] == ["entry"]
