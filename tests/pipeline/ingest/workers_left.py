"""Whether any worker process of ours is still there."""

import time

import psutil


def no_workers_left() -> bool:
    """Wait up to 5 s for the workers to be gone; other children, such as another library's helper, don't count."""
    deadline = time.monotonic() + 5
    while _workers() and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _workers()


def _workers() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children():
        try:
            if child.status() == psutil.STATUS_ZOMBIE or "pipeline.ingest.worker" in child.cmdline():
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found
