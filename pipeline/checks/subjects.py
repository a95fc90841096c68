"""Rows as the subjects of findings, and the texts of a plan."""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.rule import Subject
from schemas.plan import Kpi, KpiValue, Measure, Passage, Plan, Section


def of_measure(measure: Measure, column: str) -> Subject:
    """A measure's column."""
    return Subject(table="measures", row_id=measure.measure_id, column=column, evidence=measure.evidence)


def of_kpi(kpi: Kpi, column: str) -> Subject:
    """A KPI's column."""
    return Subject(table="kpis", row_id=kpi.kpi_id, column=column, evidence=kpi.evidence)


def of_value(value: KpiValue, column: str) -> Subject:
    """A KPI value's column; the row has no id of its own, so the KPI's stands for it."""
    return Subject(table="kpi_values", row_id=value.kpi_id, column=column, evidence=value.evidence)


def of_section(section: Section) -> Subject:
    """An outline item's text."""
    return Subject(table="outline", row_id=section.section_id, column="text", evidence=section.evidence)


def of_passage(passage: Passage) -> Subject:
    """An unnumbered passage's text."""
    return Subject(table="passages", row_id=passage.passage_id, column="text", evidence=passage.evidence)


class _OnePlan:
    """A plan that is equal to itself only: comparing two by what they hold would take longer than reading one."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _OnePlan) and self.plan is other.plan

    def __hash__(self) -> int:
        return id(self.plan)


def texts(plan: Plan) -> tuple[tuple[Subject, str], ...]:
    """Return every text of the plan's records once, with its subject; text that many rows carry comes once."""
    return _texts_of(_OnePlan(plan))


@lru_cache(maxsize=1)  # one rule after the other asks for those of the same plan
def _texts_of(one: _OnePlan) -> tuple[tuple[Subject, str], ...]:
    return tuple(_texts(one.plan))


def _texts(plan: Plan) -> Iterator[tuple[Subject, str]]:
    for section in plan.sections:
        yield of_section(section), section.text
    for passage in plan.passages:
        yield of_passage(passage), passage.text
    seen: set[tuple[str, str, int]] = set()
    for measure in plan.measures:
        for column in ("title", "text", "criteria", "expected_benefit", "note"):
            text = getattr(measure, column)
            key = (column, text or "", measure.evidence.page)
            if text and key not in seen:
                seen.add(key)
                yield of_measure(measure, column), text
    for kpi in plan.kpis:
        for column in ("name", "formula"):
            text = getattr(kpi, column)
            if text:
                yield of_kpi(kpi, column), text
