"""The worker process: `python -m pipeline.ingest.worker MODULE:FUNCTION TIMEOUT_S MAX_MEMORY_MB`.

It reads jobs from its stdin and writes replies to what was its stdout, one at a time, until stdin ends. It trusts the
batch that started it (jobs are pickled) and is not trusted by it (replies are plain bytes).
"""

import faulthandler
import importlib
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from typing import BinaryIO, Final, cast

from pipeline.ingest.frames import FrameKind, read_frame, write_frame
from pipeline.ingest.limits import MEBIBYTE

Task = Callable[[object], bytes]

_ORPHAN_GRACE_S: Final = 15.0  # the batch kills at the limit; this much later a worker without a batch ends itself
_ADDRESS_SPACE_FACTOR: Final = 2  # private mappings that are reserved but never touched cost nothing


def main(arguments: list[str]) -> None:
    """Serve jobs until stdin ends."""
    task_name, timeout_s, max_memory_mb = arguments
    replies = _private_stdout()
    faulthandler.enable()
    # Ctrl-C reaches the whole process group; the batch decides what to do and ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(int(max_memory_mb))
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    # Before the libraries load, which takes seconds: a worker whose batch is gone ends then too.
    threading.Thread(target=_receive, args=(sys.stdin.buffer, jobs), daemon=True).start()
    task = load_task(task_name)
    write_frame(replies, FrameKind.READY)
    while True:
        body = jobs.get()
        # A watchdog in C: it ends a worker whose batch is gone even where native code holds the interpreter lock.
        faulthandler.dump_traceback_later(float(timeout_s) + _ORPHAN_GRACE_S, exit=True)
        write_frame(replies, *_answer(task, body))
        faulthandler.cancel_dump_traceback_later()


def load_task(name: str) -> Task:
    """Import `package.module:function`."""
    module, _, function = name.partition(":")
    return cast("Task", getattr(importlib.import_module(module), function))


def _answer(task: Task, body: bytes) -> tuple[FrameKind, bytes]:
    try:
        return FrameKind.DONE, task(pickle.loads(body))
    except MemoryError:
        return FrameKind.OUT_OF_MEMORY, traceback.format_exc(limit=-3).encode()
    except Exception as error:  # noqa: BLE001 - the boundary of a process: a bug costs one document and is named there
        where = traceback.format_tb(error.__traceback__)[-1].strip() if error.__traceback__ else ""
        return FrameKind.RAISED, f"{type(error).__name__}: {error}\n{where}".encode(errors="backslashreplace")


def _receive(stream: BinaryIO, jobs: "queue.SimpleQueue[bytes]") -> None:
    """Queue what comes; when the batch closes the pipe, or dies, end at once, in the middle of a job too."""
    while (frame := read_frame(stream)) is not None:
        jobs.put(frame[1])
    os._exit(0)


def _private_stdout() -> BinaryIO:
    """Keep the pipe for replies; what a library prints goes to stderr instead of between them."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _limit_memory(max_memory_mb: int) -> None:
    """Ask the system to refuse absurd allocations; the batch watches resident memory itself on every platform."""
    if sys.platform == "win32":
        return
    import resource

    wanted = _ADDRESS_SPACE_FACTOR * max_memory_mb * MEBIBYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


if __name__ == "__main__":
    main(sys.argv[1:])
