"""The offices, their documents and the numbered text outside tables."""

from typing import Final

from schemas.dataset.column import DOCUMENT, Column, ForeignKey, TableSchema, document_id, evidence, roc_year

OFFICES: Final = TableSchema(
    name="offices",
    zh="機關",
    en="Offices that the plans belong to",
    columns=(
        Column("office", "string", "機關名稱", "Canonical name", note="用「臺」不用「台」", required=True, unique=True),
        Column("city", "string", "縣市", "City or county"),
        Column("district", "string", "鄉鎮市區", "District or township, as the office's name has it"),
        Column("parent", "string", "上級機關", "Authority above"),
        Column("kind", "string", "機關類別", "Kind of office, such as household_registration_office"),
        Column(
            "district_code", "string", "鄉鎮市區代碼", "Code of the district", note="內政部行政區域代碼，不確定時為空"
        ),
        Column("county_code", "string", "縣市代碼", "Code of the city or county", note="內政部行政區域代碼"),
    ),
    primary_key=("office",),
)

DOCUMENTS: Final = TableSchema(
    name="documents",
    zh="文件",
    en="One row for each file, also for those that could not be read",
    columns=(
        Column("document_id", "string", "文件代碼", "Id, from the document's content", required=True, unique=True),
        Column("source", "string", "檔名", "File name as given", required=True),
        Column("sha256", "string", "檔案摘要", "SHA-256 of the file's bytes", note="檔案讀不到時為空"),
        Column("office", "string", "機關名稱", "Office whose plan it is"),
        Column("city", "string", "縣市", "City or county"),
        Column("district", "string", "鄉鎮市區", "District or township"),
        Column("title", "string", "計畫名稱", "Title as printed"),
        Column(
            "plan_type",
            "string",
            "計畫類型",
            "Kind of plan",
            enum=(
                "strategy_scorecard",
                "service_quality_plan",
                "medium_term_plan",
                "annual_work_plan",
                "other",
            ),
        ),
        *roc_year(zh="起始民國年度", en="First ROC year", suffix="_start"),
        *roc_year(zh="結束民國年度", en="Last ROC year", suffix="_end"),
        Column("version", "string", "版次", "Version as printed", note="例如 10512"),
        Column("approved_on", "date", "核定日期", "Date of approval or of the last revision"),
        Column("approval_number", "string", "核定文號", "Number of the approving document"),
        Column("pages", "integer", "頁數", "Number of pages", minimum=0),
        Column(
            "text_layer",
            "string",
            "文字來源",
            "Where the characters come from: the text layer, recognition, both, or nowhere",
            enum=("text", "ocr", "mixed", "none"),
        ),
        Column(
            "coverage",
            "number",
            "涵蓋率",
            "Share of the printed characters that ended in a record, a cell, the outline or a region listed as ignored",
            minimum=0,
            maximum=1,
        ),
        Column("status", "string", "狀態", "What became of the file", required=True, enum=("ok", "partial", "failed")),
        Column("message", "string", "說明", "Why it is not ok and what to do, in Chinese"),
        Column("message_en", "string", "英文說明", "Why it is not ok and what to do, in English"),
        *evidence(required=False),
    ),
    primary_key=("document_id",),
    foreign_keys=(ForeignKey("office", "offices", "office"),),
)

OUTLINE: Final = TableSchema(
    name="outline",
    zh="綱目",
    en="Numbered headings and paragraphs outside tables, in reading order",
    columns=(
        Column("section_id", "string", "段落代碼", "Id of the section", required=True, unique=True),
        document_id(),
        Column("parent_id", "string", "上層段落", "Section that it stands under"),
        Column("number", "string", "編號", "Number without decoration", note="壹、一、(一)、1、(1)"),
        Column("label", "string", "編號原文", "Number as printed", note="一、"),
        Column("level", "integer", "層級", "Level by the scheme of numbering", required=True, minimum=1),
        Column("text", "string", "內容", "The whole item without its number"),
        Column("text_norm", "string", "正規化內容", "The item normalized, for matching and search"),
        *evidence(),
    ),
    primary_key=("section_id",),
    foreign_keys=(
        DOCUMENT,
        ForeignKey("parent_id", "outline", "section_id"),
        ForeignKey("table_id", "tables", "table_id"),
    ),
)

PASSAGES: Final = TableSchema(
    name="passages",
    zh="未編號文字",
    en="Text outside tables that has no number: the title block, paragraphs under a heading, notes",
    columns=(
        Column("passage_id", "string", "文字代碼", "Id of the passage", required=True, unique=True),
        document_id(),
        Column("section_id", "string", "所屬段落", "Numbered item that it stands under"),
        Column(
            "kind",
            "string",
            "類別",
            "Line of the title block, or paragraph",
            note="title 標題區、text 段落",
            required=True,
            enum=("title", "text"),
        ),
        Column("text", "string", "內容", "The whole paragraph"),
        Column("text_norm", "string", "正規化內容", "The paragraph normalized, for matching and search"),
        *evidence(),
    ),
    primary_key=("passage_id",),
    foreign_keys=(
        DOCUMENT,
        ForeignKey("section_id", "outline", "section_id"),
        ForeignKey("table_id", "tables", "table_id"),
    ),
)
