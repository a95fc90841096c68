"""What a money column counts in and for: 千元 in its head or in a note over the table, 經常門, 資本門, 合計."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from extractors.plans.headings import Heading
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.roles import Column, TableRoles

_FACTORS: Final[Mapping[str, int]] = {"千": 1_000, "仟": 1_000, "萬": 10_000, "百萬": 1_000_000, "億": 100_000_000}
_UNIT: Final = re.compile(r"(百萬|千|仟|萬|億)元")
_NOTE: Final = re.compile(r"(?:單位|金額)[:：]?(?:新[臺台]幣)?[:：]?(百萬|千|仟|萬|億)?元")


def money_factors(roles: TableRoles, notes: Iterable[str]) -> dict[int, int]:
    """Give the factor of each money column; its own head speaks before a note over the table."""
    noted = next((f for note in notes if (f := note_factor(note)) is not None), 1)
    return {c.col: head_factor(c.heading) or noted for c in roles.all("budget")}


def head_factor(heading: Heading) -> int | None:
    """Read 千元, 萬元 or 元 in a column's head; none where it says nothing."""
    folded = fold_word(heading.joined)
    match = _UNIT.search(folded)
    if match:
        return _FACTORS[match[1]]
    return 1 if re.search(r"[(（](?:單位[:：])?(?:新[臺台]幣)?元[)）]", folded) else None


def note_factor(note: str) -> int | None:
    """Read a note such as `單位：新臺幣千元`; none where the text is no such note."""
    match = _NOTE.search(fold_word(note))
    if match is None:
        return None
    return _FACTORS[match[1]] if match[1] else 1


def money_category(column: Column, lexicon: Lexicon) -> str | None:
    """Give the category that a money column's head names (經常門, 合計), none for a column of plain amounts."""
    for part in reversed(column.heading.parts):
        bare = re.sub(r"[(（].*?[)）]", "", fold_word(part))
        if bare in lexicon.lists["budget_categories"]:
            return bare
    return None
