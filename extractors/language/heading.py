"""Numbered headings and paragraphs: 壹、 一、 (一) 1、 (1) ① and what else Taiwanese documents number with."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from extractors.language.bounds import alternation
from extractors.language.item_numbers import read_item_number
from extractors.language.lexicon import load_lexicon
from extractors.language.ordinals import COMMON_NUMERALS, FORMAL_NUMERALS, parse_ordinal
from extractors.language.radicals import selective_nfkc

Scheme = Literal["", "zh_cap", "zh", "(zh)", "1.", "(1)", "①", "甲", "第章", "label", "attachment", "bullet"]

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_SCHEMES: Final[dict[str, Scheme]] = {
    "chapter": "第章",
    "part": "第章",
    "formal": "zh_cap",
    "common": "zh",
    "common-brackets": "(zh)",
    "digits": "1.",
    "digits-brackets": "(1)",
    "digits-half-bracket": "(1)",
    "circled": "①",
}
_STEM_LEVEL: Final = 3
_LABEL_LEVEL: Final = 2
_NUMERAL: Final = rf"(?:\d{{1,2}}|[{COMMON_NUMERALS}]{{1,3}}|[{FORMAL_NUMERALS}]{{1,2}})"
_SPACED: Final = re.compile(rf"([(（﹙〔第]?)\s*({_NUMERAL})\s*([)）﹚〕、.．﹒章節篇])")
_BARE: Final = re.compile(rf"[{FORMAL_NUMERALS}]{{1,3}}(?=\s)")
_YEAR_FOLLOWS: Final = re.compile(r"\d{2,3}年")
_STEM: Final = re.compile(rf"([{_STEMS}])[、.．]\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The numbering of one line.

    Attributes:
        scheme: How it is numbered; "" where the line isn't numbered.
        level: 1 to 6 (壹 1, 一 2, (一) 3, 1 4, (1) 5, ① 6); None for bullets, attachments and plain lines.
        n: The ordinal.
        number: As the dataset states it, without decoration: 壹, 一, (一), 1, (1), ①.
        label: The words before the ordinal (具體措施, 附件), or the bullet.
        title: The rest of the line, as printed (of a bullet, without the colon that opens its list).
        ambiguous: 一、二年級學生 may be a heading or running text.
    """

    scheme: Scheme = ""
    level: int | None = None
    n: int | None = None
    number: str = ""
    label: str = ""
    title: str = ""
    ambiguous: bool = False


def parse_heading(text: str) -> Heading:
    """Read the number that a line begins with; a line without one gives an empty heading with the line as title."""
    line = selective_nfkc(text).strip()
    readers = (_numbered, _stem, _labelled, _attachment, _bullet)
    found = next((heading for read in readers if (heading := read(line)) is not None), None)
    return found or Heading(title=line)


def _numbered(line: str) -> Heading | None:
    printed = _SPACED.sub(r"\1\2\3", line, count=1) if _SPACED.match(line) else line
    bare = _BARE.match(printed)
    item = read_item_number(printed, bare.end() if bare else 0)
    if item is None:
        return None
    title = printed[len(item.label) :].strip()
    scheme = _SCHEMES[item.scheme]
    if item.weak and not _YEAR_FOLLOWS.match(title):
        return Heading(title=line)
    if _is_count(scheme, item.value, title, line):
        return Heading(title=line, ambiguous=_continues(item.value, title))
    return Heading(scheme=scheme, level=item.level, n=item.value, number=item.number, title=title)


def _stem(line: str) -> Heading | None:
    match = _STEM.fullmatch(line)
    if match is None:
        return None
    n = _STEMS.index(match[1]) + 1
    return Heading(scheme="甲", level=_STEM_LEVEL, n=n, number=match[1], title=match[2].strip())


def _is_count(scheme: Scheme, n: int, title: str, line: str) -> bool:
    """Tell whether the number is the first of a list of numbers (1、7月, 一、二年級), or a decimal (3.5小時)."""
    if scheme not in {"zh", "1."}:
        return False
    return _continues(n, title) or _listed_form().match(line) is not None


def _continues(n: int, title: str) -> bool:
    """Tell whether the text goes on with the next number and something counted: 一、二年級學生."""
    match = _next_form().match(title)
    if match is None:
        return False
    return parse_ordinal(match["next"]) == n + 1


def _labelled(line: str) -> Heading | None:
    match = _label_form("headings").fullmatch(line)
    if match is None or not match["title"]:
        return None
    n = parse_ordinal(match["number"])
    return Heading(
        scheme="label", level=_LABEL_LEVEL, n=n, number=match["number"], label=match["label"], title=match["title"]
    )


def _attachment(line: str) -> Heading | None:
    match = _label_form("attachments").fullmatch(line)
    if match is None:
        return None
    n = parse_ordinal(match["number"])
    return Heading(scheme="attachment", n=n, number=match["number"], label=match["label"], title=match["title"])


def _bullet(line: str) -> Heading | None:
    match = _bullet_form().fullmatch(line)
    return Heading(scheme="bullet", label=match["mark"], title=match["title"].rstrip(":：")) if match else None


@cache
def _label_form(kind: Literal["headings", "attachments"]) -> re.Pattern[str]:
    labels = alternation(load_lexicon("headings")["labels"][kind])
    number = rf"(?P<number>{_NUMERAL})"
    tail = r"\s*[:：、.．]\s*(?P<title>.+)" if kind == "headings" else r"(?:\s*[:：、.．]\s*|\s+|$)(?P<title>.*)"
    return re.compile(rf"(?P<label>{labels})\s*[(（]?{number}[)）]?{tail}", re.DOTALL)


@cache
def _bullet_form() -> re.Pattern[str]:
    marks = re.escape(load_lexicon("headings")["bullets"]["marks"])
    return re.compile(rf"(?P<mark>[{marks}])(?![{marks}])\s*(?P<title>(?![\d.]).+)", re.DOTALL)


@cache
def _next_form() -> re.Pattern[str]:
    words = alternation(load_lexicon("headings")["counted"]["words"])
    return re.compile(rf"(?P<next>\d{{1,2}}|[{COMMON_NUMERALS}]{{1,2}})(?:{words})")


@cache
def _listed_form() -> re.Pattern[str]:
    words = alternation(load_lexicon("headings")["counted"]["words"])
    item = rf"(?:\d{{1,2}}|[{COMMON_NUMERALS}]{{1,3}})"
    return re.compile(rf"\s*{item}(?:[、.]{item})+(?:{words})(?!度|級)")
