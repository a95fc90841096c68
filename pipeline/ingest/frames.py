"""Messages between the batch and its workers: a kind, a length, bytes."""

import struct
from enum import IntEnum
from typing import BinaryIO, Final

_HEADER: Final = struct.Struct("<BQ")


class FrameKind(IntEnum):
    """What a frame says."""

    READY = 1  # worker: imports are done, the first job may come
    JOB = 2  # batch: a pickled payload
    DONE = 3  # worker: the task's reply
    RAISED = 4  # worker: the exception that escaped the task, as text
    OUT_OF_MEMORY = 5  # worker: the task ran into its memory limit and said so


def write_frame(stream: BinaryIO, kind: FrameKind, body: bytes = b"") -> None:
    """Write one frame and flush it."""
    stream.write(_HEADER.pack(kind, len(body)) + body)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[FrameKind, bytes] | None:
    """Read one frame; None at the end of the stream, also where the other side died within a frame."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    kind, length = _HEADER.unpack(header)
    body = stream.read(length)
    return (FrameKind(kind), body) if len(body) == length else None
