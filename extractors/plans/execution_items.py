"""Measures of execution tables (工作要項執行表): each numbered item of a cell with the schedule and owner beside it."""

from collections.abc import Mapping
from dataclasses import replace

from extractors.language.normalize import normalize_text
from extractors.plans.confidence import confidence_of
from extractors.plans.context import PlanContext, TableView
from extractors.plans.numbering import split_number
from extractors.plans.parallel_lists import Item, beside, off_level, split_items, stands_beside
from extractors.plans.schedules import text_months
from extractors.plans.standing import Standing, standing_rows
from extractors.plans.work_items import MeasureRow, read_work_items, with_id
from schemas.page import Box
from schemas.plan import Evidence
from schemas.table import Cell

_BESIDE = ("schedule", "owner")
_HALF_LINE = 0.6  # of the font size: from a line's middle to its top


def has_parallel_lists(view: TableView) -> bool:
    """Tell whether lists stand beside each other: schedules or owners begin at the heights of several items.

    Each row with several items is a witness, against it where single lines stand beside them; most must agree, so that
    two owners of one row are not taken for a list.
    """
    if not (view.roles.has("text") and view.roles.has(*_BESIDE)) or view.roles.has("month"):
        return False
    witnesses: list[bool] = []
    for row in view.rows:
        text = _cell(view, row.cells, "text")
        items = split_items(text) if row.kind == "record" and text is not None else ()
        if len(items) < 2 or items[0].height is None:
            continue
        cells = [cell for role in _BESIDE if (cell := _cell(view, row.cells, role)) is not None]
        lists = [stands_beside(cell, items) for cell in cells if len(cell.lines) >= 2]
        witnesses += lists or [False] * bool(cells)
    return sum(witnesses) * 2 > len(witnesses)


def read_execution_items(view: TableView, context: PlanContext) -> tuple[MeasureRow, ...]:
    """Read one measure for each item; title, theme and expected benefit are those of the whole row."""
    rows = {m.rows[0].number: m for m in read_work_items(view, "work_item", context)}
    standing = {stand.row.number: stand for stand in standing_rows(view, context)}
    found: list[MeasureRow] = []
    for number, whole in rows.items():
        text = _cell(view, whole.rows[0].cells, "text")
        found += [whole] if text is None else _item_measures(view, whole, standing[number], text)
    return tuple(found)


def _item_measures(view: TableView, whole: MeasureRow, stand: Standing, text: Cell) -> list[MeasureRow]:
    items = split_items(text)
    parts = {role: _beside(view, stand, role, items) for role in _BESIDE}
    conflicts = _conflicts(view, stand, items)
    printed = stand.get("title")
    title = split_number(printed)[1] if printed else None
    title_norm = normalize_text(title) if title is not None else None
    owner_of_all = stand.banner.owner if not view.roles.has("owner") else None
    out: list[MeasureRow] = []
    for index, item in enumerate(items):
        schedule, owner = parts["schedule"][index], parts["owner"][index]
        measure = replace(
            whole.measure,
            number=item.number,
            parent=item.parent,
            title=title,
            text=item.text,
            title_norm=title_norm,
            text_norm=normalize_text(item.text),
            owner=owner or owner_of_all,
            schedule=schedule,
            months=text_months(schedule),
            evidence=_item_evidence(text, items, index, whole.measure.evidence, conflicts),
        )
        out.append(MeasureRow(with_id(measure), whole.rows))
    return out


def _beside(view: TableView, stand: Standing, role: str, items: tuple[Item, ...]) -> tuple[str | None, ...]:
    cell = _cell(view, stand.row.cells, role)
    return tuple(None for _ in items) if cell is None else beside(cell, items)


def _conflicts(view: TableView, stand: Standing, items: tuple[Item, ...]) -> frozenset[int]:
    """Give the items whose schedule or owner begins at another height; a lone item has nothing to be confused with."""
    if len(items) < 2:
        return frozenset()
    cells = (_cell(view, stand.row.cells, role) for role in _BESIDE)
    return frozenset().union(*(off_level(cell, items) for cell in cells if cell is not None))


def _cell(view: TableView, cells: Mapping[int, Cell], role: str) -> Cell | None:
    column = next(iter(view.roles.all(role)), None)
    if column is None or column.col not in cells:
        return None
    cell = cells[column.col]
    return cell if cell.text.strip() else None


def _item_evidence(
    text: Cell, items: tuple[Item, ...], index: int, whole: Evidence, conflicts: frozenset[int]
) -> Evidence:
    """Stand the evidence at the item's own lines, within its cell."""
    if index in conflicts:
        whole = replace(whole, confidence=confidence_of({"position-conflict"}, whole.confidence))
    height = items[index].height
    box = next((b.box for b in text.boxes if height is not None and b.page == height[0]), None)
    if height is None or box is None:
        return whole
    page = height[0]
    following = [i.height[1] for i in items[index + 1 :] if i.height is not None and i.height[0] == page]
    top = height[1] - items[index].size * _HALF_LINE
    bottom = (following[0] - items[index].size * _HALF_LINE) if following else box.bottom
    return replace(whole, page=page, box=Box(box.x0, top, box.x1, max(top, bottom)))
