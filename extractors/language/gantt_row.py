"""A row of twelve cells printed as text (-----|-----||…): the months that are marked."""

from typing import Final

from extractors.language.lexicon import load_lexicon

_MONTHS: Final = 12


def parse_gantt_row(text: str, separator: str = "|") -> tuple[int, ...] | None:
    """Return the months whose cell holds nothing but marks; None where no cell is marked: then a bar may be drawn."""
    marks = frozenset(load_lexicon("gantt_marks")["marks"])
    cells = [cell.strip() for cell in text.split(separator)][:_MONTHS]
    months = tuple(month for month, cell in enumerate(cells, start=1) if cell and marks.issuperset(cell))
    return months or None
