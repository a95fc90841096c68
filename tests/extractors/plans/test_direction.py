"""Which way is better, by the office's own signs and words."""

import pytest

from extractors.plans.direction import read_direction
from extractors.plans.lexicon import load_lexicon
from schemas.plan import Comparator, Direction


@pytest.mark.parametrize(
    ("name", "formula", "comparators", "direction"),
    [
        ("民眾滿意度", None, [], "up"),
        ("逾期核發案件比例", None, [], "down"),
        ("平均等候時間", "總分鐘÷件數", [], "down"),
        ("受理戶籍登記案件", "正確率[（受理－誤辦）÷受理]×100%", [], "up"),
        ("案件控管", "逾期案件/受理案件*100%", [], "down"),
        ("某某值", None, ["<="], "down"),
        ("錯誤率", None, [">="], "up"),
        ("植栽覆蓋面積", None, [], "up"),
        ("某某", None, [], ""),
    ],
)
def test_the_direction_is_told(
    name: str, formula: str | None, comparators: list[Comparator], direction: Direction
) -> None:
    assert read_direction(name, formula, comparators, load_lexicon())[0] == direction


def test_the_offices_own_sign_is_surer_than_a_word_and_that_than_an_ending() -> None:
    lexicon = load_lexicon()
    said: list[Comparator] = [">="]
    sure = [read_direction("甲", None, said, lexicon)[1]]
    sure += [read_direction(name, None, (), lexicon)[1] for name in ("正確率", "甲乙率", "甲")]
    assert sure == sorted(sure, reverse=True)
    assert sure[-1] == 0.0
