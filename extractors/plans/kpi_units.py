"""The unit of a KPI: its own column, its values, its formula, its name, in this order."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from extractors.plans.lexicon import Lexicon, fold_word

_STATED: Final = re.compile(r"(?:計量)?單位\s*[:：]?\s*([^\s，,。；;()（）\[\]【】]{1,6})")
_PERCENT: Final = re.compile(r"[*×xX✕]\s*100\s*[%％]?|[%％]")
_NAMED: Final = re.compile(r"[(（]\s*(?:單位[:：]?)?\s*([^()（）]{1,6})\s*[)）]\s*$")


def kpi_unit(
    printed: str | None, formula: str | None, name: str, values: Sequence[str | None], lexicon: Lexicon
) -> str | None:
    """Give the unit, none where nothing states one.

    Args:
        printed: The cell of a unit column.
        formula: The formula cell, which may end in 單位：%, (件) or ×100%.
        name: The KPI's name, which may end in (件).
        values: Units beside the values.
        lexicon: Known units.
    """
    known = {fold_word(unit): unit for unit in lexicon.lists["measurement_units"]}
    if printed:
        return printed
    stated = next((unit for unit in values if unit), None)
    if stated is not None:
        return stated
    if formula:
        match = _STATED.search(formula)
        if match:
            return known[fold_word(match[1])] if fold_word(match[1]) in known else match[1]
        bracketed = _in_last_brackets(formula, known)
        if bracketed is not None:
            return bracketed
        if _PERCENT.search(formula):
            return "%"
    return _in_last_brackets(name, known)


def _in_last_brackets(text: str, known: Mapping[str, str]) -> str | None:
    """Give the unit in the brackets that end a name or a formula: 當年度提案件數(件)."""
    match = _NAMED.search(text)
    return known[fold_word(match[1])] if match and fold_word(match[1]) in known else None
