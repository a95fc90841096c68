from pathlib import Path

import pytest

from extractors.readers.read import READERS, read_pages
from schemas.errors import UnreadableDocumentError

CORPUS = Path(__file__).parents[3] / "corpus"
PLAN = CORPUS / "songshan-106-scorecard.pdf"


@pytest.mark.parametrize("reader", READERS)
def test_a_plan_gives_all_its_pages_with_text_and_rules(reader: str) -> None:
    pages = read_pages(PLAN.read_bytes(), reader=reader)
    assert [page.number for page in pages] == [1, 2, 3]
    assert all(page.chars and page.rules for page in pages)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "truncated"),
        ("策略目標\tKPI".encode(), "not-a-pdf"),
        (PLAN.read_bytes()[:20_000], "truncated"),
    ],
)
def test_what_is_no_whole_pdf_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pages(data)
    assert caught.value.reason == reason
    assert caught.value.message
    assert caught.value.message_en


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of pdfium, pdfplumber"):
        read_pages(b"%PDF-1.7", reader="acrobat")
