"""Every vector of `tests/gold/vectors*.tsv` (kind, printed text, expected JSON) is read as expected."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.extractors.language.vector_readers import READERS, read_vector

GOLD = Path(__file__).parents[2] / "gold"
ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}

# Vectors whose expectation we hold wrong: (kind, printed text) to what we read instead, and why.
DISPUTED: dict[tuple[str, str], tuple[Any, str]] = {}


def _vectors() -> list[tuple[str, str, Any]]:
    rows = []
    for path in sorted(GOLD.glob("vectors*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for kind, text, expected in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows.append((kind, _unescape(text), json.loads(expected)))
    return rows


def _unescape(text: str) -> str:
    for escaped, char in ESCAPES.items():
        text = text.replace(escaped, char)
    return text


VECTORS = _vectors()


@pytest.mark.parametrize(("kind", "text", "expected"), VECTORS)
def test_reads_a_vector_as_expected(kind: str, text: str, expected: Any) -> None:
    stated, _ = DISPUTED.get((kind, text), (expected, ""))
    assert read_vector(kind, text) == stated


def test_all_vectors_are_there_and_every_kind_has_a_reader() -> None:
    assert len(VECTORS) >= 309
    assert {kind for kind, _, _ in VECTORS if not kind.startswith("opencc")} <= set(READERS)


def test_a_disputed_vector_is_one_that_exists_and_differs() -> None:
    expectations = {(kind, text): expected for kind, text, expected in VECTORS}
    for key, (stated, reason) in DISPUTED.items():
        assert reason
        assert expectations[key] != stated
