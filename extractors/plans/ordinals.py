"""The value of an item's printed number: 一 1, (三) 3, 拾 10, ⑤ 5, A 1."""

import unicodedata

from extractors.language.ordinals import parse_ordinal


def ordinal_value(number: str) -> int | None:
    """Read an ordinal in brackets or not, a letter, or a running number; none where the text is none."""
    bare = unicodedata.normalize("NFKC", number).strip("()（） ")
    if bare.isascii() and bare.isdigit():
        return int(bare)  # also beyond 99: rows of a table are counted so
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ord(bare.upper()) - ord("A") + 1
    return parse_ordinal(bare)
