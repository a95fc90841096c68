"""Tiny tasks that workers of tests run: each does one thing that a document may do to its worker."""

import ctypes
import os
import sys
import time
from typing import cast

_held: list[bytes] = []


def work(payload: object) -> bytes:
    """Do what the payload says: a word, then what it needs."""
    word, _, rest = cast("str", payload).partition(" ")
    return _WORDS[word](rest)


def _echo(text: str) -> bytes:
    return text.encode()


def _sleep(seconds: str) -> bytes:
    time.sleep(float(seconds))
    return b"slept"


def _spin(_: str) -> bytes:
    while True:
        pass


def _raise(text: str) -> bytes:
    raise ValueError(text)


def _segfault(_: str) -> bytes:
    ctypes.string_at(0)
    return b"survived"


def _eat(mebibytes: str) -> bytes:
    held = [b"x" * (1 << 20) for _ in range(int(mebibytes))]
    time.sleep(0.5)
    return str(len(held)).encode()


def _exit(code: str) -> bytes:
    os._exit(int(code))


def _print(text: str) -> bytes:
    sys.stdout.write(text)
    sys.stdout.flush()
    os.write(1, text.encode())
    return b"printed"


def _pid(_: str) -> bytes:
    return str(os.getpid()).encode()


def _exhaust(_: str) -> bytes:
    return bytes(1 << 60)


def _leak(mebibytes: str) -> bytes:
    _held.append(b"x" * (int(mebibytes) << 20))
    return str(os.getpid()).encode()


_WORDS = {
    "echo": _echo,
    "sleep": _sleep,
    "spin": _spin,
    "raise": _raise,
    "segfault": _segfault,
    "eat": _eat,
    "exit": _exit,
    "print": _print,
    "pid": _pid,
    "exhaust": _exhaust,
    "leak": _leak,
}
