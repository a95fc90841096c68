"""How right a Plan is against gold: facts (row by row, field by field) and table cells.

A fact is one field of a gold row that is not missing. Rows are paired one to one by likeness; a fact is right where the
paired row has the same value, white space aside. Precision counts what is stated, recall what the gold states.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from rapidfuzz.distance import Indel
from scipy.optimize import linear_sum_assignment

from schemas.plan import Plan
from schemas.table import Table

Record = Mapping[str, Any]

FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "outline": ["number", "level", "text"],
    "goals": ["number", "title", "theme", "perspective"],
    "measures": [
        "kind", "number", "parent", "title", "text", "theme_number", "theme", "goal_number", "goal", "kpi_code",
        "owner",
        "months", "schedule", "status", "note", "criteria", "expected_benefit", "programme",
    ],
    "kpis": [
        "code", "name", "formula", "unit", "goal_number", "goal", "theme", "perspective", "owner", "evaluation_system",
        "evaluation_method",
    ],
    "kpi_values": ["kpi_code", "kpi", "roc_year", "kind", "comparator", "value", "unit", "note", "raw"],
    "budgets": ["kpi_code", "roc_year", "amount_twd", "raw"],
}  # fmt: skip
DOCUMENT_FIELDS: Final = (
    "office", "city", "district", "plan_type", "roc_year_start", "roc_year_end", "version", "approved_on",
    "approval_number",
)  # fmt: skip
_LIKENESS: Final[Mapping[str, Sequence[str]]] = {
    "outline": ["number", "text"],
    "goals": ["number", "title"],
    "measures": ["number", "title", "text", "owner"],
    "kpis": ["code", "name"],
    "kpi_values": ["kpi_code", "roc_year", "kind", "raw"],
    "budgets": ["kpi_code", "roc_year", "raw"],
}
_NUMBERS: Final = frozenset({"level", "value", "amount_twd"})
_BARE: Final = frozenset({"number", "theme_number", "goal_number", "parent"})
_ENOUGH: Final = 0.5  # likeness below which rows are no pair
_SPACE: Final = re.compile(r"\s+")
_MARKS: Final = re.compile(r"^[-—─━－●■▲◎○ˇVv✓※→＿_=]+$")  # a bar or a mark in a cell is no text


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, expected and stated facts."""

    right: int = 0
    gold: int = 0
    stated: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.gold + other.gold, self.stated + other.stated)

    @property
    def f1(self) -> float:
        """1.0 where nothing is expected and nothing stated."""
        return 2 * self.right / (self.gold + self.stated) if self.gold + self.stated else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One wrong, missing or surplus fact."""

    entity: str
    field: str
    gold: str | None
    stated: str | None


def rows_of(plan: Plan) -> dict[str, list[Record]]:
    """The records of a Plan in the fields that are scored."""
    found: dict[str, list[Record]] = {
        name: [{f: getattr(row, f) for f in FIELDS[name]} for row in getattr(plan, name)]
        for name in FIELDS
        if name != "outline"
    }
    for row, budget in zip(found["budgets"], plan.budgets, strict=True):
        row["category"] = budget.category  # type: ignore[index]
    found["outline"] = [{f: getattr(s, f) for f in FIELDS["outline"]} for s in plan.sections]
    return found


def score_plan(plan: Plan, gold: Mapping[str, Any]) -> tuple[dict[str, Tally], list[Miss]]:
    """Score a Plan by entity (`document` among them)."""
    stated = rows_of(plan)
    scores: dict[str, Tally] = {}
    misses: list[Miss] = []
    scores["document"] = _score_row(
        "document", DOCUMENT_FIELDS, gold["document"], {f: getattr(plan.document, f) for f in DOCUMENT_FIELDS}, misses
    )
    for entity in FIELDS:
        scores[entity] = score_rows(entity, gold.get(entity, []), stated[entity], misses)
    return scores, misses


def score_rows(entity: str, gold: Sequence[Record], stated: Sequence[Record], misses: list[Miss]) -> Tally:
    """Pair rows and count their facts."""
    if entity == "budgets" and not any(r.get("category") for r in gold):
        stated = [r for r in stated if not r["category"] or "計" in r["category"]]
    pairs = list(pair_rows(entity, gold, stated))
    total = Tally()
    for i, j in pairs:
        total += _score_row(entity, FIELDS[entity], gold[i], stated[j], misses)
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        total += _score_row(entity, FIELDS[entity], gold[i], {}, misses)
    for j in set(range(len(stated))) - {j for _, j in pairs}:
        total += _score_row(entity, FIELDS[entity], {}, stated[j], misses)
    return total


def pair_rows(entity: str, gold: Sequence[Record], stated: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Pair rows one to one: equal ones in order first, the others by likeness."""
    keys = _LIKENESS[entity]
    left = [tuple(fold(k, r.get(k)) or "" for k in keys) for r in gold]
    right = [tuple(fold(k, r.get(k)) or "" for k in keys) for r in stated]
    free: dict[tuple[str, ...], list[int]] = {}
    for j, key in enumerate(right):
        free.setdefault(key, []).append(j)
    rest: list[int] = []
    taken: set[int] = set()
    for i, key in enumerate(left):
        if free.get(key):
            j = free[key].pop(0)
            taken.add(j)
            yield i, j
        else:
            rest.append(i)
    others = [j for j in range(len(right)) if j not in taken]
    if not rest or not others:
        return
    likeness = np.array([[_likeness(left[i], right[j]) for j in others] for i in rest])
    for a, b in zip(*linear_sum_assignment(-likeness), strict=True):
        if likeness[a, b] >= _ENOUGH:
            yield rest[a], others[b]


def _likeness(left: Sequence[str], right: Sequence[str]) -> float:
    weight = total = 0.0
    for a, b in zip(left, right, strict=True):
        share = min(60, max(len(a), len(b), 1))
        weight += share
        total += share * (Indel.normalized_similarity(a[:400], b[:400]) if a or b else 1.0)
    return total / weight


def _score_row(entity: str, fields: Sequence[str], gold: Record, stated: Record, misses: list[Miss]) -> Tally:
    right = expected = said = 0
    for name in fields:
        a, b = fold(name, gold.get(name)), fold(name, stated.get(name))
        if a is None and b is None:
            continue
        expected += a is not None
        said += b is not None
        if a == b:
            right += 1
        else:
            misses.append(Miss(entity, name, a, b))
    return Tally(right, expected, said)


def fold(name: str, value: object) -> str | None:
    """One form for comparison, None where missing."""
    if value is None or value in ("", (), []):
        return None
    if name == "months":
        assert isinstance(value, (list, tuple))
        return ",".join(map(str, sorted(value)))
    if name in _NUMBERS or name.startswith("roc_year"):
        return f"{float(str(value)):g}"
    text = _SPACE.sub("", unicodedata.normalize("NFC", str(value)))
    if name in _BARE:
        text = re.sub(r"[()（）、.．:：]", "", unicodedata.normalize("NFKC", text))
    return text or None


def score_cells(tables: Sequence[Table], gold: Sequence[Mapping[str, Any]]) -> Tally:
    """Count cells whose row, column, spans and text are all right, tables paired one to one."""
    expected = [
        _cell_counts(
            (c["row"], c["col"], c.get("row_span") or 1, c.get("col_span") or 1, c["text"]) for c in t["cells"]
        )
        for t in gold
    ]
    stated = [_cell_counts((c.row, c.col, c.row_span, c.col_span, c.text) for c in t.cells) for t in tables]
    hits = 0
    if expected and stated:
        shared = np.array([[sum((a & b).values()) for b in stated] for a in expected])
        hits = int(shared[linear_sum_assignment(-shared)].sum())
    return Tally(hits, sum(c.total() for c in expected), sum(c.total() for c in stated))


def _cell_counts(cells: Iterator[tuple[int, int, int, int, str]]) -> Counter[tuple[int, int, int, int, str]]:
    counts: Counter[tuple[int, int, int, int, str]] = Counter()
    for row, col, row_span, col_span, text in cells:
        bare = _SPACE.sub("", unicodedata.normalize("NFC", text or ""))
        counts[row, col, row_span, col_span, "" if _MARKS.match(bare) else bare] += 1
    return counts
