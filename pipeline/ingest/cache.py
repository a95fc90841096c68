"""Where results are kept between runs: by the file's digest, the code's version and the options that matter."""

import hashlib
import json
import os
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from pipeline.ingest.code_version import code_version
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.whole_file import write_whole

_UNUSED_DAYS: Final = 30
_DAY_S: Final = 24 * 3600
_SETTLED_NS: Final = 2_000_000_000  # a file younger than this may be written again within the same clock tick


def default_cache() -> Path:
    """Return the user's cache folder for this program, by the custom of the system."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "jihua"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries. All versions share `root`; `results` belongs to one version and one set of options."""

    root: Path
    results: Path

    def entry(self, sha256: str) -> Path:
        """Return the place of a file's entry."""
        return self.results / sha256[:2] / f"{sha256}.result"

    def known_digest(self, path: Path) -> str:
        """Return the digest that a file had when it was last read, "" where it has changed since, or was never read."""
        try:
            note = json.loads(self._note(path).read_bytes())
            return str(note["sha256"]) if note["state"] == _state(path.stat()) else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def remember_digest(self, path: Path, sha256: str, seen: os.stat_result) -> None:
        """Note the digest of a file as it was `seen` before it was read; a file just written is not trusted yet."""
        if time.time_ns() - seen.st_mtime_ns < _SETTLED_NS:
            return
        write_whole(self._note(path), json.dumps({"state": _state(seen), "sha256": sha256}).encode())

    def _note(self, path: Path) -> Path:
        name = hashlib.sha256(os.fsencode(path)).hexdigest()
        return self.root / "files" / name[:2] / name


def _state(seen: os.stat_result) -> list[int]:
    return [seen.st_size, seen.st_mtime_ns, seen.st_ino]


def open_cache(root: Path, options: IngestOptions) -> Cache:
    """Return the entries for this code and these options; drop what dead runs and old versions left."""
    version = code_version()
    cache = Cache(root, root / version / options_digest(options))
    cache.results.mkdir(parents=True, exist_ok=True)
    os.utime(root / version)
    _drop_old_versions(root, version)
    return cache


def options_digest(options: IngestOptions) -> str:
    """Return 16 hex digits of the options that decide what is read; of the password only a digest goes in."""
    stated = [options.reader, options.password, options.lexicon, options.with_names]
    return hashlib.sha256(json.dumps(stated).encode()).hexdigest()[:16]


def _drop_old_versions(root: Path, current: str) -> None:
    for folder in root.iterdir():
        with suppress(OSError):  # another run may be at the same
            unused = time.time() - folder.stat().st_mtime > _UNUSED_DAYS * _DAY_S
            if unused and folder.name != current and len(folder.name) == len(current):
                shutil.rmtree(folder)


def drop_drafts(cache: Cache) -> None:
    """Remove half-written entries of processes that are gone."""
    for draft in cache.root.glob("**/*.draft"):
        pid = draft.name.split(".")[-2]
        if not (pid.isdigit() and psutil.pid_exists(int(pid))):
            draft.unlink(missing_ok=True)
