"""Names of offices (機關名稱): where one stands in a title, its county and district, its codes and its id."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.office_registry import county_code, district_code, office_kind
from extractors.language.roc_calendar import find_roc_years, squeeze
from schemas.errors import UnreadableValueError

_HAN: Final = "\u3007\u4e00-\u9fff"
_YEAR: Final = r"[0-9○〇一二三四五六七八九十百零]{2,6}(?:年|學年|至|-|~|～|—|–)"
_ORDINALS: Final = "0-9○〇一二三四五六七八九十百零"
_LONGEST_NAME: Final = 28  # characters of an office's name after its county


@dataclass(frozen=True, slots=True)
class OfficeName:
    """The name of one office.

    Attributes:
        name: Canonical: 臺 for 台, no white space, the whole name with its county.
        city: 直轄市, 縣 or 市; None where the name has none.
        district: 鄉鎮市區 with that word (松山區), or the bare place of a name like 彰化縣北斗戶政事務所 (北斗).
    """

    name: str
    city: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office.

    Attributes:
        office_id: The same for every spelling of the name: `tw-63000010-hro`; without a district code the county's
            and the place's name; for a kind that stands more than once in a place, the agency's name.
        name: Its name, with county and district.
        kind: `household_registration_office`, `district_office` …; `other` where the name doesn't tell.
        county_code, district_code: Only where they are sure.
        unit: The section that the text names behind the office (戶籍資料課), or "".
        roc_year: The year that the text names behind the office, or None.
    """

    office_id: str
    name: OfficeName
    kind: str
    county_code: str | None = None
    district_code: str | None = None
    unit: str = ""
    roc_year: int | None = None


def find_office(text: str) -> OfficeName | None:
    """Return the first office that a title or heading names, or None.

    A name begins at a county, or at the start of the text (after a year), and runs to a word that ends agencies' names:
    at once for those that always do (戶政事務所, 區公所), else where the title goes on with a year, a word of plan
    titles, or not at all.
    """
    squeezed = _canonical(text)
    for match in _county_form().finditer(squeezed):
        office = _read(match["county"], squeezed[match.end() :])
        if office is not None:
            return office
    start = re.match(rf"(?:中華民國|民國)?(?:{_YEAR}?[0-9]*年?度?)?", squeezed)
    return _read("", squeezed[start.end() if start else 0 :])


def parse_office(text: str) -> Office:
    """Return the first office that a text names, with what the registry knows of it.

    Raises:
        UnreadableValueError: `NOT_AN_OFFICE`.
    """
    name = find_office(text)
    if name is None:
        raise UnreadableValueError(
            "an office", text, "a name such as 臺北市松山區戶政事務所", "Keep it.", "NOT_AN_OFFICE"
        )
    kind = office_kind(name.name)
    behind = _canonical(text).partition(name.name)[2]
    unit = _unit_form().match(behind)
    years = find_roc_years(behind)
    return Office(
        office_id=_office_id(name, kind.short if kind else ""),
        name=name,
        kind=kind.kind if kind else "other",
        county_code=county_code(name.city),
        district_code=district_code(name.city, name.district),
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


def _office_id(office: OfficeName, short: str) -> str:
    county, place = office.city or "", office.district or ""
    area = district_code(county, place)
    if area is not None and short:
        return f"tw-{area}-{short}"
    if short:
        parts = [county_code(county) or county, load_lexicon("registry")["romanizations"].get(place, place), short]
    else:
        parts = [county_code(county) or county, office.name.removeprefix(county)]
    return "-".join(["tw", *(part for part in parts if part)])


def _canonical(text: str) -> str:
    return squeeze(text).replace("台", "臺")


def _read(county: str, rest: str) -> OfficeName | None:
    agency = _agency(county, rest)
    if agency is None:
        return None
    return OfficeName(county + agency, county or None, _district(county, agency))


def _agency(county: str, rest: str) -> str | None:
    """Return how far the agency's name runs in what follows the county."""
    run = re.match(rf"[{_HAN}]{{1,{_LONGEST_NAME}}}", rest)
    if run is None:
        return None
    terminal = _terminal_form().match(run[0])
    opened = _open_form().match(rest)
    candidates = [match[0] for match in (terminal, opened) if match is not None]
    if not county:  # 中央政府 is no office
        candidates = [name for name in candidates if _may_stand_alone(name)]
    return min(candidates, key=len) if candidates else None


def _may_stand_alone(name: str) -> bool:
    """Tell whether a name without a county can be one: no clause (於監察院…), no unit inside an office (本所秘書室)."""
    words = _words()
    if name in (*words["open"], *words["terminal"]):
        return False
    return (
        len(name) > 2 and not name.endswith(("政府", *words["inner_units"])) and name[0] not in words["clause_starts"]
    )


def _district(county: str, agency: str) -> str | None:
    kinds = {"縣": "鄉鎮市", "市": "區", "": "鄉鎮市區"}[county[-1:]]
    match = re.match(rf"(?!縣?市?政府)([{_HAN}]{{1,3}}?[{kinds}])(?=[{_HAN}])", agency)
    if match is not None and not match[1].endswith(tuple(_words()["not_districts"])):
        return match[1]
    above = rf"(?:[{_HAN}]{{0,6}}政府(?:[{_HAN}]{{1,6}}[局處])?)?"
    ending = rf"(?:第[一二三四五])?(?:{alternation(_words()['place_agencies'])})"
    place = re.fullmatch(rf"{above}([{_HAN}]{{2,4}}?){ending}", agency)
    return place[1] if place is not None else None


def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = load_lexicon("registry")["words"]
    return words


@cache
def _county_form() -> re.Pattern[str]:
    return re.compile(rf"(?P<county>{alternation(load_lexicon('registry')['counties'])})")


@cache
def _terminal_form() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN}]{{0,{_LONGEST_NAME}}}?(?:{alternation(_words()['terminal'])})")


@cache
def _open_form() -> re.Pattern[str]:
    meeting = rf"第[{_ORDINALS}]+(?:次|屆|期|季|梯次)"
    over = rf"(?=\Z|[^{_HAN}]|{_YEAR}|{meeting}|(?:{alternation(_words()['title_words'])})(?![局處署]))"  # 縣政府教育處
    other = "".join(rf"(?<!{word})" for word in _words()["not_agencies"])
    return re.compile(rf"[{_HAN}]{{0,{_LONGEST_NAME}}}?(?:{alternation(_words()['open'])}){other}{over}")


@cache
def _unit_form() -> re.Pattern[str]:
    endings = alternation(load_lexicon("owners")["units"]["endings"])
    name = rf"[\u4e00-\u9fff]{{1,8}}?(?:{endings})"
    return re.compile(rf"[(（](?P<bracketed>{name})[)）]|(?P<unit>{name})")
