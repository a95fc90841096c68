"""Indicators typeset from HTML: one card each, years down the side, vertical labels, a cover and contents."""

from typing import Any

from tests.templates.records import ALL_YEAR, document, goal, kpi, measure, section, value, work
from tests.templates.typeset import Small

_Stated = tuple[str, float | None, str | None]  # as printed, value, comparator


def _values(
    code: str | None, name: str, unit: str | None, years: dict[int, _Stated], **given: Any
) -> list[dict[str, Any]]:
    return [
        value(code, name, year, raw, value=number, comparator=sign, unit=unit if number is not None else None, **given)
        for year, (raw, number, sign) in years.items()
    ]


# ------------------------------------------------------------------ a tax bureau: a card for each indicator
_TAX: list[tuple[str, str, str, str, str, str, str, dict[int, _Stated]]] = [
    ("1-1", "一、落實稅籍管理", "房屋稅籍清查完成率", "（實際清查戶數÷應清查戶數）×100%", "%", "20%", "房屋稅科",
     {113: ("95", 95.0, None), 114: ("96", 96.0, None), 115: ("97", 97.0, None)}),
    ("1-2", "一、落實稅籍管理", "逾期欠稅清理件數", "當年度徵起逾期未繳案件數", "件", "25%", "服務科",
     {113: ("12,000", 12000.0, None), 114: ("12,500", 12500.0, None), 115: ("≥13,000", 13000.0, ">=")}),
    ("2-1", "二、提升納稅服務", "網路申報使用率", "網路申報件數÷總申報件數×100%", "%", "30%", "資訊科",
     {113: ("68以上", 68.0, ">="), 114: ("70以上", 70.0, ">="), 115: ("72以上", 72.0, ">=")}),
    ("2-2", "二、提升納稅服務", "民眾申辦平均等候時間", "等候總時間÷總件數", "分鐘", "25%", "服務科",
     {113: ("≤8", 8.0, "<="), 114: ("≤7.5", 7.5, "<="), 115: ("≤7", 7.0, "<=")}),
]  # fmt: skip


def _card(
    code: str, aim: str, name: str, formula: str, unit: str, weight: str, owner: str, years: dict[int, _Stated]
) -> str:
    heads = "".join(f"<td class=k>{year}年目標值</td>" for year in years)
    return (
        "<table style='margin-top:12pt'><colgroup>" + "<col style='width:16.66%'>" * 6 + "</colgroup><tbody>"
        f"<tr><td class=k>指標編號</td><td>{code}</td><td class=k>指標名稱</td><td colspan=3>{name}</td></tr>"
        f"<tr><td class=k>策略目標</td><td colspan=5>{aim}</td></tr>"
        f"<tr><td class=k>計算公式</td><td colspan=5>{formula}</td></tr>"
        f"<tr><td class=k>衡量單位</td><td>{unit}</td><td class=k>權重</td><td>{weight}</td><td class=k>主辦科室</td><td>{owner}</td></tr>"
        f"<tr>{heads.replace('<td class=k>', '<td class=k colspan=2>')}</tr>"
        "<tr>" + "".join(f"<td colspan=2>{raw}</td>" for raw, _, _ in years.values()) + "</tr></tbody></table>"
    )


TAX = Small(
    name="cards-of-indicators",
    producer="chromium",
    font_pt=11,
    document=document("彰化縣地方稅務局", "彰化縣", None, "彰化縣地方稅務局中程施政計畫（113至115年度）績效指標", "medium_term_plan", 113, 115),
    css="td{border:0.6pt solid #444} .k{background:#eee;text-align:center}",
    markup="<h1>彰化縣地方稅務局中程施政計畫（113至115年度）績效指標</h1>" + "".join(_card(*row) for row in _TAX),
    records={
        "goals": [goal("一", "落實稅籍管理"), goal("二", "提升納稅服務")],
        "kpis": [
            kpi(code, name, formula=formula, unit=unit, owner=owner, goal=aim[2:], goal_number=aim[0])
            for code, aim, name, formula, unit, _, owner, _ in _TAX
        ],
        "kpi_values": [v for code, _, name, _, unit, _, _, years in _TAX for v in _values(code, name, unit, years)],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a land office: years down, indicators across
_LAND: list[tuple[str, str, str, dict[int, tuple[str, _Stated]]]] = [
    ("複丈案件準時完成率", "%", "準時完成件數/總件數×100%",
     {112: ("actual", ("97.2", 97.2, None)), 113: ("target", ("98", 98.0, None)), 114: ("target", ("98.5", 98.5, None))}),
    ("登記案件錯誤率", "%", "錯誤件數/登記總件數×100%",
     {112: ("actual", ("0.35", 0.35, None)), 113: ("target", ("0.3以下", 0.3, "<=")), 114: ("target", ("0.25以下", 0.25, "<="))}),
    ("地籍圖重測筆數", "筆", "年度完成重測土地筆數",
     {112: ("actual", ("1,850", 1850.0, None)), 113: ("target", ("2,000", 2000.0, None)), 114: ("target", ("2,100", 2100.0, None))}),
    ("數位櫃臺申辦件數", "件", "年度受理件數",
     {112: ("actual", ("620", 620.0, None)), 113: ("target", ("700", 700.0, None)), 114: ("target", ("800", 800.0, None))}),
]  # fmt: skip


def _land_rows() -> str:
    rows = [("衡量單位", *(u for _, u, _, _ in _LAND)), ("計算方式", *(f for _, _, f, _ in _LAND))]
    for year, kind in ((112, "實際值"), (113, "目標值"), (114, "目標值")):
        rows.append((f"{year}年{kind}", *(values[year][1][0] for *_, values in _LAND)))
    return "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)


LAND = Small(
    name="indicators-across",
    producer="libreoffice",
    font_pt=11,
    document=document("新竹縣竹東地政事務所", "新竹縣", "竹東", "新竹縣竹東地政事務所113年度施政計畫關鍵績效指標", "annual_work_plan", 113),
    markup="<h1>新竹縣竹東地政事務所113年度施政計畫關鍵績效指標</h1>"
    "<table border=1 cellspacing=0 width=100%><col width=16%><col width=21%><col width=21%><col width=21%><col width=21%>"
    "<thead><tr><td>績效指標</td>" + "".join(f"<td>{name}</td>" for name, *_ in _LAND) + "</tr></thead><tbody>"
    + _land_rows() + "</tbody></table><div class=note>註：112年實際值統計至112年12月31日止。</div>",
    records={
        "kpis": [kpi(None, name, formula=formula, unit=unit) for name, unit, formula, _ in _LAND],
        "kpi_values": [
            v
            for name, unit, _, years in _LAND
            for year, (kind, stated) in years.items()
            for v in _values(None, name, unit, {year: stated}, kind=kind)
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ an environment bureau: vertical labels, two languages
_ENV: list[tuple[str, str, str, str, str, str, dict[int, _Stated], str, str]] = [
    ("顧客", "C1", "改善空氣品質", "C1.1", "空氣品質良好站日數比率", "AQI≤100站日數/總站日數",
     {112: ("85%", 85.0, None), 113: ("≥87%", 87.0, ">="), 114: ("≥88%", 88.0, ">=")}, "空噪科", "C1.1.1執行餐飲油煙稽查500家次"),
    ("顧客", "C2", "營造潔淨環境", "C2.1", "公廁特優級比率", "特優級座數/列管座數",
     {112: ("93%", 93.0, None), 113: ("達94%以上", 94.0, ">="), 114: ("達95%以上", 95.0, ">=")}, "廢管科", "C2.1.1辦理公廁評鑑4次"),
    ("內部流程", "P1", "精進稽查流程", "P1.1", "陳情案件平均處理時間", "總處理時數/案件數",
     {112: ("5.2小時", 5.2, None), 113: ("5小時", 5.0, None), 114: ("4.8小時", 4.8, None)}, "稽查科", "P1.1.1建置陳情派案系統"),
    ("學習成長", "L1", "強化人力素質", "L1.1", "人均環境教育時數", "總時數/員工數",
     {112: ("6小時", 6.0, None), 113: ("8小時", 8.0, None), 114: ("8小時", 8.0, None)}, "人事室", "L1.1.1辦理環境教育研習"),
]  # fmt: skip
_ENV_UNITS = {"C1.1": "%", "C2.1": "%", "P1.1": "小時", "L1.1": "小時"}


def _env_rows() -> str:
    rows = ""
    for index, (label, g, title, code, name, formula, years, owner, action) in enumerate(_ENV):
        first = index == 0 or _ENV[index - 1][0] != label
        lead = f"<td class=v rowspan={sum(r[0] == label for r in _ENV)}>{label}構面</td>" if first else ""
        cells = [g + title, code + name, formula, *(raw for raw, _, _ in years.values()), owner, action]
        rows += f"<tr>{lead}" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
    return rows


ENVIRONMENT = Small(
    name="vertical-labels-bilingual",
    producer="chromium",
    landscape=True,
    font_pt=10,
    document=document("宜蘭縣政府環境保護局", "宜蘭縣", None, "宜蘭縣政府環境保護局113年度平衡計分卡", "strategy_scorecard", 113),
    css="""td{border:0.5pt dotted #000} table{border:1.5pt solid #000} .v{writing-mode:vertical-rl;text-align:center;
    letter-spacing:.2em} thead td{border-bottom:1.2pt solid #000} small{font-family:'Liberation Serif';font-size:7.5pt}""",
    markup="<h1>宜蘭縣政府環境保護局113年度平衡計分卡</h1>"
    "<table><colgroup><col style='width:5%'><col style='width:12%'><col style='width:15%'><col style='width:16%'>"
    "<col style='width:8%'><col style='width:9%'><col style='width:9%'><col style='width:8%'><col style='width:18%'></colgroup><thead><tr>"
    + "".join(
        f"<td>{zh}<br><small>{en}</small></td>"
        for zh, en in (
            ("構面", "View"), ("策略目標", "Objective"), ("關鍵績效指標", "KPI"), ("衡量方式", "Formula"), ("112年實績值", "Actual 2023"),
            ("113年目標值", "Target 2024"), ("114年目標值", "Target 2025"), ("主辦單位", "Owner"), ("行動方案", "Action"),
        )
    )
    + "</tr></thead><tbody>" + _env_rows() + "</tbody></table>",
    records={
        "goals": [goal(g, title, perspective=label) for label, g, title, *_ in _ENV],
        "kpis": [
            kpi(code, name, formula=formula, unit=_ENV_UNITS[code], goal_number=g, goal=title, perspective=label, owner=owner)
            for label, g, title, code, name, formula, _, owner, _ in _ENV
        ],
        "kpi_values": [
            v
            for _, _, _, code, name, _, years, _, _ in _ENV
            for year, stated in years.items()
            for v in _values(code, name, _ENV_UNITS[code], {year: stated}, kind="actual" if year == 112 else "target")
        ],
        "measures": [
            measure("action", number=action[:6], text=action[6:], goal_number=g, goal=title, kpi_code=code, owner=owner)
            for _, g, title, code, _, _, _, owner, action in _ENV
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a social bureau: cover, contents, footnotes, a turned page
_SOCIAL: list[tuple[str, str, str, str, str, str, dict[int, _Stated]]] = [
    ("一", "完善兒少保護網絡", "1", "兒少保護案件訪視率", "統計數據", "24小時內完成訪視件數÷受理件數×100%",
     {111: ("95%", 95.0, None), 112: ("95.5%", 95.5, None), 113: ("96%", 96.0, None), 114: ("96.5%", 96.5, None)}),
    ("一", "完善兒少保護網絡", "2", "親職教育場次", "統計數據", "全年辦理場次",
     {111: ("40場", 40.0, None), 112: ("42場", 42.0, None), 113: ("44場", 44.0, None), 114: ("46場", 46.0, None)}),
    ("二", "推動長者健康促進", "1", "社區關懷據點涵蓋率", "統計數據", "設置據點村里數÷總村里數×100%",
     {111: ("60%", 60.0, None), 112: ("65%", 65.0, None), 113: ("70%", 70.0, None), 114: ("75%", 75.0, None)}),
    ("三", "提升身障者自立能力", "1", "庇護就業人數", "統計數據", "年度在職人數",
     {111: ("120人", 120.0, None), 112: ("125人", 125.0, None), 113: ("每年增加5人", None, ">"), 114: ("每年增加5人", None, ">")}),
]  # fmt: skip
_SOCIAL_UNITS = ["%", "場", "%", "人"]


def _social_rows() -> str:
    rows = ""
    for index, (n, title, code, name, method, formula, years) in enumerate(_SOCIAL):
        own = sum(r[0] == n for r in _SOCIAL)
        first = index == 0 or _SOCIAL[index - 1][0] != n
        lead = f"<td rowspan={own}>{n}</td><td rowspan={own}>{title}</td>" if first else ""
        cells = [code, name, method, formula, *(raw for raw, _, _ in years.values())]
        rows += f"<tr>{lead}" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
    return rows


_CONTENTS = [("壹、使命及願景", 1), ("貳、施政重點", 1), ("參、關鍵策略目標及績效指標", 2), ("肆、計畫經費", 3)]
SOCIAL = Small(
    name="cover-contents-turned",
    producer="chromium",
    font_pt=12,
    document=document("屏東縣政府社會處", "屏東縣", None, "屏東縣政府社會處中程施政計畫（111至114年度）", "medium_term_plan", 111, 114),
    css="""@page wide { size: A4 landscape } .wide{page:wide} .toc{display:flex} .toc i{flex:1;overflow:hidden;white-space:nowrap}
    .cover{height:235mm;text-align:center;page-break-after:always} .cover b{display:block;padding-top:70mm;font-size:22pt}
    .mark{position:fixed;top:45%;left:25%;font-size:70pt;color:#e8e8e8;transform:rotate(-30deg);z-index:-1}
    td{border:0.6pt solid #000} .new{page-break-before:always} .foot{font-size:8.5pt;border-top:.5pt solid #000;width:40%;margin-top:20mm}
    sup{font-size:7pt}""",
    markup="<div class=mark>初　稿</div><div class=cover><b>屏東縣政府社會處<br>中程施政計畫</b>（111至114年度）"
    "<div style='padding-top:60mm'>中華民國110年8月</div></div>"
    "<h1>目　錄</h1>"
    + "".join(f"<div class=toc>{t}<i>{'.' * 200}</i>{page}</div>" for t, page in _CONTENTS)
    + "<div class='h1 new'>壹、使命及願景</div><div class=h2>一、使命</div><div class=p>保障弱勢權益，促進社會參與。</div>"
    "<div class=h2>二、願景</div><div class=p>打造老有所安、幼有所長的幸福城鄉<sup>1</sup>。</div>"
    "<div class=h1>貳、施政重點</div><div class=h2>一、強化社會安全網<sup>2</sup>，落實脆弱家庭服務。</div>"
    "<div class=h3>（一）布建社會福利服務中心，提供家庭支持服務。</div>"
    "<div class=h4>1、每一中心服務人口以10萬人為原則。</div><div class=h4>2、推動家庭關懷訪視。</div>"
    "<div class=h3>（二）整合保護性服務資源。</div><div class=h2>二、布建長照資源，實現在地老化。</div>"
    "<div class=foot>1 依據本縣總體發展綱要。<br>2 行政院110年核定第二期計畫。</div>"
    "<div class=wide><div class=h1>參、關鍵策略目標及績效指標</div>"
    "<table><colgroup><col style='width:5%'><col style='width:16%'><col style='width:5%'><col style='width:17%'>"
    "<col style='width:9%'><col style='width:20%'><col style='width:7%'><col style='width:7%'><col style='width:7%'><col style='width:7%'>"
    "</colgroup><thead><tr><td rowspan=2>項次</td><td rowspan=2>關鍵策略目標</td><td rowspan=2>序號</td><td rowspan=2>關鍵績效指標</td>"
    "<td rowspan=2>評估方式</td><td rowspan=2>衡量標準</td><td colspan=4>年度目標值</td></tr>"
    "<tr><td>111</td><td>112</td><td>113</td><td>114</td></tr></thead><tbody>" + _social_rows() + "</tbody></table></div>"
    "<div class=h1>肆、計畫經費</div><div class=p>本計畫所需經費由各年度預算支應。</div>",
    records={
        "goals": [goal("一", "完善兒少保護網絡"), goal("二", "推動長者健康促進"), goal("三", "提升身障者自立能力")],
        "kpis": [
            kpi(f"{n}.{code}", name, formula=formula, unit=unit, goal_number=n, goal=title, evaluation_method=method)
            for (n, title, code, name, method, formula, _), unit in zip(_SOCIAL, _SOCIAL_UNITS, strict=True)
        ],
        "kpi_values": [
            v
            for (n, _, code, name, _, _, years), unit in zip(_SOCIAL, _SOCIAL_UNITS, strict=True)
            for v in _values(f"{n}.{code}", name, unit, years)
        ],
        "outline": [
            section("壹", 1, "使命及願景"), section("一", 2, "使命"), section("二", 2, "願景"), section("貳", 1, "施政重點"),
            section("一", 2, "強化社會安全網2，落實脆弱家庭服務。"), section("(一)", 3, "布建社會福利服務中心，提供家庭支持服務。"),
            section("1", 4, "每一中心服務人口以10萬人為原則。"), section("2", 4, "推動家庭關懷訪視。"),
            section("(二)", 3, "整合保護性服務資源。"), section("二", 2, "布建長照資源，實現在地老化。"),
            section("參", 1, "關鍵策略目標及績效指標"), section("肆", 1, "計畫經費"),
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ an education office: bars as shades over quarters of two years
_EDU = [
    ("1", "雙語教育", "補助45校推動雙語課程", [1, 2, 3, 4, 5, 6], "課程科", "參與學生達1萬人次"),
    ("2", "校園安全", "全縣校舍耐震補強12棟", list(range(4, 11)), "工程科", "補強完成率100%"),
    ("3", "數位學習", "教師數位增能研習60場", [7, 8], "資訊科", "完訓率90%以上"),
    ("4", "營養午餐", "食材稽查每月至少2次", ALL_YEAR, "體健科", "不合格率低於1%"),
    ("5", "中輟輔導", "召開督導會報", [3, 6, 9, 12], "學輔科", "復學率達85%"),
]


EDUCATION = Small(
    name="arrows-over-months",
    producer="chromium",
    landscape=True,
    font_pt=11,
    document=document("花蓮縣政府教育處", "花蓮縣", None, "花蓮縣政府教育處113年度重要施政項目期程表", "annual_work_plan", 113),
    css="""td{border:0.5pt solid #000} .a{position:relative;padding:0;background:none;height:auto} .a svg{position:absolute;left:0;top:50%;overflow:visible}
    thead td{background:#d9ead3}""",
    markup="<h1>花蓮縣政府教育處113年度重要施政項目期程表</h1>"
    "<table><colgroup><col style='width:5%'><col style='width:12%'><col style='width:24%'>" + "<col style='width:3%'>" * 12
    + "<col style='width:9%'><col style='width:14%'></colgroup><thead><tr><td rowspan=2>序</td><td rowspan=2>施政項目</td>"
    "<td rowspan=2>推動內容</td><td colspan=12>113年度執行期程（月）</td><td rowspan=2>承辦科別</td><td rowspan=2>預期成效</td></tr><tr>"
    + "".join(f"<td>{m:02d}</td>" for m in range(1, 13)) + "</tr></thead><tbody>"
    + "".join(
        f"<tr><td>{n}</td><td>{t}</td><td>{x}</td>"
        + "".join(
            "<td class='a bar'>"
            "<svg width='30' height='2'><line x1='0' y1='0' x2='31' y2='0' stroke='black' stroke-width='1.5'/>"
            + ("<path d='M24,-4 L31,0 L24,4 Z'/>" if m + 1 not in months else "") + "</svg></td>"
            if m in months
            else "<td></td>"
            for m in range(1, 13)
        )
        + f"<td>{o}</td><td>{good}</td></tr>"
        for n, t, x, months, o, good in _EDU
    )
    + "</tbody></table>",
    records={
        "measures": [work(n, t, x, months=months, owner=o, expected_benefit=good) for n, t, x, months, o, good in _EDU]
    },
)  # fmt: skip

PLANS = [TAX, LAND, ENVIRONMENT, SOCIAL, EDUCATION]
