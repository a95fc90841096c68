"""Clusters as people read them: an id, a label, and each member with how alike it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.align.clusters import Clusters
from pipeline.align.keys import text_key
from pipeline.align.row import Edition, Row
from pipeline.dataset.row import short_hash

_LONGEST_LABEL: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One row of a cluster.

    Attributes:
        thread: Position of its thread: the row through the years.
        newest: It is the row of the latest edition that has it.
        similarity: To the row that labels the cluster, 0 to 1; None where they were joined by structure or by people.
    """

    row: Row
    edition: Edition
    thread: int
    newest: bool
    similarity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One obligation and everybody who has it; members by office, plan and year."""

    cluster_id: str
    label: str
    members: tuple[Member, ...]

    @property
    def newest(self) -> tuple[Member, ...]:
        """The members as each plan has them now."""
        return tuple(member for member in self.members if member.newest)

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that have it, each once, in order."""
        return tuple(sorted({member.edition.office for member in self.members}))


def describe_clusters(clusters: Clusters, editions: Sequence[Edition]) -> tuple[Cluster, ...]:
    """Name every cluster and order them: those that most offices have first."""
    by_document = {edition.document_id: edition for edition in editions}
    content = {(pair.first, pair.second): pair.content for pair in clusters.pairs}
    described = [_describe(clusters, threads, content, by_document) for threads in clusters.members]
    return tuple(sorted(described, key=lambda c: (-len(c.offices), c.label, c.cluster_id)))


def _describe(
    clusters: Clusters,
    threads: Sequence[int],
    content: Mapping[tuple[int, int], float],
    editions: Mapping[str, Edition],
) -> Cluster:
    central = max(threads, key=lambda one: (sum(_likeness(one, other, content) or 0.0 for other in threads), -one))
    members = sorted(
        _members(clusters, threads, central, content, editions),
        key=lambda m: (m.edition.office, m.edition.plan_type, m.edition.roc_year_start or 0, m.row.order, m.row.id),
    )
    ids = sorted(member.row.id for member in members)
    return Cluster(
        cluster_id=f"a-{short_hash(ids[:1])}",
        label=_label(clusters.threads[central].newest),
        members=tuple(members),
    )


def _members(
    clusters: Clusters,
    threads: Sequence[int],
    central: int,
    content: Mapping[tuple[int, int], float],
    editions: Mapping[str, Edition],
) -> Iterator[Member]:
    for position in threads:
        thread = clusters.threads[position]
        likeness = 1.0 if position == central else _likeness(central, position, content)
        for row in thread.rows:
            yield Member(
                row=row,
                edition=editions[row.document_id],
                thread=position,
                newest=row is thread.newest,
                similarity=None if likeness is None else round(likeness, 4),
            )


def _likeness(one: int, other: int, content: Mapping[tuple[int, int], float]) -> float | None:
    return content.get((min(one, other), max(one, other)))


def _label(row: Row) -> str:
    """Say what a cluster is about in a few words: the name, with the text where rows share the name."""
    if row.entity == "kpi" or not row.text:
        return _short(row.title or row.text)
    if not row.title or text_key(row.title) == text_key(row.text):
        return _short(row.text)
    return f"{_short(row.title)}｜{_short(row.text)}"


def _short(text: str) -> str:
    line = " ".join(text.split("\n"))
    return line if len(line) <= _LONGEST_LABEL else f"{line[:_LONGEST_LABEL]}…"
