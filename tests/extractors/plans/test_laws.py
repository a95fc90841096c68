"""What holds for every table, whatever is printed in it."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.plans.confidence import DOUBTS, confidence_of
from extractors.plans.identity import content_id, unique_ids
from schemas.plan import Plan
from schemas.table import Table
from tests.extractors.plans.grids import grid, read

WORDS = [
    *(
        "編號",
        "工作項目",
        "工作內容",
        "主辦單位",
        "1月",
        "2月",
        "3月",
        "第1季",
        "年度目標值",
        "111",
        "112年實際值",
        "KPI",
    ),
    *(
        "策略目標",
        "行動方案",
        "預算(千元)",
        "考核指標",
        "構面",
        "顧客",
        "備註",
        "AC1.1掃描率",
        "AC1服務",
        "99%",
        "無資料",
    ),
    *(
        "1,200",
        "1",
        "一、甲",
        "(一)乙\n1.丙",
        "1.甲\n2.乙",
        "戶籍課",
        "1月~12月",
        "賡續辦理",
        "*",
        "",
        "合計",
        "註：無",
    ),
    *("姓名", "職稱", "蔡○○", "【計畫", "\n", "①"),
]
SLOTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    cols = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(SLOTS, min_size=cols, max_size=cols), min_size=1, max_size=5))
    merged: list[list[str | tuple[str, int, int]]] = [list(row) for row in rows]
    if cols > 1 and draw(st.booleans()):
        merged[draw(st.integers(0, len(rows) - 1))] = [(draw(SLOTS), 1, cols)]
    return grid(merged, header=draw(st.integers(0, min(2, len(rows)))), caption=draw(SLOTS))


@given(st.lists(tables(), min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_any_tables_are_read_without_an_error_and_nothing_of_them_is_lost(given_tables: list[Table]) -> None:
    plan = read(*given_tables)
    assert [r.table.cells for r in plan.tables] == [t.cells for t in given_tables]
    for ids in (row_ids(plan, "measures", "measure_id"), row_ids(plan, "kpis", "kpi_id")):
        assert len(ids) == len(set(ids))
    assert {v.kpi_id for v in plan.kpi_values} <= {k.kpi_id for k in plan.kpis}
    owned = {m.measure_id for m in plan.measures}
    assert {b.measure_id for b in plan.budgets if b.measure_id} | {c.measure_id for c in plan.criteria} <= owned
    tables_read = {r.table.table_id for r in plan.tables}
    groups = (plan.measures, plan.kpis, plan.kpi_values, plan.goals, plan.budgets, plan.people)
    for evidence in (row.evidence for group in groups for row in group):
        assert evidence.table_id in tables_read
        assert 0 < evidence.confidence <= 1


@given(tables())
@settings(deadline=None, max_examples=30)
def test_reading_twice_gives_the_same(table: Table) -> None:
    assert read(table) == read(table)


def row_ids(plan: Plan, rows: str, name: str) -> list[str]:
    return [getattr(row, name) for row in getattr(plan, rows)]


@given(st.lists(st.sampled_from(sorted(DOUBTS))))
def test_each_doubt_counts_once_and_more_doubts_never_make_surer(doubts: list[str]) -> None:
    assert confidence_of(doubts + doubts) == confidence_of(doubts)
    assert confidence_of(doubts) <= confidence_of(doubts[1:]) <= 1.0


@given(st.lists(st.sampled_from(["m-1", "m-2", "m-3"])))
def test_ids_are_told_apart_and_the_first_keeps_its_own(ids: list[str]) -> None:
    told = unique_ids(ids)
    assert len(set(told)) == len(ids)
    assert Counter(i.rsplit("-", 1)[0] if i.count("-") > 1 else i for i in told) == Counter(ids)


@given(st.lists(st.sampled_from(["m-1", "m-1-2", "m-1-3", "m-2"])))
def test_ids_that_were_told_apart_before_are_told_apart_again(ids: list[str]) -> None:
    told = unique_ids(ids)
    assert len(set(told)) == len(told) == len(ids)
    assert unique_ids(told) == told


def test_an_id_hangs_on_what_is_said_not_on_white_space() -> None:
    assert content_id("m", ("a b", None)) == content_id("m", ("ab", ""))
    assert content_id("m", ("ab", "c")) != content_id("m", ("a", "bc"))
