"""Dates of the ROC calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.roc_calendar import to_roc
from extractors.language.roc_date import find_roc_dates, parse_roc_date
from schemas.errors import UnreadableValueError

FORMS = (
    "{roc}年{month}月{day}日",
    "民國{roc}年{month}月{day}日",
    "{roc}/{month:02}/{day:02}",
    "{roc}.{month}.{day}",
    "{roc:03}{month:02}{day:02}",
)


@given(st.dates(date(1951, 1, 1), date(2041, 12, 31)), st.sampled_from(FORMS))
def test_undoes_printing(day: date, form: str) -> None:
    printed = form.format(roc=to_roc(day.year), month=day.month, day=day.day)
    reading = parse_roc_date(printed)
    assert (reading.iso, reading.precision) == (day.isoformat(), "day")


@pytest.mark.parametrize(
    ("text", "iso", "role"),
    [
        ("中華民國 105 年 2 月 16 日修訂", "2016-02-16", "revised"),
        ("10512版", "2016-12", "version"),
        ("9912版", "2010-12", "version"),
        ("112年12月29日CNAA1126009370號案核定", "2023-12-29", "approved"),
        ("113年1月屆期", "2024-01", "due"),
        ("民國元年元月1日", "1912-01-01", ""),
        ("113年度", "2024", ""),
    ],
)
def test_says_what_happened_then(text: str, iso: str, role: str) -> None:
    reading = parse_roc_date(text)
    assert (reading.iso, reading.role) == (iso, role)


def test_a_letter_number_beside_a_date_belongs_to_it() -> None:
    assert parse_roc_date("112年2月17日北市安戶行字第 1116012324 號函").document_number == "北市安戶行字第1116012324"


@pytest.mark.parametrize("text", ["112年2月29日", "113/13/01", "1130230", "113年4月31日", "113年0月1日"])
def test_a_day_that_does_not_exist_is_refused_and_never_rolled_over(text: str) -> None:
    with pytest.raises(UnreadableValueError) as error:
        parse_roc_date(text)
    assert error.value.code == "INVALID_DATE"


@pytest.mark.parametrize("text", ["比例99.5%", "12345678901", "1.2.3", "滿2年", "電話02-2345-6789", "第1060000000號"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_roc_dates(text) == ()


def test_six_digits_could_be_something_else() -> None:
    assert parse_roc_date("990101").ambiguous
