"""What the checks say of the corpus, against what a careful reader says.

`findings-judged.tsv`: every finding on the ten plans, each judged once against its page; `findings-expected.tsv`: the
slips of severity error and warning that a reader found whose evidence is in the PDFs (five have no rule yet).
"""

import csv
from functools import cache
from pathlib import Path

from pipeline.ingest.stages import read_pdf
from schemas.finding import Finding

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"


@cache
def findings_of(source: str) -> tuple[Finding, ...]:
    data = (ROOT / "corpus" / source).read_bytes()
    return read_pdf(data, reader="pdfium", password=None, lexicon=None).findings


def rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_nine_in_ten_findings_are_true_and_all_are_judged() -> None:
    verdicts = {
        (r["source"], r["rule"], r["page"], squeeze(r["printed"])): r["verdict"] for r in rows("findings-judged.tsv")
    }
    stated = [
        (path.name, finding.rule, str(finding.page), squeeze(finding.printed))
        for path in sorted((ROOT / "corpus").glob("*.pdf"))
        for finding in findings_of(path.name)
    ]
    assert [key for key in stated if key not in verdicts] == []
    assert sum(verdicts[key] == "true" for key in stated) >= 0.9 * len(stated)


def test_four_in_five_of_the_slips_that_a_reader_found_are_found() -> None:
    expected = rows("findings-expected.tsv")
    found = [
        row
        for row in expected
        if any(
            f.rule == row["rule"] and squeeze(row["printed"]) in squeeze(f.printed) for f in findings_of(row["source"])
        )
    ]
    assert len(found) >= 0.8 * len(expected)
