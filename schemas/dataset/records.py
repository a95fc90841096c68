"""What offices commit to: goals, measures, schedules, KPIs, values, money, numbers, criteria, people."""

from typing import Final

from schemas.dataset.column import DOCUMENT, Column, ForeignKey, TableSchema, document_id, evidence, roc_year

_TABLE: Final = ForeignKey("table_id", "tables", "table_id")
_MEASURE: Final = ForeignKey("measure_id", "measures", "measure_id")
_KPI: Final = ForeignKey("kpi_id", "kpis", "kpi_id")
_STATUS: Final = Column(
    "status",
    "string",
    "缺值原因",
    "Why there is no value",
    note="no_data 無資料、no_budget 無預算、blank 空白",
    enum=("no_data", "no_budget", "blank", "not_set", "not_applicable", "by_budget", "ditto", "qualitative"),
)
_CONCEPTS: Final = Column(
    "concepts",
    "strings",
    "概念",
    "Concepts that its words speak of, whatever the words",
    note="例如新移民、外籍配偶同為新住民",
)
_GOAL: Final = (
    Column("goal_number", "string", "目標編號", "Number of the goal it serves"),
    Column("goal", "string", "策略目標", "Goal it serves"),
)
_THEME: Final = Column("theme", "string", "策略主題", "Theme (策略主題, 具體措施, 實施要領)")
_PERSPECTIVE: Final = Column("perspective", "string", "構面", "Perspective of the scorecard, without 構面")

GOALS: Final = TableSchema(
    name="goals",
    zh="策略目標",
    en="Strategic goals of scorecards and medium-term plans",
    columns=(
        Column("goal_id", "string", "目標代碼", "Id of the goal", required=True, unique=True),
        document_id(),
        Column("number", "string", "編號", "Number as printed"),
        Column("title", "string", "目標名稱", "Name of the goal"),
        Column("title_norm", "string", "正規化目標名稱", "Name normalized, for matching and search"),
        _THEME,
        _PERSPECTIVE,
        *evidence(),
    ),
    primary_key=("goal_id",),
    foreign_keys=(DOCUMENT, _TABLE),
)

MEASURES: Final = TableSchema(
    name="measures",
    zh="措施",
    en="One row for each thing that an office commits to do",
    columns=(
        Column("measure_id", "string", "措施代碼", "Id of the measure", required=True, unique=True),
        document_id(),
        Column(
            "kind",
            "string",
            "類別",
            "Row of a strategy table, of a schedule of work, or action of a scorecard",
            note="strategy 執行策略、work_item 工作內容、action 行動方案",
            required=True,
            enum=("strategy", "work_item", "action"),
        ),
        Column("number", "string", "編號", "Number as printed"),
        Column("parent", "string", "上層編號", "Number of the item that it stands under"),
        Column("title", "string", "項目", "Name (計畫項目, 執行策略)"),
        Column("text", "string", "內容", "What is to be done (工作內容, 方法, 行動方案)"),
        Column("title_norm", "string", "正規化項目", "Name normalized, for matching and search"),
        Column("text_norm", "string", "正規化內容", "Text normalized, for matching and search"),
        _CONCEPTS,
        Column("theme_number", "string", "主題編號", "Number of the theme"),
        _THEME,
        *_GOAL,
        Column("kpi_code", "string", "指標代碼", "Code of the KPI that it serves"),
        Column("owner", "string", "執行單位", "Unit or role that does it, as printed"),
        Column("owners", "strings", "各執行單位", "The units and roles one by one"),
        Column("co_owner", "string", "協辦單位", "Unit that helps, as printed"),
        Column(
            "months", "integers", "月份", "Months in which it runs, from bars, marks or text", minimum=1, maximum=12
        ),
        Column("schedule", "string", "期程", "Period as printed", note="只有橫條時為空"),
        Column("status", "string", "執行狀態", "State as printed"),
        Column("note", "string", "備註", "Note as printed (執行情形說明)"),
        Column("criteria", "string", "考核指標", "How it is assessed, as printed"),
        Column("expected_benefit", "string", "預期效益", "Expected benefit, as printed"),
        Column("programme", "string", "所屬計畫", "Plan named in 【】"),
        *roc_year(),
        *evidence(),
    ),
    primary_key=("measure_id",),
    foreign_keys=(DOCUMENT, _TABLE),
)

SCHEDULE: Final = TableSchema(
    name="schedule",
    zh="期程",
    en="One row for each month in which a measure runs",
    columns=(
        Column("measure_id", "string", "措施代碼", "Measure that runs", required=True),
        document_id(),
        *roc_year(),
        Column("month", "integer", "月", "Month", required=True, minimum=1, maximum=12),
        *evidence(),
    ),
    primary_key=("measure_id", "month"),
    foreign_keys=(_MEASURE, DOCUMENT, _TABLE),
)

KPIS: Final = TableSchema(
    name="kpis",
    zh="關鍵績效指標",
    en="Key performance indicators",
    columns=(
        Column("kpi_id", "string", "指標代碼（資料集）", "Id of the KPI", required=True, unique=True),
        document_id(),
        Column("code", "string", "編號", "Code as printed, or goal number and KPI number"),
        Column("name", "string", "指標名稱", "Name"),
        Column("name_norm", "string", "正規化指標名稱", "Name normalized, for matching and search"),
        _CONCEPTS,
        Column("formula", "string", "衡量標準", "Formula or standard, the whole cell"),
        Column("unit", "string", "單位", "Unit of its values"),
        Column("direction", "string", "方向", "Whether more or less is better", enum=("up", "down")),
        Column(
            "direction_confidence",
            "number",
            "方向信心",
            "How sure the direction is",
            note="依目標值之比較符號、指標名稱或衡量標準判讀",
            minimum=0,
            maximum=1,
        ),
        *_GOAL,
        _THEME,
        _PERSPECTIVE,
        Column("owner", "string", "主責單位", "Unit in charge, as printed"),
        Column("owners", "strings", "各主責單位", "The units in charge one by one"),
        Column("evaluation_system", "string", "評估體制", "Who evaluates, as a code or as printed"),
        Column("evaluation_method", "string", "評估方式", "How it is evaluated"),
        Column("weight", "string", "權重", "Its share among the KPIs, as printed"),
        *evidence(),
    ),
    primary_key=("kpi_id",),
    foreign_keys=(DOCUMENT, _TABLE),
)

KPI_VALUES: Final = TableSchema(
    name="kpi_values",
    zh="指標值",
    en="What a KPI was or shall be in a year",
    columns=(
        Column("value_id", "string", "值代碼", "Id of the value", required=True, unique=True),
        Column("kpi_id", "string", "指標代碼（資料集）", "KPI that it is of", required=True),
        document_id(),
        Column("kpi_code", "string", "指標編號", "Code of the KPI as printed"),
        Column("kpi", "string", "指標名稱", "Name of the KPI"),
        *roc_year(),
        Column(
            "kind",
            "string",
            "類別",
            "Actual or target",
            note="actual 實際值、target 目標值",
            required=True,
            enum=("actual", "target"),
        ),
        Column("comparator", "string", "比較符號", "Empty for exactly", enum=(">=", "<=", ">", "<", "~")),
        Column("value", "number", "數值", "The value", note="百分比存 99，單位 %"),
        Column("unit", "string", "單位", "Unit of the value"),
        _STATUS,
        Column("note", "string", "附註", "Text in brackets after the value"),
        Column("raw", "string", "原文", "The value as printed"),
        *evidence(),
    ),
    primary_key=("value_id",),
    foreign_keys=(_KPI, DOCUMENT, _TABLE),
)

BUDGETS: Final = TableSchema(
    name="budgets",
    zh="預算",
    en="Money for a KPI or a measure in a year",
    columns=(
        Column("budget_id", "string", "預算代碼", "Id of the amount", required=True, unique=True),
        document_id(),
        Column("kpi_id", "string", "指標代碼（資料集）", "KPI that it is for"),
        Column("measure_id", "string", "措施代碼", "Measure that it is for"),
        Column("kpi_code", "string", "指標編號", "Code of the KPI as printed"),
        Column("category", "string", "科目", "Category as printed", note="經常門、資本門、合計；只有一個金額時為空"),
        *roc_year(),
        Column("amount_twd", "integer", "金額", "Amount, units of thousands multiplied out", unit="TWD"),
        _STATUS,
        Column("raw", "string", "原文", "The amount as printed"),
        *evidence(),
    ),
    primary_key=("budget_id",),
    foreign_keys=(_KPI, _MEASURE, DOCUMENT, _TABLE),
)

QUANTITIES: Final = TableSchema(
    name="quantities",
    zh="數量",
    en="Every number that an office commits to or is judged by, in any text",
    columns=(
        Column("quantity_id", "string", "數量代碼", "Id of the number", required=True, unique=True),
        Column("measure_id", "string", "措施代碼", "Measure whose text it stands in"),
        Column("kpi_id", "string", "指標代碼（資料集）", "KPI whose text it stands in"),
        document_id(),
        Column("column", "string", "所在欄位", "Column that it stands in", required=True),
        Column(
            "kind", "string", "類別", "rate, count, deadline, frequency, money, age, score, threshold", required=True
        ),
        Column("comparator", "string", "比較符號", "Empty for exactly"),
        Column("value", "number", "數值", "The number; the lower end of a range"),
        Column("value_high", "number", "上限", "The upper end of a range"),
        Column("unit", "string", "單位", "Unit as printed"),
        Column("per", "string", "每", "What it is counted by", note="每年、每件"),
        Column("raw", "string", "原文", "The number as printed", required=True),
        Column("start", "integer", "起點", "First character in that column's text, from 0", required=True, minimum=0),
        Column("end", "integer", "終點", "Character after the last", required=True, minimum=0),
        *evidence(),
    ),
    primary_key=("quantity_id",),
    foreign_keys=(_MEASURE, _KPI, DOCUMENT, _TABLE),
)

CRITERIA: Final = TableSchema(
    name="criteria",
    zh="考核指標",
    en="How evaluators judge a measure",
    columns=(
        Column("criterion_id", "string", "考核指標代碼", "Id of the criterion", required=True, unique=True),
        Column("measure_id", "string", "措施代碼", "Measure that is judged", required=True),
        document_id(),
        Column("evaluators", "strings", "考核單位", "Who judges", note="民政局、評鑑"),
        Column("title", "string", "名稱", "Title of the criterion"),
        Column("text", "string", "內容", "Text of the criterion"),
        Column("legal_basis", "string", "依據", "Rule that it rests on"),
        *evidence(),
    ),
    primary_key=("criterion_id",),
    foreign_keys=(_MEASURE, DOCUMENT, _TABLE),
)

PEOPLE: Final = TableSchema(
    name="people",
    zh="任務編組",
    en="Members of task forces",
    columns=(
        Column("person_id", "string", "成員代碼", "Id of the row", required=True, unique=True),
        document_id(),
        Column("duty", "string", "職別", "Duty in the task force"),
        Column("title", "string", "職稱", "Title in the office"),
        Column("name", "string", "姓名", "Name, masked to the first character unless names were asked for"),
        Column("task", "string", "任務", "What the person does"),
        *evidence(),
    ),
    primary_key=("person_id",),
    foreign_keys=(DOCUMENT, _TABLE),
)
