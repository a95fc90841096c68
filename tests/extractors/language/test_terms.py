"""Concept tags beside a text that stays as printed."""

from extractors.language.terms import find_concepts


def test_old_and_new_words_have_one_tag() -> None:
    tags = {tag.concept for word in ("新住民", "新移民", "外籍配偶") for tag in find_concepts(word)}
    assert tags == {"immigrant_spouse"}


def test_a_tag_shows_where_it_stands_and_what_is_printed() -> None:
    text = "辦理到宅服務及 e 網通"
    first, second = find_concepts(text)
    assert (first.label, text[first.start : first.end]) == ("到府服務", "到宅服務")
    assert (second.label, second.printed) == ("e點通", "e 網通")


def test_the_longest_word_at_a_place_counts_once() -> None:
    assert [tag.printed for tag in find_concepts("外籍與大陸配偶")] == ["外籍與大陸配偶"]
