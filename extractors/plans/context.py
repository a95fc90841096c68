"""What the readers of one plan's tables have to know about the plan, and one table as they see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.plans.banners import Banner
from extractors.plans.confidence import confidence_of, role_doubts
from extractors.plans.lexicon import Lexicon
from extractors.plans.roles import Column, TableRoles
from extractors.plans.rows import Row, evidence_box
from schemas.page import Box
from schemas.plan import Evidence
from schemas.table import Cell, Table


@dataclass(frozen=True, slots=True)
class PlanContext:
    """The plan that a table stands in.

    Attributes:
        lexicon: Words of plans, the office's own included.
        office: Canonical name, where known.
        roc_year_start, roc_year_end: Years of the plan.
        text_layers: Text layer by page.
    """

    lexicon: Lexicon
    office: str | None = None
    roc_year_start: int | None = None
    roc_year_end: int | None = None
    ocr_pages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TableView:
    """One table, read as far as rows and roles.

    Attributes:
        table, roles, rows: The table (with its id), its columns, its body rows.
        title: What its title or the banner among its heads says for all rows.
        kind: What it was read as.
        factors: Money factor by column: 1000 where the head or a note says 千元.
        goes_on: The part of the same table before this one, where a page end cut it and this part has no heads.
        common: True for the goals and KPIs that every office states (共同性), which are numbered apart.
    """

    table: Table
    roles: TableRoles
    rows: tuple[Row, ...]
    title: Banner
    kind: str
    factors: Mapping[int, int]
    common: bool = False
    goes_on: "TableView | None" = None

    def text(self, row: Row, *roles: str) -> str | None:
        """Give what a row says in the columns of some roles, each cell once, joined by newlines; none where blank."""
        cells = {id(row.cells[c.col]): row.text(c.col) for c in self.roles.all(*roles) if c.col in row.cells}
        return "\n".join(text for text in cells.values() if text) or None


def place(
    view: TableView, cells: Iterable[Cell], columns: Iterable[Column], doubts: Iterable[str], context: PlanContext
) -> Evidence:
    """Say where a row stands and how sure it is."""
    stood = list(cells)
    found = evidence_box(stood)
    if found is None:
        region = view.table.regions[0]
        found = (region.page, region.box)
    page, box = found
    raised = {*doubts, *(doubt for c in columns for doubt in role_doubts(c.confidence, inferred=c.inferred))}
    method = "ocr" if page in context.ocr_pages else "text"
    if method == "ocr":
        raised.add("ocr")
    if view.table.method == "borderless":
        raised.add("borderless")
    least = min((line.confidence for cell in stood for line in cell.lines), default=1.0)
    base = min(1.0, view.table.confidence) * (least if method == "ocr" else 1.0)
    return Evidence(
        page=page,
        box=Box(*box),
        table_id=view.table.table_id,
        method="ocr" if method == "ocr" else "text",
        confidence=confidence_of(raised, base),
    )
