"""Amounts of money in plans, to whole new Taiwan dollars."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from extractors.language.bounds import FIGURES, ZH_NUMBER, alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.missing import parse_missing
from extractors.language.numerals import NUMERAL_CHARACTERS, read_number
from extractors.language.roc_calendar import squeeze
from schemas.plan import ValueStatus

_MULTIPLES: Final = "十百佰千仟萬億"
_FIGURES_IN_PARTS: Final = rf"(?:{FIGURES})(?:[{_MULTIPLES}]{{1,3}}(?:{FIGURES})){{0,3}}[{_MULTIPLES}]{{0,3}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyReading:
    """One amount.

    Attributes:
        amount_twd: Whole new Taiwan dollars; None where the text states none.
        status: Why it is None (`no_budget`, `by_budget`, `blank`, `qualitative` …).
        label: What is printed before the amount (聘請講師鐘點費).
        raw: The amount as printed, without white space.
    """

    amount_twd: int | None = None
    status: ValueStatus = ""
    label: str | None = None
    raw: str | None = None


def parse_money(text: str, factor: int = 1) -> MoneyReading:
    """Read the amount of a budget cell. Never fails: a text without an amount has a status.

    Args:
        text: The cell's text.
        factor: Dollars in one unit of a bare number, from the column head (千元 is 1000); a number with 元 or 萬
            behind it states its own and isn't multiplied.
    """
    squeezed = squeeze(text)
    status = parse_missing(squeezed)
    if status:
        return MoneyReading(status="no_budget" if status == "no_data" else status)
    amounts = find_money(text)
    if amounts:
        return amounts[0]
    bare = _bare_form().fullmatch(squeezed)
    if bare is None:
        return MoneyReading(status="qualitative")
    value = read_number(bare["number"])
    if value is None:
        return MoneyReading(status="qualitative")
    amount = round(value * (1 if bare["number"][-1] in _MULTIPLES else factor))
    return MoneyReading(amount_twd=-amount if bare["minus"] else amount, raw=squeezed)


def find_money(text: str) -> tuple[MoneyReading, ...]:
    """Return every amount that a text names with its unit (16,000元, 新臺幣壹萬陸仟元整, NT$16,000), in order."""
    squeezed = squeeze(text)
    found = []
    last = 0
    for match in _money_form().finditer(squeezed):
        label = squeezed[last : match.start()].strip("、，,；;:：()（）。")
        last = match.end()
        value = read_number(match["number"] or match["bare"])
        if value is None:
            continue
        found.append(MoneyReading(amount_twd=round(value), label=label or None, raw=match[0]))
    return tuple(found)


def read_money_factor(head: str) -> int:
    """Return the dollars in one unit of a column, from its head or a note (單位：千元); 1 where it names none."""
    match = _factor_form().search(squeeze(head))
    return int(load_lexicon("money")["factors"][match[1]]) if match else 1


@cache
def _money_form() -> re.Pattern[str]:
    currency = alternation(load_lexicon("money")["words"]["currency"])
    number = rf"{_FIGURES_IN_PARTS}|{ZH_NUMBER}"
    return re.compile(rf"(?:{currency})*:?(?:(?P<number>{number})[元圓]整?|(?<=\$)(?P<bare>{FIGURES}))")


@cache
def _bare_form() -> re.Pattern[str]:
    currency = alternation(load_lexicon("money")["words"]["currency"])
    return re.compile(rf"(?:{currency})*(?P<minus>-)?(?P<number>{_FIGURES_IN_PARTS})整?")


@cache
def _factor_form() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d{NUMERAL_CHARACTERS}])({alternation(load_lexicon('money')['factors'])})")
