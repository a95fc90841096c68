"""What a column, a key and a table of the dataset are: plain data that every written format is derived from."""

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date", "integers", "strings"]
"""`integers` and `strings` are lists: `1;2;12` in CSV, lists elsewhere. `date` is ISO 8601."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: As written in every format; a promise.
        type: What its values are.
        zh: Its name in Chinese, short enough for a column head.
        en: What it holds, in English.
        note: What else there is to know, in Chinese; "" where the name says it all.
        unit: `point`, `TWD`, `%` ...; "" where it has none.
        required: Never missing.
        unique: No two rows have the same value.
        enum: All values that it may have; empty where any will do.
        minimum, maximum: Bounds of a number, both allowed.
    """

    name: str
    type: ColumnType
    zh: str
    en: str
    note: str = ""
    unit: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`column` holds, where it is not missing, a value of the primary key of `table`."""

    column: str
    table: str
    references: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """One table: its columns in their order, the key that tells rows apart, and what its ids point to."""

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()


DOCUMENT = ForeignKey("document_id", "documents", "document_id")


def document_id() -> Column:
    """The column that says which document a row was read from."""
    return Column("document_id", "string", "文件代碼", "Document that the row was read from", required=True)


def roc_year(
    *, zh: str = "民國年度", en: str = "ROC year", suffix: str = "", required: bool = False
) -> tuple[Column, ...]:
    """A ROC year and the Common Era year beside it."""
    return (
        Column(f"roc_year{suffix}", "integer", zh, en, required=required, minimum=1, maximum=999),
        Column(
            f"year{suffix}",
            "integer",
            zh.replace("民國", "西元"),
            en.replace("ROC", "Common Era"),
            note="民國年加 1911",
            required=required,
            minimum=1912,
            maximum=2910,
        ),
    )


def evidence(*, required: bool = True) -> tuple[Column, ...]:
    """Where a row is printed and how sure its reading is. Not required where a row may speak of a whole document."""
    return (
        Column(
            "page", "integer", "頁碼", "Page it stands on", note="從 1 起，依檔案順序", required=required, minimum=1
        ),
        Column("x0", "number", "左緣", "Left edge, from the left of the displayed page", unit="point"),
        Column("top", "number", "上緣", "Upper edge, from the top of the displayed page", unit="point"),
        Column("x1", "number", "右緣", "Right edge, from the left of the displayed page", unit="point"),
        Column("bottom", "number", "下緣", "Lower edge, from the top of the displayed page", unit="point"),
        Column("table_id", "string", "所在表格", "Table it stands in", note="表格之外為空"),
        Column(
            "method",
            "string",
            "讀取方式",
            "How it was read: text layer, character recognition, or inferred from its surroundings",
            required=required,
            enum=("text", "ocr", "inferred"),
        ),
        Column("confidence", "number", "可信度", "How sure the reading is", required=required, minimum=0, maximum=1),
    )
