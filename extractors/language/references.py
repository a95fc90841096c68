"""Bounds that name no number: 不得低於前三年的平均數, 以較104年不成長為目標, 不得低於民政局執行率."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from extractors.language.bounds import alternation, comparators
from extractors.language.lexicon import load_lexicon
from extractors.language.roc_calendar import find_roc_years, squeeze
from extractors.language.roc_range import find_roc_range
from schemas.plan import Comparator

_CHANGES: Final[tuple[tuple[str, Comparator], ...]] = (
    ("not_above", "<="),
    ("not_below", ">="),
    ("above", ">"),
    ("below", "<"),
)
_COMPARED: Final = ("較", "比", "相較", "與")
_CLAUSE: Final = re.compile(r"[，,。；;、\n]")
_YEARLY: Final = re.compile(
    r"(?:每年|逐年|按年)度?(?:約|至少|各|再|持續)?(?:增加|提升|提高|成長|減少|降低|下降|遞增|遞減)"
)
_LAST_YEAR: Final = re.compile(r"上[一1]?(?:學?年度?|期)|前[一1](?:學?年度?|期)|去年度?|前(?:學?年度|期)")
_BASE_YEAR: Final = re.compile(r"(?:基準|基期|基線)年?度?|現況")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A bound set by something else.

    Attributes:
        comparator: Which side of it is allowed.
        reference: `MEAN_PREV_3Y` (mean of the three years before), `YEAR:2015` (the value of that CE year),
            `PREV_YEAR`, `BASE_YEAR` (基準年), or the words that name it (民政局執行率).
    """

    comparator: Comparator
    reference: str


def find_reference(text: str) -> Reference | None:
    """Return the first bound of a text that is set by another value, or None."""
    for clause in _CLAUSE.split(squeeze(text)):
        found = _mean(clause) or _compared(clause) or _named(clause)
        if found is not None:
            return found
    return None


def _mean(clause: str) -> Reference | None:
    """Read 不得低於前三年的平均數."""
    if not any(word in clause for word in _words()["mean"]):
        return None
    span = find_roc_range(clause)
    if span is None or span.relative >= 0:
        return None
    return Reference(comparator=_leading(clause), reference=f"MEAN_PREV_{-span.relative}Y")


def _compared(clause: str) -> Reference | None:
    """Read 較104年不成長, 較上年度減少."""
    if "較" not in clause or re.search(r"\d%|百分之", clause):
        return None
    return _change(clause)


def find_change(text: str) -> Reference | None:
    """Return the year that a whole value is a change from (較前一年增加5%, 比113年減少2件, 每年提升2%), or None.

    The number in such a value is how much more or less, not the value itself.
    """
    squeezed = squeeze(text)
    if not re.search(r"\d|百分之", squeezed):
        return None
    if _YEARLY.match(squeezed):
        return _change("前一年" + squeezed)
    return _change(squeezed) if squeezed.startswith(_COMPARED) else None


def _change(clause: str) -> Reference | None:
    years = find_roc_years(clause)
    base = f"YEAR:{years[0].year}" if years else "PREV_YEAR" if _LAST_YEAR.search(clause) else ""
    if not base and _BASE_YEAR.search(clause):
        base = "BASE_YEAR"
    kind = next((sign for name, sign in _CHANGES if any(word in clause for word in _words()[name])), None)
    return Reference(comparator=kind, reference=base) if base and kind is not None else None


def _named(clause: str) -> Reference | None:
    """Read 不得低於民政局執行率: a comparator, then a measure's name, no number."""
    match = _named_form().search(clause)
    if match is None:
        return None
    reference = "PREV_YEAR" if _LAST_YEAR.match(match["name"]) else match["name"]
    return Reference(comparator=comparators("before")[match["sign"]], reference=reference)


def _leading(clause: str) -> Comparator:
    match = re.search(alternation(comparators("before")), clause)
    return comparators("before")[match[0]] if match else ""


@cache
def _named_form() -> re.Pattern[str]:
    endings = alternation(load_lexicon("quantity_words")["measure_nouns"]["endings"])
    signs = alternation(word for word in comparators("before") if len(word) > 1 and word[0] not in "≥≤<>")
    return re.compile(rf"(?P<sign>{signs})(?P<name>[^\d%]{{1,20}}?(?:{endings}))(?:$|[(（為])")


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = load_lexicon("quantity_words")["references"]
    return words
