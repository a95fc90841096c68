"""Which tables are read as commitments, in view of what the document's title says that it is."""

from extractors.plans.read import read_tables
from extractors.plans.views import name_tables
from schemas.outline import Outline
from schemas.plan import Document, Plan
from schemas.table import Table
from tests.extractors.plans.grids import context, grid

LIST = grid([["編號", "案名", "說明"], ["1", "地下停車場闢建工程", "依細部計畫辦理，變更設計後提會"]])
WORK = grid([["項次", "工作項目", "工作內容", "辦理期程", "主辦單位"], ["1", "宣導", "印製摺頁", "3月", "行政課"]])
STRATEGIES = grid([["推動策略", "執行方法"], ["標準作業", "訂定服務手冊"]])


def read(table: Table, title: str, plan_type: str) -> Plan:
    document = Document(title=title, plan_type=plan_type)  # type: ignore[arg-type]
    return read_tables(document, name_tables([table]), Outline(), context())


def test_a_plans_tables_are_taken_at_their_word() -> None:
    assert len(read(WORK, "113年度工作計畫", "annual_work_plan").measures) == 1


def test_a_document_that_does_not_say_what_it_is_needs_tables_that_do() -> None:
    assert read(LIST, "稻作病蟲害", "other").measures == ()
    assert len(read(WORK, "年度行事曆", "other").measures) == 1
    assert len(read(STRATEGIES, "白皮書", "other").measures) == 1


def test_other_papers_state_no_commitments_and_are_named_once() -> None:
    plan = read(WORK, "113年度第2次區務會議紀錄", "other")
    assert (plan.measures, plan.budgets) == ((), ())
    assert [f.rule for f in plan.findings] == ["unknown-office", "unknown-year", "not-a-plan"]
    assert plan.tables[0].kind == "unrecognized"


def test_a_plan_that_speaks_of_meetings_is_a_plan() -> None:
    assert len(read(WORK, "113年度會議紀錄管理工作計畫", "annual_work_plan").measures) == 1
