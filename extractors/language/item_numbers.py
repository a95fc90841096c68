"""The numbers that Taiwanese official papers put before headings and paragraphs: 壹、 一、 (一) 1、 (1) ①.

The order of the schemes is that of 文書處理手冊 (行政院), where 壹、 stands above 一、; the dataset's levels follow it.
"""

import re
from dataclasses import dataclass
from typing import Final

from extractors.language.ordinals import COMMON_NUMERALS as _COMMON
from extractors.language.ordinals import FORMAL_NUMERALS as _FORMAL
from extractors.language.ordinals import parse_ordinal, plain_numerals

_POINT: Final = "[、.．︑､﹒]"
_SCHEMES: Final[tuple[tuple[int, str, re.Pattern[str]], ...]] = (
    (
        1,
        "chapter",
        re.compile(rf"第(?P<number>[{_COMMON}{_FORMAL}]{{1,3}}|[0-9０-９]{{1,2}})[章篇](?![節回])[、:：.]?"),
    ),
    (2, "part", re.compile(rf"第(?P<number>[{_COMMON}{_FORMAL}]{{1,3}}|[0-9０-９]{{1,2}})節[、:：.]?(?!能|省|電|約)")),
    (1, "formal", re.compile(rf"(?P<number>[{_FORMAL}]{{1,3}}){_POINT}")),
    (2, "common", re.compile(rf"(?P<number>[{_COMMON}]{{1,3}}){_POINT}")),
    (3, "common-brackets", re.compile(rf"[(（﹙〔](?P<number>[{_COMMON}]{{1,3}})[)）﹚〕][、.．:：]?")),
    (3, "common-brackets", re.compile(r"(?P<number>[\u3220-\u3229])[、.．]?")),
    (4, "digits", re.compile(r"(?P<number>[0-9０-９]{1,2}) ?(?:[、︑､﹒]|[.．](?P<weak>(?=[0-9０-９]))?)")),
    (4, "digits", re.compile(r"(?P<number>[\u2488-\u249b])")),
    (5, "digits-brackets", re.compile(r"[(（﹙] ?(?P<number>[0-9０-９]{1,2}) ?[)）﹚〕][、.．]?")),
    (5, "digits-brackets", re.compile(r"(?P<number>[\u2474-\u2487])[、.．]?")),
    (5, "digits-half-bracket", re.compile(r"(?P<number>[0-9０-９]{1,2}) ?[)）]")),
    (6, "circled", re.compile(r"(?P<number>[\u2460-\u2473\u2776-\u277f\u24eb-\u24f4])[、.．]?")),
)
_FIRST: Final = re.compile(
    rf"[第{_COMMON}{_FORMAL}(（﹙〔0-9０-９\u3220-\u3229\u2460-\u249b\u2776-\u277f\u24eb-\u24f4]"
)  # what numbers of all schemes begin with


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """The number that a line begins with.

    Attributes:
        scheme: Which way of numbering (`formal` 壹、, `common` 一、, `common-brackets` (一), `digits` 1、 ...).
        level: 1 for 壹 to 6 for ①.
        number: Without decoration: 壹, 一, (一), 1, (1), ①.
        value: 1 for 壹, 一, 1 and so on.
        label: As printed, with its decoration: `壹、`.
        weak: It may be something else: `1.24小時`, `2.112年度`.
    """

    scheme: str
    level: int
    number: str
    value: int
    label: str
    weak: bool = False


def read_item_number(text: str, lead: int = 0) -> ItemNumber | None:
    """Return the item number that `text` begins with, or None.

    A number needs its decoration: `1年內`, `3.5小時`, `104年度` and `一站式` begin no item. What merely refers to items
    (`(一)至(三)`, `一、二年級`) is not told apart here, since that takes the items around it.

    Args:
        text: The line.
        lead: How many characters stand before a first wide gap, which sets a bare number apart too (壹　計畫依據).
    """
    for level, scheme, pattern in _SCHEMES if _FIRST.match(text) else ():
        match = pattern.match(text)
        if match is not None:
            value = parse_ordinal(match["number"])
            if value is None or value == 0:
                return None
            weak = match.groupdict().get("weak") is not None
            return ItemNumber(scheme, level, _bare(scheme, match["number"], value), value, match[0], weak)
    return _read_bare(text[:lead]) if lead else None


def _read_bare(text: str) -> ItemNumber | None:
    for level, scheme, numerals in ((1, "formal", _FORMAL), (2, "common", _COMMON)):
        if all(char in numerals for char in text) and (value := parse_ordinal(text)):
            return ItemNumber(scheme, level, _bare(scheme, text, value), value, text)
    return None


def _bare(scheme: str, number: str, value: int) -> str:
    number = plain_numerals(number)
    if scheme in ("chapter", "part"):
        return f"第{number}{'章' if scheme == 'chapter' else '節'}"
    if 0x3220 <= ord(number[0]) <= 0x3229:
        return f"({'一二三四五六七八九十'[value - 1]})"
    if 0x2474 <= ord(number[0]) <= 0x2487:
        return f"({value})"
    if 0x2488 <= ord(number[0]) <= 0x249B:
        return f"{value}"
    return f"({number})" if scheme.endswith("-brackets") else number
