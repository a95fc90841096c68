"""Facts, cells and months of every plan with gold, each with a floor that no change may fall below."""

from pathlib import Path

import pytest

from tests.accuracy.reading import CORPUS, NOT_YET, TEMPLATES, gold_of, plan_of
from tests.accuracy.scoring import Tally, pair_rows, rows_of, score_cells, score_plan

_CORPUS_FLOOR = 0.995
_TEMPLATE_FLOOR = 0.97
_MONTHS_FLOOR = 0.98


def name(gold: Path) -> str:
    return gold.name.removesuffix(".gold.json")


def _template(gold: Path) -> object:
    """A template; one whose tables are not found yet must still fail, so that its mark goes when they are."""
    reason = NOT_YET.get(name(gold))
    return pytest.param(gold, marks=[] if reason is None else pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize("gold", CORPUS, ids=name)
def test_facts_of_a_corpus_plan_are_right(gold: Path) -> None:
    scores, misses = score_plan(plan_of(gold), gold_of(gold))
    assert sum(scores.values(), Tally()).f1 >= _CORPUS_FLOOR, misses[:10]


@pytest.mark.parametrize("gold", CORPUS, ids=name)
@pytest.mark.parametrize("entity", ["kpi_values", "outline", "budgets", "goals"])
def test_each_entity_of_a_corpus_plan_is_right(gold: Path, entity: str) -> None:
    scores, misses = score_plan(plan_of(gold), gold_of(gold))
    assert scores[entity].f1 >= _CORPUS_FLOOR, [m for m in misses if m.entity == entity][:10]


@pytest.mark.parametrize("gold", CORPUS, ids=name)
def test_cells_of_a_corpus_plan_are_right(gold: Path) -> None:
    tables = [reading.table for reading in plan_of(gold).tables]
    assert score_cells(tables, gold_of(gold)["tables"]).f1 >= _CORPUS_FLOOR


@pytest.mark.parametrize("gold", CORPUS, ids=name)
def test_months_are_right_in_the_rows_that_have_any(gold: Path) -> None:
    expected, stated = gold_of(gold)["measures"], rows_of(plan_of(gold))["measures"]
    pairs = [(expected[i]["months"], stated[j]["months"]) for i, j in pair_rows("measures", expected, stated)]
    timed = [(a, b) for a, b in pairs if a or b]
    assert sum(sorted(a) == sorted(b) for a, b in timed) >= _MONTHS_FLOOR * len(timed)


@pytest.mark.parametrize("gold", [_template(gold) for gold in TEMPLATES], ids=name)
def test_facts_of_a_plan_in_another_template_are_right(gold: Path) -> None:
    scores, misses = score_plan(plan_of(gold), gold_of(gold))
    assert sum(scores.values(), Tally()).f1 >= _TEMPLATE_FLOOR, misses[:10]


def test_the_measure_counts_a_lost_row_and_an_invented_one() -> None:
    gold = gold_of(CORPUS[0])
    scores, misses = score_plan(plan_of(CORPUS[0]), {**gold, "goals": gold["goals"][1:]})
    assert scores["goals"].f1 < 1.0
    assert any(miss.gold is None for miss in misses)
