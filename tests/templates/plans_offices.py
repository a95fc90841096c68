"""Plans of offices in other words: targets under bare years and in words, 同上, units over themes, a map over a scorecard."""

from typing import Any

from tests.templates.records import ALL_YEAR, document, goal, kpi, section, value, work
from tests.templates.typeset import Block, C, Grid, Small

# year values as printed, and what they state: value, unit, comparator
_Stated = tuple[str, float | None, str | None, str | None]
_HEALTH: list[tuple[str, str, str, str, str, str, list[_Stated]]] = [
    ("1", "強化食品安全", "1.1", "食品抽驗不合格率", "不合格件數/抽驗件數×100%", "食品藥物科",
     [("低於4%", 4, "%", "<"), ("≦3.5%", 3.5, "%", "<="), ("≦3%", 3, "%", "<=")]),
    ("1", "強化食品安全", "1.2", "餐飲衛生評核家數", "當年度完成家數", "食品藥物科",
     [("600家", 600, "家", None), ("650家", 650, "家", None), ("700家", 700, "家", None)]),
    ("2", "完善醫療照護", "2.1", "偏鄉巡迴醫療診次", "年度診次", "醫事科",
     [("240診次", 240, "診次", None), ("較前一年增加5%", None, None, ">"), ("較前一年增加5%", None, None, ">")]),
    ("3", "提升服務滿意", "3.1", "派工案件逾期率", "逾期件數/派工件數", "秘書室",
     [("0.5%", 0.5, "%", None), ("0.4%以下", 0.4, "%", "<="), ("0.3%以下", 0.3, "%", "<=")]),
]  # fmt: skip
_UNITS = {"1.1": "%", "1.2": "家", "2.1": "診次", "3.1": "%"}


def _health_rows() -> list[list[str | C]]:
    rows: list[list[str | C]] = []
    for index, (number, title, code, name, formula, owner, years) in enumerate(_HEALTH):
        spanned = sum(row[0] == number for row in _HEALTH)
        lead: list[str | C] = [C(number, rs=spanned), C(title, rs=spanned)]
        begins = index == 0 or _HEALTH[index - 1][0] != number
        rows.append([*(lead if begins else []), code, name, formula, *(year[0] for year in years), owner])
    return rows


HEALTH = Small(
    name="years-without-words",
    producer="reportlab",
    landscape=True,
    font_pt=10,
    document=document("連江縣衛生福利局", "連江縣", None, "連江縣衛生福利局113-115年中程計畫績效指標表", "medium_term_plan", 113, 115),
    body=[
        Block("title", "連江縣衛生福利局113-115年中程計畫績效指標表"),
        Grid(
            rows=[
                ["目標編號", "策略目標", "指標編號", "績效指標", "計算公式", "113年度", "114年度", "115年度", "負責單位"],
                *_health_rows(),
            ],
            widths=[7, 13, 8, 17, 18, 9, 10, 10, 8],
        ),
    ],
    records={
        "goals": [goal("1", "強化食品安全"), goal("2", "完善醫療照護"), goal("3", "提升服務滿意")],
        "kpis": [
            kpi(code, name, formula=formula, unit=_UNITS[code], goal_number=number, goal=title, owner=owner)
            for number, title, code, name, formula, owner, _ in _HEALTH
        ],
        "kpi_values": [
            value(code, name, year, raw, value=stated, unit=unit, comparator=sign)
            for _, _, code, name, _, _, years in _HEALTH
            for year, (raw, stated, unit, sign) in zip((113, 114, 115), years, strict=True)
        ],
    },
)  # fmt: skip

_CODED: list[tuple[list[str], str, str, list[int]]] = [
    (["A1-1", "戶籍登記", "初設戶籍登記案件，即到即辦", "隨到隨辦", "戶籍股", "100%於30分鐘內完成"], "戶籍登記", "戶籍股", []),
    (["A1-2", "〃", "校正戶籍資料並通報相關機關", "3/1-5/31", "同上", "正確率99.5%以上"], "戶籍登記", "戶籍股", [3, 4, 5]),
    (["A2-1", "國籍行政", "歸化測試每月辦理1場", "每月第2週", "同上", "及格率達80%"], "國籍行政", "戶籍股", ALL_YEAR),
    (["B1-1", "門牌整編", "編釘門牌並更新圖資", "112.04.01~112.10.31", "行政股", "補發300面"], "門牌整編", "行政股",
     [4, 5, 6, 7, 8, 9, 10]),
    (["C-02", "資安防護", "每半年辦理社交工程演練", "5月、11月", "資訊股", "開啟率低於6%"], "資安防護", "資訊股", [5, 11]),
]  # fmt: skip

CODED = Small(
    name="codes-and-ditto",
    producer="libreoffice",
    document=document("新竹市北區戶政事務所", "新竹市", "北區", "新竹市北區戶政事務所112年提升服務品質執行計畫",
                      "service_quality_plan", 112, approved_on="2023-01-10", approval_number="竹北戶字第1120000123號"),
    body=[
        Block("title", "新竹市北區戶政事務所112年提升服務品質執行計畫"),
        Block("sub", "中華民國112年1月10日竹北戶字第1120000123號函訂定"),
        Block("h1", "壹、目的"),
        Block("p", "為提升戶政服務品質，落實顧客導向，特訂定本計畫。"),
        Block("h1", "貳、執行項目"),
        Grid(
            rows=[
                ["代碼", "服務項目", "推動作為", "預定時間", "主(承)辦單位", "衡量指標"],
                *(list[str | C](row) for row, *_ in _CODED),
            ],
            widths=[9, 14, 30, 17, 14, 16],
        ),
    ],
    records={
        "measures": [
            work(row[0], title, row[2], schedule=row[3], months=months, owner=owner, criteria=row[5])
            for row, title, owner, months in _CODED
        ],
        "outline": [section("壹", 1, "目的"), section("貳", 1, "執行項目")],
    },
)  # fmt: skip

_DISTRICT: list[tuple[str, list[tuple[str, list[list[str]]]]]] = [
    ("壹、民政課", [
        ("一、自治行政", [["1", "里鄰編組調整", "檢討里鄰界線，召開說明會4場。", "完成率100%"]]),
        ("二、兵役行政", [["2", "徵兵處理", "役男體檢、抽籤及徵集入營。", "無逾期案件"]]),
    ]),
    ("貳、社會課", [
        ("一、社會救助", [["1", "低收入戶調查", "辦理年度總清查1,250戶。", "如期完成率100%"],
                          ["2", "急難救助", "受理申請後3日內訪視。", "核發600人次"]]),
    ]),
]  # fmt: skip


def _district_rows() -> list[list[str | C]]:
    rows: list[list[str | C]] = [["編號", "工作項目", "實施內容", "預期績效"]]
    for unit, themes in _DISTRICT:
        rows.append([C(unit, cs=4)])
        for theme, works in themes:
            rows += [[C(theme, cs=4)], *(list[str | C](one) for one in works)]
    return rows


def _district_measures() -> list[dict[str, Any]]:
    return [
        work(number, title, text, expected_benefit=benefit, owner=unit[2:], theme_number=theme[0], theme=theme[2:])
        for unit, themes in _DISTRICT
        for theme, works in themes
        for number, title, text, benefit in works
    ]


DISTRICT = Small(
    name="units-over-themes",
    producer="libreoffice",
    document=document(
        "臺南市善化區公所", "臺南市", "善化區", "臺南市善化區公所113年度施政計畫", "annual_work_plan", 113
    ),
    body=[Block("title", "臺南市善化區公所113年度施政計畫"), Grid(rows=_district_rows(), widths=[10, 25, 40, 25])],
    records={"measures": _district_measures()},
)

_CARD: list[tuple[str, str, str, str, str, str, list[str], str]] = [
    (
        "顧客構面",
        "C1",
        "提升市民防火知能",
        "C1-1",
        "防火宣導觸及率",
        "觸及戶數/總戶數（%）",
        ["35%", "38%"],
        "火災預防科",
    ),
    (
        "顧客構面",
        "C2",
        "縮短救援抵達時間",
        "C2-1",
        "平均抵達時間",
        "平均抵達現場時間（分鐘）",
        ["6.8分鐘", "6.5分鐘"],
        "指揮中心",
    ),
    ("財務構面", "F1", "有效運用預算", "F1-1", "資本門執行率", "執行數/預算數（%）", ["88%", "90%"], "會計室"),
]
_CARD_UNITS = {"C1-1": "%", "C2-1": "分鐘", "F1-1": "%"}

CARD = Small(
    name="map-over-card",
    producer="libreoffice",
    landscape=True,
    document=document("高雄市政府消防局", "高雄市", None, "高雄市政府消防局策略地圖及平衡計分卡（114年版）", "strategy_scorecard", 114),
    body=[
        Block("title", "高雄市政府消防局策略地圖及平衡計分卡（114年版）"),
        Block("h1", "一、策略地圖"),
        Grid(
            rows=[
                ["策略構面", "策略主題一：強化預防", "策略主題二：精實救災"],
                ["顧客構面", "C1提升市民防火知能", "C2縮短救援抵達時間"],
                ["財務構面", C("F1有效運用預算", cs=2)],
            ],
            widths=[20, 40, 40],
        ),
        Block("h1", "二、平衡計分卡"),
        Grid(
            rows=[
                ["構面", "策略目標", "關鍵績效指標", "衡量方式", "113年實績", "114年目標", "承辦單位"],
                *(
                    list[str | C]([p, g + title, code + name, formula, *years, owner])
                    for p, g, title, code, name, formula, years, owner in _CARD
                ),
            ],
            widths=[11, 17, 18, 22, 10, 10, 12],
        ),
    ],
    records={
        "goals": [
            goal("C1", "提升市民防火知能", "強化預防", "顧客"), goal("C2", "縮短救援抵達時間", "精實救災", "顧客"),
            goal("F1", "有效運用預算", None, "財務"),
        ],
        "kpis": [
            kpi(code, name, formula=formula, unit=_CARD_UNITS[code], goal_number=g, goal=title, perspective=p[:2], owner=owner)
            for p, g, title, code, name, formula, _, owner in _CARD
        ],
        "kpi_values": [
            value(code, name, year, raw, kind=kind, value=float(raw.strip("%分鐘")), unit=_CARD_UNITS[code])
            for _, _, _, code, name, _, years, _ in _CARD
            for year, kind, raw in zip((113, 114), ("actual", "target"), years, strict=True)
        ],
        "outline": [section("一", 2, "策略地圖"), section("二", 2, "平衡計分卡")],
    },
)  # fmt: skip

MINUTES = Small(
    name="minutes-no-plan",
    producer="libreoffice",
    document=document("臺中市大里區公所", "臺中市", "大里區", "臺中市大里區公所113年度第2次區務會議紀錄", "other", 113),
    body=[
        Block("title", "臺中市大里區公所113年度第2次區務會議紀錄"),
        Block("h1", "壹、報告事項"),
        Grid(
            rows=[
                ["編號", "車牌號碼", "購置日期", "金額", "保管單位", "備註"],
                ["1", "ABC-1234", "108年3月", "852,000", "秘書室", "公務車"],
                ["2", "BFG-5678", "110年7月", "401,000", "建設課", "工程車"],
            ],
            widths=[10, 20, 18, 18, 18, 16],
        ),
        Block("h1", "貳、散會：上午11時。"),
    ],
    records={"outline": [section("壹", 1, "報告事項"), section("貳", 1, "散會：上午11時。")]},
)

PLANS = [HEALTH, CODED, DISTRICT, CARD, MINUTES]
