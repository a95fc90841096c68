"""KPI plans in other templates: weights, achieved values, several years, perspectives, a strategy map alone."""

from typing import Any

from tests.templates.records import budget, document, goal, kpi, measure, section, value
from tests.templates.typeset import Block, C, Grid, Small


def _numbers(
    code: str | None, name: str, years: dict[int, str], unit: str, kind: str = "target"
) -> list[dict[str, Any]]:
    return [
        value(code, name, year, raw, kind=kind, value=float(raw.strip("%")), unit=unit) for year, raw in years.items()
    ]


_TARGETS = [
    ("1", "提升服務效能", "1", "臨櫃案件平均等候時間", "全年等候總分鐘數÷總件數", "分鐘", ("10", "9", "8", "8")),
    ("1", "提升服務效能", "2", "民眾滿意度", "滿意以上人數÷有效問卷數×100%", "%", ("88", "89", "90", "91")),
    ("2", "落實資訊安全", "1", "資安教育訓練時數", "每人年度訓練時數", "小時", ("3", "3", "6", "6")),
    ("3", "精進人力素質", "1", "專業證照取得人數", "累計取得證照人數", "人", ("5", "7", "9", "12")),
]

TARGETS = Small(
    name="targets-unit-column",
    producer="libreoffice",
    document=document(
        "嘉義市東區戶政事務所", "嘉義市", "東區", "嘉義市東區戶政事務所中程施政計畫（116至119年度）", "medium_term_plan", 116, 119
    ),
    body=[
        Block("title", "嘉義市東區戶政事務所中程施政計畫（116至119年度）"),
        Block("h1", "壹、使命"),
        Block("p", "以民為本，提供專業、便捷之戶政服務。"),
        Block("h1", "貳、關鍵績效指標"),
        Grid(
            rows=[
                [
                    C("編號", rs=2), C("策略目標", rs=2), C("序號", rs=2), C("績效指標", rs=2), C("計算方式", rs=2), C("單位", rs=2),
                    C("年度目標值", cs=4),
                ],
                ["116年", "117年", "118年", "119年"],
                [C("1", rs=2), C("提升服務效能", rs=2), *_TARGETS[0][2:6], *_TARGETS[0][6]],
                [*_TARGETS[1][2:6], *_TARGETS[1][6]],
                [*_TARGETS[2][:6], *_TARGETS[2][6]],
                [*_TARGETS[3][:6], *_TARGETS[3][6]],
            ],
            widths=[6, 15, 6, 17, 20, 8, 7, 7, 7, 7],
            header=2,
        ),
    ],
    records={
        "goals": [goal("1", "提升服務效能"), goal("2", "落實資訊安全"), goal("3", "精進人力素質")],
        "kpis": [
            kpi(f"{g}.{n}", name, formula=formula, unit=unit, goal_number=g, goal=title)
            for g, title, n, name, formula, unit, _ in _TARGETS
        ],
        "kpi_values": [
            v
            for g, _, n, name, _, unit, raws in _TARGETS
            for v in _numbers(f"{g}.{n}", name, dict(zip(range(116, 120), raws, strict=True)), unit)
        ],
        "outline": [section("壹", 1, "使命"), section("貳", 1, "關鍵績效指標")],
    },
)  # fmt: skip

_ACHIEVED = [
    ("身分證補發正確率", "無錯誤件數/總件數*100%", "30%", "98%", "99.2%", "99%"),
    ("到府服務件數", "全年到府服務件數", "40%", "60件", "72件", "70件"),
    ("陳情案件逾期率", "逾期件數/陳情總件數*100%", "30%", "≤2%", "1.5%", "≤1%"),
]


def _achieved() -> list[dict[str, Any]]:
    rows = []
    for name, _, _, old, real, new in _ACHIEVED:
        unit = "件" if old.endswith("件") else "%"
        for year, kind, raw in ((111, "target", old), (111, "actual", real), (112, "target", new)):
            number = float(raw.strip("≤件%"))
            sign = "<=" if raw.startswith("≤") else None
            rows.append(value(None, name, year, raw, kind=kind, value=number, unit=unit, comparator=sign))
    return rows


ACHIEVED = Small(
    name="achieved-weights",
    producer="reportlab",
    landscape=True,
    document=document(
        "宜蘭縣羅東鎮戶政事務所",
        "宜蘭縣",
        "羅東鎮",
        "宜蘭縣羅東鎮戶政事務所112年度施政計畫關鍵績效指標",
        "annual_work_plan",
        112,
    ),
    body=[
        Block("title", "宜蘭縣羅東鎮戶政事務所112年度施政計畫關鍵績效指標"),
        Grid(
            rows=[
                ["關鍵績效指標", "衡量標準", "權重", "111年原訂目標值", "111年實際達成值", "112年目標值"],
                *(list[str | C](row) for row in _ACHIEVED),
            ],
            widths=[22, 30, 10, 13, 13, 12],
        ),
    ],
    records={
        "kpis": [
            kpi(None, name, formula=formula, unit="件" if old.endswith("件") else "%")
            for name, formula, _, old, _, _ in _ACHIEVED
        ],
        "kpi_values": _achieved(),
    },
)

SCORECARD = Small(
    name="scorecard-perspective",
    producer="chromium",
    landscape=True,
    document=document(
        "臺南市安平區戶政事務所", "臺南市", "安平區", "臺南市安平區戶政事務所平衡計分卡", "strategy_scorecard", 110, 111,
        version="10911",
    ),
    body=[
        Block("title", "臺南市安平區戶政事務所平衡計分卡"),
        Block("sub", "10911版"),
        Grid(
            rows=[
                [
                    "策略目標", "關鍵績效指標", "計算公式", "109年實際值", "110年目標值", "111年目標值", "主責課室", "行動方案",
                    "110年預算(千元)", "111年預算(千元)", "行動方案主責課室",
                ],
                [C("數位便民 A 顧客構面", cs=11)],
                [
                    C("AC1推廣線上申辦", rs=2), "AC1.1線上申辦比率", "線上申辦件數/總件數，單位：%", "無資料", "≥15%", "≥20%", "登記課",
                    "AC1.1.1製作線上申辦教學影片\nAC1.1.2設置輔導專櫃【數位櫃臺計畫】", "120", "150", "登記課",
                ],
                [
                    "AC1.2申辦滿意度", "滿意件數/問卷數，單位：%", "91%", "92%", "93%", "行政課", "AC1.2.1每季辦理線上問卷",
                    "無預算", "無預算", "行政課",
                ],
                [C("組織精進 B 學習成長構面", cs=11)],
                [
                    "BL1培育專業人力", "BL1.1人均訓練時數", "總訓練時數/員工數，單位：小時", "18", "20", "24", "人事室",
                    "BL1.1.1辦理案例研討", "30", "30", "人事室",
                ],
            ],
            widths=[10, 10, 13, 7, 7, 7, 8, 16, 7, 7, 8],
        ),
    ],
    records={
        "goals": [
            goal("AC1", "推廣線上申辦", "數位便民", "顧客"), goal("BL1", "培育專業人力", "組織精進", "學習成長"),
        ],
        "kpis": [
            kpi("AC1.1", "線上申辦比率", formula="線上申辦件數/總件數，單位：%", unit="%", goal_number="AC1", goal="推廣線上申辦",
                theme="數位便民", perspective="顧客", owner="登記課"),
            kpi("AC1.2", "申辦滿意度", formula="滿意件數/問卷數，單位：%", unit="%", goal_number="AC1", goal="推廣線上申辦",
                theme="數位便民", perspective="顧客", owner="行政課"),
            kpi("BL1.1", "人均訓練時數", formula="總訓練時數/員工數，單位：小時", unit="小時", goal_number="BL1",
                goal="培育專業人力", theme="組織精進", perspective="學習成長", owner="人事室"),
        ],
        "kpi_values": [
            value("AC1.1", "線上申辦比率", 109, "無資料", kind="actual"),
            value("AC1.1", "線上申辦比率", 110, "≥15%", value=15.0, unit="%", comparator=">="),
            value("AC1.1", "線上申辦比率", 111, "≥20%", value=20.0, unit="%", comparator=">="),
            *_numbers("AC1.2", "申辦滿意度", {109: "91%"}, "%", "actual"),
            *_numbers("AC1.2", "申辦滿意度", {110: "92%", 111: "93%"}, "%"),
            *_numbers("BL1.1", "人均訓練時數", {109: "18"}, "小時", "actual"),
            *_numbers("BL1.1", "人均訓練時數", {110: "20", 111: "24"}, "小時"),
        ],
        "budgets": [
            budget("AC1.1", 110, "120", 120000), budget("AC1.1", 111, "150", 150000), budget("AC1.2", 110, "無預算", None),
            budget("AC1.2", 111, "無預算", None), budget("BL1.1", 110, "30", 30000), budget("BL1.1", 111, "30", 30000),
        ],
        "measures": [
            measure("action", number=n, text=x, theme_number=n[0], theme=t, goal_number=g, goal=title, kpi_code=k, owner=o,
                    programme=p)
            for n, x, t, g, title, k, o, p in (
                ("AC1.1.1", "製作線上申辦教學影片", "數位便民", "AC1", "推廣線上申辦", "AC1.1", "登記課", "數位櫃臺計畫"),
                ("AC1.1.2", "設置輔導專櫃", "數位便民", "AC1", "推廣線上申辦", "AC1.1", "登記課", "數位櫃臺計畫"),
                ("AC1.2.1", "每季辦理線上問卷", "數位便民", "AC1", "推廣線上申辦", "AC1.2", "行政課", None),
                ("BL1.1.1", "辦理案例研討", "組織精進", "BL1", "培育專業人力", "BL1.1", "人事室", None),
            )
        ],
    },
)  # fmt: skip

MAP = Small(
    name="strategy-map",
    producer="libreoffice",
    landscape=True,
    document=document(
        "基隆市信義區戶政事務所", "基隆市", "信義區", "基隆市信義區戶政事務所112年度策略地圖", "strategy_scorecard", 112
    ),
    body=[
        Block("title", "基隆市信義區戶政事務所112年度策略地圖"),
        Grid(
            rows=[
                ["構面", "策略主題 A 優質服務", "策略主題 B 創新價值"],
                ["顧客 C", "AC1提升民眾滿意度", "BC1擴大跨域服務"],
                ["內部流程 P", "AP1簡化作業流程\nAP2落實案件稽核", ""],
                ["學習成長 L", "", "BL1厚植專業知能"],
            ],
            widths=[20, 40, 40],
        ),
    ],
    records={
        "goals": [
            goal("AC1", "提升民眾滿意度", "優質服務", "顧客"), goal("AP1", "簡化作業流程", "優質服務", "內部流程"),
            goal("AP2", "落實案件稽核", "優質服務", "內部流程"), goal("BC1", "擴大跨域服務", "創新價值", "顧客"),
            goal("BL1", "厚植專業知能", "創新價值", "學習成長"),
        ],
    },
)  # fmt: skip


TWO_TABLES = Small(
    name="two-tables-no-gap",
    producer="reportlab",
    document=document(
        "苗栗縣頭份市公所", "苗栗縣", "頭份市", "苗栗縣頭份市公所中程施政計畫（113年至114年）", "medium_term_plan", 113, 114
    ),
    body=[
        Block("title", "苗栗縣頭份市公所中程施政計畫（113年至114年）"),
        Block("h1", "一、業務成果面向"),
        Grid(
            rows=[
                [C("施政目標", rs=2), C("衡量指標", rs=2), C("評估方式", rs=2), C("衡量標準", rs=2), C("目標值", cs=2)],
                ["113", "114"],
                ["改善路平", "道路養護里程", "統計數據", "年度養護公里數", "25公里", "28公里"],
                ["綠美化", "植栽存活率", "抽查", "存活株數÷種植株數×100%", "90%", "92%"],
            ],
            widths=[18, 20, 14, 24, 12, 12],
            header=2,
        ),
        Grid(
            rows=[
                ["項次", "重點工作", "內容說明", "完成期限", "主辦課室"],
                ["1", "道路養護", "辦理市區道路刨鋪", "113年11月底", "工務課"],
                ["2", "公園維護", "委外修剪及澆灌", "全年", "清潔隊"],
            ],
            widths=[10, 20, 34, 20, 16],
        ),
    ],
    records={
        "goals": [goal(None, "改善路平"), goal(None, "綠美化")],
        "kpis": [
            kpi(None, "道路養護里程", formula="年度養護公里數", unit="公里", goal="改善路平", evaluation_method="統計數據"),
            kpi(None, "植栽存活率", formula="存活株數÷種植株數×100%", unit="%", goal="綠美化", evaluation_method="抽查"),
        ],
        "kpi_values": [
            value(None, "道路養護里程", 113, "25公里", value=25.0, unit="公里"),
            value(None, "道路養護里程", 114, "28公里", value=28.0, unit="公里"),
            value(None, "植栽存活率", 113, "90%", value=90.0, unit="%"),
            value(None, "植栽存活率", 114, "92%", value=92.0, unit="%"),
        ],
        "measures": [
            measure("work_item", number="1", title="道路養護", text="辦理市區道路刨鋪", schedule="113年11月底", months=[11],
                    owner="工務課"),
            measure("work_item", number="2", title="公園維護", text="委外修剪及澆灌", schedule="全年",
                    months=list(range(1, 13)), owner="清潔隊"),
        ],
        "outline": [section("一", 2, "業務成果面向")],
    },
)  # fmt: skip

PLANS = [TARGETS, ACHIEVED, SCORECARD, MAP, TWO_TABLES]
