"""The months that a text names: 1月~12月, 3/1-4/30, 113.03-113.10, 6月、12月, 第2季, 上半年, 全年."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.roc_calendar import squeeze
from extractors.language.roc_date import read_day_number
from extractors.language.roc_range import RANGE_MARKS

_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9]|三?[十卅]一?|[二廿]?十?[一二三四五六七八九]|[一二]?十)"
_YEAR: Final = r"(?:(?:中華民國|民國)?(?:1\d\d|[4-9]\d|20\d\d)(?:年度?|[./-]))"
_PRINTED: Final = rf"{_YEAR}?(?P<m{{0}}>{_MONTH})月份?(?:(?P<d{{0}}>{_DAY})日|底|初|中旬|上旬|下旬)?"
_UNIT_BEHIND: Final = r"[\d月%‰.件次人分元小公度]"  # then it is a decimal: 113.5件
_DOTTED_DAY: Final = r"(?:[./-](?P<d{0}>3[01]|[12][0-9]|0?[1-9]))?"
_DOTTED: Final = rf"(?<![\d.]){_YEAR}(?P<m{{0}}>1[0-2]|0?[1-9]){_DOTTED_DAY}(?!{_UNIT_BEHIND})"
_SLASHED: Final = r"(?<![\d/.])(?P<m{0}>1[0-2]|0?[1-9])/(?P<d{0}>3[01]|[12][0-9]|0?[1-9])(?![\d/])"
_TO: Final = rf"(?:起)?{RANGE_MARKS}+(?:翌年|次年|隔年)?"
_SEPARATOR: Final = r"[、,，.及和與；;]"
_QUARTER: Final = r"[1-4一二三四]"


def _one(form: str, tag: str) -> str:
    return form.replace("{0}", tag)


_RANGE: Final = re.compile(
    "|".join(
        [
            rf"{_one(_PRINTED, 'a')}{_TO}{_one(_PRINTED, 'b')}",
            rf"{_YEAR}?(?P<mc>{_MONTH}){_TO}{_one(_PRINTED, 'd')}",
            rf"{_one(_DOTTED, 'e')}{_TO}{_one(_DOTTED, 'f')}",
            rf"{_one(_SLASHED, 'g')}{_TO}{_one(_SLASHED, 'h')}",
        ]
    )
)
_LIST: Final = re.compile(rf"(?<![\d./第])(?P<list>{_MONTH}(?:{_SEPARATOR}{_MONTH}){{1,12}})月")
_SINGLE: Final = re.compile(rf"{_one(_PRINTED, 'a')}|{_one(_DOTTED, 'b')}|{_one(_SLASHED, 'c')}")
_QUARTERS: Final = re.compile(
    rf"第?(?P<first>{_QUARTER})(?:季)?{RANGE_MARKS}+第?(?P<last>{_QUARTER})季|第?(?P<list>{_QUARTER}(?:季?{_SEPARATOR}第?{_QUARTER}){{0,6}})季"
    rf"|Q(?P<q1>[1-4])(?:{RANGE_MARKS}+Q?(?P<q2>[1-4]))?"
)
_BOTH_HALVES: Final = re.compile(r"上[、,，及和與/／]?下半年(?:度)?各?")  # 上、下半年各1次: which months is open
_SINCE: Final = re.compile(r"起(?!至|到|[~～\-–—])")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSpan:
    """The months of one expression, in the order in which they come; `start` and `end` are days where days are printed.

    `wraps` is True where it runs over the year's end (11月~2月).
    """

    months: tuple[int, ...]
    start: str | None = None
    end: str | None = None
    wraps: bool = False


def find_month_spans(text: str) -> tuple[MonthSpan, ...]:
    """Return the months that each expression of a text names, in order."""
    squeezed = squeeze(text)
    found: list[tuple[int, MonthSpan]] = []
    for read in (_ranges, _lists, _quarters, _words, _singles):
        for start, end, span in list(read(squeezed)):
            found.append((start, span))
            squeezed = squeezed[:start] + "\0" * (end - start) + squeezed[end:]
    return tuple(span for _, span in sorted(found, key=lambda item: item[0]))


def _ranges(text: str) -> Iterator[tuple[int, int, MonthSpan]]:
    for match in _RANGE.finditer(text):
        groups = match.groupdict()
        ends = [(groups[f"m{tag}"], groups.get(f"d{tag}")) for tag in "abcdefgh" if groups.get(f"m{tag}")]
        (first, first_day), (last, last_day) = ends
        yield match.start(), match.end(), _span(_number(first), _number(last), first_day, last_day)


def _span(first: int, last: int, first_day: str | None, last_day: str | None) -> MonthSpan:
    months = tuple(range(first, last + 1)) if first <= last else (*range(first, 13), *range(1, last + 1))
    start = f"--{first:02d}-{day:02d}" if (day := _number(first_day)) else None
    end = f"--{last:02d}-{day:02d}" if (day := _number(last_day)) else None
    return MonthSpan(months=months, start=start, end=end, wraps=first > last)


def _lists(text: str) -> Iterator[tuple[int, int, MonthSpan]]:
    for match in _LIST.finditer(text):
        yield match.start(), match.end(), MonthSpan(months=tuple(map(_number, re.split(_SEPARATOR, match["list"]))))


def _quarters(text: str) -> Iterator[tuple[int, int, MonthSpan]]:
    for match in _QUARTERS.finditer(text):
        groups = match.groupdict()
        if groups["list"]:
            quarters = [_number(number) for number in re.findall(_QUARTER, groups["list"])]
        else:
            first = _number(groups["first"] or groups["q1"])
            quarters = list(range(first, _number(groups["last"] or groups["q2"] or str(first)) + 1))
        months = tuple(month for quarter in quarters for month in range(3 * quarter - 2, 3 * quarter + 1))
        if months:
            yield match.start(), match.end(), MonthSpan(months=months)


def _words(text: str) -> Iterator[tuple[int, int, MonthSpan]]:
    words = _month_words()
    for match in re.finditer(alternation(words), _BOTH_HALVES.sub(lambda m: "\0" * len(m[0]), text)):
        yield match.start(), match.end(), MonthSpan(months=words[match[0]])


def _singles(text: str) -> Iterator[tuple[int, int, MonthSpan]]:
    for match in _SINGLE.finditer(text):
        groups = match.groupdict()
        tag = next(tag for tag in "abc" if groups[f"m{tag}"])
        month = _number(groups[f"m{tag}"])
        last = 12 if _SINCE.match(text, match.end()) else month
        yield match.start(), match.end(), MonthSpan(months=tuple(range(month, last + 1)))


def _number(printed: str | None) -> int:
    return read_day_number(printed or "") or 0


@cache
def _month_words() -> dict[str, tuple[int, ...]]:
    lexicon = load_lexicon("schedule")
    words = {word: tuple(months) for word, months in lexicon["halves"].items()}
    return words | dict.fromkeys(lexicon["all_year"]["words"], tuple(range(1, 13)))
