"""Tables beside a plan's own: estimates of costs, accounts, lists with durations and shares. They commit nobody."""

from tests.extractors.plans.grids import Slot, grid, read


def test_an_estimate_of_costs_in_an_appendix_lists_no_works() -> None:
    plan = read(
        grid(
            [
                ["項次", "項目", "單位", "數量", "單價", "金額", "備註"],
                ["1", "講師鐘點費", "小時", "6", "2,000", "12,000", ""],
                ["2", "場地布置", "式", "1", "8,000", "8,000", ""],
            ]
        )
    )
    assert (plan.measures, plan.budgets, [one.kind for one in plan.tables]) == ((), (), ["unrecognized"])


def test_an_account_by_headings_of_a_budget_lists_no_works() -> None:
    rows: list[list[Slot]] = [
        [("科目", 1, 2), ("預算數", 1, 2), ("決算數", 1, 2)],
        ["款", "名稱", "金額", "％", "金額", "％"],
        ["1", "民政支出", "3,000", "75.00", "2,900", "74.36"],
        ["2", "文教支出", "1,000", "25.00", "1,000", "25.64"],
    ]
    assert read(grid(rows, header=2)).measures == ()


def test_a_list_of_plans_with_what_they_cost_lists_works() -> None:
    rows = [["計畫名稱", "預算數", "決算數"], ["里鄰公園更新", "300", "280"], ["長者共餐據點", "120", "118"]]
    plan = read(grid(rows, caption="（單位：千元）"))
    assert [measure.title for measure in plan.measures] == ["里鄰公園更新", "長者共餐據點"]
    assert [budget.amount_twd for budget in plan.budgets][:2] == [300_000, 120_000]


def test_shares_beside_money_are_no_money_and_progress_is_no_time() -> None:
    plan = read(
        grid(
            [
                ["計畫名稱", ("預算數", 1, 2), "預定進度", "辦理情形"],
                ["計畫名稱", "金額", "％", "預定進度", "辦理情形"],
                ["里鄰公園更新", "300", "71.43", "45.50", "設計中"],
                ["長者共餐據點", "120", "28.57", "60.25", "已開辦"],
            ],
            header=2,
        )
    )
    assert [measure.schedule for measure in plan.measures] == [None, None]
    assert [budget.raw for budget in plan.budgets] == ["300", "120"]


def test_months_with_a_point_are_times_and_lengths_of_time_are_not() -> None:
    head = ["工作項目", "工作內容", "辦理期程", "處理期限（天）"]
    plan = read(
        grid([head, ["防災演練", "里辦公處演練", "113.03", "5"], ["役男抽籤", "通知並辦理抽籤", "113.10", "14"]])
    )
    assert [measure.months for measure in plan.measures] == [(3,), (10,)]
    assert [measure.schedule for measure in plan.measures] == ["113.03", "113.10"]
