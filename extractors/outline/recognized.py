"""Item numbers on pages that a recognizer read: strokes taken for 一, 一 taken for a dash."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from extractors.language.item_numbers import ItemNumber, read_item_number

_NOISE: Final = frozenset("_|ˍ¦‧.,'`´~-—–－一")  # specks and rules that the eye sees before a number
_DASH: Final = re.compile(r"(?P<open>[(（]?)[-—–－_ー](?P<close>[)）]|[、.．])")  # (-) and —、 stand for (一) and 一、


def read_recognized_number(text: str, last: Mapping[int, int]) -> ItemNumber | None:
    """Return the number that a recognized line begins with, where one reading of its first characters is the next.

    Args:
        text: The line, with a confidence below 1.
        last: The last number of each open level: a reading counts only if it is the next of its level.
    """
    plain = read_item_number(text)
    if plain is not None and plain.value == last.get(plain.level, 0) + 1:
        return plain
    for number in _readings(text):
        if number.value == last.get(number.level, 0) + 1:
            return number
    return plain


def _readings(text: str) -> Iterator[ItemNumber]:
    dash = _DASH.match(text)
    if dash is not None:
        number = read_item_number(f"{dash['open']}一{dash['close']}{text[dash.end() :]}")
        if number is not None:
            yield replace(number, label=text[: len(number.label)])
    for length in (1, 2):
        number = read_item_number(text[length:]) if all(char in _NOISE for char in text[:length]) else None
        if number is not None:
            yield replace(number, label=text[:length] + number.label)
