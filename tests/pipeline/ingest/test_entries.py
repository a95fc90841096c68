from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.entries import EntryError, pack_entry, read_receipt, read_result, write_entry
from pipeline.ingest.receipts import Receipt, decode_receipt, encode_receipt, receipt_of
from schemas.plan import Document, Plan
from schemas.result import DocumentResult

RESULT = DocumentResult(
    source="a.pdf", sha256="ab" * 32, status="ok", plan=Plan(document=Document(title="計畫", pages=3, coverage=0.5))
)


def test_a_result_comes_back_under_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "x" / "entry"
    write_entry(path, pack_entry(RESULT))
    assert read_result(path, "a.pdf") == RESULT
    assert read_result(path, "b.pdf").source == "b.pdf"
    assert [file.name for file in path.parent.iterdir()] == ["entry"]


def test_the_receipt_is_read_alone(tmp_path: Path) -> None:
    write_entry(tmp_path / "entry", pack_entry(RESULT))
    receipt = read_receipt(tmp_path / "entry")
    assert receipt == receipt_of(RESULT)
    assert receipt is not None
    assert (receipt.pages, receipt.coverage) == (3, 0.5)


@pytest.mark.parametrize("keep", [0, 5, 40, -1])
def test_a_torn_entry_is_no_entry(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "entry"
    path.write_bytes(pack_entry(RESULT)[:keep])
    assert read_receipt(path) is None
    with pytest.raises(EntryError):
        read_result(path, "a.pdf")


def test_a_changed_entry_is_refused(tmp_path: Path) -> None:
    data = bytearray(pack_entry(RESULT))
    data[-3] ^= 1
    (tmp_path / "entry").write_bytes(data)
    with pytest.raises(EntryError, match="checksum"):
        read_result(tmp_path / "entry", "a.pdf")


@given(st.text(), st.text(), st.integers(min_value=0), st.none() | st.floats(0, 1))
def test_a_receipt_survives_encoding(reason: str, message: str, pages: int, coverage: float | None) -> None:
    receipt = Receipt(sha256="", status="partial", reason=reason, message=message, pages=pages, coverage=coverage)
    assert decode_receipt(encode_receipt(receipt)) == receipt
