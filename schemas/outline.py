"""What stands outside the tables of a document: its numbered items, its title block, and the text that is neither."""

from dataclasses import dataclass

from schemas.finding import Finding
from schemas.plan import Ignored, Passage, Section
from schemas.table import TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All text outside tables, each printed line in exactly one place.

    Attributes:
        sections: Numbered headings and paragraphs in reading order.
        section_lines: The printed lines of each section, in the order of `sections`.
        head: The title block: title, approval and version lines, the lines of a cover page.
        loose: Text that is neither numbered nor title: paragraphs under a heading, blocks in 【】, notes under tables.
        ignored: Page numbers, running heads and feet, tables of contents, watermarks; each with its reason.
        passages: The title block and the loose text as records.
        findings: Where the reading is unsure.
    """

    sections: tuple[Section, ...] = ()
    section_lines: tuple[tuple[TextLine, ...], ...] = ()
    head: tuple[TextLine, ...] = ()
    loose: tuple[TextLine, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
