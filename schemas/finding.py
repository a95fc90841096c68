"""What a reader should know about a row: the office's own slips and the places where our reading is unsure."""

from dataclasses import dataclass
from typing import Literal

from schemas.page import Box

Severity = Literal["error", "warning", "info"]
Origin = Literal["original", "extraction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement about one place.

    Attributes:
        rule: Kebab-case id of the rule that speaks (`unknown-column`, `target-below-mean`).
        severity: `error` a number or obligation is wrong, `warning` it may be, `info` worth knowing.
        origin: `original` the office's own text, `extraction` our reading of it.
        table, row_id, column: The dataset table, local row id and column it speaks of, where there is one.
        page, box: Where it stands; page 0 and no box for the document as a whole.
        printed, expected: The text as printed and what was expected.
        message, message_en: For people, Traditional Chinese and English.
    """

    rule: str
    severity: Severity
    origin: Origin
    message: str
    message_en: str
    table: str = ""
    row_id: str = ""
    column: str = ""
    page: int = 0
    box: Box | None = None
    printed: str = ""
    expected: str = ""
