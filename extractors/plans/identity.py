"""Ids from content: the same row gets the same id on every run, whatever its page or the order of files."""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

_SEPARATOR: Final = "\x1f"  # a sign that no plan prints, so that ("ab", "c") is not ("a", "bc")
_WHITE: Final = re.compile(rf"[^\S{_SEPARATOR}]+")


def content_id(prefix: str, parts: Iterable[object]) -> str:
    """Give `prefix` and ten hex digits of what a row is; missing parts count as empty, white space does not count."""
    text = _WHITE.sub("", _SEPARATOR.join(["" if part is None else str(part) for part in parts]))
    return f"{prefix}-{hashlib.blake2b(text.encode(), digest_size=5).hexdigest()}"


def unique_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Tell equal ids apart by an ordinal, in the order given (`m-…`, `m-…-2`): only rows that say the same collide."""
    given: dict[str, None] = {}  # an ordered set
    counts: dict[str, int] = {}
    for row_id in ids:
        name = row_id
        while name in given:  # an ordinal may be taken too: ids that were told apart before come in again
            counts[row_id] = counts.get(row_id, 1) + 1
            name = f"{row_id}-{counts[row_id]}"
        given[name] = None
    return tuple(given)
