"""Text to the lexemes that patterns of quantities are written in: numbers, units, comparators, periods, the rest."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from extractors.language.bounds import alternation, comparators, units
from extractors.language.lexeme_forms import ITEM_MARK, ZH, scanner
from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import parse_numeral, read_number
from extractors.language.radicals import selective_nfkc

_LINE_ITEM: Final = re.compile(r"^\s*(?P<n>\d{1,2})[.．、]", re.MULTILINE)
_POINTED_ITEM: Final = re.compile(r"^\s*(?P<n>\d{1,2})\.(?=\d)", re.MULTILINE)
_BEHIND: Final = frozenset({"POST", "IN", "BEFORE"})
_VALUES: Final = frozenset(
    {"NUM", "FRAC", "PCTNUM", "PCT", "TIME", "AGE", "SCORE", "MONEY", "TIMES", "UNIT", "DATE", "YEAR", "NTH"}
)
_LONGEST_GAP: Final = 10  # characters of text that may stand between a comparator and its number (至少辦理1次)
_GROUP_TAGS: Final = {
    "percent": "PCT",
    "time": "TIME",
    "age": "AGE",
    "score": "SCORE",
    "money": "MONEY",
    "count": "UNIT",
}


class Lexeme(NamedTuple):
    """One piece of a text; together they cover it without white space.

    Attributes:
        tag: As the patterns name it (`quantity_patterns.toml` lists them).
        start, end: Offsets in the text.
        norm: Unit without 個 (工作日), comparator (`>=`), period (年, 3個月).
        value: Of a number, ordinal or fraction, and of a value in words (無逾期 is 0).
    """

    tag: str
    start: int
    end: int
    norm: str = ""
    value: float | None = None


def find_lexemes(text: str) -> tuple[Lexeme, ...]:
    """Return the lexemes of a text in order; every character that isn't white space is in exactly one."""
    folded = _mark_items(selective_nfkc(text))  # neither changes an offset
    lexemes: list[Lexeme] = []
    last = 0
    for match in scanner().finditer(folded):
        tag = match.lastgroup
        if tag is None or match.start() == match.end():
            continue
        if tag in _BEHIND and not _stands_behind_value(lexemes, folded, last, match.start()):
            continue  # 內 of 內部: text like any other
        _add_text(lexemes, folded, last, match.start())
        lexemes.append(_read(tag, match))
        last = match.end()
    _add_text(lexemes, folded, last, len(folded))
    return tuple(lexemes)


def _mark_items(text: str) -> str:
    """Put another mark for the point between an item's number and a number (1.60日內), where items count up."""
    numbers = {int(match["n"]) for match in _LINE_ITEM.finditer(text)}
    counted = {n for n in numbers if n - 1 in numbers or n + 1 in numbers}
    if not counted:
        return text
    return _POINTED_ITEM.sub(lambda match: match[0][:-1] + ITEM_MARK if int(match["n"]) in counted else match[0], text)


def _stands_behind_value(lexemes: list[Lexeme], text: str, last: int, start: int) -> bool:
    """Tell whether nothing but white space stands between a value and what would limit it (60日 內)."""
    return bool(lexemes) and lexemes[-1].tag in _VALUES and not text[last:start].strip()


def _add_text(lexemes: list[Lexeme], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    body = piece.strip()
    if body:
        first = start + piece.index(body[0])
        lexemes.append(Lexeme("X" if len(body) <= _LONGEST_GAP else "LONG", first, first + len(body)))


def _read(tag: str, match: re.Match[str]) -> Lexeme:
    printed = "".join(match[0].split())
    lexeme = Lexeme(tag, match.start(), match.end())
    reader = _READERS.get(tag)
    return lexeme if reader is None else reader(lexeme, printed)


def _number(lexeme: Lexeme, printed: str) -> Lexeme:
    if read_number(printed) is None:
        return lexeme._replace(tag="X")
    numeral = parse_numeral(printed)
    tag = "PCTNUM" if numeral.unit else lexeme.tag
    return lexeme._replace(tag=tag, norm=numeral.unit or "", value=float(numeral.value))


def _nth(lexeme: Lexeme, printed: str) -> Lexeme:
    number = re.search(rf"\d+|{ZH}", printed.replace("最後", ""))
    return lexeme._replace(norm="工作日", value=read_number(number[0]) if number else None)


def _unit(lexeme: Lexeme, printed: str) -> Lexeme:
    return lexeme._replace(tag=_unit_tag(printed), norm=_unit_norm(printed))


def _sign(lexeme: Lexeme, printed: str) -> Lexeme:
    places = ("before", "beside") if lexeme.tag == "PRE" else ("after",)
    return lexeme._replace(norm=next(comparators(place)[printed] for place in places if printed in comparators(place)))


def _zero(lexeme: Lexeme, printed: str) -> Lexeme:
    return lexeme._replace(norm=load_lexicon("quantity_words")["zero"]["words"][printed], value=0.0)


def _unit_tag(printed: str) -> str:
    unit = _unit_norm(printed)
    if unit in load_lexicon("quantity_words")["frequency"]["units"]:
        return "TIMES"
    return "MONEY" if "元" in unit else _GROUP_TAGS[units().get(unit, "count")]


def _unit_norm(printed: str) -> str:
    return printed if printed == "個" else printed.removeprefix("個")


def _period(lexeme: Lexeme, printed: str) -> Lexeme:
    """Name what a number counts for: 每年度 is 年, 每3個月 is 3個月, 每1件 is 件, 每週三 is 週, 全年 is 年."""
    if printed.startswith("全年"):
        return lexeme._replace(norm="年")
    if printed[0] in "次翌當":
        return lexeme._replace(norm="月")
    if printed == "各":
        return lexeme  # 1月、7月各1次: for each of what was named
    body = printed.lstrip("平均每隔")
    if re.match(r"週|周|星期", body):
        return lexeme._replace(norm="週")
    counted = _counted_period().search(body)
    return lexeme._replace(norm=counted["unit"] if counted else body.removesuffix("度").removesuffix("份"))


@cache
def _counted_period() -> re.Pattern[str]:
    return re.compile(rf"[1一]個?(?P<unit>{alternation(units())})$")


def _keep(lexeme: Lexeme, printed: str) -> Lexeme:
    return lexeme._replace(norm=printed)


_READERS: Final[dict[str, Callable[[Lexeme, str], Lexeme]]] = {
    "NUM": _number,
    "FRAC": _number,
    "NTH": _nth,
    "UNIT": _unit,
    "PRE": _sign,
    "POST": _sign,
    "IN": _sign,
    "BEFORE": _sign,
    "PER": _period,
    "ZERO": _zero,
    "OF": _keep,
    "GAIN": _keep,
}
