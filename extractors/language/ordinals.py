"""Values of ordinals, however they are written: 十二, 拾貳, 廿一, 一○, 12, １２, ⑫, ㈢, ⒈."""

from typing import Final

from extractors.language.numerals import parse_chinese_integer
from schemas.errors import UnreadableValueError

FORMAL_NUMERALS: Final = "壹貳參肆伍陸柒捌玖拾零叁叄参"
COMMON_NUMERALS: Final = "一二三四五六七八九十〇○零廿卅ㄧ"

_HIGHEST: Final = 99
_FULL_WIDTH: Final = "０１２３４５６７８９"
# Bopomofo ㄧ looks the same as 一 and is often typed for it.
_PLAIN: Final = str.maketrans(f"{_FULL_WIDTH}ㄧ", "0123456789一")
_VARIANTS: Final = str.maketrans("参", "參")
_DIGITS_ONLY: Final = frozenset("一二三四五六七八九壹貳參叁叄肆伍陸柒捌玖")
_ENCLOSED: Final = (  # first and last character, value of the first
    (0x2460, 0x2473, 1),  # ① to ⑳
    (0x2474, 0x2487, 1),  # ⑴ to ⒇
    (0x2488, 0x249B, 1),  # ⒈ to ⒛
    (0x24EB, 0x24F4, 11),  # ⓫ to ⓴
    (0x2776, 0x277F, 1),  # ❶ to ❿
    (0x3220, 0x3229, 1),  # ㈠ to ㈩
)


def parse_ordinal(text: str) -> int | None:
    """Return the value of one ordinal from 0 to 99, None for anything else.

    Two digits side by side without a zero (七八) are two numbers, not one.
    """
    text = plain_numerals(text).translate(_VARIANTS)
    if text.isascii() and text.isdigit():
        value: int | None = int(text) if len(text) <= len(str(_HIGHEST)) else None
    elif len(text) == 1 and (enclosed := _enclosed(ord(text))) is not None:
        value = enclosed
    elif len(text) > 1 and _DIGITS_ONLY.issuperset(text):
        value = None
    else:
        value = _chinese(text)
    return value if value is not None and value <= _HIGHEST else None


def plain_numerals(text: str) -> str:
    """Return the text with half-width figures, and 一 for the bopomofo ㄧ typed for it."""
    return text.translate(_PLAIN)


def _chinese(text: str) -> int | None:
    try:
        return parse_chinese_integer(text)
    except UnreadableValueError:
        return None


def _enclosed(code: int) -> int | None:
    return next((code - first + value for first, last, value in _ENCLOSED if first <= code <= last), None)
