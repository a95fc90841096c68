"""Pages minus tables to an outline: numbered sections, the title block, loose text, and what is left aside."""

from collections.abc import Mapping, Sequence

from extractors.language.item_numbers import read_item_number
from extractors.layout.rows import Row
from extractors.outline.aside import list_aside
from extractors.outline.contents import find_contents
from extractors.outline.frames import Placed, measure_frames
from extractors.outline.head import find_head
from extractors.outline.indents import learn_indents
from extractors.outline.items import read_paragraphs
from extractors.outline.passages import build_passages
from extractors.outline.reading_order import place_rows
from extractors.outline.running import find_running_rows
from extractors.outline.sections import build_sections, printed_lines
from extractors.outline.stems import find_stems
from schemas.outline import Outline
from schemas.page import Page
from schemas.plan import Ignored
from schemas.table import Table


def extract_outline(pages: Sequence[Page], tables: Sequence[Table], outside: Mapping[int, Sequence[Row]]) -> Outline:
    """Read everything that is printed outside the tables.

    Args:
        pages: The document's pages.
        tables: Its logical tables.
        outside: For each page number its rows outside them, top to bottom; those that are captions are left alone.
    """
    captions = {line for table in tables for line in table.caption_lines}
    rows = {page.number: [row for row in outside[page.number] if row.line not in captions] for page in pages}
    ignored = list_aside(pages, tables)
    for row, reason in find_running_rows(pages, rows):
        rows[row.line.page].remove(row)
        ignored.append(reason)
    placed = place_rows(pages, rows, tables)
    contents = find_contents([one.row for one in placed])
    ignored += [Ignored(line=placed[index].row.line, reason="contents") for index in sorted(contents)]
    placed = [one for index, one in enumerate(placed) if index not in contents]
    stems = find_stems(placed)
    head = min([find_head(placed, _cover_pages(placed, tables)), *stems])
    text = placed[head:]
    frames = measure_frames(text)
    chapters = {index - head: number for index, number in stems.items()}
    paragraphs = read_paragraphs(text, frames, learn_indents(text, frames), chapters)
    sections, findings = build_sections(paragraphs)
    title = tuple(one.row.line for one in placed[:head])
    return Outline(
        sections=sections,
        passages=build_passages(title, paragraphs, sections),
        section_lines=tuple(printed_lines(paragraph) for paragraph in paragraphs if paragraph.number is not None),
        head=title,
        loose=tuple(line for paragraph in paragraphs if paragraph.number is None for line in printed_lines(paragraph)),
        ignored=tuple(sorted(ignored, key=lambda one: (one.line.page, one.line.box.top, one.line.box.x0))),
        findings=findings,
    )


def _cover_pages(rows: Sequence[Placed], tables: Sequence[Table]) -> int:
    """Return how many pages stand before the first one with an item or a table; 0 where there is neither."""
    first = [region.page for table in tables for region in table.regions[:1]]
    first += [one.row.line.page for one in rows if read_item_number(one.row.line.text, one.row.lead) is not None][:1]
    return min(first) - 1 if first else 0
