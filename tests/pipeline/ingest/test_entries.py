from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dataset.document_part import render_part
from pipeline.ingest.entries import EntryError, pack_entry, read_part, read_receipt
from pipeline.ingest.receipts import Receipt, decode_receipt, encode_receipt, receipt_of, result_of
from pipeline.ingest.whole_file import write_whole
from schemas.plan import Document, Plan
from schemas.result import DocumentResult

RESULT = DocumentResult(
    source="a.pdf",
    sha256="ab" * 32,
    status="ok",
    plan=Plan(document=Document(title="計畫", office="臺北市松山區戶政事務所", pages=3, coverage=0.5)),
)
PART = render_part(RESULT, with_names=False)
ENTRY = pack_entry(receipt_of(RESULT), PART)


def test_a_part_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x" / "entry"
    write_whole(path, ENTRY)
    assert read_part(path) == PART
    assert [file.name for file in path.parent.iterdir()] == ["entry"]


def test_the_receipt_is_read_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "entry", ENTRY)
    receipt = read_receipt(tmp_path / "entry")
    assert receipt == receipt_of(RESULT)
    assert receipt is not None
    assert (receipt.pages, receipt.coverage) == (3, 0.5)


@pytest.mark.parametrize("keep", [0, 5, 40, -1])
def test_a_torn_entry_is_no_entry(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "entry"
    path.write_bytes(ENTRY[:keep])
    assert read_receipt(path) is None
    with pytest.raises(EntryError):
        read_part(path)


def test_a_changed_entry_is_refused(tmp_path: Path) -> None:
    data = bytearray(ENTRY)
    data[-3] ^= 1
    (tmp_path / "entry").write_bytes(data)
    with pytest.raises(EntryError, match="checksum"):
        read_part(tmp_path / "entry")


@given(st.text(), st.text(), st.integers(min_value=0), st.none() | st.floats(0, 1))
def test_a_receipt_survives_encoding(reason: str, message: str, pages: int, coverage: float | None) -> None:
    receipt = Receipt(sha256="", status="partial", reason=reason, message=message, pages=pages, coverage=coverage)
    assert decode_receipt(encode_receipt(receipt)) == receipt


def test_a_file_without_a_plan_is_all_in_its_receipt() -> None:
    failed = DocumentResult(source="", sha256="cd" * 32, status="failed", reason="empty", message="空", message_en="no")
    assert result_of(receipt_of(failed)) == failed
