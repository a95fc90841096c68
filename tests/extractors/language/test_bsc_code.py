"""Codes of scorecards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.bsc_code import parent_code, parse_scorecard_code, split_scorecard_codes
from schemas.errors import UnreadableValueError


@given(st.sampled_from("ABCT"), st.sampled_from("CPLF"), st.lists(st.integers(1, 20), min_size=1, max_size=3))
def test_undoes_printing(theme: str, perspective: str, numbers: list[int]) -> None:
    printed = theme + perspective + ".".join(map(str, numbers))
    code = parse_scorecard_code(printed + "辦理情形")
    assert (code.code, code.level) == (printed, ("objective", "kpi", "action")[len(numbers) - 1])


def test_splits_a_cell_that_holds_several() -> None:
    codes = split_scorecard_codes("AP1建置印鑑\n數位化 AP2正確戶籍登記")
    assert [(code.code, code.title) for code in codes] == [("AP1", "建置印鑑數位化"), ("AP2", "正確戶籍登記")]


def test_an_action_knows_its_kpi_and_its_objective() -> None:
    assert (parent_code("AC1.1.1"), parent_code("AC1.1"), parent_code("AC1")) == ("AC1.1", "AC1", None)


@pytest.mark.parametrize("text", ["A1", "完成AC1.1", "ABC1", "AX1.1", "AC1.1.1.1"])
def test_other_codes_are_refused(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        parse_scorecard_code(text)
