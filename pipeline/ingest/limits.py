"""What one document may cost, and how long a worker process is kept."""

from dataclasses import dataclass
from typing import Final, Literal

MEBIBYTE: Final = 1024 * 1024

FailureReason = Literal["time-limit", "memory-limit", "crashed", "internal-error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one worker process.

    Attributes:
        timeout_s: Wall-clock seconds for one document, counted from the moment a ready worker takes it.
        max_memory_mb: Resident memory of the worker in MiB, its libraries included.
        recycle_after: Documents after which a worker is replaced, so that slow leaks in native code cannot add up.
        recycle_mb: Resident memory in MiB above which an idle worker is replaced rather than reused.
    """

    timeout_s: float = 120.0
    max_memory_mb: int = 1536
    recycle_after: int = 200
    recycle_mb: int = 280


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a worker gave no reply.

    Attributes:
        reason: Kebab-case id.
        detail: For whoever mends it: the exception, the signal, the last lines of the worker's stderr.
    """

    reason: FailureReason
    detail: str = ""
