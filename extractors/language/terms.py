"""Concepts: tags for words that speak of one thing (新住民, 新移民, 外籍配偶). The text itself is never changed."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.radicals import selective_nfkc


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptTag:
    """One mention.

    Attributes:
        concept: Id, the same in all plans.
        label: The word that stands for all of them, as current policy has it.
        printed: The words as printed; `start`, `end` their offsets in the text.
        note: Why the words differ, where that matters.
    """

    concept: str
    label: str
    printed: str
    start: int
    end: int
    note: str = ""


def find_concepts(text: str) -> tuple[ConceptTag, ...]:
    """Return the mentions of known concepts in order, the longest at each place; white space in a word is ignored."""
    pattern, concepts = _mentions()
    found = []
    for match in pattern.finditer(selective_nfkc(text)):
        concept = concepts["".join(match[0].split())]
        entry = load_lexicon("concepts")[concept]
        found.append(
            ConceptTag(
                concept=concept,
                label=entry["label"],
                printed=text[match.start() : match.end()],
                start=match.start(),
                end=match.end(),
                note=entry.get("note", ""),
            )
        )
    return tuple(found)


@cache
def _mentions() -> tuple[re.Pattern[str], dict[str, str]]:
    lexicon = load_lexicon("concepts")
    concepts = {word: concept for concept, entry in lexicon.items() for word in entry["words"]}
    spaced = (r"\s*".join(map(re.escape, word)) for word in sorted(concepts, key=len, reverse=True))
    return re.compile("|".join(spaced)), concepts
