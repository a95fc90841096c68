import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.ingest.errors import FolderBusyError
from pipeline.ingest.lock import hold_lock, lock_path

_HOLD = """
import sys, time
from pathlib import Path
from pipeline.ingest.lock import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_is_gone_afterwards(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "out"):
        assert lock_path(tmp_path / "out").exists()
    assert not list(tmp_path.iterdir())


def test_a_second_run_is_told_who_holds_it_and_a_killed_holder_is_none(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(out)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(FolderBusyError, match=f"PID {holder.pid}"), hold_lock(out):
            pass
        assert lock_path(out).exists()
        holder.kill()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            with hold_lock(out):
                break
        except FolderBusyError:
            time.sleep(0.05)
    assert not lock_path(out).exists()


def test_two_folders_have_two_locks(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "a"), hold_lock(tmp_path / "b"):
        assert lock_path(tmp_path / "a") != lock_path(tmp_path / "b")


def test_a_folder_that_is_the_working_folder_has_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    assert lock_path(Path()) == lock_path(tmp_path / "out")
