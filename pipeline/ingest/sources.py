"""What the user named (files, folders, globs) to the files meant, each with the name that the dataset shows."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_MAGIC = frozenset("*?[")


class Source(NamedTuple):
    """One file to read and the name it goes by: relative to the folder that was named."""

    path: Path
    name: str


def find_sources(arguments: Iterable[str]) -> tuple[Source, ...]:
    """Expand files, folders (every *.pdf below, any case) and globs; each file once, in the order of their names.

    A path that does not exist stays in the list: it becomes a failed document with its reason, not a silence.
    """
    found: dict[Path, str] = {}
    for argument in arguments:
        for path, name in _expand(argument):
            found.setdefault(path.absolute(), name)
    return tuple(sorted((Source(path, name) for path, name in found.items()), key=lambda s: (s.name, s.path)))


def _expand(argument: str) -> Iterator[Source]:
    path = Path(argument)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists() or not _MAGIC.intersection(argument):
        yield Source(path, path.name)
    else:
        for match in sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207 - Path.glob refuses absolute patterns
            matched = Path(match)
            if matched.is_dir():
                yield from _folder(matched)
            else:
                yield Source(matched, matched.name)


def _folder(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() == ".pdf" and path.is_file():
            yield Source(path, path.relative_to(folder).as_posix())
