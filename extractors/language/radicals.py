"""What a PDF's text layer gets wrong about CJK characters, put right without touching anything an office chose.

Fonts often map 民 to a CJK radical (U+2EA0) or 金 to a compatibility ideograph (U+F90A): a reader sees the same
character, a program doesn't. NFKC would mend most of that, but it also turns ① into 1, ㎡ into m2 and ， into a comma,
so it is applied to these blocks only.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from extractors.language.lexicon import load_lexicon

# Kangxi Radicals, CJK Compatibility Ideographs and their Supplement (The Unicode Standard, chapter 18).
# Twelve ideographs in U+FA0E-FA29 are unified ones in spite of their block; NFKC leaves them alone.
_BLOCKS: Final = ((0x2F00, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
_OPERATORS: Final = "％＋－＝＜＞／＆﹪﹢﹣﹤﹥﹦﹠"


def _repairs() -> dict[int, str]:
    table = {ord(pair[0]): pair[1:] for pair in load_lexicon("radicals")["pairs"].split()}
    for first, last in _BLOCKS:
        for code in range(first, last + 1):
            mended = unicodedata.normalize("NFKC", chr(code))
            if mended != chr(code):
                table[code] = mended
    return table


def _widths() -> dict[int, str]:
    """Full-width digits, letters and the operators of formulas to ASCII; punctuation keeps its width."""
    wide = [
        *range(0xFF10, 0xFF1A),
        *range(0xFF21, 0xFF3B),
        *range(0xFF41, 0xFF5B),
        *map(ord, _OPERATORS),
    ]
    return {code: unicodedata.normalize("NFKC", chr(code)) for code in wide}


_REPAIR: Final = _repairs()
_SELECTIVE: Final = _REPAIR | _widths()


def any_of(codes: Iterable[int]) -> re.Pattern[str]:
    """Return an expression for any of these characters, and for all outside the Basic Multilingual Plane.

    Most texts hold none of a table's characters, and looking for them takes a fraction of the time of `translate`;
    but only while the set is one bitmap, which characters outside the plane, one by one, would prevent.
    """
    inside = re.escape("".join(chr(code) for code in codes if code <= 0xFFFF))
    return re.compile(f"[{inside}\U00010000-\U0010ffff]")


_REPAIRED: Final = any_of(_REPAIR)
_SELECTED: Final = any_of(_SELECTIVE)


def repair(text: str) -> str:
    """Return the text with radicals and compatibility ideographs as the characters that a reader sees."""
    return text.translate(_REPAIR) if _REPAIRED.search(text) else text


def selective_nfkc(text: str) -> str:
    """Return the text repaired, its full-width digits, letters and ％＋－＝＜＞／＆ made ASCII; ，：（）～①㈠½ stay."""
    return text.translate(_SELECTIVE) if _SELECTED.search(text) else text
