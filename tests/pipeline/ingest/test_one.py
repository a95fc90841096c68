from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ingest import one
from pipeline.ingest.one import ingest_bytes, ingest_one
from pipeline.ingest.options import IngestOptions
from schemas.errors import UnreadableValueError
from schemas.finding import Finding
from schemas.plan import Document, Plan
from tests.pipeline.ingest.tiny_pdf import one_page, tiny_pdf

CORPUS = Path(__file__).parents[3] / "corpus"
OPTIONS = IngestOptions()
CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
WORDS = b"BT /F 12 Tf 72 700 Td (word) Tj ET"
ERROR = Finding(
    rule="unreadable-table", severity="error", origin="extraction", message="表格無法判讀", message_en="no table"
)


def patch_stages(monkeypatch: pytest.MonkeyPatch, outcome: Plan | BaseException) -> None:
    def read_pdf(*_: object, **__: object) -> Plan:
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    monkeypatch.setattr(one, "read_pdf", read_pdf)


def test_a_plan_is_read_whole() -> None:
    result = ingest_one(CORPUS / "songshan-106-scorecard.pdf", OPTIONS)
    assert result.source == "songshan-106-scorecard.pdf"
    assert result.plan is not None
    assert result.plan.document.pages == 3
    assert result.plan.tables


def test_a_missing_file_is_a_result(tmp_path: Path) -> None:
    result = ingest_one(tmp_path / "no.pdf", OPTIONS)
    assert (result.status, result.reason, result.source, result.plan) == ("failed", "unreachable", "no.pdf", None)
    assert result.message
    assert result.message_en


@pytest.mark.parametrize(
    ("error", "reason", "words"),
    [
        (KeyError("lost"), "internal-error", "KeyError: 'lost'"),
        (RecursionError("deep"), "internal-error", "RecursionError: deep"),
        (UnreadableValueError("a year", "x", "113", "Look."), "unreadable-content", "cannot read 'x' as a year"),
    ],
)
def test_what_nobody_foresaw_is_named(
    monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str, words: str
) -> None:
    patch_stages(monkeypatch, error)
    result = ingest_bytes(b"x", OPTIONS, "a.pdf")
    assert (result.status, result.reason) == ("failed", reason)
    assert words in result.message_en
    assert len(result.sha256) == 64


def test_an_internal_error_says_where_but_not_on_which_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    patch_stages(monkeypatch, ValueError(f"odd {object()!r}"))
    message = ingest_bytes(b"x", OPTIONS, "a.pdf").message_en
    assert "tests/pipeline/ingest/test_one.py" in message or "pipeline/ingest/test_one.py:" in message
    assert str(Path.cwd()) not in message
    assert "0x…" in message


def test_no_memory_is_for_the_one_who_started_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    patch_stages(monkeypatch, MemoryError())
    with pytest.raises(MemoryError):
        ingest_bytes(b"x", OPTIONS, "a.pdf")


def test_a_part_that_could_not_be_read_makes_a_document_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    patch_stages(monkeypatch, Plan(document=Document(), findings=(ERROR, ERROR)))
    result = ingest_bytes(b"x", OPTIONS, "a.pdf")
    assert (result.status, result.reason) == ("partial", "unreadable-table")
    assert "1 more" in result.message_en
    assert result.plan is not None


@pytest.mark.parametrize("finding", [replace(ERROR, severity="warning"), replace(ERROR, origin="original")])
def test_doubts_and_the_offices_own_slips_do_not(monkeypatch: pytest.MonkeyPatch, finding: Finding) -> None:
    patch_stages(monkeypatch, Plan(document=Document(), findings=(finding,)))
    assert ingest_bytes(b"x", OPTIONS, "a.pdf").status == "ok"


def test_a_blank_page_is_partial_with_its_reason() -> None:
    result = ingest_bytes(one_page(b""), OPTIONS, "a.pdf")
    assert (result.status, result.reason) == ("partial", "blank-document")


def test_an_absurd_page_is_read_and_named() -> None:
    result = ingest_bytes(one_page(WORDS, b"0 0 100000 100000"), OPTIONS, "a.pdf")
    assert result.plan is not None
    assert "absurd-page-size" in {finding.rule for finding in result.plan.findings}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(bytes(5000), id="nul bytes"),
        pytest.param(b"%PDF-1.7\n" + bytes(5000), id="nul bytes behind a head"),
        pytest.param(b"%PDF-1.7\n%%EOF", id="head and end only"),
        pytest.param(tiny_pdf({1: CATALOG, 2: b"<</Type /Pages /Kids [] /Count 0>>"}), id="no pages"),
        pytest.param(tiny_pdf({1: b"<</Type /Catalog /Pages 1 0 R>>"}), id="catalog is its own pages"),
        pytest.param(tiny_pdf({1: CATALOG, 2: b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 9>>"}), id="own kids"),
    ],
)
def test_what_is_no_document_says_so(data: bytes) -> None:
    result = ingest_bytes(data, OPTIONS, "a.pdf")
    assert result.status != "ok"
    assert result.reason != "internal-error", result.message_en
    assert result.message_en


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"q " * 100_000, id="unbalanced q"),
        pytest.param(b"BT /F 1e30 Tf 72 700 Td (word) Tj ET", id="huge font"),
        pytest.param(b"BT /F 12 Tf 1e30 -1e30 Td (word) Tj ET", id="far away"),
        pytest.param(b"nan 0 m 9 9 l S 0 0 m 1e38 1e38 l S", id="endless line"),
        pytest.param(b"0 0 0 0 0 0 cm " + WORDS, id="singular matrix"),
        pytest.param(WORDS.replace(b"word", b"\0\1\x7f\xff"), id="control characters"),
    ],
)
def test_odd_content_is_survived(content: bytes) -> None:
    result = ingest_bytes(one_page(content), OPTIONS, "a.pdf")
    assert result.status in {"ok", "partial"}, result.message_en
