"""The batch's side of one worker process: start, give a job, look after, end."""

import os
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

import psutil

from pipeline.ingest.frames import FrameKind, read_frame, write_frame
from pipeline.ingest.limits import Limits

_STDERR_TAIL_BYTES: Final = 2000
_END_GRACE_S: Final = 2.0
# Workers are the unit of parallelism; a numeric library's own threads would only fight over the cores. A fixed hash
# seed makes a set's order the same in every worker.
_WORKER_ENVIRONMENT: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


@dataclass(frozen=True, slots=True)
class Job:
    """`key` names it in the outcome; `payload` is what the task gets (picklable)."""

    key: int
    payload: object


@dataclass(eq=False, slots=True)
class Worker:
    """One child process. `job` is what it works on or, before it is `ready`, what it will get first."""

    process: "subprocess.Popen[bytes]"
    stderr: IO[bytes]
    watched: psutil.Process
    job: Job | None
    ready: bool = False
    taken_at: float = 0.0
    jobs_done: int = 0
    peak_rss: int = 0
    started_at: float = field(default_factory=time.monotonic)

    def look(self) -> int:
        """Resident bytes now; 0 where the process is gone."""
        with suppress(psutil.Error):
            rss = int(self.watched.memory_info().rss)
            self.peak_rss = max(self.peak_rss, rss)
            return rss
        return 0

    def seconds(self) -> float:
        """Since it took its job."""
        return time.monotonic() - self.taken_at

    def give(self, job: Job) -> None:
        """Hand over a job. A worker that died while it waited is noticed by its listener, not here."""
        self.job, self.taken_at, self.peak_rss = job, time.monotonic(), 0
        with suppress(OSError):
            write_frame(cast("BinaryIO", self.process.stdin), FrameKind.JOB, pickle.dumps(job.payload))

    def end(self) -> None:
        """Close the pipe, which a worker answers by leaving; kill it where it does not. Reaps it."""
        with suppress(OSError):
            cast("BinaryIO", self.process.stdin).close()
        try:
            self.process.wait(_END_GRACE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._reap()

    def kill(self) -> None:
        """End it now, whatever it does, and reap it."""
        self.process.kill()
        with suppress(OSError):
            cast("BinaryIO", self.process.stdin).close()
        self._reap()

    def _reap(self) -> None:
        self.process.wait()
        self.stderr.close()

    def death(self) -> str:
        """How it ended, and the end of what it wrote to stderr. For a process that is dead; reaps it."""
        code = self.process.wait()
        self.stderr.seek(0, os.SEEK_END)
        self.stderr.seek(max(0, self.stderr.tell() - _STDERR_TAIL_BYTES))
        words = self.stderr.read().decode(errors="replace").strip()
        self.kill()
        return f"{_exit_name(code)}\n{words}".strip()


def _exit_name(code: int) -> str:
    if code < 0 and -code in {member.value for member in signal.Signals}:
        return signal.Signals(-code).name
    return f"exit code {code:#x}" if code > 255 else f"exit code {code}"


def start_worker(task: str, limits: Limits, first: Job, events: "queue.SimpleQueue[Event]") -> Worker:
    """Start a process for `task` (`module:function`); its frames, and None at its end, come to `events`."""
    # -P: a folder of plans is no place to import from. The batch's own path is handed over instead.
    command = [sys.executable, "-P", "-m", "pipeline.ingest.worker", task]
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    stderr = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process
    process = subprocess.Popen(
        [*command, str(limits.timeout_s), str(limits.max_memory_mb)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env={**os.environ, **_WORKER_ENVIRONMENT, "PYTHONPATH": path},
    )
    worker = Worker(process, stderr, psutil.Process(process.pid), first)
    threading.Thread(target=_listen, args=(worker, events), daemon=True).start()
    return worker


def _listen(worker: Worker, events: "queue.SimpleQueue[Event]") -> None:
    with cast("BinaryIO", worker.process.stdout) as stream:
        while (frame := read_frame(stream)) is not None:
            events.put((worker, frame))
    events.put((worker, None))


Event = tuple[Worker, tuple[FrameKind, bytes] | None]
