import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.diff.redline import Segment, redline, shorten

_TEXTS = st.text(alphabet="戶籍登記率達60%以上，每月季。Ab\n", max_size=30)


@given(_TEXTS, _TEXTS)
def test_without_what_was_inserted_it_is_the_old_text_without_what_was_deleted_the_new(before: str, after: str) -> None:
    segments = redline(before, after)
    assert "".join(text for mark, text in segments if mark != "inserted") == before
    assert "".join(text for mark, text in segments if mark != "deleted") == after


@given(_TEXTS)
def test_an_unchanged_text_has_no_marks(text: str) -> None:
    assert {segment.mark for segment in redline(text, text)} <= {"same"}


@pytest.mark.parametrize(
    ("before", "after", "deleted", "inserted"),
    [
        ("同意率達60%以上", "同意率達65%以上", "60", "65"),
        ("達99.5%", "達99.8%", "99.5", "99.8"),
        ("應每月彙整案件", "應每季彙整案件", "每月", "每季"),
        ("績優櫃檯人員", "績優櫃台人員", "櫃檯", "櫃台"),
        ("運用Facebook宣導", "運用LINE宣導", "Facebook", "LINE"),
    ],
)
def test_words_and_figures_are_replaced_whole(before: str, after: str, deleted: str, inserted: str) -> None:
    marked = [segment for segment in redline(before, after) if segment.mark != "same"]
    assert marked == [Segment("deleted", deleted), Segment("inserted", inserted)]


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    segments = redline("每日查閱預約系統", "由專人以電話與民眾確認時間")
    assert [segment.mark for segment in segments] == ["deleted", "inserted"]


def test_long_stretches_that_stayed_are_cut_to_what_stands_beside_a_change() -> None:
    segments = shorten(redline("甲" * 100 + "乙" + "丙" * 100, "甲" * 100 + "丁" + "丙" * 100), context=5)
    assert [text for _, text in segments] == ["…甲甲甲甲甲", "甲乙", "甲丁", "丙丙丙丙丙…"]
