"""One plan as records: what an office commits to, each with the place where it is printed.

Ids in a Plan are local to it and come from content (`m-3f2a91c04e`); the dataset puts the document's id before them.
Years are ROC years (民國); `None` is missing, and 0 is never missing.
"""

from dataclasses import dataclass, field
from typing import Literal

from schemas.finding import Finding
from schemas.page import Box
from schemas.table import Table, TextLine

Method = Literal["text", "ocr", "inferred"]
PlanType = Literal["strategy_scorecard", "service_quality_plan", "medium_term_plan", "annual_work_plan", "other"]
MeasureKind = Literal["strategy", "work_item", "action"]
PassageKind = Literal["title", "text"]
ValueKind = Literal["actual", "target"]
Comparator = Literal["", ">=", "<=", ">", "<", "~"]
Direction = Literal["", "up", "down"]
ValueStatus = Literal[
    "", "no_data", "no_budget", "blank", "not_set", "not_applicable", "by_budget", "ditto", "qualitative"
]
DocumentStatus = Literal["ok", "partial", "failed"]
LayerSummary = Literal["text", "ocr", "mixed", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a row stands and how sure it is. `page` 1-based; box in points from the top left as displayed."""

    page: int
    box: Box
    table_id: str = ""
    method: Method = "text"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The plan as a whole. Dates are ISO 8601 strings; `coverage` is a share of printed characters, 0 to 1.

    `recognized_pages` are those whose characters were read from their picture.
    """

    office: str | None = None
    city: str | None = None
    district: str | None = None
    title: str | None = None
    plan_type: PlanType = "other"
    roc_year_start: int | None = None
    roc_year_end: int | None = None
    version: str | None = None
    approved_on: str | None = None
    approval_number: str | None = None
    pages: int = 0
    text_layer: LayerSummary = "text"
    recognized_pages: tuple[int, ...] = ()
    coverage: float | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One numbered heading or paragraph outside tables.

    `number` is without decoration (壹, 一, (一), 1, (1)); `label` is the number as printed (`壹、`, `（一）`).
    """

    section_id: str
    parent_id: str | None
    number: str
    level: int
    text: str
    text_norm: str
    evidence: Evidence
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text outside tables that has no number.

    Attributes:
        passage_id: Local to the document, from content.
        section_id: The numbered item that it stands under; None before the first.
        kind: `title` for a line of the title block, `text` for a paragraph.
        text, text_norm: Joined over lines and pages; normalized.
    """

    passage_id: str
    section_id: str | None
    kind: PassageKind
    text: str
    text_norm: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A strategic goal (策略目標, 關鍵策略目標)."""

    goal_id: str
    number: str | None
    title: str
    theme: str | None = None
    perspective: str | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that an office commits to do; CONTRACT names what each kind's columns hold."""

    measure_id: str
    kind: MeasureKind
    number: str | None = None
    parent: str | None = None
    title: str | None = None
    text: str | None = None
    title_norm: str | None = None
    text_norm: str | None = None
    theme_number: str | None = None
    theme: str | None = None
    goal_number: str | None = None
    goal: str | None = None
    kpi_code: str | None = None
    owner: str | None = None
    co_owner: str | None = None
    months: tuple[int, ...] = ()
    schedule: str | None = None
    status: str | None = None
    note: str | None = None
    criteria: str | None = None
    expected_benefit: str | None = None
    programme: str | None = None
    roc_year: int | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A key performance indicator (關鍵績效指標)."""

    kpi_id: str
    code: str | None
    name: str
    formula: str | None = None
    unit: str | None = None
    direction: Direction = ""
    direction_confidence: float | None = None
    goal_number: str | None = None
    goal: str | None = None
    theme: str | None = None
    perspective: str | None = None
    owner: str | None = None
    evaluation_system: str | None = None
    evaluation_method: str | None = None
    weight: str | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiValue:
    """What a KPI was or shall be in one year. Percent is 99 with unit %; `status` says why `value` is None."""

    kpi_id: str
    kpi_code: str | None
    kpi: str
    roc_year: int | None
    kind: ValueKind
    comparator: Comparator = ""
    value: float | None = None
    unit: str | None = None
    status: ValueStatus = ""
    note: str | None = None
    raw: str | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Money for a KPI or a measure in one year, in whole new Taiwan dollars."""

    kpi_id: str | None = None
    measure_id: str | None = None
    kpi_code: str | None = None
    category: str | None = None
    roc_year: int | None = None
    amount_twd: int | None = None
    status: ValueStatus = ""
    raw: str | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number that an office commits to or is judged by; `start`, `end` are offsets in `column`'s text."""

    measure_id: str | None = None
    kpi_id: str | None = None
    column: str
    kind: str
    comparator: str = ""
    value: float | None = None
    value_high: float | None = None
    unit: str | None = None
    per: str | None = None
    raw: str
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One assessment criterion (考核指標) of a measure; `evaluators` joined by `;` in CSV."""

    measure_id: str
    evaluators: tuple[str, ...] = ()
    title: str | None = None
    text: str | None = None
    legal_basis: str | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of a task force (任務編組). `name` as printed: masking is the dataset's work."""

    duty: str | None
    title: str | None
    name: str | None
    task: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A logical table and what it was read as (`unrecognized` where nobody knew)."""

    table: Table
    kind: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Printed text that belongs to no record, with its reason (`page-number`, `running-head`, `contents`)."""

    line: TextLine
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything read from one PDF."""

    document: Document
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    kpi_values: tuple[KpiValue, ...] = ()
    budgets: tuple[Budget, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    people: tuple[Person, ...] = ()
    tables: tuple[TableReading, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
