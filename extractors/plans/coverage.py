"""The law that nothing printed is lost: what the pages print against what the dataset holds."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter, mul

from extractors.language.radicals import selective_nfkc
from extractors.layout.lines import build_lines
from schemas.finding import Finding
from schemas.outline import Outline
from schemas.page import Box, Char, Page
from schemas.table import Cell, Table, TextLine

_text = itemgetter(0)  # of a character
_SLACK_PT = 1.5  # how far a character's middle may stand outside the box of the line that holds it


def measure_coverage(
    pages: Sequence[Page], tables: Sequence[Table], outline: Outline
) -> tuple[float, tuple[Finding, ...]]:
    """Count which printed characters end in a cell, a caption, a section, the title block, loose text or ignored text.

    Two counts, independent of how the text was put together: on each page the printed characters against those of all
    lines that claim to hold them; and for each cell and section its lines' characters against its final text. What is
    missing in either is named in a finding `unread-text` with its page and box.

    Returns:
        The share of printed characters that are kept (1.0 for none printed), and the findings.
    """
    lines = _lines_by_page([*_table_lines(tables), *_outline_lines(outline)])
    total, lost = 0, 0
    findings: list[Finding] = []
    for page in pages:
        printed = "".join(map(_text, (*page.chars, *page.watermark)))
        counted = Counter(printed)
        total += sum(map(mul, map(len, map(_fold, counted)), counted.values()))
        missing = _lost(counted, Counter("".join([line.text for line in lines.get(page.number, ())])))
        lost += sum(missing.values())
        findings += _page_findings(page, missing, lines.get(page.number, ()))
    joined = [*_cell_losses(tables), *_caption_losses(tables), *_section_losses(outline)]
    lost += sum(sum(missing.values()) for _, missing, _ in joined)
    findings += [_finding(where.page, where.box, _printed(missing), row_id) for where, missing, row_id in joined]
    return (1.0 if total == 0 else max(0.0, 1 - lost / total)), tuple(findings)


@cache
def _fold(char: str) -> str:
    """Return one character in the form that counts, without white space: what reading may change is spelling alone."""
    return "".join(unicodedata.normalize("NFKC", selective_nfkc(char)).split())


def _lost(printed: Counter[str], kept: Counter[str]) -> Counter[str]:
    """Count the characters of the printed text that the kept one lacks, differences of spelling aside."""
    return Counter() if dict.__eq__(printed, kept) else _folded(printed - kept) - _folded(kept - printed)


def _lost_of_text(printed: str, kept: str) -> Counter[str]:
    printed, kept = "".join(printed.split()), "".join(kept.split())
    return Counter() if printed == kept else _lost(Counter(printed), Counter(kept))


def _folded(counts: Counter[str]) -> Counter[str]:
    folded: Counter[str] = Counter()
    for char, count in counts.items():
        for part in _fold(char):
            folded[part] += count
    return folded


def _table_lines(tables: Iterable[Table]) -> Iterable[TextLine]:
    for table in tables:
        yield from table.caption_lines
        yield from table.repeated_lines
        for cell in table.cells:
            yield from cell.lines


def _outline_lines(outline: Outline) -> Iterable[TextLine]:
    yield from outline.head
    yield from outline.loose
    for lines in outline.section_lines:
        yield from lines
    yield from (ignored.line for ignored in outline.ignored)


def _lines_by_page(lines: Iterable[TextLine]) -> Mapping[int, list[TextLine]]:
    """Sort lines by page; a line that is claimed twice counts once, so that it can't stand in for a lost one."""
    by_page: dict[int, list[TextLine]] = {}
    for line in {(line.page, line.box, line.text): line for line in lines}.values():
        by_page.setdefault(line.page, []).append(line)
    return by_page


def _page_findings(page: Page, missing: Counter[str], lines: Sequence[TextLine]) -> list[Finding]:
    """Name the lost text of a page line by line: characters in no line's box, else those that a line lacks."""
    if not missing:
        return []
    left = Counter(missing)
    boxes = [line.box for line in lines]
    suspects = [char for char in (*page.chars, *page.watermark) if all(part in missing for part in _fold(char.text))]
    lost: list[Char] = []
    for outside in (True, False):
        for char in suspects:
            parts = Counter(_fold(char.text))
            if _is_outside(char, boxes) is outside and parts and not parts - left:
                left -= parts
                lost.append(char)
    return [_finding(page.number, line.box, line.text) for line in build_lines(lost, page.number)]


def _is_outside(char: Char, boxes: Sequence[Box]) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return not any(
        box.x0 - _SLACK_PT <= x <= box.x1 + _SLACK_PT and box.top - _SLACK_PT <= y <= box.bottom + _SLACK_PT
        for box in boxes
    )


def _cell_losses(tables: Sequence[Table]) -> list[tuple[TextLine, Counter[str], str]]:
    """Return the cells whose text lacks characters of their lines; a mark (●) that the cell states is no loss."""
    losses = []
    for table in tables:
        for cell in table.cells:
            printed = "".join(line.text for line in cell.lines)
            if printed == cell.text or _is_mark(cell):
                continue
            missing = _lost_of_text(printed, cell.text)
            if missing:
                losses.append((cell.lines[0], missing, table.table_id))
    return losses


def _caption_losses(tables: Sequence[Table]) -> list[tuple[TextLine, Counter[str], str]]:
    """Return the tables whose caption lacks characters of its lines on their first page; later ones repeat it."""
    losses = []
    for table in tables:
        first = min((line.page for line in table.caption_lines), default=0)
        lines = [line for line in table.caption_lines if line.page == first]
        missing = _lost_of_text("".join(line.text for line in lines), table.caption)
        if missing:
            losses.append((lines[0], missing, table.table_id))
    return losses


def _is_mark(cell: Cell) -> bool:
    return cell.mark != "" and not cell.text


def _section_losses(outline: Outline) -> list[tuple[TextLine, Counter[str], str]]:
    losses = []
    for section, lines in zip(outline.sections, outline.section_lines, strict=True):
        missing = _lost_of_text("".join(line.text for line in lines), section.label + section.text)
        if missing:
            losses.append((lines[0], missing, section.section_id))
    return losses


def _printed(missing: Counter[str]) -> str:
    return "".join(missing.elements())


def _finding(page: int, box: Box, printed: str, row_id: str = "") -> Finding:
    return Finding(
        rule="unread-text",
        severity="warning",
        origin="extraction",
        page=page,
        box=box,
        row_id=row_id,
        printed=printed,
        message=f"第 {page} 頁有文字未納入任何表格、大綱或略過清單：{printed}",
        message_en=f"Text on page {page} ended in no table cell, no section and no list of ignored text: {printed}",
    )
