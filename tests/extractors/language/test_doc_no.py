"""Numbers of official documents inside running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.doc_no import find_document_numbers, parse_document_number
from schemas.errors import UnreadableValueError


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("依據臺北市政府109年5月20日府授秘文字第1093006322號函", "府授秘文"),
        ("依北市民秘字第1116010140號主任秘書會報紀錄", "北市民秘"),
        ("臺北市政府民政局北市民戶字第1136001287號", "北市民戶"),
        ("案號CNAA1126009370號", "CNAA"),
    ],
)
def test_leaves_out_what_runs_into_the_word_group(text: str, prefix: str) -> None:
    assert parse_document_number(text).prefix == prefix


@given(st.integers(80, 130), st.integers(0, 9_999_999))
def test_undoes_printing(roc: int, serial: int) -> None:
    number = parse_document_number(f"府民戶字第 {roc:03}{serial:07} 號")
    assert (number.roc, number.serial) == (roc, f"{serial:07}")


def test_finds_all_of_them_in_order() -> None:
    numbers = find_document_numbers("甲字第1110000001號及乙字第1120000002號")
    assert [number.roc for number in numbers] == [111, 112]


def test_other_numbers_are_refused() -> None:
    with pytest.raises(UnreadableValueError):
        parse_document_number("第81點")
