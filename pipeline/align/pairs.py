"""Two rows said to be the same obligation, or one part of the other, with how alike they are and why."""

from dataclasses import dataclass
from typing import Literal

from pipeline.align.row import Row

Relation = Literal["same", "part", "related"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One statement about two rows.

    Attributes:
        relation: `same` obligation; `part`: the second is a part of the first, or the other way; `related`: alike, yet
            not the same, such as 定期 and 不定期.
        similarity: 0 to 1.
        reasons: Short kebab-case ids of the signs that spoke (`same-number`, `text`, `person`).
    """

    first: Row
    second: Row
    relation: Relation
    similarity: float
    reasons: tuple[str, ...] = ()
