import pytest

from pipeline.checks.run import rules, run_checks
from schemas.page import Box
from schemas.plan import Document, Evidence, Goal, Kpi, Passage, Person, Plan, Section, TableReading
from schemas.table import Cell, PageBox, Table
from tests.pipeline.checks.builders import PLACE, kpi, measure, plan, value


def stated(subject: Plan) -> list[str]:
    return [finding.rule for finding in run_checks(subject)]


def section(text: str) -> Section:
    return Section(section_id="s-1", parent_id=None, number="一", level=2, text=text, text_norm=text, evidence=PLACE)


def weighted(*weights: str) -> TableReading:
    box = (PageBox(1, Box(0, 0, 9, 9)),)
    cells = [Cell(row=0, col=0, text="權重", is_header=True, boxes=box)]
    cells += [Cell(row=n, col=0, text=text, boxes=box) for n, text in enumerate(weights, 1)]
    table = Table(cells=tuple(cells), n_rows=len(cells), n_cols=1, header_rows=1, regions=box, table_id="t-1")
    return TableReading(table=table, kind="indicators")


def passage(text: str) -> Passage:
    return Passage(passage_id="x-1", section_id=None, kind="text", text=text, text_norm=text, evidence=PLACE)


def scored(formula: str, unit: str = "%") -> Kpi:
    return kpi(formula=formula, unit=unit)


ELSEWHERE = Evidence(page=4, box=PLACE.box, table_id="t-2")

WRONG = {
    "code-parent-mismatch": plan(
        measures=tuple(
            measure("action", number=code, kpi_code="AC1.1", text=code) for code in ("AC1.1.1", "AC2.1.2", "AC1.1.3")
        )
    ),
    "duplicate-code": plan(
        measures=(
            measure("action", number="AC1.1.1", kpi_code="AC1.1", text="甲"),
            measure("action", number="AC1.1.1", kpi_code="AC1.1", text="乙"),
        )
    ),
    "action-code-is-kpi-code": plan(measures=(measure("action", number="AP2.1", kpi_code="AP2.1", text="甲"),)),
    "number-gap": plan(measures=tuple(measure(number=n, title=n, text=n) for n in ("1", "2", "5"))),
    "duplicate-number": plan(measures=tuple(measure(number=n, title=t, text=t) for n, t in (("1", "甲"), ("1", "乙")))),
    "label-mismatch": plan(
        measures=(
            measure("strategy", theme_number="二", theme="丙"),
            measure("strategy", theme_number="三", theme="甲"),
            measure("work_item", theme_number="二", theme="丙", evidence=ELSEWHERE),
            measure("work_item", theme_number="三", theme="乙", evidence=ELSEWHERE),
        )
    ),
    "perspective-not-declared": plan(
        sections=(section("「業務成果」、「行政效率」兩大面向，即2大面向"),),
        goals=tuple(
            Goal(goal_id=f"g-{p}", number=None, title=p, perspective=p, evidence=PLACE)
            for p in ("業務成果", "行政效率", "財務管理")
        ),
    ),
    "target-below-mean": plan(
        kpis=(scored("件數【不得低於前三年的平均數】", "件"),),
        kpi_values=(value(103, 300, "actual"), value(104, 310, "actual"), value(105, 320, "actual"), value(106, 305)),
    ),
    "target-vs-threshold": plan(kpis=(scored("參與人數/總人數，達80%以上"),), kpi_values=(value(106, 100, unit="%"),)),
    "series-jump": plan(kpis=(kpi(),), kpi_values=(value(104, 13, "actual"), value(105, 67, "actual"))),
    "unit-missing": plan(kpis=(kpi(),), kpi_values=(value(106, 1440),)),
    "percent-over-100": plan(kpis=(kpi(name="合格率"),), kpi_values=(value(106, 120, unit="%", kpi="合格率"),)),
    "weights-not-100": plan(tables=(weighted("30%", "40%", "20%"),)),
    "target-in-name": plan(kpis=(kpi(name="符合案件通報率100%"),)),
    "action-restates-kpi": plan(measures=(measure("action", number="A1.1.1", kpi_code="A1.1", text="核發正確率100%"),)),
    "target-missing": plan(measures=(measure(text="電子發票執行率", criteria="執行率應達75%以上"),)),
    "duplicated-word": plan(kpis=(kpi(name="顧客問卷滿意度問卷抽樣"),)),
    "formula-not-a-formula": plan(kpis=(scored("內部員工滿意度調查"),)),
    "formula-factor-missing": plan(kpis=(scored("正確件數÷總件數"),)),
    "formula-precedence": plan(measures=(measure(text="(通報人數-處理中人數/通報人數)×100%"),)),
    "schedule-conflict": plan(measures=(measure(text="清查作業(5/1-6/30)", months=(5,)),)),
    "schedule-count": plan(measures=(measure(text="每3個月召開1次會議", months=(1, 6)),)),
    "frequency-mismatch": plan(measures=(measure(text="每週執行稽核，計12次"),)),
    "stale-year": plan(measures=(measure(text="用電量以109年降到公告基準"),)),
    "owner-missing": plan(
        measures=tuple(measure(text=t, owner=o) for t, o in zip("甲乙丙丁", ("課", "課", "課", None), strict=True))
    ),
    "schedule-missing": plan(
        measures=tuple(
            measure(text=t, schedule=s) for t, s in zip("甲乙丙丁", ("1月", "2月", "3月", None), strict=True)
        )
    ),
    "count-mismatch": plan(measures=(measure(text="資產管理、人員安全、實體安全、存取控制等3大類"),)),
    "list-starts-late": plan(measures=(measure(text="甲", criteria="查證合格率 2. 考核項目如附表"),)),
    "unbalanced-bracket": plan(measures=(measure(text="【正確案件係指受理完成"),)),
    "bracket-width-mixed": plan(measures=(measure(text="（本年度人數)"),)),
    "document-number-year": plan(
        document=Document(approved_on="2023-02-17", approval_number="北市安戶行字第1116012324號", evidence=PLACE)
    ),
    "misprint": plan(measures=(measure(text="廣續辦理"),)),
    "mixed-spelling": plan(measures=(measure(text="櫃檯服務與櫃台人員"),)),
    "slogan-differs": plan(measures=(measure(text="「樂婚、願生、能養」"), measure(text="「願婚、樂生、能養」"))),
    "template-residue": plan(passages=(passage("註：表格如有不足請自行增刪欄位"),)),
    "personal-names": plan(people=(Person(duty="委員", title="課長", name="蔡○○", task="督導", evidence=PLACE),)),
}

RIGHT = {
    "a code under its parent": plan(measures=(measure("action", number="AC1.1.2", kpi_code="AC1.1", text="甲"),)),
    "numbers in order": plan(measures=tuple(measure(number=n, title=n, text=n) for n in ("1", "2", "3"))),
    "a target at its mean": plan(
        kpis=(scored("件數÷件數×100%【不得低於前三年的平均數】"),),
        kpi_values=(*(value(y, 99, "actual", unit="%") for y in (103, 104, 105)), value(106, 99, unit="%")),
    ),
    "weights of a hundred": plan(tables=(weighted("30%", "40%", "30%"),)),
    "a growth of more than a hundred": plan(
        kpis=(kpi(name="成長率", unit="%"),), kpi_values=(value(106, 120, unit="%", kpi="成長率"),)
    ),
    "a whole formula": plan(kpis=(scored("[（甲－乙）÷甲]×100%"),)),
    "brackets typed in the form of vertical text": plan(measures=(measure(text="﹁甲乙丙丁」與﹃戊己﹄"),)),
    "a list of six": plan(measures=(measure(text="甲、乙、丙、丁、戊、己等6大類"),)),
    "a joined member": plan(measures=(measure(text="人力資源、實體與環境、通訊與作業、存取及控制等5項"),)),
    "months as the text has them": plan(measures=(measure(text="清查(5/1-6/30)", months=(5, 6)),)),
    "names with a spelling of their own": plan(measures=(measure(text="臺北市的台北通與平台"),)),
    "codes of the actions' own": plan(
        measures=tuple(measure("action", number=f"P1.{n}", kpi_code="K2.1", text=str(n)) for n in (1, 2))
    ),
    "lists of their own in two tables": plan(
        measures=(
            measure("strategy", theme_number="一", theme="民政"),
            measure("strategy", theme_number="一", theme="社會", evidence=ELSEWHERE),
        )
    ),
    "a table that goes on counting": plan(
        measures=(
            measure(number="1", title="甲", text="甲"),
            measure(number="2", title="乙", text="乙"),
            measure(number="3", title="丙", text="丙", evidence=ELSEWHERE),
        )
    ),
    "groups that count from one": plan(
        measures=(measure(number="1", title="甲", theme="民政"), measure(number="1", title="乙", theme="社會"))
    ),
    "weights of a hundred in each group": plan(tables=(weighted("60%", "40%", "50%", "30%", "20%"),)),
    "a hundred over two tables": plan(tables=(weighted("30%", "30%"), weighted("20%", "20%"))),
    "a small count": plan(
        kpis=(kpi(unit="件"),), kpi_values=(value(104, 1, "actual", unit="件"), value(105, 4, "actual", unit="件"))
    ),
    "some of many": plan(measures=(measure(text="抵費地標售、古蹟維護、貸款清償等17項"),)),
    "whom to count": plan(kpis=(scored("滿意度達80%以上之機關數÷總數×100%"),), kpi_values=(value(106, 100, unit="%"),)),
    "a sentence that the layout cut": plan(passages=(passage("附表（第"), passage("二頁）如後"))),
    "a list marker": plan(measures=(measure(text="1)甲\n2)乙"),)),
    "a number of the date's year": plan(document=Document(approved_on="2023-12-29", approval_number="CNAA1126009370")),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_slip_is_found(rule: str) -> None:
    assert rule in stated(WRONG[rule])


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_is_left_alone(case: str) -> None:
    assert stated(RIGHT[case]) == []


def test_a_target_that_reaches_its_mean_once_rounded_is_only_worth_knowing() -> None:
    subject = plan(
        kpis=(scored("件數【不得低於前三年的平均數】", "件"),),
        kpi_values=(value(104, 315, "actual"), value(105, 298, "actual"), value(106, 306), value(107, 306)),
    )
    found = {f.printed + str(f.severity): f for f in run_checks(subject) if f.rule == "target-below-mean"}
    # 106: 315 and 298 are 306.5 on average, rounded 307; 107: with 306 they are 306.33, rounded 306
    assert sorted(found) == ["306info", "306warning"]


def test_a_name_that_tells_the_unit_and_a_survey_for_a_formula_are_only_worth_knowing() -> None:
    subject = plan(
        kpis=(kpi(name="通報件數"), kpi(kpi_id="k-2", name="滿意度", formula="問卷調查", unit="%")),
        kpi_values=(value(106, 1440),),
    )
    assert {f.rule: f.severity for f in run_checks(subject)} == {
        "unit-missing": "info",
        "formula-not-a-formula": "info",
    }


def test_every_finding_says_what_and_where_in_both_languages() -> None:
    for subject in WRONG.values():
        for finding in run_checks(subject):
            assert finding.message
            assert finding.message_en
            assert finding.origin == "original"
            assert finding.page == 0 or finding.box is not None


def test_every_rule_has_a_manual_page_with_an_example_and_its_severity() -> None:
    for rule in rules():
        manual = __import__(rule.check.__module__, fromlist=["__doc__"]).__doc__
        assert manual
        assert "What:" in manual
        assert "Example:" in manual
        assert "Severity:" in manual
