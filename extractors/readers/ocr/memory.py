"""Memory that was freed, given back to the system: pictures are large, and few in number."""

import ctypes
import sys
from collections.abc import Callable
from functools import lru_cache


def release_memory() -> None:
    """Give back what was freed; the C library of Linux keeps it for itself otherwise, in pieces of every size."""
    trim = _trim()
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], int] | None:
    # musl has no such function, and needs none
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
