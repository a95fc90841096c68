"""What the program's exit code means."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The whole list; no command invents its own."""

    OK = 0
    SOME_FAILED = 1
    """Some documents failed or are partial: they are named, the rest is written."""
    USAGE = 2
    """Wrong arguments (typer itself leaves with this code)."""
    NOTHING_READ = 3
    """Not one document, or no dataset, could be read."""

    INTERRUPTED = 130
    """Ctrl-C, or a request to end: nothing was written, what was read is in the cache."""
