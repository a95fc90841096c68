"""One run at a time on one output folder.

The lock is the system's own (flock, or LockFile on Windows), so it goes with the process that held it, however that
ended, and no stale lock ever needs to be told from a live one; what the file says is only for the message to others.
The file stands beside the folder, because the folder itself is replaced as a whole.
"""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pipeline.ingest.errors import FolderBusyError

_LOCKED_BYTE: Final = 1 << 30  # far behind the text: on Windows a locked byte cannot be read by others


def lock_path(folder: Path) -> Path:
    """Where the lock of an output folder stands."""
    folder = folder.absolute()
    return folder.with_name(f".{folder.name}.jihua-lock")


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of an output folder; its file is gone afterwards.

    Raises:
        FolderBusyError: Another run holds it; says which.
    """
    path = lock_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = _acquire(path)
    try:
        os.truncate(handle, 0)
        os.write(handle, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode())
        yield
    finally:
        if sys.platform == "win32":  # which deletes no open file
            os.close(handle)
            with suppress(PermissionError):  # the next run has it already
                path.unlink(missing_ok=True)
        else:
            path.unlink(missing_ok=True)
            os.close(handle)


def _acquire(path: Path) -> int:
    """Open and lock the file that stands at `path` now: one that ends unlinks its file before it lets go of it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            raise FolderBusyError(path, _read_holder(path)) from None
        with suppress(FileNotFoundError):
            if os.fstat(handle).st_ino == path.stat().st_ino:
                return handle
        os.close(handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read_holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"PID {holder['pid']}, {holder['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"  # it has the lock and has not yet said who it is
