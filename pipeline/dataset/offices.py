"""Rows of `offices`: what an office's name tells of its kind, its authority and its place."""

from extractors.language.office_registry import county_code, district_code, office_kind, parent_office
from pipeline.dataset.row import Row, clean_text
from schemas.plan import Document


def office_row(document: Document) -> Row | None:
    """Return the row of the office that a plan belongs to; None where the plan does not say."""
    office = clean_text(document.office)
    if office is None:
        return None
    kind = office_kind(office)
    return {
        "office": office,
        "city": clean_text(document.city),
        "district": clean_text(document.district),
        "parent": parent_office(office, document.city),
        "kind": "other" if kind is None else kind.kind,
        "district_code": district_code(document.city, document.district),
        "county_code": county_code(document.city),
    }
