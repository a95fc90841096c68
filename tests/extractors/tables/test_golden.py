"""Whole plans against their gold: every PDF that has a gold file beside it or in tests/gold."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables
from schemas.table import Table

ROOT = Path(__file__).parents[3]
PLANS = {
    gold.name.removesuffix(".gold.json"): (gold, ROOT / "corpus")
    for gold in (ROOT / "tests/gold/plans").glob("*.gold.json")
}
SMALL = {
    gold.name.removesuffix(".gold.json"): (gold, gold.parent)
    for folder in ("plans", "layouts")
    for gold in (ROOT / "tests/templates" / folder).glob("*.gold.json")
}
CASES = PLANS | SMALL
MARK = re.compile(r"[-—─━－●■▲◎○ˇVv✓※→＿_=]+")
CELLS = 0.99  # of the gold's cells; the bar is 0.98

Key = tuple[int, int, int, int, str]


def fold(text: str) -> str:
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFC", text))
    return "" if MARK.fullmatch(bare) else bare


@cache
def read(name: str) -> tuple[dict[str, Any], tuple[Table, ...]]:
    gold, folder = CASES[name]
    return json.loads(gold.read_text(encoding="utf-8")), extract_tables(
        read_pages((folder / f"{name}.pdf").read_bytes())
    ).tables


def ours(table: Table) -> Counter[Key]:
    return Counter((c.row, c.col, c.row_span, c.col_span, fold(c.text)) for c in table.cells)


def theirs(table: dict[str, Any]) -> Counter[Key]:
    return Counter((c["row"], c["col"], c["row_span"], c["col_span"], fold(c["text"])) for c in table["cells"])


def pairs(name: str) -> list[tuple[dict[str, Any], Table]]:
    gold, tables = read(name)
    return [
        (truth, max(tables, key=lambda table: sum((ours(table) & theirs(truth)).values()))) for truth in gold["tables"]
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_as_many_tables_as_in_the_gold(name: str) -> None:
    gold, tables = read(name)
    assert len(tables) == len(gold["tables"])


@pytest.mark.parametrize("name", sorted(CASES))
def test_cells_are_those_of_the_gold(name: str) -> None:
    right = total = 0
    for truth, table in pairs(name):
        right += 2 * sum((ours(table) & theirs(truth)).values())
        total += len(table.cells) + len(truth["cells"])
    assert right >= CELLS * total


@pytest.mark.parametrize("name", sorted(CASES))
def test_header_rows_are_those_of_the_gold(name: str) -> None:
    assert [table.header_rows for _, table in pairs(name)] == [truth["header_rows"] for truth, _ in pairs(name)]


@pytest.mark.parametrize("name", sorted(PLANS))
def test_marked_cells_are_those_that_the_gold_marks(name: str) -> None:
    for truth, table in pairs(name):
        marked = {(cell.row, cell.col) for cell in table.cells if cell.mark}
        assert marked == {(cell["row"], cell["col"]) for cell in truth["cells"] if cell.get("bar")}


@pytest.mark.parametrize("name", sorted(CASES))
def test_cells_tile_every_table_and_stand_in_its_regions(name: str) -> None:
    for table in read(name)[1]:
        slots = Counter(
            (row, col)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for col in range(cell.col, cell.col + cell.col_span)
        )
        assert slots == Counter((row, col) for row in range(table.n_rows) for col in range(table.n_cols))
        pages = {region.page for region in table.regions}
        assert all(box.page in pages for cell in table.cells for box in cell.boxes)
