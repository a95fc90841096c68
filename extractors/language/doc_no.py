"""Numbers of official documents (公文文號): 北市安戶行字第1116012324號, CNAA1126009370號."""

import re
from dataclasses import dataclass
from typing import Final

from extractors.language.roc_calendar import squeeze
from schemas.errors import UnreadableValueError

# 文書處理手冊: the word group of the issuing unit (字), then three digits for the ROC year and seven or eight for the
# serial; a letter or a branch (-1) may follow.
_WORDED: Final = re.compile(r"(?P<prefix>[\u4e00-\u9fff]{1,14})字第(?P<roc>\d{3})(?P<serial>\d{6,8}[A-Z]?)(?:-\d+)?號")
_CODED: Final = re.compile(r"(?<![A-Za-z])(?P<prefix>[A-Z]{2,6})(?P<roc>\d{3})(?P<serial>\d{7})(?!\d)號?")
# What runs into the word group where no space or comma stands between: the agency, a date, "in accordance with".
_LEAD_IN: Final = re.compile(
    r".*(?:政府|政局|務所|公所|委員會|內政部|行政院|本所|本府|本局|依據|依|奉|日|以|據|經|及|與)(?=.)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """One document number: word group or system prefix, ROC year, serial, and its text as printed (no spaces)."""

    prefix: str
    roc: int
    serial: str
    raw: str


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return all document numbers that a text names, in order."""
    squeezed = squeeze(text)
    matches = sorted([*_WORDED.finditer(squeezed), *_CODED.finditer(squeezed)], key=lambda match: match.start())
    return tuple(_read(match) for match in matches)


def parse_document_number(text: str) -> DocumentNumber:
    """Return the first document number of a text.

    Raises:
        UnreadableValueError: There is none.
    """
    numbers = find_document_numbers(text)
    if not numbers:
        raise UnreadableValueError("a document number", text, "…字第 and ten digits", "Keep the text as printed.")
    return numbers[0]


def _read(match: re.Match[str]) -> DocumentNumber:
    prefix = _LEAD_IN.sub("", match["prefix"])
    raw = match[0][len(match["prefix"]) - len(prefix) :]
    return DocumentNumber(prefix=prefix, roc=int(match["roc"]), serial=match["serial"], raw=raw)
