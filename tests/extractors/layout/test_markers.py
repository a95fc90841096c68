import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.markers import read_marker


@pytest.mark.parametrize(
    ("text", "scheme", "ordinal"),
    [
        ("1.辦理", "dot", 1), ("12．辦理", "dot", 12), ("3、辦理", "comma", 3), ("(4)辦理", "round", 4),
        ("（５）辦理", "round", 5),
        ("6)辦理", "half", 6), ("一、辦理", "han", 1), ("十二、辦理", "han", 12), ("(三)辦理", "hanround", 3),
        ("參、目標", "formal", 3), ("②辦理", "circle", 2), ("⑶辦理", "paren", 3), ("㈣辦理", "hanparen", 4),
        ("B.辦理", "letter", 2), ("◎辦理", "sign", 0), ("*辦理", "sign", 0), ("-辦理", "sign", 0),
    ],
)  # fmt: skip
def test_reads_the_scheme_and_number_of_an_item(text: str, scheme: str, ordinal: int) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.scheme, marker.ordinal) == (scheme, ordinal)


@pytest.mark.parametrize(
    "text", ["", "1.5小時", "10件", "113.1.1", "-----", "—", "－5%", "*100%", "一般", "辦理", "104年度", "A4紙"]
)
def test_numbers_and_words_are_no_items(text: str) -> None:
    assert read_marker(text) is None


@given(st.integers(1, 99), st.sampled_from(["{}.", "{}、", "({})", "（{}）", "{})"]))
def test_undoes_printing(number: int, style: str) -> None:
    marker = read_marker(style.format(number) + "辦理")
    assert marker is not None
    assert (marker.ordinal, marker.end) == (number, len(style.format(number)))
