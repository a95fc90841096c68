"""Which code made a result: a digest of our own sources and of the versions of the libraries that read."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_ROOTS: Final = ("pipeline", "extractors", "schemas")
_SUFFIXES: Final = frozenset({".py", ".toml", ".tsv", ".json", ".csv"})
_LIBRARIES: Final = (
    "camelot-py",
    "numpy",
    "onnxruntime",
    "opencc",
    "pdfplumber",
    "pdfminer.six",
    "pyarrow",
    "pypdfium2",
    "rapidfuzz",
    "rapidocr",
    "spacy",
)


@cache
def code_version() -> str:
    """Return 16 hex digits that change whenever our sources, Python's minor version or a library changes."""
    digest = hashlib.sha256(f"python {sys.version_info[:2]}".encode())
    for library in _LIBRARIES:
        digest.update(f"\n{library} {_version(library)}".encode())
    home = Path(__file__).resolve().parents[2]
    for root in _ROOTS:
        for path in sorted(path for path in (home / root).rglob("*") if path.suffix in _SUFFIXES):
            digest.update(f"\n{path.relative_to(home).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
