from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.lines import build_lines
from schemas.page import Char


def put(text: str, x: float, top: float, size: float = 10.0) -> list[Char]:
    chars = []
    for char in text:
        width = size if ord(char) > 0x2E00 else size / 2
        chars.append(Char(char, x, top, x + width, top + size, size))
        x += width
    return chars


def test_a_gap_between_latin_words_is_a_space_and_beside_ideographs_none() -> None:
    chars = [*put("Open", 0, 0), *put("Data", 23, 0), *put("每", 60, 0), *put("年", 80, 0), *put("3", 100, 0)]
    assert build_lines(chars, 1)[0].text == "Open Data每年3"


def test_fonts_of_two_heights_share_a_line() -> None:
    chars = [*put("計", 0, 0, 12), *put("12", 12, 1.5, 9), *put("次", 24, 0, 12)]
    assert [line.text for line in build_lines(chars, 1)] == ["計12次"]


def test_small_print_over_the_end_of_a_title_is_a_line_of_its_own() -> None:
    chars = [*put("112年度里鄰工作彙總表", 0, 0, 20), *put("第1頁，共1頁", 150, 4, 9)]
    assert sorted(line.text for line in build_lines(chars, 1)) == ["112年度里鄰工作彙總表", "第1頁，共1頁"]


def test_small_print_beside_larger_print_stays_on_its_line() -> None:
    assert [line.text for line in build_lines([*put("工作項目", 0, 0, 14), *put("(註1)", 57, 2, 9)], 1)] == [
        "工作項目(註1)"
    ]


def test_a_radical_is_read_as_the_character_that_is_seen() -> None:
    assert build_lines(put("⺠政局⽂", 0, 0), 1)[0].text == "民政局文"


@given(st.lists(st.tuples(st.sampled_from("甲乙ab1"), st.floats(0, 400), st.integers(0, 5)), max_size=40))
def test_every_character_lands_on_one_line(placed: list[tuple[str, float, int]]) -> None:
    chars = [char for text, x, row in placed for char in put(text, x, 20.0 * row)]
    printed = Counter("".join(line.text for line in build_lines(chars, 1)))
    del printed[" "]
    assert printed == Counter(text for text, _, _ in placed)


@given(st.permutations(range(12)))
def test_the_order_in_the_file_does_not_matter(order: list[int]) -> None:
    chars = [*put("戶政事務所", 0, 0), *put("工作計畫", 0, 14), *put("113", 60, 14)]
    shuffled = [chars[index] for index in order]
    assert [line.text for line in build_lines(shuffled, 1)] == ["戶政事務所", "工作計畫113"]
