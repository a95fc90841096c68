import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.tokens import NUMBERS, drop_list_marks, list_marks, tokenize


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("達60%以上", "comparator amount unit comparator"),
        ("九十歲", "amount unit"),
        ("百分之五", "amount unit"),
        ("113年度", "year unit unit"),
        ("滿2年", "word amount unit"),
        ("113.03-113.10", "year sign year"),
        ("(3/1-4/30)", "sign calendar sign calendar sign"),
        ("9月30日", "calendar unit calendar unit"),
        ("30日內", "amount unit word"),
        ("每月5日前", "period calendar unit word"),
        ("每週三", "period calendar"),
        ("第1季", "word calendar unit"),
        ("第81點", "word reference unit"),
        ("字第1126009370號", "word word reference word"),
        ("x100%", "sign amount unit"),
        ("QR Code", "latin latin"),
    ],
)
def test_tells_numbers_apart_by_what_stands_beside_them(text: str, kinds: str) -> None:
    assert " ".join(token.kind for token in tokenize(text)) == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("８０歲", "八十歲"),
        ("1,450件", "1450件"),
        ("櫃台", "櫃檯"),
        ("掃瞄", "掃描"),
        ("１０ ０%", "10 0%"),
        ("Ｌｉｎｅ", "LINE"),
    ],
)
def test_one_thing_written_two_ways_has_one_key(one: str, other: str) -> None:
    assert [token.key for token in tokenize(one)] == [token.key for token in tokenize(other)]


@pytest.mark.parametrize(
    ("text", "marks", "rest"),
    [
        ("1.訂定計畫\n2.召開會議", ("1.", "2."), "訂定計畫\n召開會議"),
        ("(一)受理案件", ("(一)",), "受理案件"),
        ("◎助你好孕專案：\n1、通知", ("◎", "1、"), "助你好孕專案：\n通知"),
        ("1. 訂定計畫2. 召開會議", ("1.", "2."), "訂定計畫召開會議"),
        ("受理案件：①登記②核發", ("1", "2"), "受理案件：登記核發"),
        ("核發證件(2)張", (), "核發證件(2)張"),
        ("3.5小時", (), "3.5小時"),
        ("6、12月各1次", (), "6、12月各1次"),
        ("一般業務", (), "一般業務"),
    ],
)
def test_marks_before_list_items_are_no_part_of_the_text(text: str, marks: tuple[str, ...], rest: str) -> None:
    assert list_marks(text) == marks
    assert drop_list_marks(text) == rest


@given(st.text(max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    tokens = tokenize(text)
    assert all(token.key and token.shown for token in tokens)
    assert all((token.value is not None) == (token.kind in NUMBERS and "/" not in token.key) for token in tokens)
