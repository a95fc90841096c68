"""KPI tables and scorecards: codes, years, values, units, goals, themes and perspectives."""

from tests.extractors.plans.grids import grid, read, said


def test_goal_and_kpi_numbers_make_the_code_and_common_goals_are_marked() -> None:
    heads = ["序號", "{}目標", "編號", "{}指標", "衡量標準"]
    tables = [
        grid(
            [
                [*((h.format(word), 2, 1) for h in heads), ("年度績效目標值", 1, 2)],
                ["113", "114"],
                [("1", 2, 1), ("便民（服務效能）", 2, 1), "1", "滿意度", "滿意÷總數×100%", "90%", "91%"],
                ["2", "等候", "平均分鐘數", "10分鐘", "9分鐘"],
            ],
            header=2,
        )
        for word in ("關鍵策略", "共同性")
    ]
    plan = read(*tables)
    assert [k.code for k in plan.kpis] == ["1.1", "1.2", "C1.1", "C1.2"]
    assert [said(g, "number", "title", "perspective") for g in plan.goals] == [
        ("1", "便民", "服務效能"),
        ("C1", "便民", "服務效能"),
    ]
    assert [said(v, "roc_year", "kind", "value", "unit", "raw") for v in plan.kpi_values[:2]] == [
        (113, "target", 90.0, "%", "90%"),
        (114, "target", 91.0, "%", "91%"),
    ]


def test_a_scorecard_gives_goals_kpis_values_actions_and_money() -> None:
    plan = read(
        grid(
            [
                [
                    "策略目標", "KPI\n(關鍵績效指標)", "計算公式", "105年\n實際值", "106年\n目標值", "KPI\n主責科室",
                    "行動方案\n(工作項目)", "行動方案對應106年預算(元)", "行動方案主責科室",
                ],
                [("便捷服務 A 顧客構面", 1, 9)],
                [
                    "AC1線上服務", "AC1.1線上率", "單位：%", "無資料", "≥15(試辦)", "資料課",
                    "AC1.1.1製作教材\nAC1.1.2設專櫃\n【櫃臺計畫】", "講師費16,000元", "登記課",
                ],
                [("財務 F 共通項目", 1, 9)],
                ["TF1節能", "TF1.1減紙", "頁數", "1440", "1450", "行政課", "TF1.1.1線上調查", "無預算", "行政課"],
            ]
        )
    )  # fmt: skip
    assert [said(g, "number", "title", "theme", "perspective") for g in plan.goals] == [
        ("AC1", "線上服務", "便捷服務", "顧客"),
        ("TF1", "節能", None, "財務"),
    ]
    assert [said(m, "number", "text", "theme_number", "kpi_code", "owner", "programme") for m in plan.measures] == [
        ("AC1.1.1", "製作教材", "A", "AC1.1", "登記課", "櫃臺計畫"),
        ("AC1.1.2", "設專櫃", "A", "AC1.1", "登記課", "櫃臺計畫"),
        ("TF1.1.1", "線上調查", None, "TF1.1", "行政課", None),
    ]
    assert plan.kpis[0].owner == "資料課"
    values = [said(v, "kind", "comparator", "value", "unit", "note", "status") for v in plan.kpi_values[:2]]
    assert values == [("actual", "", None, None, None, "no_data"), ("target", ">=", 15.0, "%", "試辦", "")]
    assert [said(b, "kpi_code", "roc_year", "amount_twd", "status") for b in plan.budgets] == [
        ("AC1.1", 106, 16000, ""),
        ("TF1.1", 106, None, "no_budget"),
    ]


def test_years_may_stand_in_rows() -> None:
    plan = read(
        grid(
            [
                ["衡量指標", "年度", "原訂目標值", "實際達成值", "達成度", "權重"],
                [("滿意度", 2, 1), "111", "90%", "92%", "100%", ("20%", 2, 1)],
                ["112", "91%", "90.5%", "99%"],
            ]
        )
    )
    assert sorted(said(v, "roc_year", "kind", "value") for v in plan.kpi_values) == [
        (111, "actual", 92.0), (111, "target", 90.0), (112, "actual", 90.5), (112, "target", 91.0),
    ]  # fmt: skip
    assert len(plan.kpis) == 1


def test_a_value_merged_over_years_holds_for_each_of_them() -> None:
    plan = read(grid([["關鍵績效指標", "112年目標值", "113年目標值"], ["正確率", ("99%", 1, 2)]]))
    assert [said(v, "roc_year", "value") for v in plan.kpi_values] == [(112, 99.0), (113, 99.0)]


def test_without_a_year_in_the_head_the_value_is_of_the_plans_year_and_less_sure() -> None:
    plan = read(grid([["績效指標", "衡量標準", "目標值"], ["正確率", "正確件數÷總件數", "99%"]]))
    (value,) = plan.kpi_values
    assert value.roc_year == 113
    assert value.evidence.confidence < 1.0


def test_the_unit_comes_from_its_column_even_where_owners_have_one_too() -> None:
    plan = read(
        grid(
            [
                ["關鍵績效指標", "單位", "113年目標值", "主辦單位"],
                ["宣導", "場", "12", "行政課"],
                ["訓練", "小時", "20", "人事室"],
            ]
        )
    )
    assert [said(k, "unit", "owner") for k in plan.kpis] == [("場", "行政課"), ("小時", "人事室")]
    assert [v.unit for v in plan.kpi_values] == ["場", "小時"]


def test_indicators_without_values_are_criteria_of_the_work() -> None:
    plan = read(grid([["計畫名稱", "工作要項", "績效指標"], ["館藏", "採購圖書", "預算執行率達95%"]]))
    assert not plan.kpis
    assert said(plan.measures[0], "title", "text", "criteria") == ("館藏", "採購圖書", "預算執行率達95%")


def test_a_strategy_map_gives_goals_and_a_scorecard_speaks_before_it() -> None:
    strategy_map = grid(
        [
            [("策略主題", 1, 3), "便捷服務 A", "關懷服務 B"],
            [("策略目標", 2, 1), "顧客", "C", "AC1線上服務(84~104)\nAC2臨櫃服務", "BC1關懷"],
            ["財務", "F", ("TF1節能", 1, 2)],
        ]
    )
    card = grid([["策略目標", "KPI", "113年目標值"], ["AC1線上服務(84-104)", "AC1.1比率", "9%"]])
    plan = read(strategy_map, card)
    assert {said(g, "number", "title", "theme", "perspective") for g in plan.goals} == {
        ("AC1", "線上服務(84-104)", "便捷服務", "顧客"),
        ("AC2", "臨櫃服務", "便捷服務", "顧客"),
        ("BC1", "關懷", "關懷服務", "顧客"),
        ("TF1", "節能", None, "財務"),
    }


def test_a_map_may_have_its_perspectives_across() -> None:
    plan = read(grid([["主題", "顧客構面", "財務構面"], ["優質服務", "AC1滿意", ""], ["創新", "BC1跨域", "BF1節流"]]))
    assert {said(g, "number", "theme", "perspective") for g in plan.goals} == {
        ("AC1", "優質服務", "顧客"), ("BC1", "創新", "顧客"), ("BF1", "創新", "財務"),
    }  # fmt: skip


def test_a_task_force_gives_people_and_no_measures() -> None:
    plan = read(
        grid([["職別", "職稱", "姓名", "任務"], ["主任委員", "主任", "蔡○○", "綜理"], ["", "課長", "李○○", ""]])
    )
    assert [said(p, "duty", "title", "name", "task") for p in plan.people] == [
        ("主任委員", "主任", "蔡○○", "綜理"),
        ("主任委員", "課長", "李○○", "綜理"),
    ]
    assert not plan.measures


def test_columns_under_bare_years_beside_kpis_are_their_values_whatever_the_cells_say() -> None:
    plan = read(
        grid(
            [
                ["績效指標", "計算公式", "113年度", "114年度", "主辦單位"],
                ["抽驗不合格率", "不合格件數/抽驗件數×100%", "低於4%", "≦3.5%", "食品科"],
                ["巡迴醫療診次", "年度診次", "240診次", "較前一年增加5%", "醫事科"],
                ["資訊系統建置", "完成階段", "完成規劃", "完成建置", "資訊室"],
            ]
        )
    )
    assert [said(v, "roc_year", "comparator", "value", "status") for v in plan.kpi_values] == [
        (113, "<", 4.0, ""), (114, "<=", 3.5, ""), (113, "", 240.0, ""), (114, ">", None, "qualitative"),
        (113, "", None, "qualitative"), (114, "", None, "qualitative"),
    ]  # fmt: skip


def test_marks_under_years_beside_kpis_are_no_values() -> None:
    plan = read(
        grid([["績效指標", "計算公式", "113年度", "114年度"], ["甲率", "甲/乙", "*", ""], ["丙率", "丙/丁", "", "*"]])
    )
    assert plan.kpi_values == ()


def test_the_unit_may_end_a_formula_in_brackets() -> None:
    plan = read(grid([["績效指標", "衡量標準", "113年目標值"], ["環保葬件數", "當年度環保葬件數(件)", "120"]]))
    assert plan.kpis[0].unit == "件"
    assert plan.kpi_values[0].unit == "件"


def test_a_plan_that_a_kpi_is_related_to_is_no_work() -> None:
    plan = read(
        grid(
            [
                ["關鍵策略目標", "關鍵績效指標", "113年度目標值", "與中長程個案計畫關聯"],
                ["韌性", "備援站數", "700站", "無"],
            ]
        )
    )
    assert plan.measures == ()


def test_a_cell_may_name_its_years_and_a_row_whether_its_value_was_reached() -> None:
    by_cell = read(
        grid([["績效指標", "衡量標準", "年度目標值"], ["等候時間", "總時間÷件數", "113年：8分鐘\n114年：7分鐘"]])
    )
    assert [said(v, "roc_year", "value", "unit", "raw") for v in by_cell.kpi_values] == [
        (113, 8.0, "分鐘", "8分鐘"), (114, 7.0, "分鐘", "7分鐘"),
    ]  # fmt: skip
    by_row = read(
        grid(
            [
                ["績效指標", "單位", "年度", "目標/實際", "數值"],
                [("熱點數", 2, 1), ("處", 2, 1), "112", "實際", "850"],
                ["113", "目標", "≥950"],
            ]
        )
    )
    assert [said(v, "roc_year", "kind", "comparator", "value", "unit") for v in by_row.kpi_values] == [
        (112, "actual", "", 850.0, "處"), (113, "target", ">=", 950.0, "處"),
    ]  # fmt: skip


def test_a_strategy_map_fills_the_theme_that_a_scorecard_leaves_open() -> None:
    plan = read(
        grid(
            [
                ["策略構面", "策略主題一：強化預防", "策略主題二：精實救災"],
                ["顧客構面", "C1提升知能", "C2縮短時間"],
                ["財務構面", "", "F1運用預算"],
            ]
        ),
        grid(
            [
                ["構面", "策略目標", "關鍵績效指標", "衡量方式", "114年目標"],
                ["顧客構面", "C1提升知能", "C1-1觸及率", "觸及戶數/總戶數（%）", "38%"],
            ]
        ),
    )
    assert [said(g, "number", "theme", "perspective") for g in plan.goals] == [
        ("C1", "強化預防", "顧客"), ("C2", "精實救災", "顧客"), ("F1", "精實救災", "財務"),
    ]  # fmt: skip


def test_values_under_years_are_what_their_heads_speak_of() -> None:
    plan = read(
        grid(
            [
                ["指標", "定義", "112年度達成情形", "短期目標(114年)", "達成度"],
                ["普及率", "普及戶/總戶", "60%", "65%", "102%"],
            ]
        )
    )
    assert [said(v, "roc_year", "kind", "value") for v in plan.kpi_values] == [(112, "actual", 60), (114, "target", 65)]


def test_values_under_an_indicators_head_are_criteria_and_no_indicators() -> None:
    plan = read(grid([["目標", "措施", "期程", "績效指標"], ["縮短等候", "增開櫃檯", "全年", "10分鐘以內"]]))
    assert (plan.kpis, plan.measures[0].criteria) == ((), "10分鐘以內")


def test_amounts_of_years_beside_their_sum_make_no_indicators_of_the_plans() -> None:
    plan = read(
        grid(
            [
                ["計畫編號", "計畫名稱", "總經費", "112年", "113年", "主辦機關"],
                ["A1", "下水道", "1,200,000", "300,000", "400,000", "工務局"],
            ]
        )
    )
    assert plan.kpis == ()
    assert [said(b, "roc_year", "amount_twd") for b in plan.budgets] == [
        (None, 1_200_000), (112, 300_000), (113, 400_000),
    ]  # fmt: skip


def test_bare_years_before_the_plan_are_what_was_reached() -> None:
    plan = read(grid([["績效指標", "衡量標準", "112年", "113年"], ["申辦率", "件數/總件數", "40%", "45%"]]))
    assert [said(v, "roc_year", "kind") for v in plan.kpi_values] == [(112, "actual"), (113, "target")]


def test_statistics_of_past_years_are_no_indicators() -> None:
    plan = read(grid([["項目", "110年", "111年", "112年"], ["戶籍登記(件)", "52,310", "50,112", "51,008"]]))
    assert (plan.kpis, plan.kpi_values) == ((), ())
