"""Numbers in every style that plans print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.numerals import fold_numerals, parse_chinese_integer, parse_numeral
from schemas.errors import UnreadableValueError

PLAIN, FORMAL = ("零一二三四五六七八九", "十百千"), ("零壹貳參肆伍陸柒捌玖", "拾佰仟")


def print_section(number: int, digits: str, units: str) -> str:
    """Print 1 to 9,999 with units, as official documents do (一千零二十)."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return text


def print_number(number: int, digits: str, units: str) -> str:
    """Print 1 to 99,999,999."""
    high, low = divmod(number, 10_000)
    if not high:
        return print_section(low, digits, units)
    joint = digits[0] if low and low < 1000 else ""
    return print_section(high, digits, units) + "萬" + joint + print_section(low, digits, units)


@given(st.integers(1, 99_999_999), st.sampled_from([PLAIN, FORMAL]))
def test_undoes_printing_with_units(number: int, style: tuple[str, str]) -> None:
    assert parse_chinese_integer(print_number(number, *style)) == number


@given(st.integers(0, 9_999_999_999), st.sampled_from(["〇", "○", "零"]))
def test_undoes_printing_digit_by_digit(number: int, zero: str) -> None:
    digits = zero + "一二三四五六七八九"
    assert parse_chinese_integer("".join(digits[int(digit)] for digit in str(number))) == number


@given(st.integers(0, 10**12))
def test_undoes_commas(number: int) -> None:
    assert parse_numeral(f"{number:,}").value == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿五", 25),
        ("卅一", 31),
        ("卌", 40),
        ("百廿五", 125),
        ("十", 10),
        ("百", 100),
        ("兩百", 200),
        ("一百十三", 113),
        ("一百五", 150),
        ("一萬六", 16000),
        ("一萬零六", 10006),
        ("一億二千萬", 120_000_000),
        ("1萬6,000", 16000),
        ("3億2千萬", 320_000_000),
        ("１，４７０", 1470),
        ("1.1萬", 11000),
        ("三點五", 3.5),
        ("半", 0.5),
    ],
)
def test_reads_what_people_write(text: str, value: float) -> None:
    assert parse_numeral(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之五", 5, "%"),
        ("百分之九十九點五", 99.5, "%"),
        ("百分之百", 100, "%"),
        ("千分之三", 3, "‰"),
        ("八成", 80, "%"),
        ("九成五", 95, "%"),
    ],
)
def test_reads_percentages_in_words(text: str, value: float, unit: str) -> None:
    assert (parse_numeral(text).value, parse_numeral(text).unit) == (value, unit)


def test_keeps_the_terms_of_a_fraction() -> None:
    two_thirds = parse_numeral("三分之二")
    assert (two_thirds.numerator, two_thirds.denominator) == (2, 3)


@pytest.mark.parametrize("text", ["", "數十", "三五百", "十百", "一萬億萬", "零分之一", "民國", "1萬2x"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        parse_numeral(text)


def test_folding_makes_keys_of_both_styles_equal() -> None:
    assert fold_numerals("九十歲以上未滿百歲") == fold_numerals("90歲以上未滿100歲")
