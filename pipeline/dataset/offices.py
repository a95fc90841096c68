"""Rows of `offices`: what an office's name tells of its kind, its authority and its place."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pipeline.dataset.row import Row, clean_text
from schemas.plan import Document


class _Kind(NamedTuple):
    ending: str
    kind: str
    parent: str
    municipality: str


class _County(NamedTuple):
    code: str
    municipality: bool
    districts: tuple[str, ...]


def office_row(document: Document) -> Row | None:
    """Return the row of the office that a plan belongs to; None where the plan does not say."""
    office = clean_text(document.office)
    if office is None:
        return None
    county = _counties().get(document.city or "")
    kind = next((kind for kind in _kinds() if office.endswith(kind.ending)), None)
    return {
        "office": office,
        "city": clean_text(document.city),
        "district": clean_text(document.district),
        "parent": _parent(office, kind, document.city, county),
        "kind": "other" if kind is None else kind.kind,
        "district_code": _district_code(document.district, county),
        "county_code": None if county is None else county.code,
    }


def _parent(office: str, kind: _Kind | None, city: str | None, county: _County | None) -> str | None:
    if kind is None or county is None or not city or not office.startswith(city):
        return None
    parent = (kind.municipality if county.municipality else kind.parent).replace("{city}", city)
    return parent if parent and parent != office else None


def _district_code(district: str | None, county: _County | None) -> str | None:
    if county is None or district not in county.districts:
        return None
    return f"{county.code}{10 * (county.districts.index(district) + 1):03}"


@cache
def _kinds() -> tuple[_Kind, ...]:
    kinds = (
        _Kind(row["ending"], row["kind"], row.get("parent", ""), row.get("municipality", row.get("parent", "")))
        for row in _offices()["kinds"]
    )
    return tuple(sorted(kinds, key=lambda kind: -len(kind.ending)))


@cache
def _counties() -> dict[str, _County]:
    return {
        name: _County(row["code"], row["municipality"], tuple(row["districts"]))
        for name, row in _offices()["counties"].items()
    }


@cache
def _offices() -> dict[str, Any]:
    return tomllib.loads(files("pipeline.dataset").joinpath("offices.toml").read_text(encoding="utf-8"))
