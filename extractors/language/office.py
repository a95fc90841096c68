"""Names of offices as printed in titles, to a canonical name, the codes of county and district, and an id."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.roc_calendar import find_roc_years, squeeze
from schemas.errors import UnreadableValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office.

    Attributes:
        office_id: The same for every spelling of the name: `tw-63000010-hro`; without a district code the county's
            and the place's name.
        name: Canonical: 臺 for 台, nothing between its parts.
        county, county_code: 直轄市, 縣 or 市; "" for an office of the state.
        district, district_code: As printed (松山區, 北斗); the code only where it is sure.
        kind: `household_registration_office`, `district_office` …
        unit: The section that the text names behind the office (戶籍資料課), or "".
        roc_year: The year that the text names, or None.
    """

    office_id: str
    name: str
    kind: str
    county: str = ""
    county_code: str = ""
    district: str = ""
    district_code: str = ""
    unit: str = ""
    roc_year: int | None = None


def parse_office(text: str) -> Office:
    """Return the first office that a text names in full (county, place, kind).

    Raises:
        UnreadableValueError: `NOT_AN_OFFICE`.
    """
    squeezed = squeeze(text).replace("台", "臺")
    match = _office_form().search(squeezed)
    if match is None:
        raise UnreadableValueError(
            "an office", text, "a name such as 臺北市松山區戶政事務所", "Keep it.", "NOT_AN_OFFICE"
        )
    registry = load_lexicon("registry")
    county, place = match["county"], match["place"] or ""
    kind, short = registry["kinds"][match["kind"]]
    county_code = registry["counties"][county]
    district_code = registry["districts"].get(county + place, "")
    area = district_code or "-".join(
        part for part in (county_code, registry["romanizations"].get(place, place)) if part
    )
    unit = _unit_form().match(squeezed, match.end())
    years = find_roc_years(squeezed[match.end() :])
    return Office(
        office_id=f"tw-{area}-{short}",
        name=match[0],
        kind=kind,
        county=county,
        county_code=county_code,
        district=place,
        district_code=district_code,
        unit=(unit["bracketed"] or unit["unit"]) if unit else "",
        roc_year=years[0].roc if years else None,
    )


def parse_household_registration_office(text: str) -> Office:
    """Return the household registration office that a text names.

    Raises:
        UnreadableValueError: `NOT_A_HOUSEHOLD_REGISTRATION_OFFICE` for any other office, `NOT_AN_OFFICE` for none.
    """
    office = parse_office(text)
    if office.kind != "household_registration_office":
        code = "NOT_A_HOUSEHOLD_REGISTRATION_OFFICE"
        raise UnreadableValueError("a household registration office", text, "…戶政事務所", "Keep it.", code)
    return office


@cache
def _office_form() -> re.Pattern[str]:
    registry = load_lexicon("registry")
    counties, kinds = alternation(registry["counties"]), alternation(registry["kinds"])
    return re.compile(rf"(?P<county>{counties})(?:政府)?(?P<place>[\u4e00-\u9fff]{{1,4}}?)??(?P<kind>{kinds})")


@cache
def _unit_form() -> re.Pattern[str]:
    endings = alternation(load_lexicon("owners")["units"]["endings"])
    name = rf"[\u4e00-\u9fff]{{1,8}}?(?:{endings})"
    return re.compile(rf"[(（](?P<bracketed>{name})[)）]|(?P<unit>{name})")
