"""`coverage.csv`: what only one office plans, what all do, what all do but one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from pipeline.compare.cluster import Cluster
from pipeline.dataset.row import Value

Situation = Literal["only_one", "some", "all_but_one", "all"]

COVERAGE_COLUMNS: Final = (
    "situation",
    "cluster_id",
    "label",
    "offices",
    "of_offices",
    "having",
    "missing",
    "roc_years",
)
_ORDER: Final[tuple[Situation, ...]] = ("all_but_one", "only_one", "all", "some")
_FEWEST: Final = 3  # of two offices, "all but one" would say no more than "only one"


def coverage_records(clusters: Sequence[Cluster], offices: Sequence[str]) -> Iterator[Mapping[str, Value]]:
    """Yield a record for each cluster, the telling situations first.

    `missing` names the offices whose plans at hand don't have it; that is not to say that they don't do it.
    """
    named = [(_situation(len(cluster.offices), len(offices)), cluster) for cluster in clusters]
    for situation, cluster in sorted(
        named, key=lambda pair: (_ORDER.index(pair[0]), pair[1].label, pair[1].cluster_id)
    ):
        having = cluster.offices
        years = sorted({year for member in cluster.members if (year := member.edition.roc_year_start) is not None})
        yield {
            "situation": situation,
            "cluster_id": cluster.cluster_id,
            "label": cluster.label,
            "offices": len(having),
            "of_offices": len(offices),
            "having": ";".join(having),
            "missing": ";".join(office for office in offices if office not in having),
            "roc_years": ";".join(map(str, years)),
        }


def _situation(having: int, total: int) -> Situation:
    if having == total and total > 1:
        return "all"
    if having == 1:
        return "only_one"
    return "all_but_one" if having == total - 1 and total >= _FEWEST else "some"
