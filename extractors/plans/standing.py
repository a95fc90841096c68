"""What holds in each row: merged cells, banners above, and blank cells under a value that still holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.language.item_numbers import read_item_number
from extractors.plans.banners import Banner, read_banner
from extractors.plans.context import PlanContext, TableView
from extractors.plans.roles import Column
from extractors.plans.rows import Row

_UNNUMBERED: Final = 1  # a unit without a number stands over whatever is numbered
_NESTED: Final = (("perspective",), ("theme",), ("other_theme",), ("goal",), ("title",), ("kpi",))


@dataclass(frozen=True, slots=True)
class Standing:
    """One record row with what holds for it.

    Attributes:
        row: The row.
        banner: What the banners and the table's title say here.
        values: Text by role and, for numbers, by `number:` and the role counted.
        carried: The keys of `values` that were taken from a row above although no merged cell says so.
    """

    row: Row
    banner: Banner
    values: Mapping[str, str] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()

    def get(self, role: str) -> str | None:
        """Give the text that holds for a role."""
        return self.values.get(role, None)

    def number(self, of: str) -> str | None:
        """Give the number that holds for the role counted."""
        return self.get(f"number:{of}")

    def doubts(self, *roles: str) -> frozenset[str]:
        """Give the doubts that carried values raise."""
        return frozenset({"carried-value"}) if any(r in self.carried for r in roles) else frozenset()


def standing_rows(view: TableView, context: PlanContext) -> tuple[Standing, ...]:
    """Walk the record rows with what holds in each."""
    groups = _groups(view)
    return tuple(_walk(view, context, groups))


def _groups(view: TableView) -> Sequence[Sequence[tuple[str, Column]]]:
    """Columns that hold together, from the outside in: a title with its number, a goal with its own."""
    groups: list[list[tuple[str, Column]]] = []
    for roles in _NESTED:
        group = [(f"number:{c.of}", c) for c in view.roles.all("number") if c.of in roles]
        group += [(c.role, c) for c in view.roles.all(*roles)]
        if group:
            groups.append(group)
    return groups


def _walk(view: TableView, context: PlanContext, groups: Sequence[Sequence[tuple[str, Column]]]) -> Iterator[Standing]:
    banner, last = _left_off(view, context)
    unit_level = 0
    for row in view.rows:
        if row.kind == "banner":
            printed = _banner_text(row)
            fresh_banner = read_banner(printed, context.lexicon)
            level = _level(printed)
            outer = banner.owner if unit_level and (level == 0 or level > unit_level) else None
            banner = _under(view.title, fresh_banner)
            if fresh_banner.owner:
                unit_level = max(level, _UNNUMBERED)
            elif outer is not None:
                banner = replace(banner, owner=outer)
            else:
                unit_level = 0
            last = {}
        if row.kind != "record":
            continue
        values: dict[str, str] = {}
        carried: set[str] = set()
        for group in groups:
            fresh = _fresh(row, group)
            if fresh:
                stale = [key for inner in groups[groups.index(group) + 1 :] for key, _ in inner]
                if any(row.begins(c.col) for key, c in group if key in fresh):
                    last = {key: value for key, value in last.items() if key not in stale}
            missing = {
                key: last[key] for key, _ in group if key not in fresh and key in last and _may_carry(view, key, fresh)
            }
            values |= fresh | missing
            carried |= missing.keys()
        last |= values
        yield Standing(row, banner, values, frozenset(carried))


def _left_off(view: TableView, context: PlanContext) -> tuple[Banner, dict[str, str]]:
    """Give the banner and the values that hold at the end of the part before."""
    before = standing_rows(view.goes_on, context) if view.goes_on is not None else ()
    return (before[-1].banner, dict(before[-1].values)) if before else (view.title, {})


def _fresh(row: Row, group: Sequence[tuple[str, Column]]) -> dict[str, str]:
    fresh: dict[str, str] = {}
    seen: set[int] = set()
    for key, column in group:
        text = row.text(column.col)
        if text and id(row.cells[column.col]) not in seen:  # a cell over two columns of one role speaks once
            seen.add(id(row.cells[column.col]))
            fresh[key] = f"{fresh[key]}\n{text}" if key in fresh else text
    return fresh


def _may_carry(view: TableView, key: str, fresh: Mapping[str, str]) -> bool:
    """A number is never taken over beside a title of its own; a title only where a text column says what is new."""
    if key.startswith("number:"):
        return not fresh and _may_carry(view, key.removeprefix("number:"), fresh)
    if key == "title":
        return view.roles.has("text")
    if key == "kpi":
        return view.roles.has("action", "text")
    return True


def _banner_text(row: Row) -> str:
    return " ".join(cell.text.strip() for cell in row.own_cells() if cell.text.strip())


def _under(title: Banner, banner: Banner) -> Banner:
    """Lay a banner over what the table's title says; a banner that only names a unit leaves the theme standing."""
    if banner.theme is None and banner.perspective is None:
        return replace(title, owner=banner.owner or title.owner)
    return replace(banner, owner=banner.owner or title.owner)


def _level(text: str) -> int:
    """Give how deep a banner's number stands (壹 1, 一 2), 0 for none."""
    item = read_item_number(text.strip())
    return 0 if item is None or item.weak else item.level
