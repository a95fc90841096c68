"""A file's bytes: whole, of one moment, and not more than can be a plan."""

import os
import time
from pathlib import Path
from typing import Final

from pipeline.ingest.limits import MEBIBYTE
from pipeline.ingest.sources import is_url
from schemas.errors import UnreadableDocumentError

MAX_FILE_MB: Final = 512
_TRIES: Final = 3
_PAUSE_S: Final = 0.2
_SAME_TICK_NS: Final = 2_000_000_000  # two writes within it may leave the same time (FAT counts in 2 s)


def fetch(location: str) -> bytes:
    """Read a path or URL.

    Raises:
        UnreadableDocumentError: It is missing, refused, too large, or was being written the whole time.
    """
    return _fetch_url(location) if is_url(location) else _fetch_file(Path(location))


def lives_in_this_process(location: str) -> bool:
    """Whether no other process can read it (fsspec's memory file system), so that its bytes must travel."""
    return location.startswith("memory://")


def _fetch_file(path: Path) -> bytes:
    try:
        for _ in range(_TRIES):
            before = path.stat()
            _check_size(before.st_size)
            data = path.read_bytes()
            if _stood_still(path, before, data):
                return data
            time.sleep(_PAUSE_S)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UnreadableDocumentError(
            "unreachable",
            f"讀不到檔案：{reason}。請確認路徑與權限。",
            f"The file cannot be read: {reason}. Check its path and permissions.",
        ) from error
    raise UnreadableDocumentError(
        "changed-while-read",
        "檔案在讀取時一直被改動，請等它寫完後再執行一次。",
        "The file kept changing while it was read. Run again when it is complete.",
    )


def _stood_still(path: Path, before: os.stat_result, data: bytes) -> bool:
    after = path.stat()
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (after.st_size, after.st_mtime_ns, after.st_ino):
        return False
    settled = time.time_ns() - before.st_mtime_ns > _SAME_TICK_NS
    return settled or path.read_bytes() == data


def _check_size(size: int) -> None:
    if size > MAX_FILE_MB * MEBIBYTE:
        raise UnreadableDocumentError(
            "file-too-large",
            f"檔案超過 {MAX_FILE_MB} MB，請先分割或壓縮其中的圖片。",
            f"The file is larger than {MAX_FILE_MB} MB. Split it, or make its pictures smaller.",
        )


def _fetch_url(url: str) -> bytes:
    import fsspec

    try:
        with fsspec.open(url, "rb") as stream:
            data: bytes = stream.read(MAX_FILE_MB * MEBIBYTE + 1)
    except Exception as error:
        raise UnreadableDocumentError(
            "unreachable",
            f"讀不到這個網址：{type(error).__name__}: {error}",
            f"The address cannot be read: {type(error).__name__}: {error}",
        ) from error
    _check_size(len(data))
    return data
