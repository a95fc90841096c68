"""`matrix.csv`: one row an obligation, a few columns an office: what it aims at, when, and who does it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.compare.cluster import Cluster, Member
from pipeline.compare.quantities import Quantity
from pipeline.dataset.row import Value

_FIRST_COLUMNS: Final = ("cluster_id", "label", "offices", "roc_years", "same_year")
_OFFICE_COLUMNS: Final = ("roc_year", "target", "months", "owner")
_ALL_YEAR: Final = 12


def matrix_columns(offices: Sequence[str]) -> tuple[str, ...]:
    """Return the head of the table: `roc_years` and `same_year` mark plan years that differ side by side."""
    return (*_FIRST_COLUMNS, *(f"{office} {name}" for office in offices for name in _OFFICE_COLUMNS))


def matrix_records(
    clusters: Sequence[Cluster], offices: Sequence[str], quantities: Mapping[str, Sequence[Quantity]]
) -> Iterator[Mapping[str, Value]]:
    """Yield a record for each cluster, each office as its latest plan has it; an office without it has empty cells.

    An empty cell says that the plans at hand don't have it, not that the office doesn't do it.
    """
    for cluster in clusters:
        years = sorted({year for member in cluster.newest if (year := member.edition.roc_year_start) is not None})
        record: dict[str, Value] = {
            "cluster_id": cluster.cluster_id,
            "label": cluster.label,
            "offices": len(cluster.offices),
            "roc_years": ";".join(map(str, years)),
            "same_year": len(years) <= 1,
        }
        for office in offices:
            members = [member for member in cluster.newest if member.edition.office == office]
            record |= {f"{office} {name}": value for name, value in _cells(members, quantities)}
        yield record


def _cells(members: Sequence[Member], quantities: Mapping[str, Sequence[Quantity]]) -> Iterator[tuple[str, str]]:
    yield "roc_year", _join(str(member.edition.roc_year_start or "") for member in members)
    yield "target", _join(_target(member, quantities) for member in members)
    yield "months", _join(_months(member) for member in members)
    yield "owner", _join(member.row.fields.get("owner", "") for member in members)


def _target(member: Member, quantities: Mapping[str, Sequence[Quantity]]) -> str:
    targets = [value for value in member.row.values if value.kind == "target"]
    if targets:
        return "、".join(f"{value.roc_year}={value.raw}" if value.roc_year else value.raw for value in targets)
    return "、".join(dict.fromkeys(quantity.raw for quantity in quantities.get(member.row.id, ())))


def _months(member: Member) -> str:
    months = member.row.months
    if len(months) == _ALL_YEAR:
        return "1-12"
    return member.row.fields.get("schedule", "") or ";".join(map(str, months))


def _join(values: Iterator[str]) -> str:
    """Join what differs, in order, each once."""
    return "；".join(dict.fromkeys(value for value in values if value))
