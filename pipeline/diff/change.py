"""What `jihua diff` states: one change of one row, and the whole comparison of two editions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from pipeline.align.row import Edition, Entity, Row

ChangeKind = Literal[
    "added",
    "removed",
    "unknown",
    "target_changed",
    "schedule_changed",
    "owner_changed",
    "criteria_changed",
    "reworded",
    "renumbered",
    "orthographic_only",
]
CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)
"""In the order of a report. `unknown`: no counterpart was found, but it may stand on a page that could not be read."""

Direction = Literal["", "raised", "lowered"]
Verdict = Literal["", "better", "worse"]
Basis = Literal["", "same_year", "position"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One column before and after, as printed."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one row; a pair that changed in two ways has two.

    Attributes:
        old, new: The row in each edition; one of them is None for what was added, removed or is unknown.
        fields: The columns that changed in this way; none where a row has no counterpart.
        direction: Where every number that can be compared moved the same way.
        magnitude: The largest difference, in `unit`, without sign; None where none can be told.
        verdict: For a KPI whose direction is known.
        basis: How a KPI's targets were set against each other.
        similarity: Of the two rows, 0 to 1; None where there is but one.
        signs: Short ids of what a reader should know: `polarity`, `rewritten`, `split-from`, `merged-into`.
        related_id: The row that a `split-from` or `merged-into` names.
    """

    change: ChangeKind
    entity: Entity
    old: Row | None
    new: Row | None
    fields: tuple[FieldChange, ...] = ()
    direction: Direction = ""
    magnitude: float | None = None
    unit: str = ""
    verdict: Verdict = ""
    basis: Basis = ""
    similarity: float | None = None
    signs: tuple[str, ...] = ()
    related_id: str = ""

    @property
    def row(self) -> Row:
        """The row in the newest edition that has it."""
        row = self.new or self.old
        if row is None:
            raise ValueError("a change needs a row")
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Everything that changed between two editions.

    Attributes:
        paired: How many rows of each entity were found in both.
        year_only: How many rows differ in nothing but plan years, which moved as much as the plan did.
    """

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    paired: Mapping[Entity, int] = field(default_factory=dict)
    year_only: int = 0
