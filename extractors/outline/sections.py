"""Numbered paragraphs to sections: levels, parents, and ids that come from content."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from extractors.language.normalize import normalize_text
from extractors.layout.join import join_wraps
from extractors.outline.items import Paragraph
from extractors.outline.stems import STEM
from schemas.finding import Finding
from schemas.page import Box
from schemas.plan import Evidence, Section
from schemas.table import TextLine

_SURE: Final = 1.0
_UNSURE: Final = 0.8
_DOUBTS: Final = {
    "number-out-of-order": (
        "此行開頭的編號不合順序，且可能只是上一行的延續；已視為新的項目。",
        "The number at the start of this line is out of order and may continue the line above; read as a new item.",
    ),
    "number-inside-text": (
        "此行開頭像編號，但視為上一項文字的延續。",
        "A line of this item begins with what looks like a number; read as running text.",
    ),
    "number-not-an-item": (
        "此行開頭像編號，但視為一般文字。",
        "This line begins with what looks like a number; read as text without a number.",
    ),
}


@dataclass(frozen=True, slots=True)
class _Open:
    """A section whose children may follow."""

    level: int
    section_id: str
    path: str


def build_sections(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Turn the numbered paragraphs into sections; a parent is the nearest item above with a lower level.

    Chapters 甲、 have the level of 壹、 and are its parents all the same.
    """
    sections: list[Section] = []
    findings: list[Finding] = []
    stack: list[_Open] = []
    seen: Counter[str] = Counter()
    for paragraph in paragraphs:
        number = paragraph.number
        section_id = ""
        if number is not None:
            rank = 0 if number.scheme == STEM else number.level  # 甲 stands over 壹
            while stack and stack[-1].level >= rank:
                stack.pop()
            text = paragraph_text(paragraph)
            path = f"{stack[-1].path if stack else ''}\x1f{number.number}\x1e{text}"
            section_id = _section_id(path, seen)
            parent = stack[-1].section_id if stack else None
            sections.append(
                Section(
                    section_id=section_id,
                    parent_id=parent,
                    number=number.number,
                    level=number.level,
                    text=text,
                    text_norm=normalize_text(text),
                    evidence=paragraph_evidence(paragraph),
                    label=number.label,
                )
            )
            stack.append(_Open(rank, section_id, path))
        if paragraph.doubtful is not None:
            findings.append(_finding(paragraph.unsure, paragraph.doubtful.row.line, section_id))
    return tuple(sections), tuple(findings)


def printed_lines(paragraph: Paragraph) -> tuple[TextLine, ...]:
    """Return the printed lines of a paragraph."""
    return tuple(placed.row.line for placed in paragraph.rows)


def paragraph_text(paragraph: Paragraph) -> str:
    """Return what a paragraph says, joined over lines and pages, without its number."""
    label = paragraph.number.label if paragraph.number else ""
    return join_wraps(printed_lines(paragraph))[len(label) :].strip()


def _section_id(path: str, seen: Counter[str]) -> str:
    section_id = "s-" + blake2b(path.encode(), digest_size=5).hexdigest()
    seen[section_id] += 1
    return section_id if seen[section_id] == 1 else f"{section_id}-{seen[section_id]}"


def paragraph_evidence(paragraph: Paragraph) -> Evidence:
    """Return where a paragraph begins; its box is that of its lines on that page."""
    lines = printed_lines(paragraph)
    page = lines[0].page
    here = [line.box for line in lines if line.page == page]
    confidence = (_UNSURE if paragraph.unsure else _SURE) * min(line.confidence for line in lines)
    return Evidence(page=page, box=_around(here), confidence=confidence)


def _around(boxes: Sequence[Box]) -> Box:
    sides: tuple[tuple[Callable[..., float], int], ...] = ((min, 0), (min, 1), (max, 2), (max, 3))
    return Box(*(choose(box[side] for box in boxes) for choose, side in sides))


def _finding(unsure: str, line: TextLine, section_id: str) -> Finding:
    message, message_en = _DOUBTS[unsure]
    return Finding(
        rule="unsure-item",
        severity="info",
        origin="extraction",
        table="outline",
        row_id=section_id,
        page=line.page,
        box=line.box,
        printed=line.text,
        message=message,
        message_en=message_en,
    )
