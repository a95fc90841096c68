"""More plans typeset from HTML: unit banners inside a Gantt table, lists side by side, scorecards without codes."""

from typing import Any

from tests.templates.records import ALL_YEAR, budget, document, goal, kpi, measure, section, value, work
from tests.templates.typeset import Small


def _row(*cells: str) -> str:
    return "<tr>" + "".join(c if c.startswith("<td") else f"<td>{c}</td>" for c in cells) + "</tr>"


# ------------------------------------------------------------------ a land office: units as banners in one Gantt table, shades
_LAND: list[tuple[str, list[tuple[str, str, list[tuple[str, list[int], str]]]]]] = [
    ("登記課", [
        ("1", "跨域服務", [
            ("受理跨縣市代收地政類申請案件，並於收件當日以電子郵件傳送管轄所。", ALL_YEAR, "內政部評鑑：\n1.跨域代收件數較前一年成長。\n2.作業無缺失。"),
            ("檢討跨所登記案件審查標準，召開聯繫會報2次。", [4, 10], "地政局考核：會議紀錄陳核情形。"),
        ]),
        ("2", "登記案件品質", [("每月抽查登記案件50件，錯誤率0.5%以下。", ALL_YEAR, "地政局考核：錯誤率＝（錯誤件數／抽查件數）×100%。")]),
        ("3", "未辦繼承清理", [
            ("公告未辦繼承登記土地及建物。", [4], ""), ("通知繼承人並列冊管理。", [7, 8, 9], "依未辦繼承登記土地及建築改良物列冊管理作業要點辦理。"),
        ]),
    ]),
    ("測量課", [
        ("1", "複丈案件管制", [("土地複丈15日內、建物測量10日內結案，如期完成率98%以上。", ALL_YEAR, "地政局考核：逾期率。")]),
        ("2", "圖解數化整合", [
            ("辦理都市計畫樁位清查及聯測。", [1, 2, 3], ""), ("外業測量320筆。", [3, 4, 5, 6, 7, 8], ""), ("成果檢核及套疊分析。", [9, 10, 11], "驗收合格。"),
        ]),
    ]),
    ("行政課", [
        ("1", "志工服務", [("召募志工並辦理教育訓練12小時。", [2, 3], ""), ("表揚績優志工。", [12], "")]),
        ("2", "檔案清查", [("完成90年度以前檔案清查2萬件。", [5, 6, 7, 8, 9, 10], "檔案管理局評鑑。")]),
    ]),
]  # fmt: skip


def _land_rows() -> str:
    rows = ""
    for unit, works in _LAND:
        rows += f"<tr><td colspan=16 bgcolor='#f2dcdb'>{unit}</td></tr>"
        for number, title, lines in works:
            for i, (text, months, criteria) in enumerate(lines):
                lead = f"<td rowspan={len(lines)}>{number}</td><td rowspan={len(lines)}>{title}</td>" if i == 0 else ""
                drawn = "".join(
                    "<td class=shade bgcolor='#7f7f7f'></td>" if m in months else "<td></td>" for m in range(1, 13)
                )
                said = criteria.replace("\n", "<br>")
                rows += f"<tr>{lead}<td>{text}</td>{drawn}<td>{said}</td></tr>"
    return rows


LAND = Small(
    name="units-in-gantt",
    producer="docx",
    landscape=True,
    font_pt=12,
    document=document("桃園市蘆竹地政事務所", "桃園市", "蘆竹", "桃園市蘆竹地政事務所114年度提升服務品質執行計畫", "service_quality_plan", 114,
                      approved_on="2025-02-03", approval_number="蘆地行字第1140001234號"),
    markup="<h1>桃園市蘆竹地政事務所114年度提升服務品質執行計畫</h1><div class=sub>114年2月3日蘆地行字第1140001234號函頒</div>"
    "<div class=h1>壹、依據：桃園市政府提升政府服務效能實施計畫。</div><div class=h1>貳、目標</div>"
    "<div class=h2>一、提供正確、迅速之地政服務。</div><div class=h2>二、運用資訊科技，擴大線上申辦。</div>"
    "<div class=h1>參、工作項目與期程如下表：</div>"
    "<table border=1 cellspacing=0 width=100%><col width=4%><col width=11%><col width=26%>" + "<col width=3%>" * 12
    + "<col width=23%><thead><tr><td rowspan=2>編號</td><td rowspan=2>計畫項目</td><td rowspan=2>工作內容</td>"
    "<td colspan=12>預定作業時程（月）</td><td rowspan=2>考核指標</td></tr><tr>"
    + "".join(f"<td>{m}</td>" for m in range(1, 13)) + "</tr></thead><tbody>" + _land_rows() + "</tbody></table>"
    "<div class=h1>肆、本計畫經核定後實施，修正時亦同。</div>",
    records={
        "measures": [
            work(number, title, text, months=months, criteria=criteria or None, owner=unit)
            for unit, works in _LAND
            for number, title, lines in works
            for text, months, criteria in lines
        ],
        "outline": [
            section("壹", 1, "依據：桃園市政府提升政府服務效能實施計畫。"), section("貳", 1, "目標"),
            section("一", 2, "提供正確、迅速之地政服務。"), section("二", 2, "運用資訊科技，擴大線上申辦。"),
            section("參", 1, "工作項目與期程如下表："), section("肆", 1, "本計畫經核定後實施，修正時亦同。"),
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a district office: lists side by side, numbered (1)
_LISTS: list[tuple[str, str, str, list[tuple[str, str, list[int], str]], str]] = [
    ("一", "優質服務", "簡化申辦程序", [
        ("檢討各課申請書表，減少檢附書件，並將表單電子檔公布於網站供民眾下載使用。", "1-3月", [1, 2, 3], "各課室"),
        ("推動線上預約服務。", "全年", ALL_YEAR, "民政課"), ("設置愛心服務鈴及雙語標示。", "6月底前", [6], "秘書室"),
    ], "便利民眾洽公，縮短等候時間至10分鐘以內。"),
    ("一", "優質服務", "提升服務禮儀", [
        ("辦理服務禮儀講習2場。", "4月、9月", [4, 9], "人事室"), ("實施電話禮貌測試，每月抽測5次，平均達85分以上。", "每月", ALL_YEAR, "研考"),
    ], "塑造親切形象。"),
    ("二", "創新加值", "運用社群媒體", [
        ("經營本所LINE官方帳號，每週發布訊息3則以上，好友數達1萬人。", "全年", ALL_YEAR, "秘書室"),
        ("製作防詐懶人包。", "第2季", [4, 5, 6], "社會課"), ("辦理網路直播2場，介紹地方特色農產。", "7-11月", [7, 8, 9, 10, 11], "農經課"),
    ], "提高市民參與。"),
]  # fmt: skip


def _list_rows() -> str:
    rows = ""
    for i, (n, theme, title, items, good) in enumerate(_LISTS):
        first = i == 0 or _LISTS[i - 1][0] != n
        lead = f"<td rowspan={sum(r[0] == n for r in _LISTS)}>{n}、{theme}</td>" if first else ""
        lines = []
        for k, (text, when, _, owner) in enumerate(items, 1):
            lines.append((f"({k}){text}", when, owner))
        # each list is set in lines of its own, level with the items beside it
        inner = [
            "".join(f"<div style='height:{_height(items[k][0])}pt'>{line[col]}</div>" for k, line in enumerate(lines))
            for col in range(3)
        ]
        rows += (
            f"<tr>{lead}<td>{title}</td><td>{inner[0]}</td><td>{inner[1]}</td><td>{inner[2]}</td><td>{good}</td></tr>"
        )
    return rows


def _height(text: str) -> int:
    return 16 * -(-(len(text) + 3) // 14) + 2


LISTS = Small(
    name="lists-level",
    producer="chromium",
    font_pt=11,
    document=document("臺中市豐原區公所", "臺中市", "豐原區", "臺中市豐原區公所112年度提升服務品質實施計畫", "service_quality_plan", 112,
                      approved_on="2023-03-02"),
    css="body{font-family:'AR PL UKai TW'} td{border:0.7pt solid #000;vertical-align:top;line-height:16pt}",
    markup="<h1>臺中市豐原區公所112年度提升服務品質實施計畫</h1><div class=sub>中華民國112年3月2日修正</div>"
    "<div class=h1>壹、計畫目的</div><div class=p>為提升本所服務品質，深化為民服務工作，特訂定本計畫。</div>"
    "<div class=h1>貳、工作要項執行表</div>"
    "<table><colgroup><col style='width:12%'><col style='width:13%'><col style='width:36%'><col style='width:12%'><col style='width:11%'>"
    "<col style='width:16%'></colgroup><thead><tr><td>實施要領</td><td>執行策略</td><td>推動作法</td><td>執行期間</td><td>執行單位</td>"
    "<td>預期效益</td></tr></thead><tbody>" + _list_rows() + "</tbody></table>",
    records={
        "measures": [
            work(f"({k})", title, text, theme_number=n, theme=theme, schedule=when, months=months, owner=owner, expected_benefit=good)
            for n, theme, title, items, good in _LISTS
            for k, (text, when, months, owner) in enumerate(items, 1)
        ],
        "outline": [section("壹", 1, "計畫目的"), section("貳", 1, "工作要項執行表")],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a revenue service: a scorecard without codes, two-row head
_Stated = tuple[str, float | None, str | None]
_CARD: list[tuple[str, str, str, str, str, str, list[_Stated], str, list[tuple[str, int | None]], str]] = [
    ("一、優化服務", "顧客構面", "提升納稅人滿意度", "臨櫃服務滿意度", "滿意以上份數／有效問卷份數", "%",
     [("91.2%", 91.2, None), ("≥92%", 92.0, ">="), ("≥92.5%", 92.5, ">=")], "辦理滿意度調查", [("60", 60000), ("60", 60000)], "服務科"),
    ("一、優化服務", "顧客構面", "提升納稅人滿意度", "線上申辦比率", "線上申辦件數／總申辦件數", "%",
     [("45%", 45.0, None), ("50%", 50.0, None), ("55%", 55.0, None)], "宣導線上申辦，辦理網路抽獎", [("120", 120000), ("100", 100000)], "資訊科"),
    ("二、精實稽徵", "內部流程構面", "強化欠稅清理", "欠稅徵起率", "徵起金額／移送執行金額", "%",
     [("33%", 33.0, None), ("35%以上", 35.0, ">="), ("36%以上", 36.0, ">=")], "成立欠稅清理專案小組", [("免經費", None), ("免經費", None)], "法務科"),
    ("二、精實稽徵", "財務構面", "開源節流", "清查增加稅額", "年度清查補徵稅額（單位：萬元）", "萬元",
     [("820", 820.0, None), ("850", 850.0, None), ("880", 880.0, None)], "辦理房屋稅籍清查", [("300", 300000), ("320", 320000)], "房屋稅科"),
]  # fmt: skip


def _card_rows() -> str:
    rows, banner = "", ""
    for i, (theme, side, aim, name, formula, _, years, action, money, owner) in enumerate(_CARD):
        if f"{theme}（{side}）" != banner:
            banner = f"{theme}（{side}）"
            rows += f"<tr><td colspan=10>{banner}</td></tr>"
        first = i == 0 or _CARD[i - 1][2] != aim
        lead = f"<td rowspan={sum(r[2] == aim for r in _CARD)}>{aim}</td>" if first else ""
        cells = [name, formula, *(y[0] for y in years), action, *(m[0] for m in money), owner]
        rows += f"<tr>{lead}" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
    return rows


def _card_values() -> list[dict[str, Any]]:
    return [
        value(
            None, name, year, raw, kind="actual" if year == 112 else "target", value=number, comparator=sign, unit=unit
        )
        for _, _, _, name, _, unit, years, *_ in _CARD
        for year, (raw, number, sign) in zip((112, 113, 114), years, strict=True)
    ]


CARD = Small(
    name="scorecard-without-codes",
    producer="libreoffice",
    landscape=True,
    font_pt=10,
    document=document("臺南市政府財政稅務局", "臺南市", None, "臺南市政府財政稅務局113年度平衡計分卡", "strategy_scorecard", 113),
    markup="<h1>臺南市政府財政稅務局113年度平衡計分卡</h1>"
    "<table border=1 cellspacing=0 width=100%><col width=12%><col width=12%><col width=17%><col width=7%><col width=7%><col width=7%>"
    "<col width=16%><col width=7%><col width=7%><col width=8%><thead>"
    "<tr><td rowspan=2>策略目標</td><td rowspan=2>績效指標</td><td rowspan=2>計算公式</td><td>實際值</td><td colspan=2>目標值</td>"
    "<td rowspan=2>行動方案</td><td colspan=2>預算（千元）</td><td rowspan=2>主辦單位</td></tr>"
    "<tr><td>112年</td><td>113年</td><td>114年</td><td>113年</td><td>114年</td></tr></thead><tbody>" + _card_rows() + "</tbody></table>",
    records={
        "goals": [
            goal(None, "提升納稅人滿意度", "優化服務", "顧客"), goal(None, "強化欠稅清理", "精實稽徵", "內部流程"),
            goal(None, "開源節流", "精實稽徵", "財務"),
        ],
        "kpis": [
            kpi(None, name, formula=formula, unit=unit, goal=aim, theme=theme[2:], perspective=side[:-2], owner=owner)
            for theme, side, aim, name, formula, unit, _, _, _, owner in _CARD
        ],
        "kpi_values": _card_values(),
        "measures": [
            measure("action", text=action, theme_number=theme[0], theme=theme[2:], goal=aim, owner=owner)
            for theme, _, aim, _, _, _, _, action, _, owner in _CARD
        ],
        "budgets": [
            budget(None, year, raw, amount)
            for *_, money, _ in _CARD
            for year, (raw, amount) in zip((113, 114), money, strict=True)
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a fire bureau: annual plan with money in 元, rules across only, totals
_FIRE: list[tuple[str, list[tuple[str, str, str, int]]]] = [
    ("一、火災預防", [
        ("防火宣導", "（一）辦理住宅防火訪視1萬2,000戶。<br>（二）補助弱勢家庭設置住宅用火災警報器3,000顆。", "2,450,000", 2450000),
        ("場所安全檢查", "列管場所檢查率達100%，不合格案件於30日內複查。", "980,000", 980000),
    ]),
    ("二、災害搶救", [
        ("裝備汰換", "汰換消防車輛4輛、救災裝備50套。", "56,000,000", 56000000),
        ("義消訓練", "辦理義消常年訓練24場次。", "3,120,500", 3120500),
    ]),
    ("三、緊急救護", [("高級救護推廣", "提升到院前心肺功能停止患者急救成功率至28%以上。", "1,760,000", 1760000)]),
]  # fmt: skip


def _fire_rows() -> str:
    rows = ""
    for theme, works in _FIRE:
        for i, (title, text, money, _) in enumerate(works):
            lead = f"<td rowspan={len(works)}>{theme}</td>" if i == 0 else ""
            rows += f"<tr>{lead}<td>{title}</td><td>{text}</td><td class=n>{money}</td></tr>"
    return rows


FIRE = Small(
    name="rules-across-money",
    producer="chromium",
    font_pt=12,
    document=document("澎湖縣政府消防局", "澎湖縣", None, "澎湖縣政府消防局114年度施政計畫", "annual_work_plan", 114),
    css="""table{border-top:1.5pt solid #000;border-bottom:1.5pt solid #000} tbody td{border-bottom:0.4pt solid #888;vertical-align:top}
    thead td{border-bottom:1pt solid #000} .n{text-align:right} td{padding:4pt 6pt}""",
    markup="<h1>澎湖縣政府消防局114年度施政計畫</h1><div class=p>本局以保障民眾生命財產安全為使命，114年度重要施政計畫如下：</div>"
    "<div class=sub>單位：新臺幣元</div>"
    "<table><colgroup><col style='width:18%'><col style='width:20%'><col style='width:44%'><col style='width:18%'></colgroup><thead>"
    "<tr><td>業務計畫</td><td>工作計畫</td><td>實施內容</td><td>預算金額</td></tr></thead><tbody>" + _fire_rows()
    + "<tr><td>合計</td><td></td><td></td><td class=n>64,310,500</td></tr></tbody></table>",
    records={
        "measures": [
            work(None, title, text.replace("<br>", "\n"), theme_number=theme[0], theme=theme[2:])
            for theme, works in _FIRE
            for title, text, _, _ in works
        ],
        "budgets": [budget(None, 114, raw, amount) for _, works in _FIRE for _, _, raw, amount in works],
    },
)  # fmt: skip

PLANS = [LAND, LISTS, CARD, FIRE]
