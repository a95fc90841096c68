"""What private-use codes are drawn as: signs of the common symbol fonts, small capitals and old figures.

Word states U+F000 + code for a sign of Symbol or Wingdings, such as ≥ or ☑; fonts after Adobe's glyph list state
U+F700 + code for the small capitals and old-style figures of Latin-1. Other private-use codes are left as they are.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

FIRST: Final = 0xF000
LAST: Final = 0xF7FF
_LATIN_1: Final = 0xF700  # of Adobe's corporate use area
# small signs and old-style figures, then small capitals, whose codes are those of lower case
_SMALL_SIGNS: Final = frozenset(b"!$&0123456789?`\xa1\xa2\xa8\xaf\xb4\xb8\xbf")
_SMALL_CAPITALS: Final = frozenset((*range(0x61, 0x7B), *range(0xE0, 0xF7), *range(0xF8, 0xFF)))


def printed_code(code: int, font: str) -> int:
    """Return the code point that a private-use code of a font is drawn as; the code itself where that isn't known.

    Args:
        code: From U+F000 to U+F7FF.
        font: The font's name as the file states it, such as `BCDEEE+SymbolMT`.
    """
    if code - _LATIN_1 in _SMALL_SIGNS:
        return code - _LATIN_1
    if code - _LATIN_1 in _SMALL_CAPITALS:
        return code - _LATIN_1 - 0x20
    return _signs_of(_family(font)).get(code - FIRST, code)


def _family(font: str) -> str:
    """Return a font's name without the tag of a subset, its style and its maker."""
    name = "".join(char for char in font.rpartition("+")[2].split(",")[0].lower() if char.isalnum())
    for ending in ("regular", "mt"):
        name = name.removesuffix(ending)
    return name


@lru_cache(maxsize=64)
def _signs_of(family: str) -> dict[int, int]:
    tables = _tables()
    return {
        row["first"] + place: ord(char)
        for row in tables.get(tables["families"].get(family), ())
        for place, char in enumerate(row["characters"])
        if char != " "
    }


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "symbol_fonts.toml").read_text(encoding="utf-8"))
