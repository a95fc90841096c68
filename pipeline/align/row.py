"""One comparable row of a dataset, whatever table it comes from: the form that alignment, diff and compare share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Entity = Literal["measure", "kpi", "goal", "section"]
ENTITIES: Final[tuple[Entity, ...]] = ("measure", "kpi", "goal", "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a KPI was or shall be in one year, as the dataset's `kpi_values` state it.

    Attributes:
        roc_year: ROC year (民國); None where the plan does not say which.
        kind: `actual` or `target`.
        value: Percent is 99 with unit %; None is missing, and `status` says why.
        raw: As printed.
    """

    roc_year: int | None
    kind: str
    comparator: str
    value: float | None
    unit: str
    status: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure, KPI, goal or section.

    Attributes:
        id: As in its table; unique together with `entity` and `document_id`.
        order: Place in its table, from 0: reading order.
        kind: The measure's kind (`strategy`, `work_item`, `action`); the entity's name for the others.
        number: As printed (a KPI's code).
        title, text: A KPI's name and formula; a goal's title; a section has text only.
        place: What the number is local to, outermost first: theme or goal, unit, parent. Printed text.
        parent_id: The section above, for sections.
        months: 1 to 12.
        fields: Every other printed column that can change, by its name in the table; "" is missing.
        values: A KPI's values in printed order.
        page: 1-based; None where the dataset has none.
    """

    entity: Entity
    id: str
    document_id: str
    order: int
    kind: str
    number: str = ""
    title: str = ""
    text: str = ""
    place: Mapping[str, str] = field(default_factory=dict)
    parent_id: str = ""
    months: tuple[int, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    values: tuple[Value, ...] = ()
    page: int | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the row in the whole dataset."""
        return self.document_id, self.entity, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One plan of one office for some years, with its rows.

    Attributes:
        series: Office and plan type: editions of one series are the same plan in other years.
        roc_year_start, roc_year_end: ROC years that it plans for; None where it does not say.
        status: `ok`, `partial` or `failed`.
        unread_pages: 1-based pages that could not be read, or not wholly.
    """

    document_id: str
    source: str
    office: str
    plan_type: str
    roc_year_start: int | None
    roc_year_end: int | None
    pages: int
    status: str
    title: str = ""
    unread_pages: frozenset[int] = frozenset()
    rows: tuple[Row, ...] = ()

    @property
    def series(self) -> tuple[str, str]:
        """Office and plan type."""
        return self.office, self.plan_type

    def of(self, entity: Entity) -> tuple[Row, ...]:
        """Return the rows of one entity in reading order."""
        return tuple(row for row in self.rows if row.entity == entity)
