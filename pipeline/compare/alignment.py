"""`alignment.csv` (every row with its cluster) and `pairs.csv` (every pair that was weighed, with its reasons)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.align.clusters import LEAST_SCORE, Clusters
from pipeline.align.joining import ThreadPair
from pipeline.align.keys import text_key
from pipeline.align.links import Links
from pipeline.align.pairs import Relation
from pipeline.align.threads import Thread
from pipeline.compare.cluster import Cluster
from pipeline.dataset.row import Value

ALIGNMENT_COLUMNS: Final = (
    "cluster_id",
    "label",
    "entity",
    "id",
    "document_id",
    "office",
    "roc_year",
    "number",
    "title",
    "text",
    "similarity",
    "kind",
    "plan_type",
    "owner",
    "page",
)
"""The contract's columns, then what a reader of the table wants at hand."""

PAIR_COLUMNS: Final = (
    "relation",
    "first_id",
    "second_id",
    "note",
    "similarity",
    "score",
    "reasons",
    "decided_by",
    "first_office",
    "first_title",
    "first_text",
    "second_office",
    "second_title",
    "second_text",
)
"""The first four are those of `links.csv`: a line that is wrong is copied there with its relation put right."""


def alignment_records(clusters: Sequence[Cluster]) -> Iterator[Mapping[str, Value]]:
    """Yield one record for each member of each cluster."""
    for cluster in clusters:
        for member in cluster.members:
            row, edition = member.row, member.edition
            yield {
                "cluster_id": cluster.cluster_id,
                "label": cluster.label,
                "entity": row.entity,
                "id": row.id,
                "document_id": row.document_id,
                "office": edition.office,
                "roc_year": edition.roc_year_start,
                "number": row.number,
                "title": row.title,
                "text": row.text,
                "similarity": member.similarity,
                "kind": row.kind,
                "plan_type": edition.plan_type,
                "owner": row.fields.get("owner", ""),
                "page": row.page,
            }


def pair_records(aligned: Clusters, offices: Mapping[str, str], links: Links) -> Iterator[Mapping[str, Value]]:
    """Yield the pairs of different plans that are the same, one a part of the other, or only related.

    Args:
        aligned: What alignment found.
        offices: Office by document id.
        links: What people decided; those pairs are named as theirs.
    """
    cluster_of = {thread: number for number, members in enumerate(aligned.members) for thread in members}
    for pair in sorted(aligned.pairs, key=lambda pair: (-pair.content, pair.first, pair.second)):
        first, second = aligned.threads[pair.first], aligned.threads[pair.second]
        decided = _decision(first, second, links)
        relation = decided or _relation(pair, aligned, cluster_of)
        if relation is not None:
            yield _pair_record(pair, relation, (first, second), offices, by_people=decided is not None)


def _decision(first: Thread, second: Thread, links: Links) -> str | None:
    found = (links.relation(one.id, other.id) for one in first.rows for other in second.rows)
    return next((relation for relation in found if relation is not None), None)


def _relation(pair: ThreadPair, aligned: Clusters, cluster_of: Mapping[int, int]) -> Relation | None:
    if cluster_of[pair.first] == cluster_of[pair.second]:
        return "same"
    if pair.content < LEAST_SCORE and "polarity" not in pair.signs:
        return None
    if "polarity" not in pair.signs and "other-age" not in pair.signs and _is_part(pair, aligned, cluster_of):
        return "part"
    return "related"


def _is_part(pair: ThreadPair, aligned: Clusters, cluster_of: Mapping[int, int]) -> bool:
    """Tell whether one row stands where another plan has several under one title: one here, seven there."""
    for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
        title, series = text_key(aligned.threads[one].newest.title), aligned.threads[one].series
        if title and any(
            thread != one
            and aligned.threads[thread].series == series
            and text_key(aligned.threads[thread].newest.title) == title
            for thread in aligned.members[cluster_of[other]]
        ):
            return True
    return False


def _pair_record(
    pair: ThreadPair, relation: str, threads: tuple[Thread, Thread], offices: Mapping[str, str], *, by_people: bool
) -> Mapping[str, Value]:
    first, second = (thread.newest for thread in threads)
    return {
        "relation": relation,
        "first_id": first.id,
        "second_id": second.id,
        "note": "",
        "similarity": round(pair.content, 4),
        "score": round(pair.score, 4),
        "reasons": ";".join(pair.signs),
        "decided_by": "links" if by_people else "alignment",
        "first_office": offices[first.document_id],
        "first_title": first.title,
        "first_text": first.text,
        "second_office": offices[second.document_id],
        "second_title": second.title,
        "second_text": second.text,
    }
