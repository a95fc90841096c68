"""Work plans in many templates: the words, the order and the number of columns are the office's own."""

from dataclasses import replace

import pytest

from schemas.page import Box
from schemas.table import Cell, PageBox
from tests.extractors.plans.grids import WIDTH, Slot, grid, headed, moved, on_page, read, said, with_note

ALL_YEAR = tuple(range(1, 13))


def test_columns_may_stand_in_any_order() -> None:
    plan = read(
        grid(
            [
                ["主辦單位", "完成期限", "重點工作", "辦理內容", "經費(萬元)"],
                ["工務課", "114年6月底", "路燈汰換", "汰換LED路燈300盞", "150"],
            ]
        )
    )
    (measure,) = plan.measures
    assert said(measure, "kind", "title", "text", "owner", "schedule", "months") == (
        "work_item", "路燈汰換", "汰換LED路燈300盞", "工務課", "114年6月底", (6,),
    )  # fmt: skip
    assert plan.budgets[0].amount_twd == 1_500_000
    assert plan.budgets[0].measure_id == measure.measure_id


def test_merged_titles_and_numbers_hold_for_all_their_rows_and_criteria_only_where_merged() -> None:
    months = [str(m) for m in range(1, 13)]
    plan = read(
        grid(
            [
                [("編號", 2, 1), ("計畫項目", 2, 1), ("工作內容", 2, 1), ("預定作業時程", 1, 12), ("考核指標", 2, 1)],
                months,
                [("3", 3, 1), ("清查", 3, 1), "甲", "*", "*", *[""] * 10, ("抽查", 2, 1)],
                ["乙", *[""] * 11, "*"],
                ["丙", *[""] * 12, ""],
            ],
            header=2,
        )
    )
    assert [said(m, "number", "title", "text", "months", "criteria") for m in plan.measures] == [
        ("3", "清查", "甲", (1, 2), "抽查"),
        ("3", "清查", "乙", (12,), "抽查"),
        ("3", "清查", "丙", (), None),
    ]


def test_a_blank_title_under_a_title_is_carried_with_less_confidence() -> None:
    plan = read(grid([["項次", "工作項目", "工作內容"], ["1", "宣導", "印製摺頁"], ["", "", "辦理講座"]]))
    first, second = plan.measures
    assert said(second, "number", "title") == ("1", "宣導")
    assert second.evidence.confidence < first.evidence.confidence


def test_a_banner_gives_the_theme_and_a_total_is_no_record() -> None:
    plan = read(
        grid(
            [
                ["計畫名稱", "計畫內容", "預算數(千元)", "備註"],
                [("壹、民政業務", 1, 4)],
                ["一、里鄰工作", "1.召開里民大會。\n2.辦理里鄰長研習。", "1,200", ""],
                [("貳、社會業務", 1, 4)],
                ["一、社會救助", "辦理低收入戶調查", "2,000", "中央補助"],
                ["合計", "", "3,200", ""],
                [("註：預算以議會審議結果為準", 1, 4)],
            ]
        )
    )
    assert [said(m, "theme_number", "theme", "number", "title", "note") for m in plan.measures] == [
        ("壹", "民政業務", "一", "里鄰工作", None),
        ("貳", "社會業務", "一", "社會救助", "中央補助"),
    ]
    assert [b.amount_twd for b in plan.budgets] == [1_200_000, 2_000_000]


def test_the_title_of_a_table_names_the_unit() -> None:
    plan = read(
        grid(
            [["編號", "計畫項目", "工作內容"], ["1", "盤點", "財產盤點"]],
            caption="某市某區公所秘書室113年度工作計畫期程表",
        )
    )
    assert plan.measures[0].owner == "秘書室"


def test_a_note_over_the_table_multiplies_the_money() -> None:
    table = grid([["工作項目", "實施內容", "經費"], ["補助", "補助社團", "1,200"]])
    assert read(table).budgets[0].amount_twd == 1_200
    assert read(with_note(table, "單位：新臺幣千元")).budgets[0].amount_twd == 1_200_000


def test_money_by_category_keeps_zero_apart_from_missing() -> None:
    plan = read(
        grid(
            [
                [("工作項目", 2, 1), ("實施內容", 2, 1), ("經費(元)", 1, 3)],
                ["經常門", "資本門", "合計"],
                ["修繕", "修繕活動中心", "0", "-", "500"],
            ],
            header=2,
        )
    )
    assert [said(b, "category", "amount_twd", "raw") for b in plan.budgets] == [
        ("經常門", 0, "0"), ("資本門", None, "-"), ("合計", 500, "500"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "cells", "months"),
    [
        (["第1季", "第2季", "第3季", "第4季"], ["*", "", "", "*"], (1, 2, 3, 10, 11, 12)),
        (["上半年", "下半年"], ["", "●"], (7, 8, 9, 10, 11, 12)),
        (["1-3月", "4-6月", "7-9月", "10-12月"], ["", "25%", "", ""], (4, 5, 6)),
        (["一月", "二月", "三月", "四月"], ["", "V", "V", ""], (2, 3)),
    ],
)
def test_time_columns_stand_for_their_months(heads: list[str], cells: list[str], months: tuple[int, ...]) -> None:
    plan = read(grid([["工作項目", "工作內容", *heads], ["甲案", "辦理甲案說明會", *cells]]))
    assert plan.measures[0].months == months


def test_words_across_the_months_are_the_schedule() -> None:
    months = [f"{m}月" for m in range(1, 13)]
    plan = read(
        grid(
            [
                ["工作項目", "工作內容", *months],
                ["甲案", "辦理甲案", ("賡續辦理", 1, 12)],
                ["乙案", "辦理乙案", ("3月至5月", 1, 12)],
            ]
        )
    )
    assert [said(m, "schedule", "months") for m in plan.measures] == [("賡續辦理", ()), ("3月至5月", (3, 4, 5))]


def test_a_beginning_and_an_end_make_one_span() -> None:
    plan = read(
        grid(
            [
                [("工作項目", 2, 1), ("工作內容", 2, 1), ("辦理期程", 1, 2)],
                ["起", "迄"],
                ["甲案", "辦理甲案", "113年3月", "113年6月"],
            ],
            header=2,
        )
    )
    assert said(plan.measures[0], "schedule", "months") == ("113年3月~113年6月", (3, 4, 5, 6))


def test_months_are_read_from_twelve_marked_columns_without_heads() -> None:
    plan = read(
        grid(
            [
                ["項次", "工作項目", "工作內容", *[""] * 12, "執行情形"],
                ["1", "甲案推動", "辦理甲案", "", "*", "*", *[""] * 9, "已辦理"],
                ["2", "乙案推動", "辦理乙案", *["*"] * 12, "已辦理"],
            ]
        )
    )
    assert [m.months for m in plan.measures] == [(2, 3), ALL_YEAR]
    assert all(m.evidence.confidence < 0.9 for m in plan.measures)


def test_a_table_without_any_head_is_read_from_its_cells() -> None:
    plan = read(
        grid([["1", "辦理災害防救演習", "4月", "民政課"], ["2", "發放敬老禮金作業", "9月至10月", "社會課"]], header=0)
    )
    assert [said(m, "number", "owner", "months") for m in plan.measures] == [
        ("1", "民政課", (4,)),
        ("2", "社會課", (9, 10)),
    ]
    assert all(m.evidence.confidence < 0.9 for m in plan.measures)


def test_a_first_record_taken_for_a_head_is_still_a_record() -> None:
    plan = read(
        grid([["1", "辦理災害防救演習", "4月", "民政課"], ["2", "發放敬老禮金作業", "9月", "社會課"]], header=1)
    )
    assert [m.number for m in plan.measures] == ["1", "2"]


def test_an_unknown_column_is_named_with_the_way_to_teach_it() -> None:
    plan = read(grid([["工作項目", "工作內容", "奇特欄"], ["甲案", "辦理甲案", "某"]]))
    (finding,) = [f for f in plan.findings if f.rule == "unknown-column"]
    assert "奇特欄" in finding.message
    assert "--lexicon" in finding.message_en


def test_the_work_of_half_a_year_is_a_measure_of_its_own() -> None:
    plan = read(
        grid([["業務別", "上半年工作重點", "下半年工作重點"], ["民政", "辦理里長座談會2場", "辦理鄰長研習及表揚"]])
    )
    assert [said(m, "theme", "text", "months") for m in plan.measures] == [
        ("民政", "辦理里長座談會2場", (1, 2, 3, 4, 5, 6)),
        ("民政", "辦理鄰長研習及表揚", (7, 8, 9, 10, 11, 12)),
    ]


def test_strategies_and_methods_are_strategies_and_take_their_theme_from_the_banner() -> None:
    plan = read(
        grid([[("具體措施一：完備基礎服務", 1, 2)], ["執行策略", "方法"], ["(一) 訂定計畫。", "每年檢討。"]], header=2)
    )
    assert said(plan.measures[0], "kind", "theme_number", "theme", "number", "title", "text") == (
        "strategy", "一", "完備基礎服務", "(一)", "訂定計畫。", "每年檢討。",
    )  # fmt: skip


def test_a_form_is_one_record() -> None:
    plan = read(
        grid(
            [
                ["計畫名稱", "兒童閱讀推廣計畫", "承辦單位", "推廣組"],
                ["辦理期程", "112年3月至11月", "經費概算", "250,000元"],
                ["實施內容", ("辦理說故事活動40場。", 1, 3)],
            ],
            header=0,
        )
    )
    (measure,) = plan.measures
    assert said(measure, "title", "owner", "months", "text") == (
        "兒童閱讀推廣計畫", "推廣組", tuple(range(3, 12)), "辦理說故事活動40場。",
    )  # fmt: skip
    assert plan.budgets[0].amount_twd == 250_000
    assert plan.tables[0].kind == "key_value"
    assert plan.tables[0].table.n_rows == 3


def test_a_table_that_changes_its_heads_is_read_in_parts() -> None:
    plan = read(
        grid(
            [
                ["施政目標", "衡量指標", "衡量標準", "目標值"],
                ["改善路平", "養護里程", "養護公里數", "25公里"],
                ["項次", "工作項目", "工作內容", "主辦課室"],
                ["1", "道路養護", "辦理刨鋪", "工務課"],
            ]
        )
    )
    assert [k.name for k in plan.kpis] == ["養護里程"]
    assert [said(m, "number", "title", "owner") for m in plan.measures] == [("1", "道路養護", "工務課")]
    assert len(plan.tables) == 1


def test_a_table_that_nobody_knows_is_kept_and_named() -> None:
    plan = read(grid([["里別", "戶數", "人口數"], ["甲里", "1,203", "3,400"], ["乙里", "980", "2,310"]]))
    assert plan.tables[0].kind == "unrecognized"
    assert [f.rule for f in plan.findings] == ["unrecognized-table"]
    assert not plan.measures


def test_only_planned_rows_are_scheduled_where_planned_and_done_stand_under_each_other() -> None:
    plan = read(
        grid(
            [
                ["編號", "工作項目", "工作內容", "進度", "1月", "2月", "3月", "4月"],
                [("1", 2, 1), ("甲案", 2, 1), ("辦理甲案", 2, 1), "預定", "●", "●", "", ""],
                ["實際", "", "", "●", ""],
            ]
        )
    )
    assert [said(m, "months", "schedule") for m in plan.measures] == [((1, 2), None)]


def test_the_category_of_money_may_stand_in_a_column() -> None:
    plan = read(
        grid(
            [
                ["計畫名稱", "計畫內容", "經資門", "預算數(千元)"],
                [("養護", 2, 1), ("刨鋪道路", 2, 1), "經常門", "500"],
                ["資本門", "8,000"],
            ]
        )
    )
    assert len(plan.measures) == 1
    assert [said(b, "category", "amount_twd") for b in plan.budgets] == [("經常門", 500_000), ("資本門", 8_000_000)]


def test_amounts_under_years_beside_a_sum_are_money() -> None:
    plan = read(
        grid(
            [
                ["計畫名稱", "實施內容", "112年", "113年", "總經費(千元)"],
                ["老街再造", "改善立面", "1,000", "2,000", "3,000"],
            ]
        )
    )
    assert [said(b, "roc_year", "category", "raw") for b in plan.budgets] == [
        (112, None, "1,000"), (113, None, "2,000"), (None, "合計", "3,000"),
    ]  # fmt: skip
    assert not plan.kpi_values


def test_bare_numbers_are_months_where_the_head_says_so() -> None:
    plan = read(
        grid([["重點項目", "工作說明", "起迄月份"], ["招募", "公開招募志工", "3~5"], ["訓練", "辦理訓練", "6、12"]])
    )
    assert [said(m, "schedule", "months") for m in plan.measures] == [("3~5", (3, 4, 5)), ("6、12", (6, 12))]


def test_a_title_head_of_work_makes_a_work_plan_whatever_the_method_is_called() -> None:
    plan = read(grid([["工作項目", "實施要領"], ["里鄰編組", "辦理里鄰調整。"]]))
    assert plan.measures[0].kind == "work_item"


def test_a_heading_over_each_table_names_the_unit_or_parts_the_tables() -> None:
    rows: list[list[str | tuple[str, int, int]]] = [["工作項目", "實施內容"], ["甲", "辦理甲案。"]]
    tables = [moved(grid(rows), 100), moved(grid([rows[0], ["乙", "辦理乙案。"]]), 300)]
    for texts, field, expected in (
        (("民政課", "社會課"), "owner", ["民政課", "社會課"]),
        (("提升服務", "關懷弱勢"), "theme", ["提升服務", "關懷弱勢"]),
    ):
        plan = read(*tables, outline=headed(texts, (85, 285)))
        assert [getattr(m, field) for m in plan.measures] == expected
    lone = read(tables[0], outline=headed(("工作項目如下",), (85,)))
    assert lone.measures[0].theme is None


def test_a_head_that_its_cells_deny_is_named() -> None:
    rows = [["項次", "工作項目", "工作內容"], *([f"很長的說明文字第{n}段落", "甲案", "辦理甲案"] for n in "一二三")]
    plan = read(grid(rows))
    assert [f.rule for f in plan.findings if f.rule == "column-contradiction"]
    assert not [f for f in read(grid([rows[0], ["1", "甲", "乙"]])).findings if f.rule == "column-contradiction"]


def test_a_part_without_heads_is_read_under_those_of_the_page_before() -> None:
    months = [str(m) for m in range(1, 13)]
    first = grid(
        [
            ["編號", "計畫項目", "工作內容", ("預定期程", 1, 12), "執行狀態"],
            ["1", "甲案", "辦理甲案", ("", 1, 12), "執行中"],
        ]
    )
    second = on_page(grid([["", "", "", *months, ""], ["", "", "辦理乙案", "*", *[""] * 11, "已完成"]], header=1), 2)
    stretched = replace(first, regions=(PageBox(1, Box(0, 0, 960, 60)),))
    wide = tuple(replace(c, boxes=(PageBox(1, x_scaled(c)),)) for c in stretched.cells)
    plan = read(replace(stretched, cells=wide), second)
    assert [said(m, "number", "title", "text", "months", "status") for m in plan.measures] == [
        ("1", "甲案", "辦理甲案", (), "執行中"),
        ("1", "甲案", "辦理乙案", (1,), "已完成"),
    ]


def x_scaled(cell: Cell) -> Box:
    """Set a cell of five columns over the sixteen of the page after."""
    edges = [0.0, WIDTH, 2 * WIDTH, 3 * WIDTH, 15 * WIDTH, 16 * WIDTH]
    at = {0: 0, 1: 1, 2: 2, 3: 3, 15: 4}[cell.col]
    return Box(edges[at], cell.boxes[0].box.top, edges[at + 1], cell.boxes[0].box.bottom)


def test_a_ditto_mark_says_what_stands_above() -> None:
    plan = read(
        grid(
            [
                ["項次", "工作項目", "工作內容", "辦理期程", "主辦單位", "經費"],
                ["1", "戶籍登記", "校正資料", "3月", "戶籍股", "100元"],
                ["2", "〃", "通報機關", "同上", "(同上)", "同上"],
            ]
        )
    )
    second = plan.measures[1]
    assert said(second, "title", "schedule", "months", "owner") == ("戶籍登記", "3月", (3,), "戶籍股")
    assert [said(b, "amount_twd", "status") for b in plan.budgets] == [(100, ""), (None, "ditto")]


def test_a_unit_that_acts_is_the_owner_rather_than_the_one_it_belongs_to() -> None:
    plan = read(
        grid(
            [
                ["處室", "工作項目", "具體作法", "承辦組別"],
                [("教務處", 2, 1), "閱讀", "班級共讀", "教學組"],
                ["資訊", "教師研習", "資訊組"],
                ["總務處", "修繕", "教室補強", "事務組"],
            ]
        )
    )
    assert [m.owner for m in plan.measures] == ["教學組", "資訊組", "事務組"]


def test_works_are_grouped_by_a_perspective_where_no_kpi_is_judged_by_it() -> None:
    rows: list[list[Slot]] = [["推動策略", "執行方法"], [("一、基礎服務構面", 1, 2)], ["標準作業", "訂定手冊"]]
    assert said(read(grid(rows)).measures[0], "theme_number", "theme") == ("一", "基礎服務構面")
    by_column = read(grid([["面向", "工作項目", "工作內容"], ["課程教學", "閱讀", "班級共讀"]])).measures[0]
    assert by_column.theme == "課程教學"


def test_quarters_whose_cells_say_what_is_done_are_read_together_and_money_counts_once() -> None:
    plan = read(
        grid(
            [
                ["編號", "計畫名稱", "第一季", "第二季", "預算(萬元)"],
                ["1", "托育家園", "完成場地評估", "完成發包", "240"],
                ["2", "長青學苑", "規劃招生", "開班", "65"],
            ]
        )
    )
    assert [said(m, "number", "text", "months") for m in plan.measures] == [
        ("1", "完成場地評估", (1, 2, 3)), ("1", "完成發包", (4, 5, 6)),
        ("2", "規劃招生", (1, 2, 3)), ("2", "開班", (4, 5, 6)),
    ]  # fmt: skip
    assert [b.amount_twd for b in plan.budgets] == [2_400_000, 650_000]


def test_two_owners_of_one_row_are_no_list_beside_its_items_where_other_rows_have_one() -> None:
    plan = read(
        grid(
            [
                ["工作要領", "執行策略", "執行方法", "業務單位"],
                ["一、基礎", "(一)環境", "1.檢查設施。\n2.巡查櫃檯。", "行政課\n登記課"],
                ["二、意見", "(一)調查", "1.問卷。\n2.座談。", "各課"],
            ]
        )
    )
    assert [said(m, "kind", "number", "owner") for m in plan.measures] == [
        ("strategy", "(一)", "行政課\n登記課"), ("strategy", "(一)", "各課"),
    ]  # fmt: skip


def test_a_unit_stands_over_the_themes_that_are_numbered_deeper() -> None:
    rows: list[list[Slot]] = [["編號", "工作項目", "實施內容"]]
    rows += [
        [("壹、民政課", 1, 3)],
        [("一、自治", 1, 3)],
        ["1", "里鄰", "調整"],
        [("二、兵役", 1, 3)],
        ["2", "徵兵", "體檢"],
    ]
    rows += [[("貳、共同事項", 1, 3)], ["3", "研考", "管考"]]
    plan = read(grid(rows))
    assert [said(m, "owner", "theme_number", "theme") for m in plan.measures] == [
        ("民政課", "一", "自治"), ("民政課", "二", "兵役"), (None, "貳", "共同事項"),
    ]  # fmt: skip


def test_numbers_of_single_rows_count_the_works_and_not_their_kind() -> None:
    plan = read(
        grid(
            [
                ["項次", "類別", "工作項目", "執行重點", "辦理時間"],
                ["1", "感染管制", "稽核", "洗手稽核", "每月"],
                ["2", "病人安全", "宣導", "教育訓練", "上、下半年各1次"],
            ]
        )
    )
    assert [said(m, "number", "theme_number", "theme", "months") for m in plan.measures] == [
        ("1", None, "感染管制", ALL_YEAR), ("2", None, "病人安全", ()),
    ]  # fmt: skip


def test_percentages_under_quarters_say_how_far_and_not_when() -> None:
    plan = read(
        grid(
            [
                ["編號", "計畫名稱", "計畫內容", "執行期程", "第1季", "第2季", "第3季", "第4季"],
                ["1", "橋梁檢測", "檢測152座", "2月至10月", "20%", "50%", "80%", "100%"],
            ]
        )
    )
    assert plan.measures[0].months == tuple(range(2, 11))


def test_money_of_the_year_before_is_of_that_year() -> None:
    plan = read(
        grid([["工作計畫", "計畫內容", "本年度預算數", "上年度預算數"], ["公墓管理", "起掘300具", "680", "500"]])
    )
    assert [said(b, "roc_year", "amount_twd") for b in plan.budgets] == [(113, 680), (112, 500)]
