"""What the registry of offices tells of a name: kind, authority above, codes of county and district."""

from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """How a kind of office is known by the end of its name.

    Attributes:
        ending: What the names end in (戶政事務所).
        kind: `household_registration_office`, `district_office` …
        short: How an id shortens it; "" where county, place and kind don't tell the office.
        parent: The authority above, with `{county}` for the county; "" where the name doesn't tell.
        municipality: The same for an office of a 直轄市.
    """

    ending: str
    kind: str
    short: str = ""
    parent: str = ""
    municipality: str = ""


def office_kind(name: str) -> OfficeKind | None:
    """Return the kind that an office's name ends in, the longest ending first; None for any other name."""
    return next((kind for kind in _kinds() if name.endswith(kind.ending)), None)


def parent_office(name: str, county: str | None) -> str | None:
    """Return the authority above an office whose name begins with its county; None where the name doesn't tell."""
    kind = office_kind(name)
    if kind is None or not county or county not in load_lexicon("registry")["counties"] or not name.startswith(county):
        return None
    municipal = county in load_lexicon("registry")["special"]["municipalities"]
    parent = (kind.municipality if municipal else kind.parent).replace("{county}", county)
    return parent if parent and parent != name else None


def county_code(county: str | None) -> str | None:
    """Return the interior ministry's code of a county or city, None where it is not sure."""
    code: str = load_lexicon("registry")["counties"].get(county or "", "")
    return code or None


def district_code(county: str | None, district: str | None) -> str | None:
    """Return the interior ministry's code of a district, None where it is not sure."""
    code: str | None = load_lexicon("registry")["districts"].get(f"{county or ''}{district or ''}")
    return code


@cache
def _kinds() -> tuple[OfficeKind, ...]:
    kinds = (
        OfficeKind(
            ending,
            row["kind"],
            row.get("short", ""),
            row.get("parent", ""),
            row.get("municipality", row.get("parent", "")),
        )
        for ending, row in load_lexicon("registry")["kinds"].items()
    )
    return tuple(sorted(kinds, key=lambda kind: -len(kind.ending)))
