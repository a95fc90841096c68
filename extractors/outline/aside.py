"""What is set aside before the outline is read, listed with its reason, so that everything printed is accounted for."""

from collections.abc import Iterable, Sequence

from schemas.page import Box, Page
from schemas.plan import Ignored
from schemas.table import Table, TextLine


def list_aside(pages: Sequence[Page], tables: Iterable[Table]) -> list[Ignored]:
    """Return watermarks, and what tables print again on later pages (`repeated-header`, `repeated-caption`)."""
    aside = [Ignored(line=_watermark(page), reason="watermark") for page in pages if page.watermark]
    for table in tables:
        aside += [Ignored(line=line, reason="repeated-header") for line in table.repeated_lines]
        first = min((line.page for line in table.caption_lines), default=0)
        aside += [Ignored(line=line, reason="repeated-caption") for line in table.caption_lines if line.page > first]
    return aside


def _watermark(page: Page) -> TextLine:
    """Return a page's watermark as one line: it may run slantwise, so its characters stand in the file's order."""
    chars = page.watermark
    box = Box(
        min(c.x0 for c in chars), min(c.top for c in chars), max(c.x1 for c in chars), max(c.bottom for c in chars)
    )
    text = "".join(char.text for char in chars)
    return TextLine(page.number, box, text, chars[0].size, min(char.confidence for char in chars))
