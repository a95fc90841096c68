"""Whether letters of alphabets make words of some language, or are codes that stand for other glyphs.

Where a font's codes number its glyphs, text comes out as letters of many alphabets side by side, or, of Latin fonts,
as Latin text with every letter moved by one distance (29 in most: 7KH for The). Nothing here knows a language: words
are never looked up, and what no distance makes plain (part numbers, programs, sequences) is taken as it stands.
"""

import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Final

from schemas.page import Char

# ------------------------------------------------------------ letters moved by one distance

_DISTANCES: Final = tuple(distance for distance in range(-40, 41) if distance)
_ENOUGH: Final = 300  # printable ASCII signs; in fewer, frequencies say little
_MOSTLY: Final = 0.6  # share of the page that they are
_PLAIN: Final = 0.45  # nats a sign, from the letters of European languages; pages of Latin letters stay under it
_GAIN: Final = 0.4  # nats a sign that moving must win; over 100 languages none wins 0.15, garbled pages 0.43 and more
_SIGN: Final = 0.003  # frequency expected of each sign that is no letter
# of hundred letters, the mean of English, German, French, Spanish, Italian, Dutch, Polish, Czech and Finnish
_LETTERS: Final = {
    "a": 8.6, "b": 1.4, "c": 3.3, "d": 3.9, "e": 12.5, "f": 1.3, "g": 1.7, "h": 2.6, "i": 7.8, "j": 0.6, "k": 1.8,
    "l": 4.4, "m": 2.9, "n": 7.2, "o": 6.6, "p": 2.5, "q": 0.4, "r": 6.5, "s": 6.4, "t": 6.7, "u": 3.9, "v": 1.6,
    "w": 0.9, "x": 0.3, "y": 1.1, "z": 0.9,
}  # fmt: skip
_EXPECTED: Final = {letter: count / sum(_LETTERS.values()) for letter, count in _LETTERS.items()}

# ------------------------------------------------------------ letters of many alphabets

_RARE: Final = ("\u0100", "\u036f")  # letters and marks beyond those of Western Europe
_MANY_RARE: Final = 0.25  # share of a page; phonetic transcription and Vietnamese have less, or few different ones
_KINDS_RARE: Final = 45
_LEAST_PAIRS: Final = 20
_SWITCHES: Final = 0.2  # share of neighbours that are of two alphabets
# first code points of alphabets, in the order of Unicode; Latin and Greek stand within words of any (names, formulas)
_ALPHABETS: Final = (
    0x400, 0x530, 0x590, 0x600, 0x700, 0x780, 0x7C0, 0x900, 0x980, 0xA00, 0xA80, 0xB00, 0xB80, 0xC00, 0xC80,
    0xD00, 0xD80, 0xE00, 0xE80, 0xF00, 0x1000, 0x10A0, 0x1100, 0x1200, 0x13A0, 0x1400, 0x1680, 0x1700, 0x1780, 0x1800,
    0x1900,
)  # fmt: skip
_FIRST_LETTER, _LAST_LETTER = "\u0400", "\u1cff"


def are_codes(chars: Sequence[Char], texts: Mapping[str, int]) -> bool:
    """Tell whether letters of a page are codes of glyphs.

    Args:
        chars: The page's characters in the file's order.
        texts: How often the page has each.
    """
    return _are_moved(texts) or _are_of_many_alphabets(chars, texts)


def _are_moved(counts: Mapping[str, int]) -> bool:
    signs = {ord(char): count for char, count in counts.items() if "!" <= char <= "~" and len(char) == 1}
    total = sum(signs.values())
    if total < _ENOUGH or total < _MOSTLY * sum(counts.values()):
        return False
    as_printed = _strangeness(signs, total, 0)
    if as_printed < _GAIN:
        return False
    least = min(_strangeness(signs, total, distance) for distance in _DISTANCES)
    return least <= _PLAIN and as_printed - least >= _GAIN


def _strangeness(signs: Mapping[int, int], total: int, distance: int) -> float:
    """Return how far the signs, moved by a distance, are from what Latin text has: the Kullback-Leibler divergence."""
    moved: Counter[str] = Counter()
    for code, count in signs.items():
        char = chr(code + distance) if 0x21 <= code + distance <= 0x7E else "?"
        moved[char.lower()] += count
    return sum(count / total * log(count / total / _EXPECTED.get(char, _SIGN)) for char, count in moved.items())


def _are_of_many_alphabets(chars: Sequence[Char], texts: Mapping[str, int]) -> bool:
    rare = [count for text, count in texts.items() if _RARE[0] <= text <= _RARE[1]]
    if len(rare) >= _KINDS_RARE and sum(rare) >= _MANY_RARE * len(chars):
        return True
    if not any(_FIRST_LETTER <= text <= _LAST_LETTER for text in texts):
        return False
    pairs = pairwise([_alphabet(char.text[0]) for char in chars])
    within = [one != other for one, other in pairs if one and other]
    return len(within) >= _LEAST_PAIRS and sum(within) >= _SWITCHES * len(within)


@lru_cache(maxsize=4096)
def _alphabet(char: str) -> int:
    """Return a number for the alphabet of a letter; 0 for Latin, Greek, signs, ideographs and syllables."""
    if not _FIRST_LETTER <= char <= _LAST_LETTER or not unicodedata.category(char).startswith("L"):
        return 0
    return _ALPHABETS[bisect(_ALPHABETS, ord(char)) - 1]
