"""What a reader should know about the document as a whole: fields that nobody could find, dates that cannot be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from extractors.plans.document import is_other_paper
from extractors.plans.stamps import read_stamp
from schemas.finding import Finding
from schemas.outline import Outline
from schemas.plan import Document


@dataclass(frozen=True, slots=True)
class _Gap:
    rule: str
    column: str
    is_missing: Callable[[Document], bool]
    message: str
    message_en: str


_NOT_A_PLAN: Final = "not-a-plan"  # where this is said, nobody misses a plan's year or office

_GAPS: Final = (
    _Gap(
        "unknown-office",
        "office",
        lambda document: document.office is None,
        "標題、頁首與表格標題都找不到機關名稱。",
        "No office is named in the title, the running heads or the captions.",
    ),
    _Gap(
        "unknown-year",
        "roc_year_start",
        lambda document: document.roc_year_start is None,
        "標題沒有年度，表格也沒有目標年度。",
        "The title names no year, and no table sets targets for one.",
    ),
    _Gap(
        "unknown-plan-type",
        "plan_type",
        lambda document: document.plan_type == "other" and not is_other_paper(document),
        "標題沒有可辨認計畫種類的字詞。",
        "The title has no word that tells what kind of plan it is.",
    ),
    _Gap(
        _NOT_A_PLAN,
        "plan_type",
        is_other_paper,
        "依標題，這份文件不是計畫；表格內容保留於 tables 與 cells，不判讀為計畫項目。",
        "By its title this document is no plan; its tables are kept as cells and read as no commitments.",
    ),
)


def find_document_gaps(document: Document, outline: Outline) -> tuple[Finding, ...]:
    """Name the fields that are missing though a dashboard needs them, and dates under the title that cannot be."""
    page, box = (document.evidence.page, document.evidence.box) if document.evidence else (0, None)
    gaps = [
        Finding(
            rule=gap.rule,
            severity="info" if gap.rule != _NOT_A_PLAN and is_other_paper(document) else "warning",
            origin="extraction",
            table="documents",
            column=gap.column,
            page=page,
            box=box,
            printed=document.title or "",
            message=gap.message,
            message_en=gap.message_en,
        )
        for gap in _GAPS
        if document.title is not None and gap.is_missing(document)
    ]
    impossible = [
        Finding(
            rule="impossible-date",
            severity="error",
            origin="original",
            table="documents",
            column="approved_on",
            page=line.page,
            box=line.box,
            printed=line.text,
            message=f"日期不存在：{line.text}",
            message_en=f"There is no such date: {line.text}",
        )
        for line in read_stamp(outline.head).unreadable
    ]
    return (*gaps, *impossible)
