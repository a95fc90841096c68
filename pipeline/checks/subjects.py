"""Rows as the subjects of findings, and the texts of a plan."""

from collections.abc import Iterator

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


def texts(plan: Plan) -> Iterator[tuple[Subject, str]]:
    """Yield every text of the plan's records once, with its subject; text that many rows carry comes once."""
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
