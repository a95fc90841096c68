"""Which way is better for a KPI, by its comparators, its name and its formula, and how sure that is."""

from collections.abc import Iterable, Sequence
from typing import Final

from extractors.plans.lexicon import Lexicon
from schemas.plan import Comparator, Direction

_BY_COMPARATOR, _BY_NAME, _BY_FORMULA, _BY_ENDING = 0.95, 0.85, 0.7, 0.55
_MORE_ENDINGS: Final = (
    "率",
    "比例",
    "百分比",
    "度",
    "數",
    "量",
    "里程",
    "面積",
)  # most of what offices count is wished for


def read_direction(
    name: str, formula: str | None, comparators: Sequence[Comparator], lexicon: Lexicon
) -> tuple[Direction, float]:
    """Say `up` or `down` with a confidence, or nothing where the words don't tell.

    A comparator beside the targets is the office's own word for it. In the name the words for less come first, since a
    rate of errors is a rate too; in a formula the word that stands first is the measure, the others are its parts.
    """
    if any(c in (">=", ">") for c in comparators):
        return "up", _BY_COMPARATOR
    if any(c in ("<=", "<") for c in comparators):
        return "down", _BY_COMPARATOR
    if any(word in name for word in lexicon.down):
        return "down", _BY_NAME
    if any(word in name for word in lexicon.up):
        return "up", _BY_NAME
    up, down = _first(formula or "", lexicon.up), _first(formula or "", lexicon.down)
    if up is not None or down is not None:
        return ("up" if down is None or (up is not None and up <= down) else "down"), _BY_FORMULA
    return ("up", _BY_ENDING) if name.rstrip("0123456789%").endswith(_MORE_ENDINGS) else ("", 0.0)


def _first(text: str, words: Iterable[str]) -> int | None:
    return min((text.find(word) for word in words if word in text), default=None)
