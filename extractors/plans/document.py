"""The plan as a whole: whose it is, what kind, for which years, which version, when and by which letter approved."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from extractors.language.office import OfficeName, find_office
from extractors.language.roc_calendar import find_roc_years, squeeze
from extractors.language.roc_range import find_roc_range
from extractors.plans.stamps import is_stamp, read_stamp
from extractors.plans.target_years import find_target_years
from schemas.errors import UnreadableValueError
from schemas.outline import Outline
from schemas.page import Box, Page
from schemas.plan import Document, Evidence, LayerSummary, PlanType
from schemas.table import Table, TextLine

_TITLE_SIZE = 0.8  # of the largest title line: smaller lines are no part of the title
_BARE_YEARS = re.compile(
    r"[(（](?P<first>9\d|1[0-4]\d)[-－–~～至](?P<last>9\d|1[0-4]\d)[)）]"
)  # 中程施政計畫（112-115）
_LONGEST_PLAN = 10  # years
_LONG_TITLE_EM = 12  # a shorter title line wasn't wrapped
_LARGE_PT = 16.0  # running text is smaller
_CLOSE_EM = 2.0  # how far apart lines of one title stand
_SAME_SIZE = 0.05
_FEWEST_LABELS = 2  # lines of a letter's form (受文者：, 發文字號：) that make a page one
_LINES_WITHOUT_HEAD = 3  # first loose lines that may hold a title where the document has no title block


def read_document(pages: Sequence[Page], outline: Outline, tables: Sequence[Table]) -> Document:
    """Read the fields of a document from its title block, else from what stands in its place.

    A field that is not printed is None. Years come from the title, else from the years that the tables set targets for.
    """
    outline = _without_letter(outline)
    block = _title_block(outline, tables)
    lines = _title_lines(block)
    title = "".join(line.text for line in lines)
    rest = [line for line in block if line not in lines]
    stamp = read_stamp([*rest, *(ignored.line for ignored in outline.ignored), *lines])
    office = _office(lines, block, outline)
    said = [squeeze(line.text) for line in rest if not is_stamp(line.text)]
    years = (
        _years(title)
        or _years("\n".join(text for text in said if "月" not in text))
        or find_target_years(tables)
        or _years("\n".join(said))  # at least the month that a cover is dated
    )
    first, last = years or (None, None)
    parts = _later_parts(title, office, outline, tables)
    return Document(
        office=office.name if office else None,
        city=office.city if office else None,
        district=office.district if office else None,
        title=" ".join([title, *parts]) or None,
        plan_type=_plan_type(title),
        roc_year_start=first,
        roc_year_end=last,
        version=stamp.version,
        approved_on=stamp.approved_on,
        approval_number=stamp.number,
        pages=len(pages),
        text_layer=_text_layer(pages),
        recognized_pages=tuple(page.number for page in pages if page.text_layer == "ocr"),
        evidence=_evidence(lines),
    )


def _without_letter(outline: Outline) -> Outline:
    """Leave out the pages of a letter (函) that sends the plan: its addressee is not the office, its head no title."""
    labels = tuple(_words()["letter"]["labels"])
    lines = (*outline.head, *outline.loose)
    said = Counter(line.page for line in lines if squeeze(line.text).replace(":", "：").startswith(labels))
    letters = {page for page, count in said.items() if count >= _FEWEST_LABELS}
    if not letters or all(line.page in letters for line in lines):
        return outline
    head, loose = ([line for line in part if line.page not in letters] for part in (outline.head, outline.loose))
    return replace(outline, head=tuple(head), loose=tuple(loose))


def _title_block(outline: Outline, tables: Sequence[Table]) -> tuple[TextLine, ...]:
    """Return the title block; where the document has none, the first caption and the first loose lines."""
    captions = [line for table in tables for line in table.caption_lines]
    if any(_is_title(line.text) for line in outline.head):
        return outline.head
    running = [ignored.line for ignored in outline.ignored if ignored.reason == "running-head"]
    repeated = [line for line in running if line.page == 1 and _is_title(line.text)]  # a title that every page prints
    if repeated:
        return (*repeated[:1], *outline.head)
    if any(find_office(line.text) is not None for line in outline.head):
        last = outline.head[-1]
        below = tables[0].caption_lines if tables else ()  # the title's second line may stand right over a table
        under = [line for line in below if line.page == last.page and line.size >= _TITLE_SIZE * last.size]
        return (*outline.head, *under)
    first_page = min([line.page for line in captions] + [line.page for line in outline.loose], default=1)
    loose = [line for line in outline.loose[:_LINES_WITHOUT_HEAD] if line.page == first_page]
    first = next((table.caption_lines for table in tables if table.caption_lines), ())
    return (*outline.head, *first, *loose, *running[:1])


def _is_title(text: str) -> bool:
    return any(word in squeeze(text) for word in _words()["title"]["words"])


def _title_lines(block: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines of the title: from the first to the last that names an office or a plan, stamps aside."""
    candidates = [line for line in block if not is_stamp(line.text)]
    core = [line for line in candidates if _is_title(line.text) or find_office(line.text) is not None]
    if not core:
        return tuple(candidates[:1])
    largest = max(line.size for line in core)
    core = [line for line in core if line.size >= _TITLE_SIZE * largest]
    start, end = candidates.index(core[0]), candidates.index(core[-1])
    while end + 1 < len(candidates) and _is_cut(candidates[end], candidates[end + 1]):
        end += 1
    while start > 0 and _goes_on(candidates[start - 1], candidates[start]):
        start -= 1
    while end + 1 < len(candidates) and not _is_named(core) and _goes_on(candidates[end], candidates[end + 1]):
        end += 1
        core.append(candidates[end])
    if start > 0 and _is_year_line(candidates[start - 1].text):
        start -= 1
    return tuple(line for line in candidates[start : end + 1] if line.size >= _TITLE_SIZE * largest)


def _goes_on(line: TextLine, after: TextLine) -> bool:
    """Tell whether two lines of one large size are parts of one title, neither a date nor the mark of an appendix."""
    close = line.page == after.page and after.box.top - line.box.bottom <= _CLOSE_EM * line.size
    alike = abs(line.size - after.size) <= _SAME_SIZE * line.size and line.size >= _LARGE_PT
    others = tuple(_words()["title"]["others"])
    return close and alike and not any(squeeze(one.text).startswith(others) for one in (line, after))


def _is_named(lines: Sequence[TextLine]) -> bool:
    return any(_is_title(line.text) for line in lines)


def _is_cut(line: TextLine, after: TextLine) -> bool:
    """Tell whether a long title line was wrapped within a word: 執行計 over 畫."""
    long = line.box.x1 - line.box.x0 >= _LONG_TITLE_EM * line.size
    ends = squeeze(line.text).endswith((*_words()["title"]["words"], "）", ")"))
    return long and not ends and after.size == line.size and len(after.text) < len(line.text)


def _is_year_line(text: str) -> bool:
    return bool(re.fullmatch(r"(?:中華民國|民國)?[0-9○〇一二三四五六七八九十百零]{2,6}(?:學?年度?)", squeeze(text)))


def _office(title: Sequence[TextLine], block: Sequence[TextLine], outline: Outline) -> OfficeName | None:
    """Return the first office that the title names, else the title block, running heads or the first loose lines."""
    running = [ignored.line for ignored in outline.ignored if ignored.reason.startswith("running")]
    places = [*title, *block, *running, *outline.loose[:_LINES_WITHOUT_HEAD]]
    labelled = [text for line in places if (text := _labelled_office(line.text)) is not None]
    for text in ("".join(line.text for line in title), *labelled, *(line.text for line in places)):
        office = find_office(text)
        if office is not None:
            return office if office.city else _fuller(office, [line.text for line in places])
    return None


def _labelled_office(text: str) -> str | None:
    """Return what stands behind a label such as 填報機關：, if a line begins with one."""
    label, colon, rest = squeeze(text).replace(":", "：").partition("：")
    return rest if colon and label in _words()["office_labels"]["words"] else None


def _fuller(office: OfficeName, texts: Sequence[str]) -> OfficeName:
    """Return the same office with its county, where another line prints it with one."""
    for text in texts:
        other = find_office(text)
        if other is not None and other.city and other.name.endswith(office.name):
            return other
    return office


def _years(text: str) -> tuple[int, int] | None:
    try:
        span = find_roc_range(text)
    except UnreadableValueError:
        span = None
    if span is not None and span.roc_years is not None:
        return span.roc_years
    bare = _BARE_YEARS.search(squeeze(text))
    if bare is not None and 0 < int(bare["last"]) - int(bare["first"]) <= _LONGEST_PLAN:
        return int(bare["first"]), int(bare["last"])
    years = [year.roc for year in find_roc_years(text)]
    return (min(years), max(years)) if years else None


def is_other_paper(document: Document) -> bool:
    """Tell whether a document's title says that it is a paper of another kind than a plan (會議紀錄, 名冊)."""
    words = _words()["other_papers"]["words"]
    return document.plan_type == "other" and any(word in squeeze(document.title or "") for word in words)


def _plan_type(title: str) -> PlanType:
    squeezed = squeeze(title)
    for entry in _words()["plan_types"]:
        if any(word in squeezed for word in entry["words"]):
            plan_type: PlanType = entry["type"]
            return plan_type
    return "other"


def _later_parts(title: str, office: OfficeName | None, outline: Outline, tables: Sequence[Table]) -> list[str]:
    """Return the names of further parts, titled like the first one (策略地圖, then 平衡計分卡)."""
    if office is None or not outline.head:
        return []
    size = max(line.size for line in outline.head)
    lines = [*outline.loose, *(line for table in tables for line in table.caption_lines)]
    parts: list[str] = []
    for line in lines:
        name = squeeze(line.text).replace("台", "臺").removeprefix(office.name)
        titled = _plan_type(name) == _plan_type(title) != "other" and len(name) < len(squeeze(line.text))
        if titled and line.size >= size and name not in squeeze(title) and name not in parts:
            parts.append(name)
    return parts


def _text_layer(pages: Sequence[Page]) -> LayerSummary:
    layers = {page.text_layer for page in pages if page.chars}
    if not layers or layers == {"none"}:
        return "none"
    return "mixed" if len(layers) > 1 else "ocr" if "ocr" in layers else "text"


def _evidence(lines: Sequence[TextLine]) -> Evidence | None:
    if not lines:
        return None
    boxes = [line.box for line in lines if line.page == lines[0].page]
    box = Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
    return Evidence(page=lines[0].page, box=box, confidence=min(line.confidence for line in lines))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("extractors.plans") / "document_words.toml").read_text(encoding="utf-8"))
