"""Table structure against the ICDAR 2013 table competition's truth, side by side with pdfplumber and camelot.

    python -m tests.benchmarks.icdar DIR [--peers] [--misses N] [--only NAME]

DIR holds NAME.pdf with NAME.str.xml (cells) beside it; without an argument the environment variable ICDAR2013 names it.
The files belong to others, so none is kept here and the benchmark is skipped where they are missing.

The measure is the competition's (Göbel, Hassan, Oro, Orsi 2012): each filled cell is related to its nearest filled
neighbour to the right and below; a relation is right if both texts and the direction are. Relations of all tables of a
document are pooled, since tools cut tables up differently; white space and letter case don't count. `micro` pools all
documents, `macro` is the mean over documents, as the competition ranks.
"""

import argparse
import os
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables

FLAVORS = ("lattice", "stream", "network", "hybrid")

Relation = tuple[str, str, str]
Reader = Callable[[Path], "Iterable[Sequence[Slot]]"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as the measure sees it."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str


def main() -> int:
    """Print F1 for each document and tool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, nargs="?", default=os.environ.get("ICDAR2013"))
    parser.add_argument("--peers", action="store_true", help="run pdfplumber and camelot too (minutes)")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    if asked.directory is None or not Path(asked.directory).is_dir():
        sys.stdout.write("skipped: no directory with the competition's files\n")
        return 0
    readers: dict[str, Reader] = {"jihua": read_ours}
    if asked.peers:
        readers |= {"pdfplumber": read_pdfplumber}
        readers |= {f"camelot {flavor}": camelot_reader(flavor) for flavor in FLAVORS}
    truths = {f: relations(read_truth(f.with_suffix(".str.xml"))) for f in sorted(Path(asked.directory).glob("*.pdf"))}
    found: dict[str, dict[Path, Counter[Relation]]] = {}
    for name, reader in readers.items():
        started = time.perf_counter()
        found[name] = {f: relations(reader(f)) for f in truths if asked.only in f.name}
        sys.stdout.write(f"{name}: {time.perf_counter() - started:.1f} s\n")
    for f, truth in truths.items():
        if asked.only in f.name:
            row = "  ".join(f"{name} {f1(truth, found[name][f]):.3f}" for name in readers)
            sys.stdout.write(f"{f.stem[:7]:8} {sum(truth.values()):5} relations  {row}\n")
            _print_misses(truth, found["jihua"][f], asked.misses)
    _print_totals({f: truth for f, truth in truths.items() if asked.only in f.name}, found)
    return 0


def read_truth(path: Path) -> Iterator[list[Slot]]:
    """Yield the tables of a `-str.xml` file, regions on later pages or columns shifted as their increments say."""
    for table in ElementTree.parse(path).getroot().iter("table"):
        slots = []
        for region in table.iter("region"):
            down, right = int(region.get("row-increment") or 0), int(region.get("col-increment") or 0)
            for cell in region.iter("cell"):
                row, col = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
                end_row, end_col = int(cell.get("end-row") or row), int(cell.get("end-col") or col)
                text = "".join(content.text or "" for content in cell.iter("content"))
                slots.append(Slot(row + down, col + right, end_row - row + 1, end_col - col + 1, fold(text)))
        yield slots


def read_ours(path: Path) -> Iterator[list[Slot]]:
    """Yield this project's tables."""
    for table in extract_tables(read_pages(path.read_bytes())).tables:
        yield [Slot(c.row, c.col, c.row_span, c.col_span, fold("".join(x.text for x in c.lines))) for c in table.cells]


def read_pdfplumber(path: Path) -> Iterator[list[Slot]]:
    """Yield pdfplumber's tables with its default settings."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                yield _slots([[cell or "" for cell in row] for row in table])


def camelot_reader(flavor: str) -> Reader:
    """Return a reader of camelot's tables of one flavor."""

    def read(path: Path) -> Iterator[list[Slot]]:
        import camelot

        tables: Any = camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True)
        for table in tables:
            yield _slots(table.df.values.tolist())

    return read


def relations(tables: Iterable[Sequence[Slot]]) -> Counter[Relation]:
    """Return the adjacency relations of all tables of a document."""
    pooled: Counter[Relation] = Counter()
    for slots in tables:
        covered = {
            (row, col): slot
            for slot in slots
            for row in range(slot.row, slot.row + slot.row_span)
            for col in range(slot.col, slot.col + slot.col_span)
        }
        n_rows = max((row for row, _ in covered), default=-1) + 1
        n_cols = max((col for _, col in covered), default=-1) + 1
        for slot in slots:
            if slot.text:
                pooled.update(("right", slot.text, other.text) for other in _right(slot, covered, n_cols))
                pooled.update(("below", slot.text, other.text) for other in _below(slot, covered, n_rows))
    return pooled


def f1(truth: Counter[Relation], found: Counter[Relation]) -> float:
    """Return the harmonic mean of precision and recall of relations."""
    total = sum(truth.values()) + sum(found.values())
    return 2 * sum((truth & found).values()) / total if total else 1.0


def fold(text: str) -> str:
    """Return a text for comparing: NFKC, no white space, one case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def _slots(rows: Sequence[Sequence[str]]) -> list[Slot]:
    return [Slot(r, c, 1, 1, fold(text)) for r, row in enumerate(rows) for c, text in enumerate(row)]


def _right(slot: Slot, covered: dict[tuple[int, int], Slot], n_cols: int) -> list[Slot]:
    found = {}
    for row in range(slot.row, slot.row + slot.row_span):
        for col in range(slot.col + slot.col_span, n_cols):
            other = covered.get((row, col))
            if other is not None and other.text:
                found[id(other)] = other
                break
    return list(found.values())


def _below(slot: Slot, covered: dict[tuple[int, int], Slot], n_rows: int) -> list[Slot]:
    found = {}
    for col in range(slot.col, slot.col + slot.col_span):
        for row in range(slot.row + slot.row_span, n_rows):
            other = covered.get((row, col))
            if other is not None and other.text:
                found[id(other)] = other
                break
    return list(found.values())


def _print_misses(truth: Counter[Relation], ours: Counter[Relation], most: int) -> None:
    for relation in list((truth - ours).elements())[:most]:
        sys.stdout.write(f"    missed {relation}\n")
    for relation in list((ours - truth).elements())[:most]:
        sys.stdout.write(f"    wrong  {relation}\n")


def _print_totals(truths: dict[Path, Counter[Relation]], found: dict[str, dict[Path, Counter[Relation]]]) -> None:
    gold = sum(sum(truth.values()) for truth in truths.values())
    for name, by_file in found.items():
        right = sum(sum((truths[f] & ours).values()) for f, ours in by_file.items())
        stated = sum(sum(ours.values()) for ours in by_file.values())
        macro = sum(f1(truths[f], ours) for f, ours in by_file.items()) / len(by_file)
        precision, recall = right / max(stated, 1), right / max(gold, 1)
        micro = 2 * right / max(stated + gold, 1)
        sys.stdout.write(
            f"{name:18} precision {precision:.3f}  recall {recall:.3f}  micro F1 {micro:.3f}  macro F1 {macro:.3f}\n"
        )


if __name__ == "__main__":
    sys.exit(main())
