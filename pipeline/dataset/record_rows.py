"""Rows of what an office commits to: goals, measures, months, KPIs, values, money, numbers, criteria, people."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from extractors.language.normalize import normalize_text
from extractors.language.owners import split_owners
from extractors.language.terms import find_concepts
from pipeline.dataset.place import global_id, place_columns
from pipeline.dataset.row import Row, clean_text, common_era, content_ids
from schemas.plan import Budget, Criterion, Goal, Kpi, KpiValue, Measure, Person, Quantity


def goal_row(goal: Goal, did: str) -> Row:
    """Return the row of a strategic goal."""
    return place_columns(goal.evidence, did) | {
        "goal_id": global_id(did, goal.goal_id),
        "number": clean_text(goal.number),
        "title": clean_text(goal.title),
        "title_norm": _normalized(goal.title),
        "theme": clean_text(goal.theme),
        "perspective": clean_text(goal.perspective),
    }


_MEASURE_TEXTS: Final = (
    "number",
    "parent",
    "title",
    "text",
    "title_norm",
    "text_norm",
    "theme_number",
    "theme",
    "goal_number",
    "goal",
    "kpi_code",
    "owner",
    "co_owner",
    "schedule",
    "status",
    "note",
    "criteria",
    "expected_benefit",
    "programme",
)


def measure_row(measure: Measure, did: str) -> Row:
    """Return the row of a measure."""
    return (
        place_columns(measure.evidence, did)
        | {name: clean_text(getattr(measure, name)) for name in _MEASURE_TEXTS}
        | {
            "measure_id": global_id(did, measure.measure_id),
            "kind": measure.kind,
            "concepts": _concepts(measure.title, measure.text),
            "owners": _owners(measure.owner),
            "months": measure.months or None,
            "roc_year": measure.roc_year,
            "year": common_era(measure.roc_year),
        }
    )


def month_rows(measure: Measure, did: str) -> list[Row]:
    """Return one row for each month in which a measure runs."""
    return [
        place_columns(measure.evidence, did)
        | {
            "measure_id": global_id(did, measure.measure_id),
            "roc_year": measure.roc_year,
            "year": common_era(measure.roc_year),
            "month": month,
        }
        for month in sorted(set(measure.months))
    ]


_KPI_TEXTS: Final = (
    "code",
    "name",
    "formula",
    "unit",
    "goal_number",
    "goal",
    "theme",
    "perspective",
    "owner",
    "evaluation_system",
    "evaluation_method",
    "weight",
)


def kpi_row(kpi: Kpi, did: str) -> Row:
    """Return the row of a KPI."""
    return (
        place_columns(kpi.evidence, did)
        | {name: clean_text(getattr(kpi, name)) for name in _KPI_TEXTS}
        | {
            "kpi_id": global_id(did, kpi.kpi_id),
            "direction": kpi.direction or None,
            "direction_confidence": kpi.direction_confidence,
            "name_norm": _normalized(kpi.name),
            "concepts": _concepts(kpi.name, kpi.formula),
            "owners": _owners(kpi.owner),
        }
    )


def kpi_value_rows(values: tuple[KpiValue, ...], did: str) -> list[Row]:
    """Return the rows of the values of KPIs."""
    ids = content_ids(f"{did}/v-", [(v.kpi_id, v.roc_year, v.kind, v.raw) for v in values])
    return [
        place_columns(value.evidence, did)
        | {
            "value_id": value_id,
            "kpi_id": global_id(did, value.kpi_id),
            "kpi_code": clean_text(value.kpi_code),
            "kpi": clean_text(value.kpi),
            "roc_year": value.roc_year,
            "year": common_era(value.roc_year),
            "kind": value.kind,
            "comparator": value.comparator or None,
            "value": value.value,
            "unit": clean_text(value.unit),
            "status": value.status or None,
            "note": clean_text(value.note),
            "raw": clean_text(value.raw),
        }
        for value_id, value in zip(ids, values, strict=True)
    ]


def budget_rows(budgets: tuple[Budget, ...], did: str) -> list[Row]:
    """Return the rows of amounts of money."""
    ids = content_ids(f"{did}/b-", [(b.kpi_id, b.measure_id, b.category, b.roc_year, b.raw) for b in budgets])
    return [
        place_columns(budget.evidence, did)
        | {
            "budget_id": budget_id,
            "kpi_id": global_id(did, budget.kpi_id),
            "measure_id": global_id(did, budget.measure_id),
            "kpi_code": clean_text(budget.kpi_code),
            "category": clean_text(budget.category),
            "roc_year": budget.roc_year,
            "year": common_era(budget.roc_year),
            "amount_twd": budget.amount_twd,
            "status": budget.status or None,
            "raw": clean_text(budget.raw),
        }
        for budget_id, budget in zip(ids, budgets, strict=True)
    ]


def quantity_rows(quantities: tuple[Quantity, ...], did: str) -> list[Row]:
    """Return the rows of committed numbers; offsets count in the column as printed."""
    keys = [(q.measure_id, q.kpi_id, q.column, q.kind, q.raw, q.start) for q in quantities]
    return [
        place_columns(quantity.evidence, did)
        | {
            "quantity_id": quantity_id,
            "measure_id": global_id(did, quantity.measure_id),
            "kpi_id": global_id(did, quantity.kpi_id),
            "column": quantity.column,
            "kind": quantity.kind,
            "comparator": quantity.comparator or None,
            "value": quantity.value,
            "value_high": quantity.value_high,
            "unit": clean_text(quantity.unit),
            "per": clean_text(quantity.per),
            "raw": clean_text(quantity.raw),
            "start": quantity.start,
            "end": quantity.end,
        }
        for quantity_id, quantity in zip(content_ids(f"{did}/q-", keys), quantities, strict=True)
    ]


def criterion_rows(criteria: tuple[Criterion, ...], did: str) -> list[Row]:
    """Return the rows of assessment criteria."""
    keys = [(c.measure_id, c.evaluators, c.title, c.text, c.legal_basis) for c in criteria]
    return [
        place_columns(criterion.evidence, did)
        | {
            "criterion_id": criterion_id,
            "measure_id": global_id(did, criterion.measure_id),
            "evaluators": _clean(criterion.evaluators),
            "title": clean_text(criterion.title),
            "text": clean_text(criterion.text),
            "legal_basis": clean_text(criterion.legal_basis),
        }
        for criterion_id, criterion in zip(content_ids(f"{did}/c-", keys), criteria, strict=True)
    ]


def person_rows(people: tuple[Person, ...], did: str) -> list[Row]:
    """Return the rows of a task force, names as printed."""
    # The name is left out of the id, which masking could not hide.
    ids = content_ids(f"{did}/p-", [(p.duty, p.title, p.task) for p in people])
    return [
        place_columns(person.evidence, did)
        | {
            "person_id": person_id,
            "duty": clean_text(person.duty),
            "title": clean_text(person.title),
            "name": clean_text(person.name),
            "task": clean_text(person.task),
        }
        for person_id, person in zip(ids, people, strict=True)
    ]


def _concepts(*texts: str | None) -> tuple[str, ...] | None:
    found = (tag.concept for text in texts if text for tag in find_concepts(text))
    return tuple(dict.fromkeys(found)) or None


@lru_cache(maxsize=4096)  # a column of owners says the same few names over and over
def _owners(text: str | None) -> tuple[str, ...] | None:
    return _clean(split_owners(text)) if text else None


def _normalized(text: str | None) -> str | None:
    return clean_text(normalize_text(text)) if text else None


def _clean(texts: Iterable[str]) -> tuple[str, ...] | None:
    # A list is written with `;` between its items, which no item may hold.
    return tuple(filter(None, (clean_text(text.replace(";", "；")) for text in texts))) or None
