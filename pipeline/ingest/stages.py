"""The stages of reading one PDF, in their order, and what is said of a document that could be read in part only."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.outline.extract import extract_outline
from extractors.plans.coverage import measure_coverage
from extractors.plans.lexicon import load_lexicon
from extractors.plans.read import read_plan
from extractors.plans.shown import as_shown
from extractors.readers.ocr.installed import is_installed
from extractors.readers.ocr.legibility import pages_left_unread
from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables
from pipeline.checks.run import run_checks
from pipeline.ingest.doubts import state_doubts
from schemas.finding import Finding
from schemas.page import Page
from schemas.plan import Plan

_LARGEST_PAGE_PT: Final = 14_400.0  # 200 inches: ISO 32000-1, Annex C.2


def read_pdf(data: bytes, *, reader: str, password: str | None, lexicon: str | None, ocr_threads: int = 1) -> Plan:
    """Run every stage over one PDF's bytes.

    Args:
        data: The file.
        reader: `pdfium` or `pdfplumber`.
        password: Where the file needs one.
        lexicon: TOML text of an office's own head words, or None.
        ocr_threads: Threads for text recognition.

    Raises:
        UnreadableDocumentError: The bytes cannot be read as a PDF.
    """
    pages = read_pages(data, reader=reader, password=password, ocr_threads=ocr_threads)
    found = extract_tables(pages)
    outline = extract_outline(pages, found.tables, found.outside)
    plan = read_plan(pages, found.tables, outline, load_lexicon(lexicon))
    coverage, unread = measure_coverage(pages, [reading.table for reading in plan.tables], outline)
    whole = replace(
        plan,
        document=replace(plan.document, coverage=coverage),
        findings=(*_page_findings(pages), *state_doubts(plan.tables), *plan.findings, *unread, *run_checks(plan)),
    )
    return as_shown(whole, pages)


def _page_findings(pages: Sequence[Page]) -> list[Finding]:
    findings = [_absurd_page(page) for page in pages if max(page.width, page.height) > _LARGEST_PAGE_PT]
    if not any(page.chars or page.images or page.rules or page.fills for page in pages):
        findings.append(_BLANK)
    findings += [_damaged_page(page) for page in pages if page.fault]
    unread = pages_left_unread(pages)
    if unread:
        findings.append(_unread_pictures(unread))
    return findings


def _damaged_page(page: Page) -> Finding:
    return Finding(
        rule=page.fault,
        severity="error",
        origin="extraction",
        page=page.number,
        message=f"第 {page.number} 頁損壞，無法讀取；請用 PDF 閱讀器開啟後另存新檔再試。",
        message_en=f"Page {page.number} is damaged and could not be read. Save the file again in a PDF viewer.",
    )


def _unread_pictures(numbers: Sequence[int]) -> Finding:
    listed = ", ".join(map(str, numbers))
    if is_installed():
        advice = "文字辨識沒有讀出任何字，請確認掃描品質。"
        advice_en = "Text recognition found nothing on them. Check the quality of the scan."
    else:
        advice = "請安裝文字辨識後重跑：pip install 'jihua[ocr]'。"
        advice_en = "Install text recognition and run again: pip install 'jihua[ocr]'."
    return Finding(
        rule="needs-ocr",
        severity="error",
        origin="extraction",
        page=numbers[0],
        printed=listed,
        message=f"第 {listed} 頁沒有可用的文字層（掃描影像，或文字編碼沒有意義）。{advice}",
        message_en=f"Pages {listed} have no usable text layer (a scan, or codes without meaning). {advice_en}",
    )


_BLANK: Final = Finding(
    rule="blank-document",
    severity="error",
    origin="extraction",
    message="整份文件沒有文字也沒有圖片，請確認檔案是否正確。",
    message_en="Nothing is printed in the whole document. Check that it is the right file.",
)


def _absurd_page(page: Page) -> Finding:
    size = f"{page.width:.0f} x {page.height:.0f}"
    return Finding(
        rule="absurd-page-size",
        severity="warning",
        origin="original",
        page=page.number,
        printed=size,
        expected=f"<= {_LARGEST_PAGE_PT:.0f}",
        message=f"第 {page.number} 頁的尺寸 {size} 點超過 PDF 的上限，位置與表格可能不準。",
        message_en=f"Page {page.number} measures {size} points, more than a PDF may: places and tables may be off.",
    )
