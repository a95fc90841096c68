"""The word lists beside this code: units, comparators, missing-value words, month words, roles, terms."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return the content of `NAME.toml`, read once a process; callers must not change it."""
    return tomllib.loads((files("extractors.language") / f"{name}.toml").read_text(encoding="utf-8"))
