"""`differences.csv`: one number of one obligation, office by office, with the least, the middle and the most of all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Final

from pipeline.compare.cluster import Cluster, Member
from pipeline.compare.quantities import Quantity
from pipeline.dataset.row import Value

DIFFERENCE_COLUMNS: Final = (
    "cluster_id",
    "label",
    "number",
    "unit",
    "office",
    "roc_year",
    "same_year",
    "comparator",
    "value",
    "raw",
    "minimum",
    "median",
    "maximum",
    "offices",
    "differs",
    "outlier",
    "id",
    "document_id",
    "page",
)
"""`number` counts an obligation's numbers from 1; `outlier` is empty where too few offices state it to tell."""

_SAME_PLACE: Final = 0.4  # likeness of the words before two numbers, where a row has several of one unit
_ENOUGH: Final = 5  # values; of fewer, none is an outlier
_FENCE: Final = 1.5  # interquartile ranges beyond the quartiles (Tukey)


@dataclass(frozen=True, slots=True)
class _Stated:
    """One office's number."""

    member: Member
    quantity: Quantity

    @property
    def year(self) -> int | None:
        """The year that it is for."""
        return self.quantity.roc_year or self.member.edition.roc_year_start


def difference_records(
    clusters: Sequence[Cluster], quantities: Mapping[str, Sequence[Quantity]]
) -> Iterator[Mapping[str, Value]]:
    """Yield a record for each office's number that another office's can be set against."""
    for cluster in clusters:
        for number, stated in enumerate(_comparable(cluster, quantities), start=1):
            yield from _records(cluster, number, stated)


def _comparable(cluster: Cluster, quantities: Mapping[str, Sequence[Quantity]]) -> Iterator[Sequence[_Stated]]:
    """Yield the numbers that count the same thing in two offices or more, one an office."""
    families: dict[str, list[tuple[Member, list[Quantity]]]] = defaultdict(list)
    for member in cluster.newest:
        by_family: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in quantities.get(member.row.id, ()):
            by_family[quantity.family].append(quantity)
        for family, found in by_family.items():
            families[family].append((member, found))
    for family in sorted(families):
        stating = _of_one_year(families[family])
        if len({member.edition.office for member, _ in stating}) > 1:
            yield from _places(stating)


def _of_one_year(stating: Sequence[tuple[Member, list[Quantity]]]) -> Sequence[tuple[Member, list[Quantity]]]:
    """Leave each KPI with the targets of one year: the last that all KPIs have, else its own last."""
    years = [{q.roc_year for q in found if q.roc_year is not None} for _, found in stating]
    dated = [found for found in years if found]
    common = set.intersection(*dated) if dated else set()
    return [
        (member, [q for q in found if q.roc_year in (None, max(common or own, default=None))])
        for (member, found), own in zip(stating, years, strict=True)
    ]


def _places(stating: Sequence[tuple[Member, list[Quantity]]]) -> Iterator[Sequence[_Stated]]:
    """Set numbers against each other by the words before them, around the row that states the most."""
    reference = max(stating, key=lambda pair: (len(pair[1]), pair[0].row.id))
    places: list[list[_Stated]] = [[_Stated(reference[0], quantity)] for quantity in reference[1]]
    for member, found in stating:
        if member is not reference[0]:
            for position, quantity in _matched(reference[1], found):
                places[position].append(_Stated(member, quantity))
    for place in places:
        by_office = {stated.member.edition.office: stated for stated in reversed(place)}
        if len(by_office) > 1:
            yield [by_office[office] for office in sorted(by_office)]


def _matched(reference: Sequence[Quantity], found: Sequence[Quantity]) -> Iterator[tuple[int, Quantity]]:
    import numpy as np
    from rapidfuzz.fuzz import ratio
    from scipy.optimize import linear_sum_assignment

    if len(reference) == len(found) == 1:
        yield 0, found[0]
        return
    likeness = np.array([[ratio(one.context, other.context) / 100 for other in found] for one in reference])
    for i, j in zip(*linear_sum_assignment(likeness, maximize=True), strict=True):
        if likeness[i, j] >= _SAME_PLACE:
            yield int(i), found[int(j)]


def _records(cluster: Cluster, number: int, stated: Sequence[_Stated]) -> Iterator[Mapping[str, Value]]:
    values = [one.quantity.value for one in stated]
    fences = _fences(values)
    same_year = len({one.year for one in stated}) == 1
    for one in stated:
        value = one.quantity.value
        yield {
            "cluster_id": cluster.cluster_id,
            "label": cluster.label,
            "number": number,
            "unit": one.quantity.unit,
            "office": one.member.edition.office,
            "roc_year": one.year,
            "same_year": same_year,
            "comparator": one.quantity.comparator,
            "value": value,
            "raw": one.quantity.raw,
            "minimum": min(values),
            "median": median(values),
            "maximum": max(values),
            "offices": len(values),
            "differs": min(values) != max(values),
            "outlier": None if fences is None else not fences[0] <= value <= fences[1],
            "id": one.member.row.id,
            "document_id": one.member.row.document_id,
            "page": one.member.row.page,
        }


def _fences(values: Sequence[float]) -> tuple[float, float] | None:
    """Return what lies within is ordinary; None where there are too few values to tell."""
    if len(values) < _ENOUGH:
        return None
    first, _, third = quantiles(values, n=4, method="inclusive")
    reach = _FENCE * (third - first)
    return first - reach, third + reach
