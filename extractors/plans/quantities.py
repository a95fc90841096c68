"""Every number that a measure commits to or is judged by, and those that a KPI's name and formula state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.language.quantities import find_all_quantities
from extractors.language.quantity_values import QuantityReading
from schemas.plan import Evidence, Kpi, Measure, Quantity

_OF_MEASURES: Final = ("title", "text", "criteria", "expected_benefit", "note")
_OF_KPIS: Final = ("name", "formula")


@dataclass(frozen=True, slots=True)
class _Source:
    """One text with the row and column that it stands in."""

    text: str
    column: str
    measure_id: str | None
    kpi_id: str | None
    evidence: Evidence


def read_quantities(measures: Sequence[Measure], kpis: Sequence[Kpi]) -> tuple[Quantity, ...]:
    """Find the quantities of all texts of a plan, in the order of its rows.

    `start` and `end` are offsets in the column's own text. A cell that holds for several measures is read for each.
    """
    sources = list(_sources(measures, kpis))
    texts = list(dict.fromkeys(source.text for source in sources))  # a merged cell is read once for all its rows
    found = dict(zip(texts, find_all_quantities(texts), strict=True))
    return tuple(_quantity(source, reading) for source in sources for reading in found[source.text])


def _sources(measures: Iterable[Measure], kpis: Iterable[Kpi]) -> Iterable[_Source]:
    for measure in measures:
        for column in _OF_MEASURES:
            text = getattr(measure, column)
            if text:
                yield _Source(text, column, measure.measure_id, None, measure.evidence)
    for kpi in kpis:
        for column in _OF_KPIS:
            text = getattr(kpi, column)
            if text:
                yield _Source(text, column, None, kpi.kpi_id, kpi.evidence)


def _quantity(source: _Source, reading: QuantityReading) -> Quantity:
    return Quantity(
        measure_id=source.measure_id,
        kpi_id=source.kpi_id,
        column=source.column,
        kind=reading.kind,
        comparator=reading.comparator,
        value=reading.value,
        value_high=reading.value_high,
        unit=reading.unit,
        per=reading.per,
        raw=reading.raw,
        start=reading.start,
        end=reading.end,
        evidence=source.evidence,
    )
