"""Numbers that plans print before a goal, a title or an item: 一、 (一) 1. (1) ① AC1.1.1 具體措施一：."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from extractors.language.item_numbers import read_item_number

_ZH: Final = "一二三四五六七八九十"
_CAPITAL: Final = "壹貳參叁肆伍陸柒捌玖拾"
_UNITS: Final = "年月日個件次場人元小歲成倍項種分處週周度天"  # 1年內, 3.5小時: a number with its unit, no numbering
_CODE: Final = re.compile(r"([A-Z]{1,4}-?[0-9]{1,3}(?:[.\-][0-9]{1,3}){0,3})[.、:：]?\s*(?=[^0-9A-Z.%])")
_NO_CODES: Final = frozenset({"CO2", "PM2.5", "PM10", "NO2", "SO2", "H1N1"})  # formulas and names of the same form
_DOTTED: Final = re.compile(rf"([0-9]{{1,2}}(?:[.\-][0-9]{{1,2}}){{1,3}})[.、]?\s*(?=[^0-9.%{_UNITS}\s])")
_MARKED: Final = (
    re.compile(rf"([{_ZH}]{{1,3}})[、.．:：]\s*"),
    re.compile(rf"([{_CAPITAL}]{{1,3}})[、.．:：]\s*"),
    re.compile(rf"([(（](?:[{_ZH}]{{1,3}}|[0-9]{{1,2}})[)）])[、.．]?\s*"),
    re.compile(r"([㈠-㈩])[、.．]?\s*"),
    re.compile(r"([0-9]{1,2})(?:[、．]|\.(?![0-9]))\s*"),
    re.compile(r"([①-⑳])\s*"),
    re.compile(r"([0-9]{1,2})[)）]\s*"),
    re.compile(rf"第([{_ZH}0-9]{{1,3}})[項點][、:：]?\s*"),
)


def split_code(text: str) -> tuple[str | None, str]:
    """Split a goal's or KPI's code from its words: `AC1.1掃描率`, `1.2 滿意度`, `一、推動…`."""
    printed = text.strip()
    match = _CODE.match(printed) or _DOTTED.match(printed)
    if match and match[1] not in _NO_CODES:
        return match[1], printed[match.end() :].strip()
    return split_number(printed)


def split_number(text: str) -> tuple[str | None, str]:
    """Split the number from an item; `(一)` keeps its brackets, `一、` and `1.` lose their point."""
    printed = text.strip()
    for pattern in _MARKED:
        match = pattern.match(printed)
        if match and match.end() < len(printed):
            return match[1], printed[match.end() :].strip()
    return None, printed


def split_theme(text: str, prefixes: Iterable[str]) -> tuple[str | None, str]:
    """Split the number from a theme, also one with a word before it: `具體措施一：完備…` gives 一 and 完備…."""
    printed = text.strip()
    for prefix in sorted(prefixes, key=len, reverse=True):
        match = re.match(
            rf"{re.escape(prefix)}\s*([(（]?[{_ZH}{_CAPITAL}0-9A-Z]{{1,3}}[)）]?)\s*[:：、.．\s]\s*", printed
        )
        if match and match.end() < len(printed):
            return bare_number(match[1]), printed[match.end() :].strip()
    return split_number(printed)


def split_letter(text: str, code: str | None = None) -> tuple[str | None, str]:
    """Split the letter that names a theme, before its words or behind them: `A 優質便民`, `優質便民 A`.

    A letter right before its words (`A優質便民`) may be a part of them (E化服務), unless `code`, that of a goal of the
    theme, begins with it.
    """
    printed = text.strip()
    if code and printed[:1] == code[:1] and re.match(r"[A-Z][\u4e00-\u9fff]", printed):
        return printed[0], printed[1:]
    match = re.match(r"([A-Z])(?:[、.．:：]\s*|\s+)", printed)  # not E化服務
    if match and match.end() < len(printed):
        return match[1], printed[match.end() :].strip()
    match = re.search(r"(?<![A-Za-z])([A-Z])$", printed)
    return (match[1], printed[: match.start()].strip()) if match else (None, printed)


def item_rank(text: str) -> int | None:
    """Tell how deep an item's number stands (壹、 0 to ① 5), none where the text begins with no number."""
    item = read_item_number(text.lstrip())
    return None if item is None or item.weak else item.level - 1


def bare_number(number: str) -> str:
    """Take the brackets from a number."""
    return unicodedata.normalize("NFKC", number).strip("()")
