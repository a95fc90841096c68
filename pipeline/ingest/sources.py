"""What the user named (files, folders, globs, URLs) to the files meant, each with the name that the dataset shows."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from pipeline.ingest.errors import RunError

if TYPE_CHECKING:
    import fsspec

_MAGIC: Final = frozenset("*?[")
_WEB: Final = frozenset({"http", "https"})  # no folders to list there, and ? is part of an address


class Source(NamedTuple):
    """One file to read.

    Attributes:
        location: An absolute path, or a URL that fsspec knows.
        name: What it goes by: relative to the folder that was named, else the file's own name. A URL's host,
            credentials and query are no part of it.
    """

    location: str
    name: str


def is_url(location: str) -> bool:
    """Tell `s3://…` from a path; a Windows drive is no scheme."""
    return "://" in location


def find_sources(arguments: Iterable[str]) -> tuple[Source, ...]:
    """Expand files, folders (every *.pdf below, any case), globs and URLs; each file once, in the order of names.

    A path that does not exist, or a folder that cannot be listed, stays in the list: it becomes a failed document with
    its reason, not a silence.

    Raises:
        RunError: A URL's scheme is unknown, or the package that reads it is not installed.
    """
    found: dict[str, str] = {}
    for argument in arguments:
        for location, name in _expand_url(argument) if is_url(argument) else _expand_path(argument):
            found.setdefault(location, name)
    return tuple(sorted((Source(*item) for item in found.items()), key=lambda source: (source.name, source.location)))


def _expand_path(argument: str) -> Iterator[Source]:
    path = Path(argument)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists() or not _MAGIC.intersection(argument):
        yield _file(path, path.name)
    else:
        for match in sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207 - Path.glob refuses absolute patterns
            matched = Path(match)
            if matched.is_dir():
                yield from _folder(matched)
            else:
                yield _file(matched, matched.name)


def _file(path: Path, name: str) -> Source:
    return Source(str(path.absolute()), name or str(path))


def _folder(folder: Path) -> Iterator[Source]:
    refused: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders.sort()
        for name in sorted(files):
            path = Path(parent, name)
            if path.suffix.lower() == ".pdf":
                yield _file(path, path.relative_to(folder).as_posix())
    for error in refused:
        path = Path(error.filename or folder)
        yield _file(path, path.relative_to(folder).as_posix() if path != folder else folder.name)


def _expand_url(argument: str) -> Iterator[Source]:
    scheme = urlsplit(argument).scheme
    if scheme in _WEB:
        yield Source(argument, _name(unquote(urlsplit(argument).path)) or argument)
        return
    file_system, path = _open_file_system(argument)
    if _MAGIC.intersection(path):
        for match in sorted(file_system.glob(path)):
            yield Source(file_system.unstrip_protocol(match), _name(match))
    elif file_system.isdir(path):
        base = path.rstrip("/") + "/"
        for match in sorted(file_system.find(path)):
            if match.lower().endswith(".pdf"):
                yield Source(file_system.unstrip_protocol(match), match.removeprefix(base))
    else:
        yield Source(argument, _name(path))


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _open_file_system(url: str) -> "tuple[fsspec.AbstractFileSystem, str]":
    import fsspec

    try:
        file_system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:  # ImportError names the package to install
        raise RunError(
            f"讀不了這個網址：{url}（{error}）。", f"This address cannot be read: {url} ({error})."
        ) from error
    return file_system, path
