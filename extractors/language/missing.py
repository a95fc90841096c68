"""Why a value is missing: 無資料 isn't 0, nor is it an empty cell, nor 無預算."""

import re
from functools import cache
from typing import Final, cast

from extractors.language.lexicon import load_lexicon
from extractors.language.roc_calendar import squeeze
from schemas.plan import ValueStatus

_BLANK: Final = re.compile(r"[-‐‑‒–—―─━_/／\\.．…·‧*＊\s()（）]*")
_ORNAMENT: Final = "()（）[]【】。.，,；;"


def parse_missing(text: str) -> ValueStatus:
    """Return why a cell states no value, or "" where it isn't one of the known words (then it may hold a value)."""
    squeezed = squeeze(text)
    if _BLANK.fullmatch(squeezed):
        return "blank"
    return _statuses().get(squeezed) or _statuses().get(squeezed.strip(_ORNAMENT)) or ""


@cache
def _statuses() -> dict[str, ValueStatus]:
    lexicon = load_lexicon("missing")
    return {squeeze(word): cast("ValueStatus", status) for status, words in lexicon.items() for word in words}
