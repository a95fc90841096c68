"""Work plans in other templates: text schedules, quarter and month heads, marks, shades, budgets."""

from tests.templates.records import ALL_YEAR, budget, document, measure, section, work
from tests.templates.typeset import Block, C, Grid, Small

_DOT = "●"


def _months(*marked: int, mark: str = _DOT) -> list[str | C]:
    return [mark if m in marked else "" for m in range(1, 13)]


def _shaded(*marked: int, of: int = 12) -> list[str | C]:
    return [C(shade=m in marked) for m in range(1, of + 1)]


def _barred(*marked: int) -> list[str | C]:
    return [C(bar=m in marked) for m in range(1, 13)]


TEXT_SCHEDULE = Small(
    name="text-schedule",
    producer="reportlab",
    document=document(
        "新竹縣竹北市戶政事務所", "新竹縣", "竹北市", "新竹縣竹北市戶政事務所113年度工作計畫", "annual_work_plan", 113
    ),
    body=[
        Block("title", "新竹縣竹北市戶政事務所113年度工作計畫"),
        Block("h1", "壹、計畫緣起"),
        Block("h2", "一、依據新竹縣政府113年度施政綱要辦理。"),
        Block("h2", "二、落實戶籍管理，提供民眾便捷之戶政服務，並強化同仁專業知能。"),
        Block("h1", "貳、工作項目"),
        Grid(
            rows=[
                ["項次", "工作項目", "實施內容", "辦理期程", "主辦單位", "預期效益", "備註"],
                [
                    "1",
                    C("戶籍登記", rs=2),
                    "受理各項身分登記案件，核對證明文件後即時登錄。",
                    "1月~12月",
                    "登記課",
                    "正確率達99.5%以上",
                    "",
                ],
                ["2", "辦理遷徙登記，並每月抽查百分之五案件。", "每月", "登記課", "減少錯漏案件", ""],
                [
                    "3",
                    "門牌編釘",
                    "新建房屋門牌編釘及整編作業。",
                    "3-10月",
                    "資料課",
                    "全年至少辦理2次門牌清查",
                    "配合道路命名",
                ],
                ["4", "人口統計", "按月編製人口統計月報表。", "每月5日前", "資料課", "", ""],
                ["5", "志工服務", "招募及訓練志工，協助臨櫃引導。", "6月、12月", "行政課", "提升服務滿意度", "視預算辦理"],
            ],
            widths=[7, 12, 29, 13, 11, 18, 10],
        ),
        Block("h1", "參、本計畫奉核定後實施。"),
    ],
    records={
        "measures": [
            work(
                "1", "戶籍登記", "受理各項身分登記案件，核對證明文件後即時登錄。", months=ALL_YEAR, schedule="1月~12月",
                owner="登記課", expected_benefit="正確率達99.5%以上",
            ),
            work(
                "2", "戶籍登記", "辦理遷徙登記，並每月抽查百分之五案件。", months=ALL_YEAR, schedule="每月", owner="登記課",
                expected_benefit="減少錯漏案件",
            ),
            work(
                "3", "門牌編釘", "新建房屋門牌編釘及整編作業。", months=list(range(3, 11)), schedule="3-10月",
                owner="資料課", expected_benefit="全年至少辦理2次門牌清查", note="配合道路命名",
            ),
            work("4", "人口統計", "按月編製人口統計月報表。", months=ALL_YEAR, schedule="每月5日前", owner="資料課"),
            work(
                "5", "志工服務", "招募及訓練志工，協助臨櫃引導。", months=[6, 12], schedule="6月、12月", owner="行政課",
                expected_benefit="提升服務滿意度", note="視預算辦理",
            ),
        ],
        "outline": [
            section("壹", 1, "計畫緣起"),
            section("一", 2, "依據新竹縣政府113年度施政綱要辦理。"),
            section("二", 2, "落實戶籍管理，提供民眾便捷之戶政服務，並強化同仁專業知能。"),
            section("貳", 1, "工作項目"),
            section("參", 1, "本計畫奉核定後實施。"),
        ],
    },
)  # fmt: skip

DISTRICT_BUDGET = Small(
    name="district-budget",
    producer="chromium",
    document=document(
        "新北市板橋區公所", "新北市", "板橋區", "新北市板橋區公所114年度施政計畫", "annual_work_plan", 114
    ),
    body=[
        Block("title", "新北市板橋區公所114年度施政計畫"),
        Block("p", "本所依據新北市政府施政主軸，並配合本區發展需要，編定114年度施政計畫，其重點如下："),
        Block("h2", "一、民政業務"),
        Block("h3", "(一)健全里鄰組織，辦理里鄰長講習。"),
        Block("h3", "(二)改善里民活動場所，提升使用率至70%以上。"),
        Block("h2", "二、社會業務"),
        Block("h3", "(一)落實社會救助，照顧弱勢家庭。"),
        Block("sub", "單位：新臺幣千元"),
        Grid(
            rows=[
                [
                    C("業務別", rs=2),
                    C("重點工作", rs=2),
                    C("實施策略及內容", rs=2),
                    C("經費", cs=3),
                    C("承辦單位", rs=2),
                ],
                ["經常門", "資本門", "合計"],
                [
                    C("民政", rs=2),
                    "里鄰組織",
                    "一、辦理里鄰長講習2場次。\n二、編印里鄰長手冊。",
                    "1,200",
                    "0",
                    "1,200",
                    "民政課",
                ],
                ["里民活動中心", "修繕里民活動中心3處，並汰換老舊設備。", "350", "4,800", "5,150", "民政課"],
                ["社會", "社會救助", "辦理急難救助，於受理後5日內核定。", "2,600", "-", "2,600", "社會課"],
                ["經建", "市容維護", "巡查轄內道路側溝，每週至少1次。", "980", "1,500", "2,480", "經建課"],
            ],
            widths=[9, 14, 37, 10, 10, 10, 10],
            header=2,
            head_shade=True,
        ),
    ],
    records={
        "measures": [
            work(None, "里鄰組織", "一、辦理里鄰長講習2場次。\n二、編印里鄰長手冊。", theme="民政", owner="民政課"),
            work(None, "里民活動中心", "修繕里民活動中心3處，並汰換老舊設備。", theme="民政", owner="民政課"),
            work(None, "社會救助", "辦理急難救助，於受理後5日內核定。", theme="社會", owner="社會課"),
            work(None, "市容維護", "巡查轄內道路側溝，每週至少1次。", theme="經建", owner="經建課"),
        ],
        "budgets": [
            budget(None, 114, raw, None if amount is None else amount * 1000, category=category)
            for values in (
                (("1,200", 1200), ("0", 0), ("1,200", 1200)),
                (("350", 350), ("4,800", 4800), ("5,150", 5150)),
                (("2,600", 2600), ("-", None), ("2,600", 2600)),
                (("980", 980), ("1,500", 1500), ("2,480", 2480)),
            )
            for category, (raw, amount) in zip(("經常門", "資本門", "合計"), values, strict=True)
        ],
        "outline": [
            section("一", 2, "民政業務"),
            section("(一)", 3, "健全里鄰組織，辦理里鄰長講習。"),
            section("(二)", 3, "改善里民活動場所，提升使用率至70%以上。"),
            section("二", 2, "社會業務"),
            section("(一)", 3, "落實社會救助，照顧弱勢家庭。"),
        ],
    },
)

_QUARTER_ROWS = [
    ("測量課", "土地複丈", "辦理土地複丈案件，15日內結案。", (1, 2, 3, 4)),
    ("測量課", "圖根點補建", "清查並補建圖根點120點。", (2, 3)),
    ("登記課", "跨域代收", "推動跨縣市代收登記案件。", (1, 2, 3, 4)),
    ("地價課", "公告土地現值", "召開地價及標準地價評議說明會1場。", (4,)),
    ("資訊課", "資安稽核", "每半年辦理內部資安稽核1次。", (2, 4)),
]

QUARTERS = Small(
    name="quarters-shaded",
    producer="chromium",
    landscape=True,
    document=document(
        "花蓮縣花蓮地政事務所", "花蓮縣", "花蓮", "花蓮縣花蓮地政事務所112年度重點工作計畫", "annual_work_plan", 112
    ),
    body=[
        Block("title", "花蓮縣花蓮地政事務所112年度重點工作計畫"),
        Block("sub", "中華民國111年12月15日訂定"),
        Grid(
            rows=[
                [C("權責單位", rs=2), C("重點工作", rs=2), C("執行方式", rs=2), C("預定進度", cs=4)],
                ["第1季", "第2季", "第3季", "第4季"],
                *([o, t, x, *_shaded(*q, of=4)] for o, t, x, q in _QUARTER_ROWS),
            ],
            widths=[12, 16, 40, 8, 8, 8, 8],
            header=2,
        ),
    ],
    records={
        "measures": [
            work(None, t, x, owner=o, months=[m for n in q for m in range(3 * n - 2, 3 * n + 1)])
            for o, t, x, q in _QUARTER_ROWS
        ]
    },
)
QUARTERS.document["approved_on"] = "2022-12-15"

_MARKED = [
    ("甲", "圖書借閱推廣", "辦理主題書展", (3, 6, 9, 12), "推廣組", "每場參觀人次達300人以上"),
    ("", "", "辦理說故事活動", tuple(range(1, 13)), "推廣組", "全年至少48場次"),
    ("乙", "館藏充實", "採購中文圖書5,000冊", (4, 5, 6, 7, 8), "採編組", "預算執行率達95%"),
    ("", "", "汰除破損圖書", (11,), "採編組", ""),
    ("丙", "場館維護", "消防安全設備檢修申報", (10,), "總務組", "檢修合格率100%"),
]

MARKS = Small(
    name="marks-carried",
    producer="libreoffice",
    landscape=True,
    document=document("臺中市立圖書館", "臺中市", None, "臺中市立圖書館110年度工作計畫時程表", "annual_work_plan", 110),
    body=[
        Block("title", "臺中市立圖書館110年度工作計畫時程表"),
        Grid(
            rows=[
                [
                    C("計畫名稱", rs=2),
                    C("工作要項", rs=2),
                    C("執行時程（月）", cs=12),
                    C("負責單位", rs=2),
                    C("績效指標", rs=2),
                ],
                [str(m) for m in range(1, 13)],
                [C("圖書借閱推廣", rs=2), _MARKED[0][2], *_months(*_MARKED[0][3]), "推廣組", _MARKED[0][5]],
                [_MARKED[1][2], *_months(*_MARKED[1][3]), "推廣組", _MARKED[1][5]],
                [C("館藏充實", rs=2), _MARKED[2][2], *_months(*_MARKED[2][3]), "採編組", _MARKED[2][5]],
                [_MARKED[3][2], *_months(*_MARKED[3][3]), "採編組", ""],
                ["場館維護", _MARKED[4][2], *_months(*_MARKED[4][3]), "總務組", _MARKED[4][5]],
            ],
            widths=[12, 18, *[3.3] * 12, 10, 20.4],
            header=2,
        ),
    ],
    records={
        "measures": [
            work(None, title, text, months=list(months), owner=owner, criteria=criteria or None)
            for title, (_, _, text, months, owner, criteria) in zip(
                ("圖書借閱推廣", "圖書借閱推廣", "館藏充實", "館藏充實", "場館維護"), _MARKED, strict=True
            )
        ]
    },
)

_LONG = [
    (str(n), f"{topic}業務", f"{verb}{topic}相關作業，並於完成後{days}日內陳報。", first, last)
    for n, (topic, verb, days, first, last) in enumerate(
        [
            ("預防接種", "辦理", 7, 1, 12), ("傳染病防治", "執行", 3, 1, 12), ("長期照顧", "推動", 10, 2, 11),
            ("菸害防制", "稽查", 5, 3, 5), ("食品衛生", "抽驗", 14, 1, 12), ("藥政管理", "查核", 7, 7, 9),
            ("母乳哺育", "宣導", 30, 8, 8), ("癌症篩檢", "舉辦", 15, 3, 10), ("心理健康", "推廣", 20, 10, 12),
            ("緊急救護", "演練", 5, 6, 6), ("醫事管理", "督導考核", 10, 4, 6), ("健康促進", "規劃", 30, 1, 3),
            ("兒童發展", "篩檢", 15, 5, 7), ("慢性病防治", "追蹤", 30, 1, 12), ("志工管理", "召募訓練", 20, 2, 3),
            ("營養諮詢", "提供", 7, 9, 11), ("職場健康", "輔導", 30, 4, 9), ("檢驗業務", "受理", 5, 1, 12),
        ],
        1,
    )
]  # fmt: skip

BARS = Small(
    name="bars-two-pages",
    producer="chromium",
    landscape=True,
    document=document(
        "屏東縣潮州鎮衛生所", "屏東縣", "潮州鎮", "屏東縣潮州鎮衛生所115年度業務計畫期程管制表", "annual_work_plan", 115
    ),
    body=[
        Block("title", "屏東縣潮州鎮衛生所115年度業務計畫期程管制表"),
        Grid(
            rows=[
                ["序號", "工作項目", "辦理方式", *[f"{m}月" for m in range(1, 13)], "執行情形"],
                *([n, t, x, *_barred(*range(a, b + 1)), "依期程執行"] for n, t, x, a, b in _LONG),
            ],
            widths=[5, 13, 30, *[3.6] * 12, 8.8],
            repeat=False,
        ),
    ],
    records={"measures": [work(n, t, x, months=list(range(a, b + 1)), status="依期程執行") for n, t, x, a, b in _LONG]},
    font_pt=12,
)

PARALLEL = Small(
    name="parallel-lists",
    producer="chromium",
    document=document(
        "高雄市鳳山戶政事務所", "高雄市", "鳳山", "高雄市鳳山戶政事務所111年度提升服務品質實施計畫", "service_quality_plan", 111,
        approved_on="2022-03-01",
    ),
    body=[
        Block("title", "高雄市鳳山戶政事務所111年度提升服務品質實施計畫"),
        Block("sub", "中華民國111年3月1日修正"),
        Block("h1", "壹、依據"),
        Block("p", "高雄市政府提升服務品質實施計畫。"),
        Block("h1", "貳、推動事項"),
        Grid(
            rows=[
                ["推動主軸", "執行策略", "具體作法", "實施期程", "權責單位", "預期成果"],
                [
                    C("一、優化臨櫃服務", rs=2),
                    "簡化申辦流程",
                    "1.檢討簡化書表格式。\n2.建置線上預約取號系統，供民眾預先選取辦理時段。\n3.提供跨區收件服務。",
                    "1月~3月\n4月~9月\n\n1月~12月",
                    "登記課\n資訊小組\n\n登記課",
                    "縮短等候時間為15分鐘以內。",
                ],
                ["強化人員訓練", "1.每季辦理法令測驗。\n2.辦理服務禮儀講習。", "3、9月\n5月", "人事\n秘書室", "測驗平均分數達85分以上。"],
            ],
            widths=[13, 14, 33, 13, 12, 15],
        ),
        Block("h1", "參、附則"),
        Block("h2", "一、本計畫如有未盡事宜，得隨時修正之。"),
    ],
    records={
        "measures": [
            work("1", "簡化申辦流程", "檢討簡化書表格式。", theme_number="一", theme="優化臨櫃服務",
                 months=[1, 2, 3], schedule="1月~3月", owner="登記課", expected_benefit="縮短等候時間為15分鐘以內。"),
            work("2", "簡化申辦流程", "建置線上預約取號系統，供民眾預先選取辦理時段。", theme_number="一", theme="優化臨櫃服務",
                 months=[4, 5, 6, 7, 8, 9], schedule="4月~9月", owner="資訊小組", expected_benefit="縮短等候時間為15分鐘以內。"),
            work("3", "簡化申辦流程", "提供跨區收件服務。", theme_number="一", theme="優化臨櫃服務",
                 months=ALL_YEAR, schedule="1月~12月", owner="登記課", expected_benefit="縮短等候時間為15分鐘以內。"),
            work("1", "強化人員訓練", "每季辦理法令測驗。", theme_number="一", theme="優化臨櫃服務",
                 months=[3, 9], schedule="3、9月", owner="人事", expected_benefit="測驗平均分數達85分以上。"),
            work("2", "強化人員訓練", "辦理服務禮儀講習。", theme_number="一", theme="優化臨櫃服務",
                 months=[5], schedule="5月", owner="秘書室", expected_benefit="測驗平均分數達85分以上。"),
        ],
        "outline": [
            section("壹", 1, "依據"), section("貳", 1, "推動事項"), section("參", 1, "附則"),
            section("一", 2, "本計畫如有未盡事宜，得隨時修正之。"),
        ],
    },
)  # fmt: skip

STRATEGIES = Small(
    name="strategies-horizontal",
    producer="reportlab",
    document=document(
        "桃園市中壢區戶政事務所",
        "桃園市",
        "中壢區",
        "桃園市中壢區戶政事務所109年度提升服務品質執行計畫",
        "service_quality_plan",
        109,
    ),
    body=[
        Block("title", "桃園市中壢區戶政事務所109年度提升服務品質執行計畫"),
        Block("h1", "壹、執行策略"),
        Grid(
            rows=[
                ["執行策略", "具體作法"],
                ["(一)提供多元管道", "開辦週六預約服務，並提供到府服務。"],
                ["(二)落實資訊公開", "網站每週更新，公開資料集達30項以上。"],
                ["(三)回應民眾意見", "人民陳情案件於6日內回復。"],
            ],
            widths=[35, 65],
            rules="horizontal",
        ),
        Block("note", "註：本表由各課室按季檢討。"),
    ],
    records={
        "measures": [
            measure("strategy", number=n, title=t, text=x)
            for n, t, x in (
                ("(一)", "提供多元管道", "開辦週六預約服務，並提供到府服務。"),
                ("(二)", "落實資訊公開", "網站每週更新，公開資料集達30項以上。"),
                ("(三)", "回應民眾意見", "人民陳情案件於6日內回復。"),
            )
        ],
        "outline": [section("壹", 1, "執行策略")],
    },
)

PLANS = [TEXT_SCHEDULE, DISTRICT_BUDGET, QUARTERS, MARKS, BARS, PARALLEL, STRATEGIES]
