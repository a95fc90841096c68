"""Work plans typeset from HTML: corner heads, marks, words for times, budgets, rules that are not there."""

from tests.templates.records import ALL_YEAR, budget, document, measure, section, work
from tests.templates.typeset import Small


def _row(*cells: str) -> str:
    return "<tr>" + "".join(c if c.startswith("<td") else f"<td>{c}</td>" for c in cells) + "</tr>"


def _marks(months: list[int], mark: str, count: int = 12) -> str:
    return "".join(f"<td class=m>{mark if m in months else ''}</td>" for m in range(1, count + 1))


# ------------------------------------------------------------------ a police precinct: slanted corner, v marks
_POLICE = [
    ("交通安全", [
        ("1", "(一)加強取締酒後駕車，每月規劃大執法2次以上。<br>(二)編排取締超速勤務。", ALL_YEAR, "交通組", "各派出所"),
        ("2", "學校周邊交通疏導，開學當週編排護童勤務。", [2, 9], "交通組", "各派出所、偵查隊"),
    ]),
    ("犯罪預防", [
        ("3", "辦理犯罪預防宣導：<br>1.社區治安會議每季1場。<br>2.金融機構防詐宣導。", [3, 6, 9, 12], "防治組組長", "偵查隊"),
        ("4", "住宅竊盜防治諮詢，受理後7日內完成。", [1, 2, 7, 8], "防治組警務員", ""),
    ]),
    ("受理報案", [
        ("5", "落實受理報案單一窗口，全年抽查不合格率低於2%。", ALL_YEAR, "督察組", "勤務指揮中心"),
        ("6", "遺失物管理及清點。", [6, 12], "行政組", ""),
    ]),
]  # fmt: skip


def _police_rows() -> str:
    rows = ""
    for title, works in _POLICE:
        for i, (n, text, months, owner, helper) in enumerate(works):
            lead = f"<td rowspan={len(works)}>{title}</td>" if i == 0 else ""
            rows += f"<tr><td class=m>{n}</td>{lead}<td>{text}</td>{_marks(months, 'ｖ')}<td>{owner}</td><td>{helper}</td></tr>"
    return rows


POLICE = Small(
    name="corner-head-marks",
    producer="chromium",
    landscape=True,
    font_pt=10,
    document=document("嘉義市政府警察局第一分局", "嘉義市", None, "嘉義市政府警察局第一分局114年重點工作執行計畫管制表",
                      "annual_work_plan", 114),
    css="""td{border:0.5pt solid #555} .m{text-align:center;padding:0} .corner{position:relative;height:34pt;
    background:linear-gradient(to top right,transparent calc(50% - .5px),#555,transparent calc(50% + .5px))}
    .corner b{position:absolute;right:3pt;top:2pt;font-weight:normal}.corner i{position:absolute;left:3pt;bottom:2pt;
    font-style:normal} thead td{background:#fde9d9}""",
    markup="<h1>嘉義市政府警察局第一分局114年重點工作執行計畫管制表</h1>"
    "<table><colgroup><col style='width:4%'><col style='width:13%'><col style='width:33%'>"
    + "<col style='width:2.5%'>" * 12
    + "<col style='width:10%'><col style='width:10%'></colgroup>"
    "<thead><tr><td>項次</td><td class=corner><b>辦理月份</b><i>工作項目</i></td><td>執行要領</td>"
    + "".join(f"<td class=m>{m}</td>" for m in range(1, 13))
    + "<td>主　辦<br>單　位</td><td>協　辦<br>單　位</td></tr></thead><tbody>"
    + _police_rows()
    + "</tbody></table><p class=note>※本表由各組（隊、中心）按月填報執行情形，送行政組彙整。</p>",
    records={
        "measures": [
            work(n, title, text.replace("<br>", "\n"), months=months, owner=owner)
            for title, works in _POLICE
            for n, text, months, owner, _ in works
        ]
    },
)  # fmt: skip

# ------------------------------------------------------------------ a health bureau: budgets, zebra without rules
_Money = list[tuple[str, str, int | None]]
_HEALTH: list[tuple[str, str, str, _Money, str]] = [
    ("一、疾病管制", "防疫整備", "1.辦理傳染病監測及通報，通報完整率達98%以上。<br>2.儲備防疫物資30日用量。",
     [("中央", "3,200", 3200000), ("自籌", "1,050", 1050000)], "疾病管制科"),
    ("一、疾病管制", "預防接種", "幼兒常規疫苗接種完成率達95%以上。", [("中央", "6,480", 6480000), ("自籌", "0", 0)], "疾病管制科"),
    ("二、長期照護", "失智共照", "設置失智社區服務據點12處。", [("中央", "8,000", 8000000), ("自籌", "－", None)], "長期照護科"),
    ("二、長期照護", "家庭照顧者支持", "辦理照顧技巧訓練課程24場次。", [("中央", "", None), ("自籌", "免經費", None)], "長期照護科"),
    ("三、健康促進", "癌症篩檢", "四癌篩檢涵蓋率較前一年提升2%，陽性個案追蹤率90%以上。",
     [("中央", "2,115", 2115000), ("自籌", "385", 385000)], "健康促進科"),
]  # fmt: skip

HEALTH = Small(
    name="zebra-without-rules",
    producer="chromium",
    font_pt=11,
    document=document("苗栗縣政府衛生局", "苗栗縣", None, "苗栗縣政府衛生局113年度施政計畫", "annual_work_plan", 113),
    css="""td{border:none;padding:4pt 5pt;vertical-align:top} thead td{background:#2f5d8a;color:#fff}
    tbody tr:nth-child(even) td{background:#eaf1f8} .n{text-align:right}""",
    markup="<h1>苗栗縣政府衛生局113年度施政計畫</h1><div class=h1>壹、前言</div>"
    "<div class=p>本局秉持預防重於治療之理念，結合社區資源，守護縣民健康，113年度施政計畫重點如次。</div>"
    "<div class=h1>貳、重要施政項目及經費</div><div class=sub>（經費單位：千元）</div>"
    "<table><colgroup><col style='width:15%'><col style='width:16%'><col style='width:35%'><col style='width:11%'>"
    "<col style='width:11%'><col style='width:12%'></colgroup><thead><tr><td>施政類別</td><td>計畫名稱</td><td>實施內容</td>"
    "<td>中央補助</td><td>縣自籌</td><td>承辦科</td></tr></thead><tbody>"
    + "".join(
        _row(theme, title, text, *(f"<td class=n>{raw}</td>" for _, raw, _ in money), owner)
        for theme, title, text, money, owner in _HEALTH
    )
    + "</tbody></table>",
    records={
        "measures": [
            work(None, title, text.replace("<br>", "\n"), owner=owner, theme_number=theme[0], theme=theme[2:])
            for theme, title, text, _, owner in _HEALTH
        ],
        "budgets": [
            budget(None, 113, raw, amount, category={"中央": "中央補助", "自籌": "縣自籌"}[kind])
            for _, _, _, money, _ in _HEALTH
            for kind, raw, amount in money
            if raw
        ],
        "outline": [section("壹", 1, "前言"), section("貳", 1, "重要施政項目及經費")],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a library: times in words, through Word
_LIBRARY = [
    ("閱讀推廣", "嬰幼兒閱讀起步走", "致贈閱讀禮袋1,200份，辦理父母講座6場。", "上半年", [1, 2, 3, 4, 5, 6], "推廣課課長"),
    ("閱讀推廣", "夏日閱讀季", "規劃主題書展及闖關活動。", "7-8月", [7, 8], "推廣課課員"),
    ("館藏發展", "館藏採購", "依讀者薦購清單採購，每季採購1批次。", "Q1~Q4", ALL_YEAR, "採編課"),
    ("館藏發展", "館藏盤點", "完成全館館藏盤點，盤點率達100%。", "Q3", [7, 8, 9], "採編課、典藏課"),
    ("空間改造", "兒童室整修", "完成設計、發包及施工。", "3月至11月", list(range(3, 12)), "總務課技士"),
    ("服務品質", "讀者滿意度調查", "回收有效問卷600份以上，整體滿意度達90%。", "下半年", [7, 8, 9, 10, 11, 12], "推廣課"),
    ("服務品質", "志工隊管理", "召募並培訓志工，每月召開幹部會議。", "全年度", ALL_YEAR, "典藏課"),
]  # fmt: skip

LIBRARY = Small(
    name="times-in-words",
    producer="docx",
    font_pt=11,
    document=document("雲林縣斗六市立圖書館", "雲林縣", "斗六市", "雲林縣斗六市立圖書館115年度工作計畫", "annual_work_plan", 115),
    markup="<h1>雲林縣斗六市立圖書館<br>115年度工作計畫</h1><div class=sub>中華民國114年11月20日館務會議通過</div>"
    "<div class=h1>一、計畫宗旨</div><div class=p>推動全民閱讀，打造友善的終身學習空間。</div>"
    "<div class=h1>二、工作項目及期程</div>"
    "<table border=1 cellspacing=0 width=100%><col width=13%><col width=18%><col width=33%><col width=16%><col width=20%><thead>"
    + _row("面向別", "辦理項目", "辦理內容", "辦理時程", "主辦人員")
    + "</thead><tbody>"
    + "".join(_row(theme, title, text, when, owner) for theme, title, text, when, _, owner in _LIBRARY)
    + "</tbody></table><div class=h1>三、經費來源：由年度預算項下支應。</div>",
    records={
        "measures": [
            work(None, title, text, theme=theme, schedule=when, months=months, owner=owner)
            for theme, title, text, when, months, owner in _LIBRARY
        ],
        "outline": [
            section("一", 2, "計畫宗旨"), section("二", 2, "工作項目及期程"), section("三", 2, "經費來源：由年度預算項下支應。"),
        ],
    },
)  # fmt: skip
LIBRARY.document["approved_on"] = "2025-11-20"

# ------------------------------------------------------------------ a district office: strategies in themes, double rules
_STRATEGIES = [
    ("一、優質便民，型塑專業形象", [
        ("(一)", "設置單一服務窗口，簡化行政流程。", "1.全面檢視申請書表，刪減應備證件。<br>2.設置全功能櫃檯，提供一處收件、全程服務。"),
        ("(二)", "建立服務標準作業程序。", "每年1月、7月檢討作業流程各1次，並公布於網站。"),
    ]),
    ("二、傾聽民意，回應民眾期待", [
        ("(一)", "暢通多元意見管道。", "設置意見箱、區長信箱及LINE官方帳號，並於5個工作日內回復。"),
        ("(二)", "辦理滿意度調查。", "每半年辦理1次，樣本數達300份以上，滿意度達88%以上。"),
        ("(三)", "重視輿情反應。", "媒體報導應於當日回應。"),
    ]),
]  # fmt: skip

STRATEGIES = Small(
    name="double-rules-strategies",
    producer="chromium",
    font_pt=12,
    document=document("高雄市旗山區公所", "高雄市", "旗山區", "高雄市旗山區公所113年度提升服務品質實施計畫", "service_quality_plan", 113,
                      approved_on="2024-02-26", approval_number="高市旗區秘字第11330214500號"),
    css="table{border:3pt double #000} td{border:0.8pt solid #000;vertical-align:top} .w{letter-spacing:1em}",
    markup="<h1>高雄市旗山區公所113年度提升服務品質實施計畫</h1>"
    "<div class=sub>中華民國113年2月26日高市旗區秘字第11330214500號函訂定</div>"
    "<div class=h1>壹、依據</div><div class=h2>一、行政院106年1月9日院授發社字第1061300022號函頒「政府服務躍升方案」。</div>"
    "<div class=h2>二、高雄市政府提升服務品質實施計畫。</div>"
    "<div class=h1>貳、目的</div><div class=p>為提升本所為民服務品質，建立廉能、效率的服務團隊。</div>"
    "<div class=h1>參、實施對象：本所各課室。</div>"
    "<div class=h1>肆、推動策略及作法</div>"
    + "".join(
        f"<table style='margin-top:9pt'><colgroup><col style='width:38%'><col style='width:62%'></colgroup><thead>"
        f"<tr><td colspan=2 style='text-align:left'>{banner}</td></tr><tr><td class=w>推動策略</td><td class=w>實施作法</td></tr></thead>"
        "<tbody>" + "".join(_row(n + title, text) for n, title, text in rows) + "</tbody></table>"
        for banner, rows in _STRATEGIES
    )
    + "<div class=h1>伍、考核及獎懲</div><div class=h2>一、各課室應按季填報執行成果。</div>"
    "<div class=h3>（一）成果表於每季終了次月5日前送研考彙整。</div><div class=h3>（二）逾期者列入管考。</div>"
    "<div class=h2>二、執行成效優良者，依規定獎勵。</div><div class=h1>陸、本計畫自核定日起實施。</div>",
    records={
        "measures": [
            measure("strategy", number=n, title=title, text=text.replace("<br>", "\n"), theme_number=banner[0], theme=banner[2:])
            for banner, rows in _STRATEGIES
            for n, title, text in rows
        ],
        "outline": [
            section("壹", 1, "依據"),
            section("一", 2, "行政院106年1月9日院授發社字第1061300022號函頒「政府服務躍升方案」。"),
            section("二", 2, "高雄市政府提升服務品質實施計畫。"),
            section("貳", 1, "目的"), section("參", 1, "實施對象：本所各課室。"), section("肆", 1, "推動策略及作法"),
            section("伍", 1, "考核及獎懲"), section("一", 2, "各課室應按季填報執行成果。"),
            section("(一)", 3, "成果表於每季終了次月5日前送研考彙整。"), section("(二)", 3, "逾期者列入管考。"),
            section("二", 2, "執行成效優良者，依規定獎勵。"), section("陸", 1, "本計畫自核定日起實施。"),
        ],
    },
)  # fmt: skip

# ------------------------------------------------------------------ a culture bureau: Chinese months, ＊, units merged down
_CULTURE = [
    ("文化資產科", [
        ("古蹟修復", "辦理縣定古蹟修復工程2案", [3, 4, 5, 6, 7, 8, 9, 10], "完工2案"),
        ("文資防災", "文化資產防災演練", [5, 10], "演練2場次"),
    ]),
    ("表演藝術科", [
        ("藝術節", "辦理年度藝術節，含戶外演出6場", [9, 10, 11], "參與人次達5萬人次"),
        ("團隊扶植", "傑出演藝團隊徵選及獎助", [1, 2], "獎助4團"),
        ("場館營運", "演藝廳檔期審查", [4, 8, 12], "檔期使用率75%以上"),
    ]),
    ("行政科", [("志工服務", "志工召募及訓練", [2, 3], "召募50人")]),
]  # fmt: skip
_CN = "一二三四五六七八九十"
_CN_MONTHS = [*(f"{c}月" for c in _CN), "十一月", "十二月"]

CULTURE = Small(
    name="chinese-months-stars",
    producer="libreoffice",
    landscape=True,
    font_pt=10,
    document=document("臺東縣政府文化處", "臺東縣", None, "臺東縣政府文化處112年度工作計畫預定進度表", "annual_work_plan", 112),
    markup="<h1>臺東縣政府文化處112年度工作計畫預定進度表</h1>"
    "<table border=1 cellspacing=0 width=100%><col width=6%><col width=10%><col width=21%>"
    + "<col width=4%>" * 12
    + "<col width=15%><thead><tr><td rowspan=2>科別</td><td rowspan=2>計畫名稱</td><td rowspan=2>工作內容</td>"
    "<td colspan=12>預定進度（月份）</td><td rowspan=2>績效目標</td></tr><tr>"
    + "".join(f"<td>{m}</td>" for m in _CN_MONTHS)
    + "</tr></thead><tbody>"
    + "".join(
        "<tr>"
        + (f"<td rowspan={len(works)}>{'<br>'.join(unit)}</td>" if i == 0 else "")
        + f"<td>{title}</td><td>{text}</td>{_marks(months, '＊')}<td>{goal}</td></tr>"
        for unit, works in _CULTURE
        for i, (title, text, months, goal) in enumerate(works)
    )
    + "</tbody></table>",
    records={
        "measures": [
            work(None, title, text, owner=unit, months=months, expected_benefit=goal)
            for unit, works in _CULTURE
            for title, text, months, goal in works
        ]
    },
)  # fmt: skip

# ------------------------------------------------------------------ a household office: service times in an appendix
_HOUSEHOLD = [
    ("1", "人口政策宣導", "結合里鄰活動辦理婚育宣導", "3月、5月、9月", [3, 5, 9], "戶籍課", "辦理6場次"),
    ("2", "戶籍資料清查", "清查逕遷戶政事務所人口", "4月-6月", [4, 5, 6], "戶籍課", "完成率100%"),
    ("3", "檔案管理", "完成檔案清理、銷毀及移轉", "11月底前", [11], "資料課", "清理800卷"),
    ("4", "機關安全維護", "辦理安全維護講習", "第四季", [10, 11, 12], "行政課", "參訓率95%以上"),
]  # fmt: skip
_SERVICE_TIMES = [
    ("出生登記", "30分鐘", "出生證明書、國民身分證、印章"), ("結婚登記", "30分鐘", "結婚書約、雙方身分證、相片"),
    ("國民身分證補領", "15分鐘", "相片、印章"), ("印鑑登記", "20分鐘", "印鑑章、國民身分證"),
    ("門牌編釘", "5日", "建造執照影本、平面圖"),
]  # fmt: skip

HOUSEHOLD = Small(
    name="service-times-appended",
    producer="libreoffice",
    font_pt=12,
    document=document("南投縣埔里鎮戶政事務所", "南投縣", "埔里鎮", "南投縣埔里鎮戶政事務所114年度提升服務品質執行計畫",
                      "service_quality_plan", 114, approved_on="2025-01-15", approval_number="埔戶字第1140000156號"),
    markup="<h1>南投縣埔里鎮戶政事務所114年度提升服務品質執行計畫</h1>"
    "<div class=sub>113年12月20日埔戶字第1130004321號函訂定<br>114年1月15日埔戶字第1140000156號函修正</div>"
    "<div class=h1>壹、計畫依據</div><div class=p>依據南投縣政府114年度提升服務品質實施計畫辦理。</div>"
    "<div class=h1>貳、工作項目及期程</div>"
    "<table border=1 cellspacing=0 width=100%><col width=7%><col width=18%><col width=28%><col width=17%><col width=12%><col width=18%><thead>"
    + _row("編號", "工作項目", "執行內容", "執行期程", "承辦單位", "預期績效")
    + "</thead><tbody>"
    + "".join(_row(n, t, x, when, owner, good) for n, t, x, when, _, owner, good in _HOUSEHOLD)
    + "</tbody></table><div class=h1>參、實施及修正</div><div class=p>本計畫奉核後實施，修正時亦同。</div>"
    "<div class=h1>附件一　戶籍登記案件處理時限表</div>"
    "<table border=1 cellspacing=0 width=100%><col width=30%><col width=20%><col width=50%><thead>"
    + _row("申請項目", "處理時限", "應備證件")
    + "</thead><tbody>"
    + "".join(_row(*row) for row in _SERVICE_TIMES)
    + "</tbody></table>",
    records={
        "measures": [
            work(n, t, x, schedule=when, months=months, owner=owner, expected_benefit=good)
            for n, t, x, when, months, owner, good in _HOUSEHOLD
        ],
        "outline": [section("壹", 1, "計畫依據"), section("貳", 1, "工作項目及期程"), section("參", 1, "實施及修正")],
    },
)  # fmt: skip

PLANS = [POLICE, HEALTH, LIBRARY, STRATEGIES, CULTURE, HOUSEHOLD]
