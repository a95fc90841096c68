"""Changes as the rows of `changes.csv` and `changes.json`: the one place that knows their columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.align.row import Edition, Row
from pipeline.dataset.row import Value, content_ids
from pipeline.diff.change import Change, Diff

COLUMNS: Final = (
    "change_id",
    "change",
    "entity",
    "old_id",
    "new_id",
    "old_number",
    "new_number",
    "old_title",
    "new_title",
    "old_text",
    "new_text",
    "field",
    "before",
    "after",
    "direction",
    "magnitude",
    "similarity",
    "old_page",
    "new_page",
    "unit",
    "verdict",
    "basis",
    "signs",
    "related_id",
)
"""The contract's columns, then our own: `unit` of the magnitude, `verdict` (better, worse), `basis` of KPI targets
(same_year, position), `signs` (polarity, rewritten, split-from, merged-into) and the row that the last two name."""


def change_records(diff: Diff) -> Sequence[Mapping[str, Value]]:
    """Return one record for each change, in the diff's order, every column present."""
    return [_record(change_id, change) for change_id, change in _named(diff.changes)]


def diff_document(diff: Diff) -> Mapping[str, object]:
    """Return the whole comparison as one JSON document: the editions, the figures, the changes column by column."""
    kinds = Counter(change.change for change in diff.changes)
    return {
        "old": _edition(diff.old),
        "new": _edition(diff.new),
        "paired": dict(diff.paired),
        "year_only": diff.year_only,
        "counts": dict(sorted(kinds.items())),
        "changes": [
            {**_record(change_id, change), "fields": [_field(change, index) for index in range(len(change.fields))]}
            for change_id, change in _named(diff.changes)
        ],
    }


def _named(changes: Sequence[Change]) -> Iterator[tuple[str, Change]]:
    """Name each change by what it says, so that a re-run gives the same."""
    keys = [(c.change, c.entity, c.old.id if c.old else None, c.new.id if c.new else None) for c in changes]
    yield from zip(content_ids("c-", keys), changes, strict=True)


def _record(change_id: str, change: Change) -> dict[str, Value]:
    return {
        "change_id": change_id,
        "change": change.change,
        "entity": change.entity,
        **{f"old_{name}": value for name, value in _side(change.old)},
        **{f"new_{name}": value for name, value in _side(change.new)},
        "field": ";".join(change.field for change in change.fields) or None,
        "before": "\n".join(change.before for change in change.fields) or None,
        "after": "\n".join(change.after for change in change.fields) or None,
        "direction": change.direction or None,
        "magnitude": change.magnitude,
        "similarity": change.similarity,
        "unit": change.unit or None,
        "verdict": change.verdict or None,
        "basis": change.basis or None,
        "signs": ";".join(change.signs) or None,
        "related_id": change.related_id or None,
    }


def _side(row: Row | None) -> Iterator[tuple[str, Value]]:
    yield "id", row.id if row else None
    yield "number", (row.number or None) if row else None
    yield "title", (row.title or None) if row else None
    yield "text", (row.text or None) if row else None
    yield "page", row.page if row else None


def _field(change: Change, index: int) -> Mapping[str, Value]:
    field = change.fields[index]
    return {"field": field.field, "before": field.before or None, "after": field.after or None}


def _edition(edition: Edition) -> Mapping[str, object]:
    return {
        "document_id": edition.document_id,
        "source": edition.source,
        "office": edition.office,
        "plan_type": edition.plan_type,
        "title": edition.title,
        "roc_year_start": edition.roc_year_start,
        "roc_year_end": edition.roc_year_end,
        "status": edition.status,
        "unread_pages": sorted(edition.unread_pages),
    }
