"""Plans read once for all accuracy tests."""

import functools
import json
from pathlib import Path
from typing import Any

from extractors.outline.extract import extract_outline
from extractors.plans.read import read_plan
from extractors.readers.read import read_pages
from extractors.tables.extract import extract_tables
from schemas.plan import Plan

ROOT = Path(__file__).parents[2]
CORPUS = sorted((ROOT / "tests/gold/plans").glob("*.gold.json"))
TEMPLATES = sorted((ROOT / "tests/templates/plans").glob("*.gold.json"))
# Templates that are not read yet, with the reason.
NOT_YET: dict[str, str] = {}


def pdf_of(gold: Path) -> Path:
    """The PDF of a gold file: in the corpus, or beside it."""
    name = gold.name.replace(".gold.json", ".pdf")
    beside = gold.parent / name
    return beside if beside.exists() else ROOT / "corpus" / name


@functools.cache
def plan_of(gold: Path) -> Plan:
    """Read the plan of a gold file through all stages."""
    pages = read_pages(pdf_of(gold).read_bytes())
    found = extract_tables(pages)
    return read_plan(pages, found.tables, extract_outline(pages, found.tables, found.outside))


@functools.cache
def gold_of(gold: Path) -> dict[str, Any]:
    """Load a gold file."""
    loaded: dict[str, Any] = json.loads(gold.read_text(encoding="utf-8"))
    return loaded
