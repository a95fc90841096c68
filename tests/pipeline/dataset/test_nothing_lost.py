"""The law, at the far end: every character that a page prints stands in some row of the dataset, or in `ignored`."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from extractors.language.radicals import repair
from extractors.readers.read import read_pages
from pipeline.dataset.document_rows import document_rows
from pipeline.dataset.row import Rows
from pipeline.ingest.stages import read_pdf
from schemas.plan import Plan
from schemas.result import DocumentResult

_PLANS = sorted(Path("corpus").glob("*.pdf"))
_TEXTS = {"cells": ("text",), "tables": ("caption",), "outline": ("label", "text"), "passages": ("text",)}


def _count(*texts: object) -> Counter[str]:
    whole = "".join(str(text) for text in texts if text)
    return Counter("".join(unicodedata.normalize("NFKC", repair(whole)).split()))


def _kept(rows: Rows, plan: Plan) -> Counter[str]:
    texts = [row[column] for table, columns in _TEXTS.items() for row in rows[table] for column in columns]
    return _count(*texts, *(ignored.line.text for ignored in plan.ignored))


def _marks(plan: Plan) -> Counter[str]:
    """Mark characters of cells: told by `mark` and not as text."""
    cells = [cell for reading in plan.tables for cell in reading.table.cells if cell.mark == "glyph"]
    return _count(*(line.text for cell in cells for line in cell.lines))


@pytest.mark.parametrize("path", _PLANS, ids=lambda path: path.stem)
def test_every_printed_character_is_in_the_dataset(path: Path) -> None:
    data = path.read_bytes()
    plan = read_pdf(data, reader="pdfium", password=None, lexicon=None)
    rows = document_rows(DocumentResult(source=path.name, sha256="0" * 64, status="ok", plan=plan), "d")
    printed = _count(*(char.text for page in read_pages(data) for char in page.chars))
    assert printed - _kept(rows, plan) - _marks(plan) == Counter()
