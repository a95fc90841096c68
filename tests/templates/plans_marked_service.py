"""Service plans typeset from HTML: titles over tables, pale shades on striped rows, drawn bars, appendices that are no work."""

from pathlib import Path
from typing import Any

from tests.templates.records import ALL_YEAR, document, goal, kpi, measure, section, value, work
from tests.templates.typeset import C, Grid, Small


def _row(*cells: str) -> str:
    return "<tr>" + "".join(c if c.startswith("<td") else f"<td>{c}</td>" for c in cells) + "</tr>"


# ------------------------------------------------------------------ strategies under paragraphs, letter-spaced heads, an appendix of service times
_THEMES = [
    ("一", "強化基礎服務，確保服務品質", [
        ("(一)", "訂定標準作業程序，確保處理一致性。", "檢視各項申請書表及標準作業程序，每年至少檢討1次；辦理員工教育訓練，提升專業知能。"),
        ("(二)", "提升服務人員專業與態度。", "落實走動式服務，主動協助民眾填寫書表；每季辦理電話禮貌測試。"),
    ]),
    ("二", "善用資通訊科技，提供便捷服務", [
        ("(一)", "擴大線上申辦項目。", "賡續推動網路申辦，線上申辦率達15%以上。"),
        ("(二)", "推動跨機關通報服務。", "民眾臨櫃申辦時主動詢問，提供一站式服務。"),
        ("(三)", "公開服務資訊。", "於網站公布服務流程、應備證件及處理時限，每月更新。"),
    ]),
]  # fmt: skip
_TIMES = [
    ("1", "出生、死亡登記", "隨到隨辦", "戶籍登記股", "證明文件、國民身分證、印章"),
    ("2", "戶籍謄本核發", "10分鐘", "戶籍登記股", "國民身分證"),
    ("3", "門牌初編", "7日", "戶籍行政股", "建造執照、現場圖"),
    ("4", "印鑑證明", "10分鐘", "戶籍登記股", "印鑑章、國民身分證"),
]
_PEOPLE = [
    ("召集人", "主任", "陳○○", "綜理本計畫"),
    ("副召集人", "秘書", "林○○", "襄助督導"),
    ("組員", "股長", "黃○○", "執行考核"),
]

STRATEGIES = Small(
    name="titles-over-strategies",
    producer="libreoffice",
    font_pt=12,
    document=document("彰化縣和美戶政事務所", "彰化縣", "和美", "彰化縣和美戶政事務所113年度提升服務品質執行計畫", "service_quality_plan", 113,
                      approved_on="2024-01-18", approval_number="和戶字第1130000211號"),
    markup="<h1>彰化縣和美戶政事務所113年度提升服務品質執行計畫</h1><div class=sub>113年1月18日和戶字第1130000211號函核定</div>"
    "<div class=h1>壹、計畫依據</div><div class=h2>一、行政院「政府服務躍升方案」。</div><div class=h2>二、彰化縣政府113年度提升服務品質實施計畫。</div>"
    "<div class=h1>貳、實施對象：本所全體同仁。</div><div class=h1>參、具體措施</div>"
    + "".join(
        f"<p style='margin-top:8pt'>具體措施{n}：{theme}</p><table border=1 cellspacing=0 width=100%><col width=38%><col width=62%><thead>"
        + _row("執　行　策　略", "方　　　　法") + "</thead><tbody>" + "".join(_row(k + t, x) for k, t, x in rows) + "</tbody></table>"
        for n, theme, rows in _THEMES
    )
    + "<div class=h1>肆、執行與考核</div><div class=h2>一、成立推動小組，編組如附件一。</div><div class=h2>二、各股依限填報執行成果。</div>"
    "<div class=h1>伍、本計畫如有未盡事宜，得隨時修正之。</div>"
    "<p style='margin-top:12pt'>附件一　推動小組編組表</p><table border=1 cellspacing=0 width=100%><thead>"
    + _row("職　別", "職　稱", "姓　名", "任　務") + "</thead><tbody>" + "".join(_row(*p) for p in _PEOPLE) + "</tbody></table>"
    "<p style='margin-top:12pt'>附件二　申請案件處理時限表</p><table border=1 cellspacing=0 width=100%><thead>"
    + _row("項次", "申請項目", "處理時限", "承辦單位", "應備證件") + "</thead><tbody>" + "".join(_row(*t) for t in _TIMES) + "</tbody></table>",
    records={
        "measures": [
            measure("strategy", number=k, title=t, text=x, theme_number=n, theme=theme)
            for n, theme, rows in _THEMES
            for k, t, x in rows
        ],
        "outline": [
            section("壹", 1, "計畫依據"), section("一", 2, "行政院「政府服務躍升方案」。"), section("二", 2, "彰化縣政府113年度提升服務品質實施計畫。"),
            section("貳", 1, "實施對象：本所全體同仁。"), section("參", 1, "具體措施"), section("肆", 1, "執行與考核"),
            section("一", 2, "成立推動小組，編組如附件一。"), section("二", 2, "各股依限填報執行成果。"),
            section("伍", 1, "本計畫如有未盡事宜，得隨時修正之。"),
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ Gantt tables with pale shades on striped rows, a year row, status
_GANTT: list[tuple[str, list[tuple[str, str, list[tuple[str, list[int], str, str]]]]]] = [
    ("戶籍股", [
        ("1", "戶口清查", [
            ("1.寄發百歲以上人瑞查訪通知。", [1, 2], "已開始執行", ""), ("2.80歲以上未使用健保卡者查訪。", [3, 4, 5, 6], "依期程執行", ""),
            ("3.清查結果陳報民政處。", [11], "依期程執行", "配合民政處期程"),
        ]),
        ("2", "新式國民身分證換發宣導", [("利用里民活動宣導換發。", [7, 8, 9, 10], "依期程執行", "")]),
        ("3", "國籍歸化測試", [("隨到隨考，每月統計。", ALL_YEAR, "已開始執行", "自112年起新增業務")]),
    ]),
    ("行政股", [
        ("1", "資訊安全", [("社交工程演練2次。", [4, 9], "依期程執行", ""), ("備份資料還原測試。", [6, 12], "依期程執行", "")]),
        ("2", "節能減碳", [("用電量較前一年減少1%。", ALL_YEAR, "已開始執行", "")]),
        ("3", "員工協助方案", [("辦理心理健康講座1場。", [5], "依期程執行", "")]),
    ]),
]  # fmt: skip


def _gantt(unit: str, works: list[tuple[str, str, list[tuple[str, list[int], str, str]]]]) -> str:
    head = (
        "<thead><tr><td rowspan=3>項次</td><td rowspan=3>重點工作</td><td rowspan=3>辦理內容</td><td colspan=12>作業時程</td>"
        "<td rowspan=3>執行狀況</td><td rowspan=3>備註</td></tr><tr><td colspan=12>113</td></tr><tr>"
        + "".join(f"<td class=m>{m}</td>" for m in range(1, 13)) + "</tr></thead>"
    )  # fmt: skip
    body, stripe = "", 0
    for number, title, lines in works:
        for i, (text, months, status, note) in enumerate(lines):
            lead = f"<td rowspan={len(lines)}>{number}</td><td rowspan={len(lines)}>{title}</td>" if i == 0 else ""
            drawn = "".join("<td class=shade></td>" if m in months else "<td></td>" for m in range(1, 13))
            body += f"<tr class=z{stripe % 2}>{lead}<td>{text}</td>{drawn}<td>{status}</td><td>{note}</td></tr>"
            stripe += 1
    cols = "<col style='width:5%'><col style='width:14%'><col style='width:29%'>" + "<col style='width:2.4%'>" * 12
    cols += "<col style='width:11%'><col style='width:12.2%'>"
    title = f"臺東縣臺東戶政事務所（{unit}）113年度重要工作計畫作業時程管制表"
    caption = f"<div class=caption>{title}</div>"
    return f"{caption}<table data-caption='{title}'><colgroup>{cols}</colgroup>{head}<tbody>{body}</tbody></table>"


GANTT = Small(
    name="pale-shades-on-stripes",
    producer="chromium",
    landscape=True,
    font_pt=11,
    document=document("臺東縣臺東戶政事務所", "臺東縣", "臺東", "臺東縣臺東戶政事務所113年度提升服務品質執行計畫", "service_quality_plan", 113),
    css="""body{font-family:'AR PL UKai TW'} td{border:0.5pt solid #000} .z1 td{background:#f7f7f7} tr td.shade{background:#ffe699}
    .m{padding:0;text-align:center}""",
    markup="<h1>臺東縣臺東戶政事務所113年度提升服務品質執行計畫</h1><div class=h1>壹、各股工作計畫</div>"
    + "".join(_gantt(unit, works) for unit, works in _GANTT),
    records={
        "measures": [
            work(number, title, text, owner=unit, months=months, status=status, note=note or None)
            for unit, works in _GANTT
            for number, title, lines in works
            for text, months, status, note in lines
        ],
        "outline": [section("壹", 1, "各股工作計畫")],
    },
)  # fmt: skip

# ------------------------------------------------------------------ bars drawn with a pen: hairlines near the rules, arrow heads, two pages
_DRAWN = [
    (str(n), title, text, first, last, owner)
    for n, (title, text, first, last, owner) in enumerate(
        [
            ("公文管理", "公文逾期案件每月稽催", 1, 12, "秘書室"), ("里幹事訓練", "辦理里幹事研習2場", 3, 4, "民政課"),
            ("防汛整備", "側溝清淤及抽水機檢測", 2, 5, "農經課"), ("敬老禮金", "重陽節敬老禮金發放", 9, 10, "社會課"),
            ("道路養護", "轄內道路巡查及修補", 1, 12, "工務課"), ("兵役業務", "役男徵兵檢查及抽籤", 5, 8, "役政課"),
            ("國民年金", "國民年金宣導", 6, 6, "社會課"), ("市容整頓", "違規廣告物拆除", 1, 6, "農經課"),
            ("防災演練", "辦理里級防災演練", 7, 9, "民政課"), ("財產盤點", "年度財產盤點", 11, 12, "秘書室"),
            ("調解業務", "調解委員會議每月2次", 1, 12, "民政課"), ("原民服務", "歲時祭儀補助", 7, 8, "人文課"),
            ("社區發展", "社區評鑑及輔導", 4, 10, "社會課"), ("綠美化", "認養綠地維護", 3, 11, "農經課"),
        ],
        1,
    )
]  # fmt: skip


_XS = [40.0, 70, 150, 330, *(330 + 28 * m for m in range(1, 13)), 760]
_PITCH = 40.0


def _grid(canvas: Any, top: float, rows: int) -> None:
    canvas.setLineWidth(0.5)
    for k in range(rows + 1):
        canvas.line(_XS[0], top - k * _PITCH, _XS[-1], top - k * _PITCH)
    for x in _XS:
        canvas.line(x, top, x, top - rows * _PITCH)


def _write(canvas: Any, y: float, words: dict[int, str]) -> None:
    for col, text in words.items():
        canvas.drawString(_XS[col] + 3, y - 24, text)


def _bar(canvas: Any, first: int, last: int, y: float, *, arrow: bool) -> None:
    canvas.setLineWidth(0.6)
    left, right = _XS[2 + first] + 1, _XS[3 + last] - 1
    canvas.line(left, y, right, y)
    if arrow:
        path = canvas.beginPath()
        path.moveTo(right - 6, y - 3)
        path.lineTo(right, y)
        path.lineTo(right - 6, y + 3)
        path.close()
        canvas.drawPath(path, fill=1, stroke=0)


def _draw(target: Path) -> None:
    """Draw the table line by line: no cell, no paragraph, only strings, lines and triangles at places."""
    import subprocess

    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    found = subprocess.run(["fc-match", "-f", "%{file}", "AR PL UMing TW"], check=True, capture_output=True, text=True)
    pdfmetrics.registerFont(TTFont("UMing", found.stdout))
    width, height = landscape(A4)
    canvas = Canvas(str(target), pagesize=(width, height), invariant=1)
    canvas.setFont("UMing", 16)
    canvas.drawCentredString(width / 2, height - 50, "新北市烏來區公所115年度施政計畫執行期程表")
    canvas.setFont("UMing", 11)
    _grid(canvas, height - 70, 11)
    heads = ["序號", "工作計畫", "執行內容", *(f"{m}月" for m in range(1, 13)), "主辦課室"]
    _write(canvas, height - 70, dict(enumerate(heads)))
    for k, (number, title, text, first, last, owner) in enumerate(_DRAWN):
        y = height - 70 - (k + 1) * _PITCH if k < 10 else height - 45 - (k - 10) * _PITCH
        if k == 10:
            canvas.showPage()
            canvas.setFont("UMing", 11)
            _grid(canvas, y, len(_DRAWN) - 10)
        _write(canvas, y, {0: number, 1: title, 2: text, 15: owner})
        _bar(canvas, first, last, y - (3.4 if k % 3 == 1 else 20), arrow=k % 3 != 1)
    canvas.save()


DRAWN = Small(
    name="hairline-bars-drawn",
    producer="reportlab",
    landscape=True,
    document=document("新北市烏來區公所", "新北市", "烏來區", "新北市烏來區公所115年度施政計畫執行期程表", "annual_work_plan", 115),
    body=[
        Grid(
            rows=[
                ["序號", "工作計畫", "執行內容", *(f"{m}月" for m in range(1, 13)), "主辦課室"],
                *(list[str | C]([n, t, x, *(C(bar=a <= m <= b) for m in range(1, 13)), o]) for n, t, x, a, b, o in _DRAWN),
            ],
            widths=[1.0] * 16,
        )
    ],
    records={
        "measures": [work(n, t, x, months=list(range(a, b + 1)), owner=o) for n, t, x, a, b, o in _DRAWN],
    },
    draw=_draw,
)  # fmt: skip

# ------------------------------------------------------------------ a strategy map with letters apart, then a card with other codes
_MAP_CARD: list[tuple[str, str, str, str, str, str, str, list[tuple[str, float | None, str | None]]]] = [
    ("顧客", "A1", "提升報案服務滿意度", "A1-1", "民眾報案滿意度", "滿意件數／抽訪件數 單位：%", "勤務指揮中心",
     [("無資料", None, None), ("88%", 88.0, None), ("≥89%", 89.0, ">="), ("≥90%", 90.0, ">=")]),
    ("內部流程", "A2", "縮短到場處理時間", "A2-1", "平均到場時間", "總到場時間／案件數 單位：分鐘", "勤務指揮中心",
     [("7.1", 7.1, None), ("6.8", 6.8, None), ("≤6.5", 6.5, "<="), ("≤6.3", 6.3, "<=")]),
    ("內部流程", "B1", "強化犯罪偵防", "B1-1", "全般刑案破獲率", "破獲數／發生數 單位：%", "刑事警察大隊",
     [("92%", 92.0, None), ("92.5%", 92.5, None), ("93%", 93.0, None), ("93%", 93.0, None)]),
    ("學習成長", "B2", "精進員警訓練", "B2-1", "常年訓練合格率", "合格人數／應訓人數 單位：%", "訓練科",
     [("98%", 98.0, None), ("98%", 98.0, None), ("98.5%", 98.5, None), ("99%", 99.0, None)]),
]  # fmt: skip
_CARD_UNITS = {"A1-1": "%", "A2-1": "分鐘", "B1-1": "%", "B2-1": "%"}
_THEME = {"A": "便民服務", "B": "精實治安"}


def _card_values() -> list[dict[str, Any]]:
    return [
        value(code, name, year, raw, kind=kind, value=number, comparator=sign,
              unit=_CARD_UNITS[code] if number is not None else None)
        for _, _, _, code, name, _, _, stated in _MAP_CARD
        for (year, kind), (raw, number, sign) in zip(
            ((111, "actual"), (112, "actual"), (113, "target"), (114, "target")), stated, strict=True
        )
    ]  # fmt: skip


MAP_CARD = Small(
    name="map-letters-apart",
    producer="docx",
    landscape=True,
    font_pt=11,
    document=document("新竹市警察局", "新竹市", None, "新竹市警察局策略地圖與平衡計分卡", "strategy_scorecard", 113, 114, version="11208"),
    markup="<h1>新竹市警察局策略地圖與平衡計分卡</h1><div class=sub>11208版</div>"
    "<table border=1 cellspacing=0 width=100%><col width=8%><col width=12%><col width=6%><col width=37%><col width=37%><thead>"
    "<tr><td colspan=3>策略主題</td><td>便民服務 A</td><td>精實治安 B</td></tr></thead><tbody>"
    "<tr><td rowspan=3>策略目標</td><td>顧客</td><td>C</td><td>A1提升報案服務滿意度</td><td></td></tr>"
    "<tr><td>內部流程</td><td>P</td><td>A2縮短到場處理時間</td><td>B1強化犯罪偵防</td></tr>"
    "<tr><td>學習成長</td><td>L</td><td></td><td>B2精進員警訓練</td></tr></tbody></table><p>&nbsp;</p>"
    "<table border=1 cellspacing=0 width=100%><col width=16%><col width=16%><col width=20%><col width=9%><col width=9%><col width=9%><col width=9%>"
    "<col width=12%><thead>"
    + _row("策略目標", "KPI<br>(關鍵績效指標)", "KPI計算公式及計量單位", "111年實際值", "112年實際值", "113年目標值", "114年目標值", "KPI主責單位")
    + "</thead><tbody>"
    + "".join(_row(g + t, c + n, f.replace(" ", "<br>"), *(raw for raw, _, _ in y), o) for _, g, t, c, n, f, o, y in _MAP_CARD)
    + "</tbody></table>",
    records={
        "goals": [goal(g, t, _THEME[g[0]], side) for side, g, t, *_ in _MAP_CARD],
        "kpis": [
            kpi(c, n, formula=f.replace(" ", "\n"), unit=_CARD_UNITS[c], goal_number=g, goal=t, owner=o)
            for _, g, t, c, n, f, o, _ in _MAP_CARD
        ],
        "kpi_values": _card_values(),
    },
)  # fmt: skip

PLANS = [STRATEGIES, GANTT, DRAWN, MAP_CARD]
