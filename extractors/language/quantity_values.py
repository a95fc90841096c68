"""An entity that a pattern found to its value: comparator, numbers, unit, and the period that it counts for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from extractors.language.lexemes import Lexeme
from extractors.language.lexicon import load_lexicon
from schemas.plan import Comparator

QuantityKind = Literal["rate", "count", "deadline", "frequency", "money", "age", "score", "threshold"]

_EDGE_TAGS: Final = frozenset({"COLON", "MEASURE", "OF"})  # they show that a number counts, and are no part of it
_CLAUSE_ENDS: Final = frozenset("。；;！!？?，,、\n")
_AFTER: Final = frozenset({"POST", "IN", "BEFORE"})
_UNITS: Final = frozenset({"UNIT", "TIMES", "TIME", "AGE", "SCORE", "MONEY", "PCT"})
_WITHOUT_CONTEXT: Final = frozenset({"deadline", "age"})  # 每月 before them says when, not how much
_LONGEST_CLAUSE: Final = 200
_EXAMPLES: Final = re.compile("例如|譬如|舉例|比如")
_FACTORS: Final = {"千元": 1e3, "仟元": 1e3, "萬元": 1e4, "百萬元": 1e6, "億元": 1e8}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityReading:
    """One quantity.

    Attributes:
        kind: What it states (see `quantity_patterns.toml`).
        comparator: "" for exactly; of a range, its lower end's.
        value, value_high: Percent is 99, money is dollars, points taken away are below 0; None for a day
            of the calendar.
        unit: As printed, without 個; None where none is.
        per: Period or thing that it counts for (年, 3個月, 人·年).
        raw: As printed; `start`, `end` its offsets in the text.
    """

    kind: QuantityKind
    comparator: Comparator
    value: float | None
    value_high: float | None
    unit: str | None
    per: str | None
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A text and its lexemes; without a number in it, without any."""

    text: str
    lexemes: tuple[Lexeme, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """What a pattern found: lexemes `start` to `end` of a text."""

    kind: QuantityKind
    tagged: TaggedText
    start: int
    end: int

    @property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """Those that it is."""
        return self.tagged.lexemes[self.start : self.end]


def read_entity(entity: Entity) -> QuantityReading | None:
    """Read the value of one entity; None where it is an example or commits to nothing (一處收件)."""
    if _is_example(entity):
        return None
    lexemes, kind = entity.lexemes, entity.kind
    inside = [lexeme for lexeme in lexemes if lexeme.tag not in _EDGE_TAGS]
    bracketed = [lexeme.norm.strip("()（）") for lexeme in lexemes if lexeme.tag == "OF"]
    start, end = inside[0].start, inside[-1].end
    raw = entity.tagged.text[start:end]
    numbers = [index for index, lexeme in enumerate(inside) if lexeme.value is not None]
    comparator, value, unit = (
        _end(inside, numbers[0], numbers[1] if len(numbers) > 1 else None) if numbers else _date(inside)
    )
    high = _end(inside, numbers[1], None) if len(numbers) > 1 else None
    per = _per(entity)
    if value is not None and per is None and not comparator and high is None and _is_idle(kind, raw):
        return None
    return QuantityReading(
        kind=kind,
        comparator=comparator or (">=" if high else ""),
        value=value,
        value_high=high[1] if high else None,
        unit=unit or (high[2] if high else None) or (bracketed[0] if bracketed else None),
        per=per,
        raw=raw,
        start=start,
        end=end,
    )


def _end(inside: Sequence[Lexeme], at: int, stop: int | None) -> tuple[Comparator, float | None, str | None]:
    """Read one number of an entity: its comparator, value and unit, from what stands around it up to `stop`."""
    number = inside[at]
    before = [lexeme for lexeme in inside[:at] if lexeme.tag == "PRE"]
    behind = inside[at + 1 : stop]
    after = [lexeme for lexeme in behind if lexeme.tag in _AFTER]
    lead = before[-1].norm if before else ""
    # 約30%以上 is at least 30 %: words behind the number win, unless a real bound stands before it.
    sign = after[0].norm if after and lead in {"", "~", ">="} else lead
    unit = number.norm or next((lexeme.norm for lexeme in behind if lexeme.tag in _UNITS), "")
    value = number.value
    if value is not None and number.tag == "FRAC":
        value, unit = round(100 * value, 4), "%"
    if value is not None and unit in _FACTORS:
        value, unit = value * _FACTORS[unit], "元"
    if value is not None and any(lexeme.tag == "GAIN" and lexeme.norm in _minus_words() for lexeme in inside[:at]):
        value = -value
    return cast("Comparator", sign), value, unit or None


def _date(inside: Sequence[Lexeme]) -> tuple[Comparator, float | None, str | None]:
    """Read a day of the calendar (9月30日前): a bound that is no number; `raw` says which day."""
    return cast("Comparator", next((lexeme.norm for lexeme in inside if lexeme.tag in _AFTER), "")), None, None


def _per(entity: Entity) -> str | None:
    """Return the periods inside an entity, else the nearest before it in its clause (每年宣導方式達6種以上)."""
    periods = [lexeme.norm for lexeme in entity.lexemes if lexeme.tag == "PER"]
    if periods or entity.kind in _WITHOUT_CONTEXT:
        return "·".join(filter(None, periods)) or None
    lexemes = entity.tagged.lexemes
    clause = _clause_spans(entity.tagged.text, lexemes[entity.start].start)
    for index in range(entity.start - 1, -1, -1):
        lexeme = lexemes[index]
        if lexeme.start < clause[-1][0]:
            break
        if lexeme.tag != "PER" or not any(start <= lexeme.start < end for start, end in clause):
            if periods:
                break
            continue
        periods.append(lexeme.norm)
    return "·".join(filter(None, reversed(periods))) or None


def _clause_spans(text: str, at: int) -> list[tuple[int, int]]:
    """Return the parts of the clause before an offset; what stands in closed brackets isn't part of it."""
    spans, end, depth = [], at, 0
    first = max(0, at - _LONGEST_CLAUSE)
    for index in range(at - 1, first - 1, -1):
        char = text[index]
        if char in ")）]】":
            if depth == 0:
                spans.append((index + 1, end))
            depth += 1
        elif char in "(（[【":
            if depth == 0:
                return [*spans, (index + 1, end)]
            depth, end = depth - 1, index
        elif depth == 0 and char in _CLAUSE_ENDS:
            return [*spans, (index + 1, end)]
    return [*spans, (first, end)] if depth == 0 else [*spans, (at, at)]


def _is_example(entity: Entity) -> bool:
    """Tell whether 例如 stands before an entity in its sentence."""
    at = entity.lexemes[0].start
    sentence = re.split(r"[。\n]", entity.tagged.text[max(0, at - _LONGEST_CLAUSE) : at])[-1]
    return _EXAMPLES.search(sentence) is not None


def _is_idle(kind: QuantityKind, raw: str) -> bool:
    """Tell whether a number without comparator and period only counts in passing: 一處收件, 一日, 十分."""
    if raw[0] == "一":
        return kind == "count" or (kind == "threshold" and raw[1:] in {"日", "天", "週"})
    return kind == "score" and not any(map(str.isdigit, raw))


@cache
def _minus_words() -> frozenset[str]:
    return frozenset(load_lexicon("quantity_words")["score"]["minus"])
