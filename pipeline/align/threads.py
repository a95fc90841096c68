"""One obligation of one office through the years: the rows of a series of editions, chained from year to year."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.align.editions import pair_rows
from pipeline.align.links import Links
from pipeline.align.row import Edition, Entity, Row

ALIGNED: Final[tuple[Entity, ...]] = ("measure", "kpi")

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The same row in one or more editions of one plan.

    Attributes:
        series: Position of the plan (office and plan type) among all.
        rows: Oldest edition first; at most one of each edition.
        similarity: Of each row to the one before it, 0 to 1; 1 for the first.
    """

    series: int
    rows: tuple[Row, ...]
    similarity: tuple[float, ...]

    @property
    def newest(self) -> Row:
        """The row of the latest edition that has it."""
        return self.rows[-1]


@dataclass(slots=True)
class _Growing:
    rows: list[Row] = field(default_factory=list)
    similarity: list[float] = field(default_factory=list)


def build_threads(editions: Sequence[Edition], links: Links) -> tuple[Thread, ...]:
    """Chain the measures and KPIs of each series from edition to edition, by plan year."""
    by_series: dict[tuple[str, str], list[Edition]] = defaultdict(list)
    for edition in editions:
        by_series[edition.series if edition.office else (edition.document_id, "")].append(edition)
    threads: list[Thread] = []
    for number, series in enumerate(sorted(by_series)):
        ordered = sorted(by_series[series], key=lambda e: (e.roc_year_start or 0, e.roc_year_end or 0, e.document_id))
        for entity in ALIGNED:
            threads += _chain([edition.of(entity) for edition in ordered], number, entity, links)
    return tuple(threads)


def _chain(editions: Sequence[Sequence[Row]], series: int, entity: Entity, links: Links) -> list[Thread]:
    """Chain each edition to the one before it; a row that paused a year begins a thread of its own."""
    growing: list[_Growing] = []
    last: Mapping[Key, _Growing] = {}
    before: Sequence[Row] = ()
    for rows in editions:
        pairs = {pair.second.key: pair for pair in pair_rows(before, rows, entity, links)}
        current: dict[Key, _Growing] = {}
        for row in rows:
            pair = pairs.get(row.key)
            thread = last[pair.first.key] if pair else _Growing()
            if not pair:
                growing.append(thread)
            thread.rows.append(row)
            thread.similarity.append(pair.similarity if pair else 1.0)
            current[row.key] = thread
        last, before = current, rows
    return [Thread(series=series, rows=tuple(g.rows), similarity=tuple(g.similarity)) for g in growing]
