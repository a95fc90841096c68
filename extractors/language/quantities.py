"""Every number that an office commits to or is judged by: texts to lexemes, lexemes to entities, entities to values.

spaCy matches the patterns over Docs of our own making: one token a lexeme, its tag from `lexemes`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, cast

from extractors.language.lexeme_forms import may_count
from extractors.language.lexemes import Lexeme, find_lexemes
from extractors.language.quantity_patterns import VALUE_TAGS, known_tags, pipeline
from extractors.language.quantity_values import Entity, QuantityKind, QuantityReading, TaggedText, read_entity

_BREAK: Final = "BREAK"  # the tag between two stretches; no pattern names it


def find_quantities(text: str) -> tuple[QuantityReading, ...]:
    """Return the quantities of one text, in order."""
    return find_all_quantities((text,))[0]


def find_all_quantities(texts: Sequence[str]) -> tuple[tuple[QuantityReading, ...], ...]:
    """Return the quantities of each text. Give all texts of a plan at once: the pipeline then runs once.

    The pipeline is built on the first text that has a number, once a process.
    """
    read = [TaggedText(text, find_lexemes(text) if may_count().search(text) else ()) for text in texts]
    found: list[list[QuantityReading]] = [[] for _ in texts]
    for index, entity in _entities(read):
        reading = read_entity(entity)
        if reading is not None:
            found[index].append(reading)
    return tuple(map(tuple, found))


def _entities(read: Sequence[TaggedText]) -> Iterator[tuple[int, Entity]]:
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

    nlp = pipeline()
    for span in nlp(Doc(nlp.vocab, words=tags, tags=tags)).ents:
        at = bisect_right(starts, span.start) - 1
        index, first = places[at]
        moved = first - starts[at]
        yield index, Entity(cast("QuantityKind", span.label_), read[index], span.start + moved, span.end + moved)


def _stretches(lexemes: Sequence[Lexeme]) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of tags that patterns know and that hold a value, each with the index of its first lexeme."""
    if not lexemes:
        return
    known = known_tags()
    stretch: list[str] = []
    for index, lexeme in enumerate(lexemes):
        if lexeme.tag in known:
            stretch.append(lexeme.tag)
            continue
        if not VALUE_TAGS.isdisjoint(stretch):
            yield index - len(stretch), stretch
        stretch = []
    if not VALUE_TAGS.isdisjoint(stretch):
        yield len(lexemes) - len(stretch), stretch
