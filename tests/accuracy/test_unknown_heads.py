"""A head word that nobody knows: the cells, the codes, the place and the other columns still tell what it is."""

from dataclasses import replace

import pytest

from extractors.plans.lexicon import load_lexicon
from extractors.plans.read import plan_context, read_tables
from schemas.outline import Outline
from schemas.plan import Plan
from tests.accuracy.reading import CORPUS, gold_of, plan_of
from tests.accuracy.scoring import Tally, score_plan

_FLOOR = 0.95
_HEADS = {
    "songshan-105-scorecard": [
        "策略目標",
        "KPI\n(關鍵績效指標)",
        "行動方案主責科室",
        "行動方案\n(達成策略目標之重要工作項目、計畫)",
    ],
    "beidou-111-medium-term": ["關鍵策略目標", "編號", "關鍵績效指標", "衡量標準"],
    "daan-112-service-quality": ["計畫項目", "工作內容", "執行狀態", "方法"],
    "wenshan-113-service-quality": ["編號", "工作內容"],
    "wanhua-105-service-quality": ["執行期間", "執行單位", "推動作法", "實施要領"],
}


def without_head(plan: Plan, head: str) -> tuple[Plan, int]:
    """Read a plan's tables again with one head word made unknown; also tell how many cells that was."""
    bare = "".join(head.split())
    tables, changed = [], 0
    for reading in plan.tables:
        hit = [c for c in reading.table.cells if c.is_header and "".join(c.text.split()).startswith(bare)]
        cells = tuple(replace(c, text="某某欄") if c in hit else c for c in reading.table.cells)
        tables.append(replace(reading.table, cells=cells))
        changed += len(hit)
    return read_tables(plan.document, tables, Outline(), plan_context(plan.document, (), load_lexicon())), changed


@pytest.mark.parametrize(("name", "head"), [(name, head) for name, heads in _HEADS.items() for head in heads])
def test_one_unknown_head_costs_little(name: str, head: str) -> None:
    gold = next(path for path in CORPUS if path.name.startswith(name))
    plan, changed = without_head(plan_of(gold), head)
    assert changed
    scores, misses = score_plan(plan, gold_of(gold))
    del scores["outline"]
    assert sum(scores.values(), Tally()).f1 >= _FLOOR, [m for m in misses if m.entity != "outline"][:8]
    assert any(finding.rule in ("unsure-column", "unknown-column") for finding in plan.findings)
