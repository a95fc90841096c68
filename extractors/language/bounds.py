"""One number with its comparator and unit (達60%以上, ≤5%, 90歲以上未滿百歲): the grammar that all values share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import NUMERAL_CHARACTERS, parse_numeral, read_number
from extractors.language.roc_calendar import iterate_roc_years
from schemas.plan import Comparator

# Lengths are bounded, and a number begins where no figure stands before it: a hostile run of figures costs no time.
FIGURES: Final = r"(?<!\d)\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|(?<!\d)\d{1,15}(?:\.\d{1,6})?(?!\d)"
ZH_NUMBER: Final = rf"(?<![{NUMERAL_CHARACTERS}])[{NUMERAL_CHARACTERS}]{{1,24}}"
_MULTIPLIED: Final = rf"(?:{FIGURES})(?:[十百千萬億]{{1,3}}(?:\d[\d,]{{0,15}}[千萬]?)?)?"
_PERCENT: Final = rf"[百千]分之(?:{FIGURES}|{ZH_NUMBER}(?:點{ZH_NUMBER})?)"
_FRACTION: Final = rf"{ZH_NUMBER}分之{ZH_NUMBER}"
_WORDS: Final = rf"(?:半|{ZH_NUMBER})(?:點{ZH_NUMBER})?"
_SPAN: Final = r"[~～\-–—−至到]"
_TENTHS: Final = r"[一二三四五六七八九]成[一二三四五六七八九]?(?=以|$|[，,。;；、)）])"
_GAP: Final = r"[^\d,，。;；、:：%]{0,8}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One value or range of values.

    Attributes:
        comparator: `>=`, `<=`, `>`, `<`, `~`, or "" for exactly. Of a range, that of its lower end (`>=` or `>`).
        value, value_high: As printed: percent is 99. `value_high` only of a range.
        high_included: Whether the upper end belongs to the range (未滿 leaves it out).
        unit: Without 個 before it (3個月 is 3 月); None where none is printed.
        per: What stands behind a slash (件/年).
        explicit: True where a comparator other than 達 is printed.
        start, end: Offsets in the text that was searched.
    """

    comparator: Comparator
    value: float
    value_high: float | None = None
    high_included: bool = True
    unit: str | None = None
    per: str | None = None
    explicit: bool = False
    start: int = 0
    end: int = 0


def find_bounds(squeezed: str) -> tuple[Bound, ...]:
    """Return all bounds of a text without white space (`roc_calendar.squeeze`), in order.

    Years, dates and ordinals (第3季) are none.
    """
    years = [match.span() for match, _ in iterate_roc_years(squeezed)]
    found = (match for match in bound_pattern().finditer(squeezed) if not _is_date(match, years))
    return tuple(_read(match) for match in found if _is_readable(match))


def _is_readable(match: re.Match[str]) -> bool:
    """Tell whether both ends are numbers: a run of numerals need not be one (十十件)."""
    return all(read_number(match[group]) is not None for group in ("number", "number2") if match[group])


def _is_date(match: re.Match[str], years: list[tuple[int, int]]) -> bool:
    """Tell whether the number belongs to a year, a month or a day of the calendar (9月30日前), or counts in order."""
    start, end = match.span("number")
    if match.string[start - 1 : start] == "第":
        return True
    if any(start < last and first < end for first, last in years):
        return True
    text = match.string
    return text[end : end + 1] == "月" or (match["unit"] == "日" and text[start - 1 : start] == "月")


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def units() -> dict[str, str]:
    """Return each unit with its group (percent, time, age, score, money, count)."""
    return {unit: group for group, words in load_lexicon("quantity_words")["units"].items() for unit in words}


@cache
def comparators(place: str) -> dict[str, Comparator]:
    """Return the comparator words that stand `before`, `beside` or `after` a number."""
    table: dict[Comparator, list[str]] = load_lexicon("quantity_words")["comparators"][place]
    return {word: sign for sign, words in table.items() for word in words}


@cache
def unit_pattern() -> str:
    """Return the expression of one unit, money and composites (千元/人) included."""
    plain = alternation(unit for unit, group in units().items() if group != "money")
    return rf"(?:(?:個(?={plain}))?(?:[千仟萬億]|百萬)?元|個?(?:{plain})(?!別|分之))"


@cache
def bound_pattern() -> re.Pattern[str]:
    """Return the expression of a bound or a range."""
    before, beside, after = (alternation(comparators(place)) for place in ("before", "beside", "after"))
    unit = unit_pattern()

    def one(tag: str, gap: str) -> str:
        words = rf"(?:{_WORDS})(?={unit}|以[上下內])"
        number = (
            rf"(?P<sign{tag}>(?<![\w)）%])-)?(?P<number{tag}>{_PERCENT}|{_TENTHS}|{_MULTIPLIED}|{_FRACTION}|{words})"
        )
        lead = rf"(?:(?P<before{tag}>{before}){gap})?(?P<beside{tag}>{beside})?"
        return rf"{lead}(?<![每隔]){number}(?P<unit{tag}>{unit})?(?P<per{tag}>/{unit})?(?P<after{tag}>{after})?"

    upper = rf"(?:(?:{_SPAN}|、(?={before}))?(?={before})|{_SPAN})"
    return re.compile(rf"{one('', _GAP)}(?:{upper}{one('2', '')})?")


def _read(match: re.Match[str]) -> Bound:
    lower, explicit = _comparator(match, "")
    value, percent = _value(match, "")
    unit = percent or _unit(match["unit"])
    per = match["per"] or match["per2"]
    high, included = None, True
    if match["number2"] is not None:
        upper, _ = _comparator(match, "2")
        high, percent2 = _value(match, "2")
        unit = unit or percent2 or _unit(match["unit2"])
        included = upper != "<"
        lower = lower or ">="
        explicit = True
    return Bound(
        comparator=lower,
        value=value,
        value_high=high,
        high_included=included,
        unit=unit,
        per=per[1:] if per else None,
        explicit=explicit,
        start=match.start(),
        end=match.end(),
    )


def _comparator(match: re.Match[str], tag: str) -> tuple[Comparator, bool]:
    """Return the comparator of one end; words after the number win over 達 and 約, those before it over the rest."""
    before, beside, after = (match[f"{place}{tag}"] for place in ("before", "beside", "after"))
    if before:
        return comparators("before")[before], True
    if after:
        return comparators("after")[after], True
    if beside:
        return comparators("beside")[beside], comparators("beside")[beside] != ">="
    return "", False


def _value(match: re.Match[str], tag: str) -> tuple[float, str | None]:
    numeral = parse_numeral(match[f"number{tag}"])
    value = float(numeral.value)
    return (-value if match[f"sign{tag}"] else value), numeral.unit


def _unit(printed: str | None) -> str | None:
    return printed if printed is None or printed == "個" else printed.removeprefix("個")
