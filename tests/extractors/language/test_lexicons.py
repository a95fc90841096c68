"""The word lists themselves: a word has one reading."""

from collections import Counter
from collections.abc import Iterable

import pytest

from extractors.language.bounds import units
from extractors.language.lexicon import load_lexicon


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


@pytest.mark.parametrize("place", ["before", "beside", "after"])
def test_a_comparator_word_has_one_sign(place: str) -> None:
    signs = load_lexicon("quantity_words")["comparators"][place]
    assert _twice(word for words in signs.values() for word in words) == []


def test_a_unit_is_in_one_group() -> None:
    groups = load_lexicon("quantity_words")["units"]
    assert _twice(unit for group in groups.values() for unit in group) == []
    assert len(units()) == sum(map(len, groups.values()))


@pytest.mark.parametrize("name", ["words", "latin", "keys"])
def test_a_spelling_belongs_to_one_word_and_no_standard_word_is_replaced(name: str) -> None:
    table = load_lexicon("terms")[name]
    variants = [variant for spellings in table.values() for variant in spellings]
    assert _twice(variants) == []
    assert set(variants).isdisjoint(table)


def test_a_missing_word_has_one_reason() -> None:
    assert _twice(word for words in load_lexicon("missing").values() for word in words) == []


def test_a_word_has_one_concept() -> None:
    assert _twice(word for entry in load_lexicon("concepts").values() for word in entry["words"]) == []
