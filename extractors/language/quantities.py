"""Every number that an office commits to or is judged by, as a spaCy pipeline whose patterns are data.

`spacy.blank("zh")` over Docs of our own making (one token a lexeme, its tag from `lexemes`), an EntityRuler with the
patterns of `quantity_patterns.toml`, and nothing learned: no model, no download. spaCy is imported on first use.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from extractors.language.lexeme_forms import may_count
from extractors.language.lexemes import Lexeme, find_lexemes
from extractors.language.lexicon import load_lexicon
from schemas.plan import Comparator

if TYPE_CHECKING:
    from spacy.language import Language

QuantityKind = Literal["rate", "count", "deadline", "frequency", "money", "age", "score", "threshold"]

_BREAK: Final = "BREAK"  # the tag between two stretches; no pattern names it
_VALUES: Final = frozenset({"NUM", "FRAC", "PCTNUM", "ZERO", "DATE", "NTH"})  # every pattern asks for one of them
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


def find_quantities(text: str) -> tuple[QuantityReading, ...]:
    """Return the quantities of one text, in order."""
    return find_all_quantities((text,))[0]


def find_all_quantities(texts: Sequence[str]) -> tuple[tuple[QuantityReading, ...], ...]:
    """Return the quantities of each text. Give all texts of a plan at once: the pipeline then runs once.

    The pipeline is built on the first text that has a number, once a process.
    """
    read = [_Tagged(text, find_lexemes(text) if may_count().search(text) else ()) for text in texts]
    found: list[list[QuantityReading]] = [[] for _ in texts]
    for index, entity in _entities(read):
        reading = None if _is_example(entity) else _read(entity)
        if reading is not None:
            found[index].append(reading)
    return tuple(map(tuple, found))


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A text and its lexemes; without a number in it, without any."""

    text: str
    lexemes: tuple[Lexeme, ...]


@dataclass(frozen=True, slots=True)
class _Entity:
    """What a pattern found: lexemes `start` to `end` of a text."""

    kind: QuantityKind
    tagged: _Tagged
    start: int
    end: int

    @property
    def lexemes(self) -> tuple[Lexeme, ...]:
        return self.tagged.lexemes[self.start : self.end]


def _entities(read: Sequence[_Tagged]) -> Iterator[tuple[int, _Entity]]:
    """Yield the entities of all texts, each with the index of its text.

    All stretches that may hold one are one Doc, parted by tokens that no pattern has. Patterns ask for tags only, so a
    token's word is its tag: the vocabulary then holds a few dozen words for ever, instead of every piece of text it
    ever saw.
    """
    tags: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []  # of each stretch: its text, its first lexeme
    for index, tagged in enumerate(read):
        for first, stretch in _stretches(tagged.lexemes):
            starts.append(len(tags))
            places.append((index, first))
            tags += stretch
            tags.append(_BREAK)
    if not tags:
        return
    from spacy.tokens import Doc

    nlp = _pipeline()
    for span in nlp(Doc(nlp.vocab, words=tags, tags=tags)).ents:
        at = bisect_right(starts, span.start) - 1
        index, first = places[at]
        moved = first - starts[at]
        yield index, _Entity(cast("QuantityKind", span.label_), read[index], span.start + moved, span.end + moved)


def _stretches(lexemes: Sequence[Lexeme]) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of tags that patterns know and that hold a value, each with the index of its first lexeme."""
    if not lexemes:
        return
    known = _known_tags()
    stretch: list[str] = []
    for index, lexeme in enumerate(lexemes):
        if lexeme.tag in known:
            stretch.append(lexeme.tag)
            continue
        if not _VALUES.isdisjoint(stretch):
            yield index - len(stretch), stretch
        stretch = []
    if not _VALUES.isdisjoint(stretch):
        yield len(lexemes) - len(stretch), stretch


@cache
def _known_tags() -> frozenset[str]:
    return frozenset(tag for _, line in _pattern_lines() for item in line.split() for tag in _tags_of(item))


def _tags_of(item: str) -> list[str]:
    return [tag.rstrip("?*+") for tag in item.split("|")]


@cache
def _pipeline() -> "Language":
    """Build the pipeline: about a second, most of it spaCy's own import."""
    import spacy

    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler", config={"validate": True})
    ruler.add_patterns([{"label": kind, "pattern": _token_pattern(line)} for kind, line in _pattern_lines()])
    return nlp


def _pattern_lines() -> list[tuple[str, str]]:
    """Return all patterns with their kinds; those of ranges are the same for every kind, but for the unit."""
    lexicon = load_lexicon("quantity_patterns")
    lines = [(kind, line) for kind, kinds in lexicon["kinds"].items() for line in kinds]
    for kind, unit in lexicon["ranges"]["units"].items():
        optional = "|".join(f"{tag}?" for tag in unit.split("|"))
        for line in lexicon["ranges"]["lines"]:
            words = [optional if word == "U?" else unit if word == "U" else word for word in line.split()]
            lines.append((kind, " ".join(words)))
    return lines


def _token_pattern(line: str) -> list[dict[str, Any]]:
    """Turn `PRE* NUM UNIT|TIMES POST?` into spaCy's token pattern."""
    pattern = []
    for item in line.split():
        operator = item[-1] if item[-1] in "?*+" else ""
        tags = _tags_of(item)
        token: dict[str, Any] = {"TAG": tags[0] if len(tags) == 1 else {"IN": tags}}
        pattern.append(token | ({"OP": operator} if operator else {}))
    return pattern


def _read(entity: _Entity) -> QuantityReading | None:
    """Read the value of one entity from its lexemes, or None where it commits to nothing (一處收件)."""
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


def _per(entity: _Entity) -> str | None:
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


def _is_example(entity: _Entity) -> bool:
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
