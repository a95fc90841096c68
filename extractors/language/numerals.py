"""Numbers in words and figures: 一百十三, 一○五, 廿五, 貳拾, 百分之五, 三分之二, 半, 1萬6,000."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from extractors.language.radicals import selective_nfkc
from schemas.errors import UnreadableValueError

# Among them what is often typed for them: bopomofo ㄧ for 一, Simplified 参 for 參.
_STYLES: Final = ("〇○零", "一壹ㄧ", "二貳兩弍", "三參叁叄参", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
_DIGITS: Final = {char: value for value, chars in enumerate(_STYLES) for char in chars}
_TENS: Final = {"廿": 20, "卅": 30, "卌": 40}
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE: Final = {"萬": 10**4, "万": 10**4, "億": 10**8, "兆": 10**12}

NUMERAL_CHARACTERS: Final = "".join([*_DIGITS, *_TENS, *_SMALL, *_LARGE])
_FIGURES: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ARABIC: Final = re.compile(rf"({_FIGURES})([十百千仟萬万億兆]*)")
_FRACTION: Final = re.compile(r"(.+?)分之(.+)")
_DECIMAL: Final = re.compile(rf"([{NUMERAL_CHARACTERS}]+)點([{''.join(_DIGITS)}]+)")
_FOLDABLE: Final = re.compile(rf"[{''.join(_DIGITS)}{''.join(_TENS)}十百千]+")
_TENTHS: Final = re.compile(rf"([{''.join(_DIGITS)}])成([{''.join(_DIGITS)}]?)")  # 九成五 is 95 %
_LONGEST: Final = 32  # characters; a longer run of figures is a table of codes, or meant to hurt
_PERCENT: Final = {100: "%", 1000: "‰"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One number. `unit` is % or ‰ for 百分之… and 千分之…; a plain fraction (三分之二) has its two terms."""

    value: float
    unit: str | None = None
    numerator: float | None = None
    denominator: float | None = None


def parse_numeral(text: str) -> Numeral:
    """Read one number in any style: figures with commas or 萬/億, Chinese numerals, 半, fractions, 成 (tenths).

    Raises:
        UnreadableValueError: The text isn't one number ("數十", "三五").
    """
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        return Numeral(value=float(text))
    return _parse_words(text)


def _parse_words(text: str) -> Numeral:
    printed, text = text, re.sub(r"\s", "", selective_nfkc(text)).replace("，", ",")
    if len(text) > _LONGEST:
        raise _unreadable(printed)
    if text == "半":
        return Numeral(value=0.5)
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        return _read_fraction(parse_numeral(fraction[1]).value, parse_numeral(fraction[2]).value, printed)
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        return Numeral(value=10 * _DIGITS[tenths[1]] + _DIGITS[tenths[2] or "零"], unit="%")
    if text[:1].isdigit() and text[:1].isascii():
        return Numeral(value=_read_figures(text, printed))
    decimal = _DECIMAL.fullmatch(text)
    if decimal:
        places = "".join(str(_DIGITS[char]) for char in decimal[2])
        return Numeral(value=float(f"{parse_chinese_integer(decimal[1])}.{places}"))
    return Numeral(value=parse_chinese_integer(text))


def read_number(text: str) -> float | None:
    """Return the value of a run of numerals, or None where it is no number (十十, 三五百)."""
    try:
        return float(parse_numeral(text).value)
    except UnreadableValueError:
        return None


def parse_chinese_integer(text: str) -> int:
    """Read a Chinese integer: positional (一一三, 一○五) or with units (一百一十三, 一百十三, 貳拾, 廿五, 一萬六千).

    The official style leaves out 一 before 十 (第一百十八條, 法律統一用語表); a last digit after 百 or more without 零
    is one unit lower, as people say it (一萬六 = 16000).

    Raises:
        UnreadableValueError: Any other character, or units out of order.
    """
    if not text or len(text) > _LONGEST or any(char not in NUMERAL_CHARACTERS for char in text):
        raise _unreadable(text)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _read_units(text)


def fold_numerals(text: str) -> str:
    """Return the text with Chinese numerals as figures (九十歲 to 90歲), for keys: 一般 becomes 1般 on either side."""
    return _FOLDABLE.sub(_fold_one, text)


def _fold_one(match: re.Match[str]) -> str:
    try:
        return str(parse_chinese_integer(match[0]))
    except UnreadableValueError:
        return match[0]


def _read_units(text: str) -> int:
    """Add up digits and units, left to right; each unit must be smaller than the one of its kind before it."""
    total, section, digit, zero = 0, 0, -1, False  # digit -1: none is waiting for its unit
    above, within, last = 10**16, 10**4, 1
    for char in text:
        if char in _DIGITS:
            if digit > 0:
                raise _unreadable(text)
            digit, zero = _DIGITS[char], zero or _DIGITS[char] == 0
            continue
        unit = _LARGE.get(char, _SMALL.get(char, 10))
        if unit >= (above if char in _LARGE else within) or (char in _TENS and digit > 0):
            raise _unreadable(text)
        if char in _LARGE:
            total, section, above, within = total + ((section + max(digit, 0)) or 1) * unit, 0, unit, 10**4
        else:
            section, within = section + (_TENS.get(char) or max(digit, 0) * unit or unit), unit
        digit, zero, last = -1, False, unit
    if digit < 0:
        return total + section
    return total + section + (digit if zero or last <= 10 else digit * (last // 10))


def _read_figures(text: str, printed: str) -> float:
    """Read figures with 千, 萬 or 億 behind them, added up: 1萬6,000, 3億2千萬."""
    value, end = Decimal(0), 0
    for match in _ARABIC.finditer(text):
        if match.start() != end:
            raise _unreadable(printed)
        unit = 1
        for char in match[2]:
            unit *= _SMALL.get(char) or _LARGE[char]
        value += Decimal(match[1].replace(",", "")) * unit
        end = match.end()
    if end != len(text):
        raise _unreadable(printed)
    return float(value)


def _read_fraction(denominator: float, numerator: float, printed: str) -> Numeral:
    if denominator == 0:
        raise _unreadable(printed)
    if denominator in _PERCENT:
        return Numeral(value=numerator, unit=_PERCENT[int(denominator)])
    return Numeral(value=numerator / denominator, numerator=numerator, denominator=denominator)


def _unreadable(text: str) -> UnreadableValueError:
    return UnreadableValueError("a number", text, "one number such as 一百十三 or 1,470", "Keep the text as printed.")
