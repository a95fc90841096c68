"""The rest typeset from HTML: what is done in each quarter, lists level by blank lines, achieved and aimed at, times of service."""

from typing import Any

from tests.templates.records import ALL_YEAR, budget, document, goal, kpi, section, value, work
from tests.templates.typeset import Small


def _row(*cells: str) -> str:
    return "<tr>" + "".join(c if c.startswith("<td") else f"<td>{c}</td>" for c in cells) + "</tr>"


# ------------------------------------------------------------------ a works bureau: projects, money in 萬元, a bar of quarters of two years
_WORKS = [
    (
        "1",
        "道路拓寬工程",
        "辦理中正路拓寬，長度1.2公里",
        "3,500",
        35000000,
        "113年1月至113年12月",
        ALL_YEAR,
        "土木科",
        "改善交通瓶頸",
    ),
    (
        "2",
        "人行道改善",
        "通學步道改善8處",
        "1,280",
        12800000,
        "113年3月～10月",
        [3, 4, 5, 6, 7, 8, 9, 10],
        "養護科",
        "提升行人安全",
    ),
    (
        "3",
        "橋梁檢測",
        "橋梁目視檢測96座",
        "450",
        4500000,
        "113.04-113.09",
        [4, 5, 6, 7, 8, 9],
        "養護科",
        "檢測完成率100%",
    ),
    (
        "4",
        "路燈汰換",
        "汰換LED路燈1,500盞",
        "自籌",
        None,
        "113年下半年",
        [7, 8, 9, 10, 11, 12],
        "公用科",
        "節電30%以上",
    ),
    (
        "5",
        "路平專案",
        "刨鋪道路15條",
        "6,000",
        60000000,
        "113年第2季及第4季",
        [4, 5, 6, 10, 11, 12],
        "養護科",
        "平整度合格率95%",
    ),
]

WORKS = Small(
    name="projects-in-ten-thousands",
    producer="docx",
    font_pt=11,
    document=document("嘉義縣政府建設處", "嘉義縣", None, "嘉義縣政府建設處113年度重大工程施政計畫", "annual_work_plan", 113),
    markup="<h1>嘉義縣政府建設處113年度重大工程施政計畫</h1><div class=h1>一、計畫緣起</div><div class=p>為改善縣內基礎建設，提升生活品質，特訂定本計畫。</div>"
    "<div class=h1>二、計畫項目</div>"
    "<table border=1 cellspacing=0 width=100%><col width=5%><col width=13%><col width=24%><col width=12%><col width=17%><col width=11%><col width=18%>"
    "<thead>" + _row("項次", "計畫名稱", "計畫內容", "經費(萬元)", "執行期程", "承辦科", "預期效益") + "</thead><tbody>"
    + "".join(_row(n, t, x, raw, when, owner, good) for n, t, x, raw, _, when, _, owner, good in _WORKS) + "</tbody></table>"
    "<div class=h1>三、經費來源：本府113年度預算及中央補助款。</div>",
    records={
        "measures": [
            work(n, t, x, schedule=when, months=months, owner=owner, expected_benefit=good)
            for n, t, x, _, _, when, months, owner, good in _WORKS
        ],
        "budgets": [budget(None, 113, raw, amount) for _, _, _, raw, amount, *_ in _WORKS],
        "outline": [
            section("一", 2, "計畫緣起"), section("二", 2, "計畫項目"), section("三", 2, "經費來源：本府113年度預算及中央補助款。"),
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ an agriculture bureau: what was reached, what is aimed at, weights, sides merged
_Stated = tuple[str, float | None, str | None]
_FARM: list[tuple[str, str, str, str, str, str, list[_Stated], str]] = [
    ("業務成果", "一", "確保農產品安全", "農藥殘留抽檢合格率", "合格件數÷抽檢件數×100%", "20%",
     [("96.5%", 96.5, None), ("≧97%", 97.0, ">="), ("≧97.5%", 97.5, ">=")], "%"),
    ("業務成果", "一", "確保農產品安全", "有機栽培面積", "年度有機驗證面積", "20%",
     [("310公頃", 310.0, None), ("330公頃", 330.0, None), ("350公頃", 350.0, None)], "公頃"),
    ("行政效率", "二", "縮短農保申辦時程", "農保案件平均辦理日數", "辦理總日數÷總件數", "15%",
     [("6.2日", 6.2, None), ("6日以內", 6.0, "<="), ("5.5日以內", 5.5, "<=")], "日"),
    ("財務管理", "三", "提升預算執行績效", "資本支出預算執行率", "實支數÷預算數×100%", "15%",
     [("88%", 88.0, None), ("不低於90%", 90.0, ">="), ("不低於90%", 90.0, ">=")], "%"),
    ("組織學習", "四", "強化員工知能", "數位學習平均時數", "總時數÷總人數", "30%",
     [("24小時", 24.0, None), ("25小時", 25.0, None), ("26小時", 26.0, None)], "小時"),
]  # fmt: skip


def _farm_rows() -> str:
    rows = ""
    for i, (side, n, aim, name, formula, weight, years, _) in enumerate(_FARM):
        lead = ""
        if i == 0 or _FARM[i - 1][0] != side:
            lead += f"<td rowspan={sum(r[0] == side for r in _FARM)}>{side}</td>"
        if i == 0 or _FARM[i - 1][1] != n:
            lead += f"<td rowspan={sum(r[1] == n for r in _FARM)}>{n}、{aim}</td>"
        rows += (
            f"<tr>{lead}" + "".join(f"<td>{c}</td>" for c in (name, formula, weight, *(y[0] for y in years))) + "</tr>"
        )
    return rows


def _farm_values() -> list[dict[str, Any]]:
    return [
        value(
            None, name, year, raw, kind="actual" if year == 111 else "target", value=number, comparator=sign, unit=unit
        )
        for *_, name, _, _, years, unit in _FARM
        for year, (raw, number, sign) in zip((111, 112, 113), years, strict=True)
    ]


FARM = Small(
    name="sides-and-goals-merged",
    producer="libreoffice",
    landscape=True,
    font_pt=11,
    document=document("南投縣政府農業處", "南投縣", None, "南投縣政府農業處中程施政計畫（112至113年度）", "medium_term_plan", 112, 113),
    markup="<h1>南投縣政府農業處中程施政計畫（112至113年度）</h1><div class=h1>參、關鍵績效指標及年度目標值</div>"
    "<table border=1 cellspacing=0 width=100%><col width=10%><col width=16%><col width=18%><col width=22%><col width=8%><col width=9%><col width=9%>"
    "<col width=9%><thead><tr><td rowspan=2>面向</td><td rowspan=2>關鍵策略目標</td><td rowspan=2>關鍵績效指標</td><td rowspan=2>衡量標準</td>"
    "<td rowspan=2>權重</td><td>現況值</td><td colspan=2>年度目標值</td></tr><tr><td>111年</td><td>112年</td><td>113年</td></tr></thead><tbody>"
    + _farm_rows() + "</tbody></table>",
    records={
        "goals": [
            goal(n, aim, perspective=side)
            for side, n, aim in dict.fromkeys((side, n, aim) for side, n, aim, *_ in _FARM)
        ],
        "kpis": [
            kpi(None, name, formula=formula, unit=unit, goal_number=n, goal=aim, perspective=side)
            for side, n, aim, name, formula, _, _, unit in _FARM
        ],
        "kpi_values": _farm_values(),
        "outline": [section("參", 1, "關鍵績效指標及年度目標值")],
    },
)  # fmt: skip
# ------------------------------------------------------------------ lists kept level by blank lines, service times with an owner
_TOWN: list[tuple[str, str, list[tuple[str, str, list[int], str, int]], str]] = [
    ("一、提升服務品質", "簡化作業流程", [
        ("檢討申辦書表，由各課提出簡化方案，送研考彙整後公布於網站。", "1月~3月", [1, 2, 3], "各課室", 3),
        ("推動一次告知單。", "1月~12月", ALL_YEAR, "民政課", 1), ("辦理標竿學習1場。", "6月", [6], "人事室", 1),
    ], "減少民眾往返次數。"),
    ("二、落實為民服務", "關懷弱勢", [
        ("到府服務：身障及年長者申辦案件由專人到府收件。", "1月~12月", ALL_YEAR, "社會課", 2), ("設置無障礙櫃檯。", "3月~4月", [3, 4], "秘書室", 1),
    ], "服務零距離。"),
]  # fmt: skip


def _town_rows() -> str:
    rows = ""
    for theme, title, items, good in _TOWN:
        texts = "<br>".join(f"{k}.{text}" for k, (text, *_) in enumerate(items, 1))
        times = "<br>".join(when + "<br>" * (lines - 1) for _, when, _, _, lines in items)
        owners = "<br>".join(owner + "<br>" * (lines - 1) for _, _, _, owner, lines in items)
        rows += _row(theme, title, texts, times, owners, good)
    return rows


TOWN = Small(
    name="level-by-blank-lines",
    producer="libreoffice",
    font_pt=11,
    document=document("臺中市大甲區公所", "臺中市", "大甲區", "臺中市大甲區公所114年度提升服務品質執行計畫", "service_quality_plan", 114,
                      approved_on="2025-01-20", approval_number="甲區秘字第1140001122號"),
    markup="<h1>臺中市大甲區公所114年度提升服務品質執行計畫</h1><div class=sub>114年1月20日甲區秘字第1140001122號函核定</div>"
    "<div class=h1>壹、依據</div><div class=p>臺中市政府提升服務品質實施計畫。</div><div class=h1>貳、執行事項</div>"
    "<table border=1 cellspacing=0 width=100%><col width=13%><col width=12%><col width=36%><col width=13%><col width=11%><col width=15%>"
    "<thead>" + _row("推動面向", "執行策略", "推動作法", "執行期間", "執行單位", "預期效益") + "</thead><tbody valign=top>" + _town_rows() + "</tbody></table>"
    "<div class=h1>參、本計畫奉核後實施。</div><p style='margin-top:10pt'>附表　人民申請案件處理期限表</p>"
    "<table border=1 cellspacing=0 width=100%><thead>" + _row("項次", "案件名稱", "處理期限", "承辦課室", "備註") + "</thead><tbody>"
    + _row("1", "低收入戶申請", "25日", "社會課", "含訪視") + _row("2", "農業用地作農業使用證明", "10日", "農建課", "會勘")
    + _row("3", "調解申請", "15日", "民政課", "") + _row("4", "兵役證明", "隨到隨辦", "役政課", "") + "</tbody></table>",
    records={
        "measures": [
            work(str(k), title, text, theme_number=theme[0], theme=theme[2:], schedule=when, months=months, owner=owner, expected_benefit=good)
            for theme, title, items, good in _TOWN
            for k, (text, when, months, owner, _) in enumerate(items, 1)
        ],
        "outline": [section("壹", 1, "依據"), section("貳", 1, "執行事項"), section("參", 1, "本計畫奉核後實施。")],
    },
)  # fmt: skip

PLANS = [WORKS, FARM, TOWN]
