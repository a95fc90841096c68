"""A folder appears whole or not at all: it is written beside its place and then takes it."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.dataset.data_package import PACKAGE_NAME
from schemas.dataset import DATASET

_PACKAGE: Final = "datapackage.json"
_OURS: Final = frozenset(
    {_PACKAGE, "plans", "dataset.duckdb", *(f"{table.name}.{kind}" for table in DATASET for kind in ("csv", "parquet"))}
)


@contextmanager
def published(out: Path) -> Iterator[Path]:
    """Yield an empty folder to write to; it becomes `out` when the block ends, and vanishes when the block fails.

    A dataset that was there is replaced by one rename; what else lies in the folder stays. In a folder that holds
    anything but a dataset, or that cannot be renamed (a mount point), files are replaced one by one instead, the
    package's description last: without it there is no dataset.
    """
    target = out.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    _finish_interrupted(target)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
    try:
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        if not (_replaceable(target) and _swap(fresh, target)):
            _move_in(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def is_dataset(folder: Path) -> bool:
    """Tell whether a folder holds a dataset that was written to its end."""
    try:
        package = json.loads((folder / _PACKAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(package, dict) and package.get("name") == PACKAGE_NAME


def _replaceable(target: Path) -> bool:
    """Only a missing folder, one without visible files, or a dataset may be renamed away."""
    if not target.exists():
        return True
    return is_dataset(target) or all(entry.name.startswith(".") for entry in target.iterdir())


def _swap(fresh: Path, target: Path) -> bool:
    """Rename the old folder away and the new one into its place; False where the system refuses."""
    old = _old_name(target)
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    except OSError:
        if old.exists() and not target.exists():
            old.rename(target)
        return False
    _finish_interrupted(target)
    return True


def _finish_interrupted(target: Path) -> None:
    """Do what was left to do after a swap, also after one that was cut off: nobody's files are lost."""
    old = _old_name(target)
    if not old.exists():
        return
    if not target.exists():
        old.rename(target)
        return
    for entry in sorted(old.iterdir()):
        if entry.name not in _OURS and not (target / entry.name).exists():
            entry.rename(target / entry.name)
    shutil.rmtree(old)


def _old_name(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def _move_in(fresh: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    (target / _PACKAGE).unlink(missing_ok=True)
    plans = target / "plans"
    if plans.is_dir():
        for stale in plans.glob("*.json"):
            stale.unlink()
    for path in sorted(fresh.rglob("*"), key=lambda path: (path.name == _PACKAGE, path)):
        place = target / path.relative_to(fresh)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            shutil.move(path, place)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
