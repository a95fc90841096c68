"""Every row says how what it states was read: from the text layer, or from the picture of its page."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.readers.read import read_pages
from pipeline.dataset.document_rows import document_rows
from pipeline.dataset.row import Row
from pipeline.ingest import stages
from pipeline.ingest.one import ingest_bytes
from pipeline.ingest.options import IngestOptions
from schemas.page import Page

PLANS = sorted(Path("corpus").rglob("*.pdf"))[::3]


def as_recognized(page: Page) -> Page:
    return replace(page, chars=tuple(char._replace(confidence=0.97) for char in page.chars), text_layer="ocr")


def rows_of(path: Path, monkeypatch: pytest.MonkeyPatch, recognized: set[int]) -> list[tuple[str, Row]]:
    pages = read_pages(path.read_bytes())
    shown = tuple(as_recognized(page) if page.number in recognized else page for page in pages)
    monkeypatch.setattr(stages, "read_pages", lambda *_, **__: shown)
    result = ingest_bytes(path.read_bytes(), IngestOptions(), path.name)
    return [(table, row) for table, rows in document_rows(result, "d-1").items() for row in rows if row.get("page")]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_rows_of_recognized_pages_say_so_and_no_others_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of(path, monkeypatch, {1})
    assert {table for table, _ in rows} >= {"outline", "cells", "tables"}
    for table, row in rows:
        if table == "tables":  # over several pages
            pages = row["pages"]
            assert isinstance(pages, tuple)
            assert row["method"] == ("ocr" if 1 in pages else "text"), row
        elif table != "findings":  # those of whole documents have no method
            assert row["method"] == ("ocr" if row["page"] == 1 else "text"), (table, row)
