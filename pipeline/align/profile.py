"""What a row is about, in the form that rows of different offices are compared in."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from extractors.language.normalize import fold_key, spell_text
from extractors.language.terms import find_concepts
from pipeline.align.keys import name_key
from pipeline.align.row import Row
from pipeline.align.tokens import drop_list_marks

Part = tuple[str, float]

_FORMULA: Final = 0.5  # a formula says what its KPI is about, but in the words of a calculation
_SERVED_KPI: Final = 0.5  # so does the KPI that an action serves: 由各戶所自訂計畫 is about nothing by itself
_SHORTEST_LEAD: Final = 4
_BRACKETED: Final = re.compile(r"[(\[【{〔《][^()\[\]【】{}〔〕《》]*[)\]】}〕》]")
_LEAD_END: Final = re.compile(r"[:\n]")
_AGE: Final = re.compile(r"(\d+)(?:岁|足岁)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One row as alignment sees it. Texts are folded keys; each part has a weight.

    Attributes:
        full: Text and title (a title that rows share counts less), for an action the KPI that it serves.
        lead: The same with no more of the text than its first clause: lists and formulas behind it are detail.
        name: The title, where no other row of the plan has it; else "".
        ages: Ages that the row names: 80歲以上 is not 90歲以上.
        owner: The unit's key.
    """

    row: Row
    full: tuple[Part, ...]
    lead: tuple[Part, ...]
    name: str
    ages: frozenset[str]
    owner: str


def build_profiles(rows: Sequence[Row]) -> Sequence[Profile]:
    """Return the profiles of one plan's measures and KPIs, in their order."""
    titles = Counter(fold_key(row.title) for row in rows)
    kpis = {row.number: row for row in rows if row.entity == "kpi" and row.number}
    return [_profile(row, titles[fold_key(row.title)], kpis) for row in rows]


def _profile(row: Row, times: int, kpis: Mapping[str, Row]) -> Profile:
    if row.entity == "kpi":
        name = name_key(subject(row.title))
        full: tuple[Part, ...] = ((name, 1.0), (subject(row.text), _FORMULA))
        return Profile(row=row, full=full, lead=((name, 1.0),), name=name, ages=_ages(row), owner=_owner(row))
    title = subject(row.title) or fold_key(row.title)
    text = subject(row.text) or fold_key(row.text)
    lead = subject(lead_of(row.text))
    weight = times**-0.5
    served = kpis.get(row.place.get("kpi", ""))
    context = () if served is None else ((name_key(subject(served.title)), _SERVED_KPI),)
    return Profile(
        row=row,
        full=(*_parts(text, title, weight), *context),
        lead=(*_parts(lead, title, weight), *context),
        name=title if times == 1 else "",
        ages=_ages(row),
        owner=_owner(row),
    )


def _parts(text: str, title: str, weight: float) -> Iterator[Part]:
    if text:
        yield text, 1.0
    if title and title not in text:
        yield title, weight


def _ages(row: Row) -> frozenset[str]:
    return frozenset(_AGE.findall(fold_key(drop_list_marks(f"{row.title}\n{row.text}"))))


def _owner(row: Row) -> str:
    return fold_key(row.fields.get("owner", ""))


@lru_cache(maxsize=65536)
def subject(text: str) -> str:
    """Return the key of what a text is about: concepts under one name, brackets, targets and list marks off."""
    return fold_key(_target().sub("", _without_brackets(spell_text(_one_word_a_concept(drop_list_marks(text))))))


@lru_cache(maxsize=65536)
def lead_of(text: str) -> str:
    """Return the first clause of a text that says something: up to a colon or a line's end, brackets off."""
    plain = _without_brackets(spell_text(drop_list_marks(text)))
    clauses = (clause for clause in _LEAD_END.split(plain) if len(fold_key(clause)) >= _SHORTEST_LEAD)
    return next(clauses, plain)


def _one_word_a_concept(text: str) -> str:
    """Put one name for each concept (新移民 and 外籍配偶 are 新住民), for the key alone."""
    pieces: list[str] = []
    position = 0
    for tag in find_concepts(text):
        pieces += (text[position : tag.start], tag.label)
        position = tag.end
    return "".join([*pieces, text[position:]])


def _without_brackets(text: str) -> str:
    """Drop what stands in brackets, from the innermost; a bracket that is never closed stays."""
    before = None
    while text != before:
        before, text = text, _BRACKETED.sub("", text)
    return text


@cache
def _target() -> re.Pattern[str]:
    lexicon = tomllib.loads((files("pipeline.align") / "profile.toml").read_text(encoding="utf-8"))
    rates, bounds, units = (_alternatives(lexicon[name]) for name in ("rate_words", "bounds", "target_units"))
    return re.compile(rf"(?:{rates})?率?(?:{bounds})*[\d.,]+(?:{units})(?:{bounds})*")


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(sorted((re.escape(spell_text(word)) for word in words), key=len, reverse=True))
