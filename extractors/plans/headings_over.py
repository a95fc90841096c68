"""The outline's heading that stands right over a table, and what it says for the table's rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from extractors.plans.banners import Banner, read_banner, read_theme_title, read_title_unit
from extractors.plans.lexicon import Lexicon, fold_word
from schemas.outline import Outline
from schemas.plan import Section
from schemas.table import Table

_NEAR: Final = 3.5  # of its font size: how far over a table its heading may stand
# endings that a heading has for other reasons too
_NO_UNIT: Final = ("編組", "小組", "單位", "機關", "會", "部", "里", "院")


def headings_over(tables: Sequence[Table], outline: Outline) -> Mapping[str, Section]:
    """Give the numbered heading right over each table, by table id; a table with a title of its own has none."""
    found: dict[str, Section] = {}
    for table in tables:
        region = table.regions[0]
        above = [
            (lines[-1], section)
            for section, lines in zip(outline.sections, outline.section_lines, strict=False)
            if lines and lines[-1].page == region.page and lines[-1].box.bottom <= region.box.top + 2
        ]
        if not above:
            continue
        line, section = max(above, key=lambda pair: pair[0].box.bottom)
        floor = region.box.top - _NEAR * line.size
        gap = range(round(line.box.bottom), round(region.box.top - 2))
        between = any(o.page == region.page and round(o.box.top) in gap and not _is_note(o.text) for o in outline.loose)
        crossed = any(
            place.page == region.page and line.box.bottom <= place.box.bottom <= region.box.top + 2
            for other in tables
            for place in other.regions
        )
        if line.box.bottom >= floor and not between and not crossed:
            found[table.table_id] = section
    return found


def say_over(
    over: Mapping[str, Section], heads: Mapping[str, str], office: str | None, lexicon: Lexicon
) -> Mapping[str, Banner]:
    """Say what the headings over the tables mean for their rows, by table id.

    A heading that names a unit gives the owner. Headings of one level, each over a table with the same head row, part
    the tables by theme. A lone heading is no theme: it only introduces the table.
    """
    said: dict[str, Banner] = {}
    for table_id, section in over.items():
        unit = read_title_unit(section.text, office, lexicon)
        if unit is not None and _is_unit(unit, lexicon):
            said[table_id] = Banner(owner=unit)
        elif titled := read_theme_title(section.text, lexicon):
            said[table_id] = titled
        elif _has_siblings(table_id, over, heads):
            banner = read_banner(section.text, lexicon)
            said[table_id] = replace(banner, theme_number=section.number if banner.theme else None)
    return said


def _has_siblings(table_id: str, over: Mapping[str, Section], heads: Mapping[str, str]) -> bool:
    section = over[table_id]
    return any(
        other != table_id and heads[other] == heads[table_id] and over[other].level == section.level for other in over
    )


def _is_unit(unit: str, lexicon: Lexicon) -> bool:
    return fold_word(unit) not in lexicon.columns["owner"].words and not unit.endswith(_NO_UNIT)


def _is_note(text: str) -> bool:
    return "單位" in text and len(text) <= 16
