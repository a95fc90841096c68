"""One Plan to rows of every table: ids made global, evidence spread over columns, names masked."""

from typing import Final

from pipeline.dataset.drawn_rows import cell_rows, table_rows
from pipeline.dataset.place import box_columns, global_id, place_columns
from pipeline.dataset.record_rows import (
    budget_rows,
    criterion_rows,
    goal_row,
    kpi_row,
    kpi_value_rows,
    measure_row,
    month_rows,
    person_rows,
    quantity_rows,
)
from pipeline.dataset.row import Row, Rows, clean_text, common_era, content_ids
from schemas.dataset import DATASET
from schemas.plan import Passage, Plan, Section
from schemas.result import DocumentResult

_ROW_ID: Final = {table.name: table.primary_key[0] for table in DATASET if len(table.primary_key) == 1}


def document_row(result: DocumentResult, document_id: str) -> Row:
    """Return the row of a file; a failed one has little more than its name and the reason."""
    row: Row = {
        "document_id": document_id,
        "source": clean_text(result.source),
        "sha256": result.sha256 or None,
        "status": result.status,
        "message": clean_text(result.message),
        "message_en": clean_text(result.message_en),
    }
    if result.plan is None:
        return row
    document = result.plan.document
    row |= {
        "office": clean_text(document.office),
        "city": clean_text(document.city),
        "district": clean_text(document.district),
        "title": clean_text(document.title),
        "plan_type": document.plan_type,
        "roc_year_start": document.roc_year_start,
        "year_start": common_era(document.roc_year_start),
        "roc_year_end": document.roc_year_end,
        "year_end": common_era(document.roc_year_end),
        "version": clean_text(document.version),
        "approved_on": document.approved_on,
        "approval_number": clean_text(document.approval_number),
        "pages": document.pages,
        "text_layer": document.text_layer,
        "coverage": None if document.coverage is None else round(document.coverage, 6),
    }
    return row if document.evidence is None else row | place_columns(document.evidence, document_id)


def plan_rows(plan: Plan, document: Row) -> Rows:
    """Return the rows of every table but `offices`, each in printed order; `document` is that of `document_row`."""
    did = str(document["document_id"])
    rows: Rows = {
        "documents": [document],
        "outline": [_section(section, did) for section in plan.sections],
        "passages": [_passage(passage, did) for passage in plan.passages],
        "goals": [goal_row(goal, did) for goal in plan.goals],
        "measures": [measure_row(measure, did) for measure in plan.measures],
        "schedule": [row for measure in plan.measures for row in month_rows(measure, did)],
        "kpis": [kpi_row(kpi, did) for kpi in plan.kpis],
        "kpi_values": kpi_value_rows(plan.kpi_values, did),
        "budgets": budget_rows(plan.budgets, did),
        "quantities": quantity_rows(plan.quantities, did),
        "criteria": criterion_rows(plan.criteria, did),
        "people": person_rows(plan.people, did),
        "tables": table_rows(plan, did),
        "cells": cell_rows(plan, did),
    }
    rows["findings"] = _findings(plan, did, rows)
    return rows


def _section(section: Section, did: str) -> Row:
    return place_columns(section.evidence, did) | {
        "section_id": global_id(did, section.section_id),
        "parent_id": global_id(did, section.parent_id),
        "number": clean_text(section.number),
        "label": clean_text(section.label),
        "level": section.level,
        "text": clean_text(section.text),
        "text_norm": clean_text(section.text_norm),
    }


def _passage(passage: Passage, did: str) -> Row:
    return place_columns(passage.evidence, did) | {
        "passage_id": global_id(did, passage.passage_id),
        "section_id": global_id(did, passage.section_id),
        "kind": passage.kind,
        "text": clean_text(passage.text),
        "text_norm": clean_text(passage.text_norm),
    }


def _findings(plan: Plan, did: str, rows: Rows) -> list[Row]:
    """Findings take table, method and confidence from the row that they speak of; without one they speak for us."""
    findings, recognized = plan.findings, plan.document.recognized_pages
    keys = [(f.rule, f.table, f.row_id, f.column, f.printed, f.message_en) for f in findings]
    spoken_of = {row[_ROW_ID[table]]: row for table, read in rows.items() if table in _ROW_ID for row in read}
    found: list[Row] = []
    for finding_id, finding in zip(content_ids(f"{did}/f-", keys), findings, strict=True):
        row_id = did if finding.table == "documents" else global_id(did, finding.row_id)
        row = spoken_of.get(row_id, {})
        found.append(
            {
                "finding_id": finding_id,
                "document_id": did,
                "rule": finding.rule,
                "severity": finding.severity,
                "origin": finding.origin,
                "table": clean_text(finding.table),
                "row_id": row_id,
                "column": clean_text(finding.column),
                "printed": clean_text(finding.printed),
                "expected": clean_text(finding.expected),
                "message": clean_text(finding.message),
                "message_en": clean_text(finding.message_en),
                "page": finding.page or row.get("page"),
                **box_columns(finding.box),
                "table_id": row.get("table_id"),
                "method": row.get("method") or ("ocr" if finding.page in recognized else None),
                "confidence": row.get("confidence"),
            }
        )
    return found
