"""Where rows stand as a viewer shows their pages, and whether a text layer or a picture was read there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.readers.turning import shown_box
from schemas.finding import Finding
from schemas.page import Box, Page
from schemas.plan import Evidence, Ignored, Plan, TableReading
from schemas.table import Cell, PageBox, Table, TextLine

_Record = TypeVar("_Record")


def as_shown(plan: Plan, pages: Sequence[Page]) -> Plan:
    """Return the plan with every box in points from the top left of its page as displayed, and each row's method.

    Only what stands on pages with `turn` (their text ran up, down or upside down as displayed), and on recognized ones,
    is touched.
    """
    turned = {page.number: page for page in pages if page.turn or page.text_layer == "ocr"}
    if not turned:
        return plan
    document = plan.document
    return replace(
        plan,
        document=replace(document, evidence=document.evidence and _evidence(document.evidence, turned)),
        sections=_records(plan.sections, turned),
        passages=_records(plan.passages, turned),
        goals=_records(plan.goals, turned),
        measures=_records(plan.measures, turned),
        kpis=_records(plan.kpis, turned),
        kpi_values=_records(plan.kpi_values, turned),
        budgets=_records(plan.budgets, turned),
        quantities=_records(plan.quantities, turned),
        criteria=_records(plan.criteria, turned),
        people=_records(plan.people, turned),
        tables=tuple(_reading(reading, turned) for reading in plan.tables),
        ignored=tuple(Ignored(line=_line(one.line, turned), reason=one.reason) for one in plan.ignored),
        findings=tuple(_finding(finding, turned) for finding in plan.findings),
    )


def _box(page: int, box: Box, turned: Mapping[int, Page]) -> Box:
    if page not in turned or not turned[page].turn:
        return box
    return Box(*(round(side, 3) for side in shown_box(turned[page], box)))


def _evidence(evidence: Evidence, turned: Mapping[int, Page]) -> Evidence:
    if evidence.page not in turned:
        return evidence
    recognized = turned[evidence.page].text_layer == "ocr" and evidence.method == "text"
    return replace(
        evidence,
        box=_box(evidence.page, evidence.box, turned),
        method="ocr" if recognized else evidence.method,
    )


def _records(records: tuple[_Record, ...], turned: Mapping[int, Page]) -> tuple[_Record, ...]:
    return tuple(replace(r, evidence=_evidence(r.evidence, turned)) for r in records)  # type: ignore[type-var,attr-defined]


def _line(line: TextLine, turned: Mapping[int, Page]) -> TextLine:
    return line._replace(box=_box(line.page, line.box, turned))


def _lines(lines: tuple[TextLine, ...], turned: Mapping[int, Page]) -> tuple[TextLine, ...]:
    return tuple(_line(line, turned) for line in lines)


def _places(places: tuple[PageBox, ...], turned: Mapping[int, Page]) -> tuple[PageBox, ...]:
    return tuple(PageBox(place.page, _box(place.page, place.box, turned)) for place in places)


def _cell(cell: Cell, turned: Mapping[int, Page]) -> Cell:
    return replace(cell, lines=_lines(cell.lines, turned), boxes=_places(cell.boxes, turned))


def _reading(reading: TableReading, turned: Mapping[int, Page]) -> TableReading:
    table: Table = reading.table
    return replace(
        reading,
        table=replace(
            table,
            cells=tuple(_cell(cell, turned) for cell in table.cells),
            caption_lines=_lines(table.caption_lines, turned),
            repeated_lines=_lines(table.repeated_lines, turned),
            regions=_places(table.regions, turned),
        ),
    )


def _finding(finding: Finding, turned: Mapping[int, Page]) -> Finding:
    return finding if finding.box is None else replace(finding, box=_box(finding.page, finding.box, turned))
