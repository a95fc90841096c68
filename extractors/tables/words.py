"""The word list beside this code (`words.toml`), read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter


@dataclass(frozen=True, slots=True)
class Words:
    """Words by which a table's furniture is known; `words.toml` says what each list is for.

    Those of heads come by their first character: most of the few hundred begin with none of a short text's.
    """

    header: Mapping[str, tuple[str, ...]]
    longest_header: int
    caption_begins: tuple[str, ...]
    caption_numbers: tuple[str, ...]
    caption_ends: tuple[str, ...]
    longest_caption: int
    notes: tuple[str, ...]
    continued: tuple[str, ...]
    going_on: tuple[str, ...]
    signs: frozenset[str]
    dashes: frozenset[str]


@cache
def load_words() -> Words:
    """Return the word list."""
    table = tomllib.loads((files("extractors.tables") / "words.toml").read_text(encoding="utf-8"))
    header, caption, marks = table["header"], table["caption"], table["marks"]
    return Words(
        header={first: tuple(words) for first, words in groupby(sorted(header["words"].split()), itemgetter(0))},
        longest_header=header["longest"],
        caption_begins=tuple(caption["begins"]),
        caption_numbers=tuple(caption["numbers"]),
        caption_ends=tuple(caption["ends"]),
        longest_caption=caption["longest"],
        notes=tuple(caption["notes"]),
        continued=tuple(sorted(caption["continued"], key=len, reverse=True)),
        going_on=tuple(caption["going_on"]),
        signs=frozenset(marks["signs"]),
        dashes=frozenset(marks["dashes"]),
    )


def is_mark_text(text: str) -> bool:
    """Tell whether a text is nothing but mark characters: signs, or dashes drawn as a line."""
    words = load_words()
    bare = text.replace(" ", "")
    return bool(bare) and (words.signs.issuperset(bare) or words.dashes.issuperset(bare))
