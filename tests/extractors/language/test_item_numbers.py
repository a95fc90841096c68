import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.item_numbers import ItemNumber, read_item_number
from extractors.language.ordinals import parse_ordinal


@pytest.mark.parametrize(
    ("text", "number", "level", "value"),
    [
        ("壹、計畫依據", "壹", 1, 1),
        ("拾壹、附則", "拾壹", 1, 11),
        ("参、目標", "参", 1, 3),
        ("第一章 總則", "第一章", 1, 1),
        ("第三節 現況", "第三節", 2, 3),
        ("一、使命", "一", 2, 1),
        ("十二、其他", "十二", 2, 12),
        ("廿一、其他", "廿一", 2, 21),
        ("ㄧ、以注音打的一", "一", 2, 1),
        ("(一)納入", "(一)", 3, 1),
        ("（十一）納入", "(十一)", 3, 11),
        ("㈢其他", "(三)", 3, 3),
        ("1、戶籍登記", "1", 4, 1),
        ("2.簡化", "2", 4, 2),
        ("2．簡化", "2", 4, 2),
        ("１２、簡化", "12", 4, 12),
        ("(11)設置哺乳室", "(11)", 5, 11),
        ("⑵設置", "(2)", 5, 2),
        ("3)設置", "3", 5, 3),
        ("⒊簡化", "3", 4, 3),
        ("〔二〕設置", "(二)", 3, 2),
        ("①設置", "①", 6, 1),
        ("⑫設置", "⑫", 6, 12),
    ],
)
def test_reads_every_scheme_of_numbering(text: str, number: str, level: int, value: int) -> None:
    found = read_item_number(text)
    assert found is not None
    assert (found.number, found.level, found.value) == (number, level, value)
    assert text.startswith(found.label)


@pytest.mark.parametrize(
    "text",
    [
        "1年內完成", "104年度實施計畫", "一站式服務", "113/1/1", "(112)年", "（112年）", "具體措施一：完備", "十分鐘",
        "", "百、其他", "參與社區", "伍先生", "第一次會議", "第三節能減碳", "之一。", "(一", "1", "(甲)其他",
        "１１３．１", "0、起點", "=1+1", "{0}", "%s",
    ],
)  # fmt: skip
def test_what_only_resembles_a_number_begins_no_item(text: str) -> None:
    assert read_item_number(text) is None


@pytest.mark.parametrize("text", ["3.5小時", "1.24小時服務", "2.112年度計畫"])
def test_a_decimal_is_at_most_a_weak_number(text: str) -> None:
    found = read_item_number(text)
    assert found is not None
    assert found.weak


def test_a_wide_gap_sets_a_bare_number_apart() -> None:
    assert read_item_number("壹計畫依據", lead=1) == ItemNumber("formal", 1, "壹", 1, "壹")
    assert read_item_number("計畫依據", lead=2) is None
    assert read_item_number("壹計畫依據") is None


@given(st.integers(1, 99), st.sampled_from(["{}、", "{}.", "({})", "（{}）"]))
def test_undoes_printing_of_arabic_numbers(value: int, form: str) -> None:
    found = read_item_number(form.format(value) + "計畫")
    assert found is not None
    assert found.value == value
    assert found.label + "計畫" == form.format(value) + "計畫"


@given(st.text(max_size=12))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read_item_number(text)
    assert found is None or (1 <= found.level <= 6 and found.value > 0 and text.startswith(found.label))


@pytest.mark.parametrize(
    ("text", "value"), [("一○", 10), ("廿一", 21), ("拾貳", 12), ("⓬", 12), ("七八", None), ("100", None)]
)
def test_an_ordinal_is_one_number(text: str, value: int | None) -> None:
    assert parse_ordinal(text) == value


@given(st.text(max_size=4))
def test_an_ordinal_is_from_0_to_99_or_none(text: str) -> None:
    value = parse_ordinal(text)
    assert value is None or 0 <= value <= 99
