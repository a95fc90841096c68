"""The value of an item's printed number: 一 1, (三) 3, 拾 10, ⑤ 5, A 1."""

import unicodedata
from typing import Final

_DIGITS: Final = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
_CAPITALS: Final = dict(zip("壹貳參叁肆伍陸柒捌玖拾", "一二三三四五六七八九十", strict=True))


def ordinal_value(number: str) -> int | None:
    """Read an ordinal up to 99, none where the text is none."""
    bare = unicodedata.normalize("NFKC", number).strip("()（） ")
    if bare.isascii() and bare.isdigit():
        return int(bare)
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ord(bare.upper()) - ord("A") + 1
    digits = "".join(_CAPITALS.get(c, c) for c in bare)
    if not digits or any(c not in _DIGITS and c != "十" for c in digits) or digits.count("十") > 1:
        return None
    if "十" not in digits:
        return _DIGITS[digits] if len(digits) == 1 else None
    tens, ones = digits.split("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
