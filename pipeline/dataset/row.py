"""One row of the dataset before it is written, and how text and numbers come into it."""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final

Value = str | int | float | bool | tuple[int, ...] | tuple[str, ...] | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]

ROC_YEAR_OFFSET: Final = 1911  # 民國元年 is 1912 CE
# What no text file may hold, or XML 1.0 forbids: control characters, lone surrogates, non-characters.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str | None) -> str | None:
    r"""Return the text as every format can hold it, None where it is empty; `\r\n` becomes `\n`."""
    if not text:
        return None
    if _UNPRINTABLE.search(text):
        return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text


def common_era(roc_year: int | None) -> int | None:
    """Return the Common Era year of a ROC year; None stays None."""
    return None if roc_year is None else roc_year + ROC_YEAR_OFFSET


def short_hash(parts: Iterable[object], digits: int = 10) -> str:
    """Return hex digits that depend on the parts only; None and "" differ from each other and from no part."""
    packed = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return blake2b(packed.encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()[:digits]


def content_ids(prefix: str, keys: Sequence[Sequence[object]]) -> list[str]:
    """Return one id for each key, `<prefix><hash>`; a key that comes again gets `-2`, `-3` in its order."""
    seen: dict[str, int] = {}
    ids: list[str] = []
    for key in keys:
        name = prefix + short_hash(key)
        seen[name] = count = seen.get(name, 0) + 1
        ids.append(name if count == 1 else f"{name}-{count}")
    return ids
