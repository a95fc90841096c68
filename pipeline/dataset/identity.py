"""Document ids: from what a document says of itself, the same on every run, machine and order of files."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.dataset.row import short_hash
from schemas.plan import Plan
from schemas.result import DocumentResult


class Head(NamedTuple):
    """What an id needs of a result, so that the results themselves need not stay in memory."""

    source: str
    sha256: str
    identity: str


def read_head(result: DocumentResult) -> Head:
    """Return what the id of this result comes from."""
    identity = "" if result.plan is None else plan_identity(result.plan, result.sha256)
    return make_head(result.source, result.sha256, identity)


def make_head(source: str, sha256: str, identity: str) -> Head:
    """Return the same where `plan_identity` was asked before; `identity` is empty for a file without a plan."""
    return Head(source, sha256, identity or f"failed-{sha256[:10] or short_hash([source])}")


def assign_document_ids(heads: Sequence[Head]) -> list[str]:
    """Return one id for each head, in their order; all differ, and none depends on that order.

    Two editions that say the same of themselves get the file's digest appended, the same bytes under two names the
    name's digest as well. Only rows that are the same in everything are told apart by counting.
    """
    files: dict[str, set[str]] = {}
    rows = Counter((head.identity, head.sha256) for head in heads)
    for head in heads:
        files.setdefault(head.identity, set()).add(head.sha256)
    taken: Counter[str] = Counter()
    ids: list[str] = []
    for head in heads:
        name = head.identity
        if len(files[head.identity]) > 1:
            name += f"-{head.sha256[:8] or short_hash([head.source], 8)}"
        if rows[head.identity, head.sha256] > 1:
            name += f"-{short_hash([head.source], 8)}"
        taken[name] += 1
        ids.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return ids


def plan_identity(plan: Plan, sha256: str) -> str:
    """Return what a plan says of itself, in short; plans that say the same share it."""
    document = plan.document
    years = (document.roc_year_start, document.roc_year_end)
    parts: tuple[object, ...] = (document.office, document.plan_type, *years, document.version, document.approved_on)
    parts += (document.approval_number, document.title)
    if document.office is None and document.title is None:
        parts += (sha256,)  # says too little of itself to be told from others
    year = "undated" if document.roc_year_start is None else f"{document.roc_year_start}"
    return f"{document.plan_type.replace('_', '-')}-{year}-{short_hash(parts)}"
