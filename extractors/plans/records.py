"""The records of one table, and ids that stay apart over all tables of a plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.plans.identity import unique_ids
from extractors.plans.indicators import KpiRow
from extractors.plans.work_items import MeasureRow
from schemas.finding import Finding
from schemas.plan import Budget, Criterion, Goal, Kpi, KpiValue, Measure, Person


@dataclass(frozen=True, slots=True)
class TableRecords:
    """What one table states."""

    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    kpi_values: tuple[KpiValue, ...] = ()
    budgets: tuple[Budget, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    people: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def tell_measures_apart(rows: Iterable[MeasureRow]) -> tuple[MeasureRow, ...]:
    """Give rows of one table that say the same an ordinal each."""
    listed = tuple(rows)
    ids = unique_ids(row.measure.measure_id for row in listed)
    return tuple(
        row if row.measure.measure_id == i else MeasureRow(replace(row.measure, measure_id=i), row.rows)
        for row, i in zip(listed, ids, strict=True)
    )


def tell_kpis_apart(rows: Iterable[KpiRow]) -> tuple[KpiRow, ...]:
    """Give KPIs of one table that say the same an ordinal each, their values too."""
    listed = tuple(rows)
    ids = unique_ids(row.kpi.kpi_id for row in listed)
    return tuple(row if row.kpi.kpi_id == i else _with_kpi_id(row, i) for row, i in zip(listed, ids, strict=True))


def _with_kpi_id(row: KpiRow, kpi_id: str) -> KpiRow:
    values = tuple(replace(value, kpi_id=kpi_id) for value in row.values)
    return KpiRow(replace(row.kpi, kpi_id=kpi_id), values, row.standing)


def tell_apart(records: Sequence[TableRecords]) -> list[TableRecords]:
    """Keep the ids of rows apart over all tables: the second of two equal ones gets an ordinal."""
    measures = iter(unique_ids(m.measure_id for r in records for m in r.measures))
    kpis = iter(unique_ids(k.kpi_id for r in records for k in r.kpis))
    out: list[TableRecords] = []
    for record in records:
        names = {m.measure_id: next(measures) for m in record.measures}
        codes = {k.kpi_id: next(kpis) for k in record.kpis}
        out.append(record if _same(names) and _same(codes) else _renamed(record, names, codes))
    return out


def _same(names: Mapping[str, str]) -> bool:
    return all(old == new for old, new in names.items())


def _renamed(record: TableRecords, names: Mapping[str, str], codes: Mapping[str, str]) -> TableRecords:
    return replace(
        record,
        measures=tuple(replace(m, measure_id=names[m.measure_id]) for m in record.measures),
        kpis=tuple(replace(k, kpi_id=codes[k.kpi_id]) for k in record.kpis),
        kpi_values=tuple(replace(v, kpi_id=codes[v.kpi_id]) for v in record.kpi_values),
        budgets=tuple(
            replace(
                b,
                kpi_id=codes[b.kpi_id] if b.kpi_id else None,
                measure_id=names[b.measure_id] if b.measure_id else None,
            )
            for b in record.budgets
        ),
        criteria=tuple(replace(c, measure_id=names[c.measure_id]) for c in record.criteria),
    )
