"""Rows and editions in short, for tests of alignment, diff and compare."""

from collections.abc import Sequence
from typing import Any

from pipeline.align.row import Edition, Row, Value


def measure(number: str, text: str, *, title: str = "", owner: str = "", **given: Any) -> Row:
    """A work item; its id is its text, so that tests can name it."""
    fields = {"owner": owner, **given.pop("fields", {})}
    place = {"owner": owner, **given.pop("place", {})}
    return Row(
        entity="measure",
        id=given.pop("id", f"{number}-{text}"),
        document_id="",
        order=0,
        kind=given.pop("kind", "work_item"),
        number=number,
        title=title,
        text=text,
        place=place,
        fields=fields,
        page=given.pop("page", 1),
        **given,
    )


def kpi(number: str, name: str, *, formula: str = "", values: Sequence[Value] = (), **fields: str) -> Row:
    return Row(
        entity="kpi",
        id=f"{number}-{name}",
        document_id="",
        order=0,
        kind="kpi",
        number=number,
        title=name,
        text=formula,
        place={"goal": number.rpartition(".")[0]},
        fields=fields,
        values=tuple(values),
        page=1,
    )


def target(year: int | None, raw: str, value: float | None = None, unit: str = "", **given: Any) -> Value:
    return Value(
        roc_year=year,
        kind=given.pop("kind", "target"),
        comparator=given.pop("comparator", ""),
        value=value,
        unit=unit,
        status="",
        raw=raw,
    )


def section(number: str, text: str, *, parent: Row | None = None) -> Row:
    return Row(
        entity="section",
        id=f"{number}-{text}",
        document_id="",
        order=0,
        kind="section",
        number=number,
        text=text,
        parent_id=parent.id if parent else "",
        place={"parent": parent.text if parent else "", "path": f"{parent.number}/{number}" if parent else number},
        page=1,
    )


def edition(*rows: Row, year: int = 113, office: str = "某某戶政事務所", **given: Any) -> Edition:
    """A plan of one year; rows get their places and the plan's id."""
    document = f"{office}-{given.get('plan_type', 'plan')}-{year}"
    placed = (_replace(row, document, order) for order, row in enumerate(rows))
    return Edition(
        document_id=document,
        source=f"{document}.pdf",
        office=office,
        plan_type=given.pop("plan_type", "service_quality_plan"),
        roc_year_start=year,
        roc_year_end=given.pop("until", year),
        pages=given.pop("pages", 9),
        status=given.pop("status", "ok"),
        rows=tuple(placed),
        **given,
    )


def _replace(row: Row, document: str, order: int) -> Row:
    values = {name: getattr(row, name) for name in row.__dataclass_fields__}
    return Row(**{**values, "document_id": document, "order": order})
