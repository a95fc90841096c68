"""A row that calls itself sure is right: at 0.9 and above, at least 99 rows in 100."""

from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.reading import CORPUS, NOT_YET, TEMPLATES, gold_of, plan_of
from tests.accuracy.scoring import FIELDS, fold, pair_rows, rows_of

_SURE = 0.9
_RIGHT = 0.99
_GOLD = [*CORPUS, *(t for t in TEMPLATES if t.name.removesuffix(".gold.json") not in NOT_YET)]
_ENTITIES = ("goals", "measures", "kpis", "kpi_values", "budgets")


def judged(gold: Path, entity: str) -> list[tuple[float, bool]]:
    """Confidence of each stated row, and whether all its fields are right."""
    plan = plan_of(gold)
    expected: list[Any] = gold_of(gold)[entity]
    stated = rows_of(plan)[entity]
    right = {
        j: all(fold(f, expected[i].get(f)) == fold(f, stated[j][f]) for f in FIELDS[entity])
        for i, j in pair_rows(entity, expected, stated)
    }
    return [(row.evidence.confidence, right.get(j, False)) for j, row in enumerate(getattr(plan, entity))]


@pytest.mark.parametrize("entity", _ENTITIES)
def test_sure_rows_are_right(entity: str) -> None:
    rows = [row for gold in _GOLD for row in judged(gold, entity)]
    sure = [is_right for confidence, is_right in rows if confidence >= _SURE]
    assert len(sure) >= 0.7 * len(rows), "few rows are sure: the floor says nothing"
    assert sum(sure) >= _RIGHT * len(sure)
