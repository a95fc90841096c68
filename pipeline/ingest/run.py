"""What holds for a whole run: the lock on the output folder, the cache, and Ctrl-C by any other name."""

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from types import FrameType

from pipeline.ingest.cache import Cache, drop_drafts, open_cache
from pipeline.ingest.errors import RunError
from pipeline.ingest.lock import hold_lock
from pipeline.ingest.options import IngestOptions


@contextmanager
def open_run(out: Path, cache_root: Path | None, options: IngestOptions) -> Iterator[Cache]:
    """Lock the output folder and open the cache; without `cache_root`, one that lives as long as the run.

    Raises:
        FolderBusyError: Another run writes to the folder.
        RunError: The cache or the output folder cannot be written.
    """
    if not out.absolute().name:
        raise RunError(f"輸出不能是磁碟的根目錄：{out}", f"The output cannot be the root of a disk: {out}")
    try:
        with hold_lock(out), _temporary_folder(out) as temporary:
            cache = open_cache(cache_root or temporary, options)
            drop_drafts(cache)
            yield cache
    except PermissionError as error:
        where = error.filename or out
        raise RunError(
            f"沒有寫入權限：{where}。請改用別的 --out 或 --cache。",
            f"No permission to write {where}. Choose another --out or --cache.",
        ) from error


@contextmanager
def end_on_sigterm() -> Iterator[None]:
    """Let a polite request to end do what Ctrl-C does: end the workers, keep what is done."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _temporary_folder(out: Path) -> Iterator[Path]:
    """Stand beside the output folder, under its lock, so that the next run clears what a killed one left."""
    out = out.absolute()
    folder = out.with_name(f".{out.name}.jihua-work")
    for left in (folder, *out.parent.glob(f".{escape(out.name)}.*.new")):  # the second: a dataset half written
        shutil.rmtree(left, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
