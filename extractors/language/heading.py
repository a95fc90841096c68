"""Numbered headings and paragraphs: 壹、 一、 (一) 1、 (1) ① and what else Taiwanese documents number with."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import parse_chinese_integer
from extractors.language.radicals import selective_nfkc
from schemas.errors import UnreadableValueError

Scheme = Literal["", "zh_cap", "zh", "(zh)", "1.", "(1)", "①", "甲", "第章", "label", "attachment", "bullet"]

_CAP: Final = "[壹貳參叁参肆伍陸柒捌玖拾佰]"
_ZH: Final = "[一ㄧ二三四五六七八九十百廿卅〇]"
_POINT: Final = r"\s*[、.．﹒:：]"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED_ZH: Final = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_BRACKETED: Final = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_POINTED: Final = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"

# Levels as the dataset states them; 行政院文書處理手冊 prescribes this order (一、 (一) 1、 (1)), with 壹、 above it.
_LEVELS: Final[dict[Scheme, int]] = {
    "zh_cap": 1,
    "zh": 2,
    "(zh)": 3,
    "1.": 4,
    "(1)": 5,
    "①": 6,
    "甲": 3,
    "第章": 1,
    "label": 2,
}
_EXPRESSIONS: Final[tuple[tuple[Scheme, str], ...]] = (
    ("zh_cap", rf"(?P<number>{_CAP}{{1,3}})(?:{_POINT}|[\s　])"),
    ("zh", rf"(?P<number>{_ZH}{{1,3}}){_POINT}"),
    ("(zh)", rf"[(（﹙〔]\s*(?P<number>{_ZH}{{1,3}})\s*[)）﹚〕][、.．:：]?"),
    ("(zh)", rf"(?P<sign>[{_BRACKETED_ZH}])[、.．]?"),
    ("(1)", r"[(（﹙]\s*(?P<number>\d{1,2})\s*[)）﹚][、.．:：]?"),
    ("(1)", rf"(?P<sign>[{_BRACKETED}])[、.．]?"),
    ("1.", r"(?P<number>\d{1,2})\s*(?:[、．﹒]|\.(?!\d)|\.(?=\d{2,3}年))"),
    ("1.", rf"(?P<sign>[{_POINTED}])"),
    ("(1)", r"(?P<number>\d{1,2})\s*[)）]"),
    ("①", rf"(?P<sign>[{_CIRCLED}])[、.．]?"),
    ("甲", rf"(?P<stem>[{_STEMS}])[、.．]"),
    ("第章", rf"第\s*(?P<number>\d{{1,2}}|{_ZH}{{1,3}})\s*[章篇部](?:{_POINT})?"),
)
_FORMS: Final = tuple((scheme, re.compile(rf"\s*{form}\s*(?P<title>.*)", re.DOTALL)) for scheme, form in _EXPRESSIONS)


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
    for scheme, form in _FORMS:
        match = form.fullmatch(line)
        if match is not None:
            return _numbered(scheme, match, line)
    return _labelled(line) or _attachment(line) or _bullet(line) or Heading(title=line)


def _numbered(scheme: Scheme, match: re.Match[str], line: str) -> Heading:
    groups = match.groupdict()
    n = _ordinal(groups)
    title = match["title"].strip()
    if n is None or n == 0 or _is_count(scheme, n, title, line):
        return Heading(title=line, ambiguous=n is not None and _continues(n, title))
    return Heading(scheme=scheme, level=_LEVELS[scheme], n=n, number=_number(scheme, n, groups), title=title)


def _ordinal(groups: dict[str, str | None]) -> int | None:
    sign, stem, number = groups.get("sign"), groups.get("stem"), groups.get("number") or ""
    if sign:
        return next(signs.index(sign) + 1 for signs in (_CIRCLED, _BRACKETED_ZH, _BRACKETED, _POINTED) if sign in signs)
    if stem:
        return _STEMS.index(stem) + 1
    if number.isdigit():
        return int(number)
    try:
        return parse_chinese_integer(number)
    except UnreadableValueError:
        return None


def _number(scheme: Scheme, n: int, groups: dict[str, str | None]) -> str:
    printed = groups.get("number") or groups.get("stem") or ""
    if scheme == "①":
        return groups["sign"] or ""
    if scheme == "(zh)":
        return f"({printed or '一二三四五六七八九十'[n - 1]})"
    return f"({n})" if scheme == "(1)" else printed or str(n)


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
    following = _ordinal({"number": match["next"]})
    return following == n + 1


def _labelled(line: str) -> Heading | None:
    match = _label_form("headings").fullmatch(line)
    if match is None or not match["title"]:
        return None
    n = _ordinal({"number": match["number"]})
    return Heading(
        scheme="label", level=_LEVELS["label"], n=n, number=match["number"], label=match["label"], title=match["title"]
    )


def _attachment(line: str) -> Heading | None:
    match = _label_form("attachments").fullmatch(line)
    if match is None:
        return None
    n = _ordinal({"number": match["number"]})
    return Heading(scheme="attachment", n=n, number=match["number"], label=match["label"], title=match["title"])


def _bullet(line: str) -> Heading | None:
    match = _bullet_form().fullmatch(line)
    return Heading(scheme="bullet", label=match["mark"], title=match["title"].rstrip(":：")) if match else None


@cache
def _label_form(kind: Literal["headings", "attachments"]) -> re.Pattern[str]:
    labels = alternation(load_lexicon("headings")["labels"][kind])
    number = rf"(?P<number>\d{{1,2}}|{_ZH}{{1,3}}|{_CAP}{{1,2}})"
    tail = r"\s*[:：、.．]\s*(?P<title>.+)" if kind == "headings" else r"(?:\s*[:：、.．]\s*|\s+|$)(?P<title>.*)"
    return re.compile(rf"(?P<label>{labels})\s*[(（]?{number}[)）]?{tail}", re.DOTALL)


@cache
def _bullet_form() -> re.Pattern[str]:
    marks = re.escape(load_lexicon("headings")["bullets"]["marks"])
    return re.compile(rf"(?P<mark>[{marks}])(?![{marks}])\s*(?P<title>(?![\d.]).+)", re.DOTALL)


@cache
def _next_form() -> re.Pattern[str]:
    words = alternation(load_lexicon("headings")["counted"]["words"])
    return re.compile(rf"(?P<next>\d{{1,2}}|{_ZH}{{1,2}})(?:{words})")


@cache
def _listed_form() -> re.Pattern[str]:
    words = alternation(load_lexicon("headings")["counted"]["words"])
    item = rf"(?:\d{{1,2}}|{_ZH}{{1,3}})"
    return re.compile(rf"\s*{item}(?:[、.]{item})+(?:{words})(?!度|級)")
