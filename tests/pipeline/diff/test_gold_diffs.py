"""Every labelled pair of editions: exactly the changes that its author made are stated."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.align.dataset import build_editions
from pipeline.align.row import Row
from pipeline.diff.editions import diff_editions
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold

_DIFFS = sorted(Path("tests/gold/diff").glob("*.diff.json"))
_ENTITIES = {"outline": "section"}


@pytest.mark.parametrize("path", _DIFFS, ids=[path.name.removesuffix(".diff.json") for path in _DIFFS])
def test_states_the_changes_that_were_made_and_no_other(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    names = [gold[side].removesuffix(".pdf") for side in ("old", "new")]
    old, new = build_editions(gold_tables(load_gold(PLANS / f"{name}.gold.json") for name in names))

    stated = Counter(
        (change.change, change.entity, _row_key(change.old), _row_key(change.new))
        for change in diff_editions(old, new).changes
    )

    assert stated == Counter(
        (
            change["change"],
            _ENTITIES.get(change["entity"], change["entity"]),
            _gold_key(change["old"]),
            _gold_key(change["new"]),
        )
        for change in gold["changes"]
    )


def test_a_plan_compared_with_itself_has_no_change() -> None:
    for edition in build_editions(gold_tables(map(load_gold, sorted(PLANS.glob("*.gold.json"))))):
        compared = diff_editions(edition, edition)
        assert compared.changes == ()
        assert sum(compared.paired.values()) == len(edition.rows)


def _row_key(row: Row | None) -> str:
    return "" if row is None else _key(row.number, row.title, "" if row.entity == "kpi" else row.text)


def _gold_key(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return ""
    return _key(row.get("number") or row.get("code"), row.get("title") or row.get("name"), row.get("text"))


def _key(*parts: str | None) -> str:
    return "|".join("".join((part or "").split()) for part in parts)
