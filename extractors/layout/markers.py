"""List markers: what printed items begin with (`1.`, `(1)`, `一、`, `◎`), and whether one follows another."""

import re
from typing import Final, NamedTuple

from extractors.language.ordinals import parse_ordinal

_DIGITS: Final = "0-9０-９"
_NUMERALS: Final = "一二三四五六七八九十"
_SIGNS: Final = "*＊◎●○■□◆◇▲△※★☆•‧▪➢✓"
_MARKER: Final = re.compile(
    rf"""\s*(?:
      (?P<dot>[{_DIGITS}]{{1,2}})[.．](?![{_DIGITS}])
    | (?P<comma>[{_DIGITS}]{{1,2}})[、]
    | [(（](?P<round>[{_DIGITS}]{{1,2}})[)）]
    | (?P<half>[{_DIGITS}]{{1,2}})[)）]
    | (?P<han>[{_NUMERALS}]{{1,3}})[、．]
    | [(（](?P<hanround>[{_NUMERALS}]{{1,3}})[)）]
    | (?P<formal>[壹貳參肆伍陸柒捌玖拾]{{1,2}})、
    | (?P<circle>[①-⑳])
    | (?P<paren>[⑴-⒇])
    | (?P<hanparen>[㈠-㈩])
    | (?P<letter>[A-Za-zＡ-Ｚ])[.、．](?![A-Za-z])
    | (?P<sign>[{_SIGNS}](?![{_DIGITS}])|[-－–—](?=[^-－–—\s{_DIGITS}]))
    )""",
    re.VERBOSE,
)
_STARTS: Final = frozenset(
    f"0123456789０１２３４５６７８９(（{_NUMERALS}{_SIGNS}-－–—壹貳參肆伍陸柒捌玖拾"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
)


class Marker(NamedTuple):
    """A list marker.

    Attributes:
        scheme: Which kind it is, so that only like ones are compared.
        ordinal: Its number; 0 for a sign such as ◎.
        end: How many characters it takes up.
    """

    scheme: str
    ordinal: int
    end: int


def read_marker(text: str) -> Marker | None:
    """Return the list marker that a text begins with; None where it begins with none (`1.5小時`, `10件`)."""
    bare = text.lstrip()
    if bare[:1] not in _STARTS:
        return None
    match = _MARKER.match(text)
    if match is None or match.lastgroup is None:
        return None
    scheme = match.lastgroup
    return Marker(scheme, _ordinal(scheme, match[scheme]), match.end())


def _ordinal(scheme: str, printed: str) -> int:
    if scheme == "letter":
        return ord(printed.upper()) - ord("A") + 1 if printed.isascii() else 0
    return 0 if scheme == "sign" else parse_ordinal(printed) or 0
