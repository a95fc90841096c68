"""Names of offices (機關名稱): where one stands in a title, and which county and district it names."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from extractors.language.radicals import selective_nfkc

_HAN: Final = "\u3007\u4e00-\u9fff"
_YEAR: Final = r"[0-9○〇一二三四五六七八九十百零]{2,4}(?:年|學年|至|-|~|～|—|–)"
_LONGEST_NAME: Final = 28  # characters of an office's name after its county


@dataclass(frozen=True, slots=True)
class OfficeName:
    """One office.

    Attributes:
        name: Canonical: 臺 for 台, no white space, the whole name with its county.
        city: 直轄市, 縣 or 市; None where the name has none.
        district: 鄉鎮市區 with that word (松山區), or the bare place of a name like 彰化縣北斗戶政事務所 (北斗).
    """

    name: str
    city: str | None = None
    district: str | None = None


def find_office(text: str) -> OfficeName | None:
    """Return the first office that a title or heading names, or None.

    A name begins at a county, or at the start of the text (after a year), and runs to a word that ends agencies' names:
    at once for those that always do (戶政事務所, 區公所), else where the title goes on with a year, a word of plan
    titles, or not at all.
    """
    squeezed = re.sub(r"\s+", "", selective_nfkc(text)).replace("台", "臺")
    for match in _county_pattern().finditer(squeezed):
        office = _read(match["county"], squeezed[match.end() :])
        if office is not None:
            return office
    start = re.match(rf"(?:中華民國|民國)?(?:{_YEAR}?[0-9]*年?度?)?", squeezed)
    return _read("", squeezed[start.end() if start else 0 :])


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
    terminal = _terminal_pattern().match(run[0])
    opened = _open_pattern().match(rest)
    candidates = [match[0] for match in (terminal, opened) if match is not None]
    if not county:  # 中央政府 is no office
        candidates = [name for name in candidates if len(name) > 2 and not name.endswith("政府")]
    return min(candidates, key=len) if candidates else None


def _district(county: str, agency: str) -> str | None:
    kinds = {"縣": "鄉鎮市", "市": "區", "": "鄉鎮市區"}[county[-1:]]
    match = re.match(rf"(?!縣?市?政府)([{_HAN}]{{1,3}}?[{kinds}])(?=[{_HAN}])", agency)
    if match is not None and not match[1].endswith(tuple(_lexicon()["not_districts"])):
        return match[1]
    place = re.fullmatch(rf"([{_HAN}]{{2,4}})(?:{'|'.join(_lexicon()['place_agencies'])})", agency)
    return place[1] if place is not None else None


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads((files("extractors.plans") / "offices.toml").read_text(encoding="utf-8"))


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _county_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<county>{_either(_lexicon()['counties'])})")


@cache
def _terminal_pattern() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN}]{{0,{_LONGEST_NAME}}}?(?:{_either(_lexicon()['terminal'])})")


@cache
def _open_pattern() -> re.Pattern[str]:
    over = rf"(?=\Z|[^{_HAN}]|{_YEAR}|{_either(_lexicon()['title_words'])})"
    return re.compile(rf"[{_HAN}]{{0,{_LONGEST_NAME}}}?(?:{_either(_lexicon()['open'])}){over}")
