"""A file that is there whole or not at all, also after kill -9, and may be written by two runs at once."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; `drop_drafts` of the cache clears what a killed process leaves.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_bytes(data)
    try:
        draft.replace(path)
    except PermissionError:
        draft.unlink(missing_ok=True)
        if not path.exists():
            raise
        # Windows replaces no file that is open: another run reads the same entry, or wrote it at the same moment.
