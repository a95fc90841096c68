"""The lines under a title that say which version a plan is, when it was approved and by which letter."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.language.doc_no import DocumentNumber, find_document_numbers
from extractors.language.roc_calendar import squeeze
from extractors.language.roc_date import DateReading, find_roc_dates
from schemas.errors import UnreadableValueError
from schemas.table import TextLine

_VERSIONS: Final = (
    re.compile(r"(?<![0-9])([0-9]{4,7})版"),
    re.compile(r"([0-9]{2,3}年[0-9]{1,2}月|[0-9]{2,3}[./][0-9]{1,2})版"),
    re.compile(r"(?:版本|版次|版號|[Vv]er(?:sion)?|VER)[.:：]*([0-9][0-9A-Za-z.]*)"),
    re.compile(r"(?<![A-Za-z])[Vv]([0-9]+(?:\.[0-9]+)*)(?![0-9A-Za-z])"),
    re.compile(r"第([0-9]{1,2}|[一二三四五六七八九十]{1,2})版"),
)
_APPROVING: Final = frozenset({"approved", "issued", "revised"})
_OTHER_DATES: Final = re.compile(
    r"製表|列印|印製|填報|填表|資料|截至|期間|編印|修正前|會議(?!審議|決議|通過|核定|修正|訂定)|期程"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the lines under a title say.

    Attributes:
        version: As printed without 版: `10512`.
        approved_on: ISO date of the last approval, issue or revision.
        number: Of the approving letter: with 號 where it has a word group (北市安戶行字第1116012324號), else bare.
        unreadable: Dates that cannot be (112年2月30日), as printed.
    """

    version: str | None = None
    approved_on: str | None = None
    number: str | None = None
    unreadable: tuple[TextLine, ...] = ()


def is_stamp(text: str) -> bool:
    """Tell whether a line states an approval, a letter or a version rather than a title."""
    if any(pattern.search(squeeze(text)) for pattern in _VERSIONS) or find_document_numbers(text):
        return True
    dates = _dates(text)
    return any(date.precision == "day" for date in dates or ()) or dates is None


def read_stamp(lines: Sequence[TextLine]) -> Stamp:
    """Read version, date and letter from the lines of a title block; of several dates the last one holds."""
    unreadable, dated = [], []
    for line in lines:
        dates = _dates(line.text)
        if dates is None:
            unreadable.append(line)
        elif not _OTHER_DATES.search(line.text):
            dated += [(date, line.text) for date in dates if date.precision == "day" and _is_approval(date, line.text)]
    approved = max(dated, key=lambda item: item[0].iso) if dated else None
    numbers = find_document_numbers(approved[1]) if approved else ()
    if not numbers:
        numbers = tuple(number for line in lines for number in find_document_numbers(line.text))
    return Stamp(
        version=_version(line.text for line in lines),
        approved_on=approved[0].iso if approved else None,
        number=_printed(numbers[-1]) if numbers else None,
        unreadable=tuple(unreadable),
    )


def _dates(text: str) -> tuple[DateReading, ...] | None:
    """Return the dates of a line; None where it has one that cannot be."""
    try:
        return find_roc_dates(text)
    except UnreadableValueError:
        return None


def _is_approval(date: DateReading, text: str) -> bool:
    """Tell whether the plan was approved on a date: the line says so, names a letter, or holds nothing else."""
    return date.role in _APPROVING or bool(date.document_number) or squeeze(text).strip("()（）[]【】") == date.raw


def _printed(number: DocumentNumber) -> str:
    return number.raw if "字第" in number.raw else number.raw.removesuffix("號")


def _version(texts: Iterable[str]) -> str | None:
    for text in texts:
        for pattern in _VERSIONS:
            match = pattern.search(squeeze(text))
            if match is not None:
                return match[1]
    return None
