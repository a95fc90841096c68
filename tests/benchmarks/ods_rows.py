"""How many rows of an office's own spreadsheet are found whole in the PDF of the same list.

    python -m tests.benchmarks.ods_rows LIST.pdf LIST.ods [--misses N]

A row counts if one of our table rows holds the same value in every column, merged cells carried to each row that they
span. White space doesn't count, nor does how a number is printed. The files belong to others, so none is kept here.
"""

import argparse
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from extractors.language.radicals import repair
from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables
from schemas.table import Table

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 50  # more empty cells than that only fill the sheet

Row = tuple[str, ...]


def main() -> int:
    """Print the share of rows found whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("ods", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    truth = list(read_sheet(asked.ods))
    tables = extract_tables(read_pages(asked.pdf.read_bytes())).tables
    ours = Counter(row for table in tables for row in table_rows(table))
    missed = []
    for row in truth:
        if ours[row]:
            ours[row] -= 1
        else:
            missed.append(row)
    for row in missed[: asked.misses]:
        sys.stdout.write(f"missed {row}\n")
    for row in list(ours.elements())[: asked.misses]:
        sys.stdout.write(f"  ours {row}\n")
    found = len(truth) - len(missed)
    sys.stdout.write(f"{found} of {len(truth)} rows found whole: {found / len(truth):.4f}\n")
    return 0


def read_sheet(path: Path) -> Iterator[Row]:
    """Yield the rows of a spreadsheet, merged cells carried, without empty columns at the end."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    carried: dict[int, tuple[str, int]] = {}
    for row in root.iter(f"{_TABLE}table-row"):
        values: list[str] = []
        for cell in row:
            count = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if count > _MOST_REPEATED:
                continue
            text = "".join("".join(paragraph.itertext()) for paragraph in cell.findall(f"{_TEXT}p"))
            for _ in range(count):
                values.append(_carry(carried, len(values), text, cell))
        while values and not values[-1]:
            values.pop()
        if values:
            yield tuple(map(fold, values))


def table_rows(table: Table) -> Iterator[Row]:
    """Yield each row of a table, the text of merged cells in every slot that they cover."""
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in grid[cell.row : cell.row + cell.row_span]:
            row[cell.col : cell.col + cell.col_span] = [fold(cell.text)] * cell.col_span
    for values in grid:
        while values and not values[-1]:
            values.pop()
        yield tuple(values)


def fold(text: str) -> str:
    """Return a value for comparing: no white space, numbers without separators and trailing zeros."""
    bare = re.sub(r"\s+", "", repair(text))
    if re.fullmatch(r"[0-9]+(,[0-9]{3})*(\.[0-9]+)?", bare):
        return str(Decimal(bare.replace(",", "")).normalize())
    return bare


def _carry(carried: dict[int, tuple[str, int]], column: int, text: str, cell: ElementTree.Element) -> str:
    span = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
    if cell.tag == f"{_TABLE}covered-table-cell" and column in carried:
        above, left = carried[column]
        if left > 0:
            carried[column] = (above, left - 1)
            return above
    carried[column] = (text, span - 1)
    return text


if __name__ == "__main__":
    sys.exit(main())
