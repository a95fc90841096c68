"""The outline's line that stands right over a table, and what it says for the table's rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.plans.banners import Banner, read_banner, read_theme_title, read_title_unit
from extractors.plans.lexicon import Lexicon, fold_word
from schemas.outline import Outline
from schemas.plan import Section
from schemas.table import Table, TextLine

_NEAR: Final = 3.5  # of its font size: how far over a table its heading may stand
_NOTE_LENGTH: Final = 16
# endings that a heading has for other reasons too
_NO_UNIT: Final = ("編組", "小組", "單位", "機關", "會", "部", "里", "院")
_TABLE_WORDS: Final = ("表", "計畫")  # what a title of a table that names a unit ends in


@dataclass(frozen=True, slots=True)
class LineOver:
    """What stands right over a table: the section that it closes, or a line that is none."""

    text: str
    section: Section | None
    same_page: bool


def lines_over(tables: Sequence[Table], outline: Outline) -> Mapping[str, LineOver]:
    """Give what stands right over each table, by table id.

    On the table's own page it must be near; at the foot of the page before it counts where the table opens its page.
    Notes such as 單位：千元 between the two are passed over.
    """
    lines: defaultdict[int, list[tuple[TextLine, Section | None]]] = defaultdict(list)
    for pair in sorted(_lines(outline), key=lambda pair: pair[0].box.top):
        lines[pair[0].page].append(pair)
    ends: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for region in (region for table in tables for region in table.regions):
        ends[region.page].append((region.page, region.box.bottom))
    found: dict[str, LineOver] = {}
    for table in tables:
        start = (table.regions[0].page, table.regions[0].box.top + 2)
        near = (*lines[start[0] - 1], *lines[start[0]])
        before = [(line, section) for line, section in near if (line.page, line.box.bottom) <= start]
        while before and _is_note(before[-1][0].text):
            before.pop()
        if not before:
            continue
        line, section = before[-1]
        place = (line.page, line.box.bottom)
        if any(place <= end <= start for page in (place[0], start[0]) for end in ends[page]):
            continue
        if place[0] < start[0] or line.box.bottom >= start[1] - _NEAR * line.size:
            found[table.table_id] = LineOver(section.text if section else line.text, section, place[0] == start[0])
    return found


def say_over(
    over: Mapping[str, LineOver], heads: Mapping[str, str], office: str | None, lexicon: Lexicon
) -> Mapping[str, Banner]:
    """Say what the lines over the tables mean for their rows, by table id.

    A heading that names a unit gives the owner, one with a numbered word (具體措施二：) the theme. Numbered headings of
    one level, each over a table with the same head row, part the tables by theme. A lone heading is no theme: it only
    introduces the table. Of what stands on the page before, only a title is believed.
    """
    said: dict[str, Banner] = {}
    for table_id, line in over.items():
        unit = read_title_unit(line.text, office, lexicon)
        if titled := read_theme_title(line.text, lexicon):
            said[table_id] = titled
        elif unit is not None and _is_unit(unit, lexicon) and (line.same_page or line.text.endswith(_TABLE_WORDS)):
            said[table_id] = Banner(owner=unit)
        elif line.section is not None and line.same_page and _has_siblings(table_id, over, heads):
            banner = read_banner(line.text, lexicon)
            number = line.section.number
            said[table_id] = replace(
                banner, theme_number=number if banner.theme else None, group_number=number if banner.group else None
            )
    return said


def _lines(outline: Outline) -> list[tuple[TextLine, Section | None]]:
    numbered = [
        (line, section)
        for section, printed in zip(outline.sections, outline.section_lines, strict=False)
        for line in printed
    ]
    return [*numbered, *((line, None) for line in outline.loose)]


def _has_siblings(table_id: str, over: Mapping[str, LineOver], heads: Mapping[str, str]) -> bool:
    section = over[table_id].section
    others = (o.section for key, o in over.items() if key != table_id and heads[key] == heads[table_id])
    return section is not None and any(o is not None and o.level == section.level for o in others)


def _is_unit(unit: str, lexicon: Lexicon) -> bool:
    return fold_word(unit) not in lexicon.columns["owner"].words and not unit.endswith(_NO_UNIT)


def _is_note(text: str) -> bool:
    return "單位" in text and len(text) <= _NOTE_LENGTH
