"""The numbers that rows commit to, from `quantities` and from KPI targets, ready to be set side by side."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractors.language.normalize import fold_key
from pipeline.align.dataset import Record, read_table
from pipeline.align.row import Row

_CONTEXT: Final = 12  # characters before a number that say what it counts
_COMMITTED: Final = frozenset({"title", "name", "text", "formula"})  # criteria are the evaluator's
_RATES: Final = frozenset({"%", "‰"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of one row.

    Attributes:
        family: What it may be compared with: numbers of one unit, and of one kind where the unit doesn't tell.
        context: Key of the words before it.
        roc_year: The year that it is for; None for the plan's own.
    """

    family: str
    comparator: str
    value: float
    unit: str
    raw: str
    context: str
    roc_year: int | None = None


def load_quantities(folder: Path, rows: Mapping[str, Row]) -> Mapping[str, Sequence[Quantity]]:
    """Return the numbers of each row by its id, in printed order.

    Args:
        folder: The dataset.
        rows: Measures and KPIs by id: for the words that a number stands in.

    Raises:
        DatasetError: The dataset has no such table.
    """
    found: dict[str, list[Quantity]] = defaultdict(list)
    for record in read_table(folder, "quantities"):
        row = rows.get(record["measure_id"] or record["kpi_id"])
        if row is not None and record["value"] and record["column"] in _COMMITTED:
            found[row.id].append(_quantity(record, row))
    for row in rows.values():
        found[row.id] += _targets(row)
    return found


def _quantity(record: Record, row: Row) -> Quantity:
    column = row.title if record["column"] in {"title", "name"} else row.text
    start = int(record["start"])
    return Quantity(
        family=_family(record["unit"], record["kind"]),
        comparator=record["comparator"],
        value=float(record["value"]),
        unit=record["unit"],
        raw=record["raw"],
        context=fold_key(column[max(0, start - _CONTEXT) : start]),
    )


def _targets(row: Row) -> Iterator[Quantity]:
    for value in row.values:
        if value.kind == "target" and value.value is not None:
            unit = value.unit or row.fields.get("unit", "")
            yield Quantity(
                family=_family(unit, "count"),
                comparator=value.comparator,
                value=value.value,
                unit=unit,
                raw=value.raw,
                context=fold_key(row.title)[-_CONTEXT:],
                roc_year=value.roc_year,
            )


def _family(unit: str, kind: str) -> str:
    """Numbers compare within a unit; 10 days to do it and 10 days of doing it are told apart by kind."""
    if unit in _RATES:
        return unit
    return f"{kind}:{fold_key(unit)}"
