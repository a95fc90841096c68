"""What was drawn (tables, cells) and what a reader should know (findings)."""

from typing import Final

from schemas.dataset.column import DOCUMENT, Column, ForeignKey, TableSchema, document_id, evidence

_KEY: Final = Column("table_id", "string", "表格代碼", "Id of the table", required=True)


def _evidence_without_table() -> tuple[Column, ...]:
    return tuple(column for column in evidence(required=False) if column.name != "table_id")


TABLES: Final = TableSchema(
    name="tables",
    zh="表格",
    en="Logical tables; one that runs over pages is one",
    columns=(
        Column("table_id", "string", "表格代碼", "Id of the table", required=True, unique=True),
        document_id(),
        Column("kind", "string", "判讀類別", "What it was read as, or unrecognized", required=True),
        Column("caption", "string", "標題", "Title line printed with the table"),
        Column("pages", "integers", "所在頁", "Pages it runs over", minimum=1),
        Column("n_rows", "integer", "列數", "Rows, header rows once", required=True, minimum=0),
        Column("n_cols", "integer", "欄數", "Columns", required=True, minimum=0),
        Column("header_rows", "integer", "表頭列數", "Header rows", required=True, minimum=0),
        Column(
            "drawn",
            "string",
            "框線",
            "Whether rules or positions told its cells",
            note="ruled 有格線、borderless 無格線",
            required=True,
            enum=("ruled", "borderless"),
        ),
        *_evidence_without_table(),
    ),
    primary_key=("table_id",),
    foreign_keys=(DOCUMENT,),
)

CELLS: Final = TableSchema(
    name="cells",
    zh="儲存格",
    en="Every cell of every table, also of those that nobody recognized",
    columns=(
        document_id(),
        _KEY,
        Column("row", "integer", "列", "Row, from 0 over the logical table", required=True, minimum=0),
        Column("col", "integer", "欄", "Column, from 0", required=True, minimum=0),
        Column("row_span", "integer", "跨列數", "Rows that it spans", required=True, minimum=1),
        Column("col_span", "integer", "跨欄數", "Columns that it spans", required=True, minimum=1),
        Column("text", "string", "文字", "Text as printed"),
        Column("is_header", "boolean", "表頭", "Whether it stands in a header row", required=True),
        Column(
            "mark",
            "string",
            "記號",
            "What runs through it besides text",
            note="bar 橫條、shade 網底、glyph 記號",
            enum=("bar", "shade", "glyph"),
        ),
        *_evidence_without_table(),
    ),
    primary_key=("table_id", "row", "col"),
    foreign_keys=(DOCUMENT, ForeignKey("table_id", "tables", "table_id")),
)

FINDINGS: Final = TableSchema(
    name="findings",
    zh="發現",
    en="Slips of the office and places where the reading is unsure",
    columns=(
        Column("finding_id", "string", "發現代碼", "Id of the finding", required=True, unique=True),
        document_id(),
        Column("rule", "string", "規則", "Rule that speaks", required=True),
        Column("severity", "string", "嚴重度", "How bad it is", required=True, enum=("error", "warning", "info")),
        Column(
            "origin",
            "string",
            "來源",
            "The office's own slip, or our reading",
            note="original 機關原文、extraction 判讀",
            required=True,
            enum=("original", "extraction"),
        ),
        Column("table", "string", "資料表", "Table of the dataset that it speaks of"),
        Column("row_id", "string", "列代碼", "Id of the row that it speaks of"),
        Column("column", "string", "欄位", "Column that it speaks of"),
        Column("printed", "string", "原文", "As printed"),
        Column("expected", "string", "應為", "What was expected"),
        Column("message", "string", "說明", "What is the matter, in Chinese", required=True),
        Column("message_en", "string", "英文說明", "What is the matter, in English", required=True),
        *evidence(required=False),
    ),
    primary_key=("finding_id",),
    foreign_keys=(DOCUMENT, ForeignKey("table_id", "tables", "table_id")),
)
