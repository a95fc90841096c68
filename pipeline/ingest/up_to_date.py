"""Whether a dataset on disk is already what a run would write, so that a run over unchanged files writes nothing."""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.ingest.batch import ReadDocument
from pipeline.ingest.cache import Cache
from pipeline.ingest.whole_file import write_whole


def fingerprint(documents: Sequence[ReadDocument], cache: Cache) -> str:
    """Return a digest of all that decides a dataset's bytes: the results, their names, the code, the options."""
    parts = [[document.source.name, document.entry is not None, *_told_by(document)] for document in documents]
    stated = [cache.results.relative_to(cache.root).as_posix(), parts]
    return hashlib.sha256(json.dumps(stated).encode()).hexdigest()


def is_current(out: Path, wanted: str, cache: Cache) -> bool:
    """Tell whether `out` was last written with this fingerprint and no file of it has changed or gone since."""
    try:
        note = json.loads(_note(out, cache).read_bytes())
        unchanged = all(state == _state(out / name) for name, state in note["files"].items())
        return bool(note["fingerprint"] == wanted and unchanged)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def remember(out: Path, written: str, cache: Cache) -> None:
    """Note what was just written to `out`."""
    files = {path.relative_to(out).as_posix(): _state(path) for path in sorted(out.rglob("*")) if path.is_file()}
    write_whole(_note(out, cache), json.dumps({"fingerprint": written, "files": files}).encode())


def _told_by(document: ReadDocument) -> tuple[str, str, str]:
    receipt = document.receipt
    return receipt.sha256, receipt.status, receipt.message_en


def _note(out: Path, cache: Cache) -> Path:
    return cache.root / "datasets" / hashlib.sha256(os.fsencode(out.resolve())).hexdigest()


def _state(path: Path) -> list[int]:
    state = path.stat()
    return [state.st_size, state.st_mtime_ns]
