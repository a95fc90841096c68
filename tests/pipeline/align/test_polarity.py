import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.polarity import opposed_words

_TEXTS = st.text(alphabet="不未無免定期巡查謄本附障礙", max_size=12)


@pytest.mark.parametrize(
    ("first", "second", "opposed"),
    [
        ("門牌定期巡查", "門牌不定期巡查", True),
        ("申辦免附謄本", "申辦應附謄本", True),
        ("案件處理率", "案件未處理率", True),
        ("系統稽核無缺失", "系統稽核缺失檢討", True),
        ("定期及不定期巡查", "定期巡查", True),
        ("身心障礙設施", "無障礙設施", False),
        ("未來發展", "發展", False),
        ("門牌不定期巡查", "門牌不定期清查", False),
    ],
)
def test_a_negation_of_what_the_other_says_is_seen(first: str, second: str, opposed: bool) -> None:
    assert bool(opposed_words(first, second)) is opposed


@given(_TEXTS, _TEXTS)
def test_being_opposed_is_mutual_and_no_text_opposes_itself(first: str, second: str) -> None:
    assert opposed_words(first, second) == opposed_words(second, first)
    assert opposed_words(first, first) == ()
