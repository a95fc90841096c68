"""Measures of execution tables (工作要項執行表): each numbered item of a cell with the schedule and owner beside it."""

from collections.abc import Mapping
from dataclasses import replace

from extractors.language.normalize import normalize_text
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.numbering import split_number
from extractors.plans.parallel_lists import Item, beside, split_items, stands_beside
from extractors.plans.schedules import text_months
from extractors.plans.standing import Standing, standing_rows
from extractors.plans.work_items import MeasureRow, read_work_items, with_id
from schemas.page import Box
from schemas.plan import Evidence
from schemas.table import Cell

_BESIDE = ("schedule", "owner")


def has_parallel_lists(view: TableView) -> bool:
    """Tell whether lists stand beside each other: schedules or owners begin at the heights of several items.

    Each row with several items and several lines beside them is a witness; most of them must agree, so that two owners
    set in the middle of a row are not taken for a list.
    """
    if not (view.roles.has("text") and view.roles.has(*_BESIDE)) or view.roles.has("month"):
        return False
    witnesses: list[bool] = []
    for row in view.rows:
        text = _cell(view, row.cells, "text")
        items = split_items(text) if row.kind == "record" and text is not None else ()
        if len(items) < 2 or items[0].height is None:
            continue
        cells = (_cell(view, row.cells, role) for role in _BESIDE)
        witnesses += [stands_beside(cell, items) for cell in cells if cell is not None and len(cell.lines) >= 2]
    return sum(witnesses) * 2 > len(witnesses)


def read_execution_items(view: TableView, context: PlanContext) -> tuple[MeasureRow, ...]:
    """Read one measure for each item; title, theme and expected benefit are those of the whole row."""
    rows = {m.rows[0].number: m for m in read_work_items(view, "work_item", context)}
    standing = {stand.row.number: stand for stand in standing_rows(view, context)}
    found: list[MeasureRow] = []
    for number, whole in rows.items():
        text = _cell(view, whole.rows[0].cells, "text")
        found += [whole] if text is None else _item_measures(view, whole, standing[number], text, context)
    return tuple(found)


def _item_measures(
    view: TableView, whole: MeasureRow, stand: Standing, text: Cell, context: PlanContext
) -> list[MeasureRow]:
    items = split_items(text)
    parts = {role: _beside(view, stand, role, items) for role in _BESIDE}
    title = stand.get("title")
    out: list[MeasureRow] = []
    for index, item in enumerate(items):
        schedule, owner = parts["schedule"][index], parts["owner"][index]
        measure = replace(
            whole.measure,
            number=item.number,
            parent=item.parent,
            title=split_number(title)[1] if title else None,
            text=item.text,
            title_norm=normalize_text(split_number(title)[1]) if title else None,
            text_norm=normalize_text(item.text),
            owner=owner or (stand.banner.owner if not view.roles.has("owner") else None),
            schedule=schedule,
            months=text_months(schedule),
            evidence=_item_evidence(view, text, items, index, whole.measure.evidence, context),
        )
        out.append(MeasureRow(with_id(measure), whole.rows))
    return out


def _beside(view: TableView, stand: Standing, role: str, items: tuple[Item, ...]) -> tuple[str | None, ...]:
    cell = _cell(view, stand.row.cells, role)
    return tuple(None for _ in items) if cell is None else beside(cell, items)


def _cell(view: TableView, cells: Mapping[int, Cell], role: str) -> Cell | None:
    column = next(iter(view.roles.all(role)), None)
    if column is None or column.col not in cells:
        return None
    cell = cells[column.col]
    return cell if cell.text.strip() else None


def _item_evidence(
    view: TableView, text: Cell, items: tuple[Item, ...], index: int, whole: Evidence, context: PlanContext
) -> Evidence:
    """Stand the evidence at the item's own lines, within its cell."""
    height = items[index].height
    if height is None:
        return whole
    page = height[0]
    box = next((b.box for b in text.boxes if b.page == page), None)
    if box is None:
        return whole
    following = [i.height[1] for i in items[index + 1 :] if i.height is not None and i.height[0] == page]
    top = height[1] - items[index].size * 0.6
    bottom = (following[0] - items[index].size * 0.6) if following else box.bottom
    base = place(view, [text], view.roles.all("title", "text"), (), context)
    return replace(base, page=page, box=Box(box.x0, top, box.x1, max(top, bottom)), confidence=whole.confidence)
