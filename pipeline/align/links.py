"""`links.csv`: what an analyst decided about pairs of rows; it outranks whatever alignment thinks."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pipeline.align.row import Edition
from schemas.errors import PlanDataError

LinkRelation = Literal["same", "not_same", "part"]
LINK_COLUMNS: Final = ("relation", "first_id", "second_id", "note")

_RELATIONS: Final[Mapping[str, LinkRelation]] = {
    "same": "same",
    "相同": "same",
    "not_same": "not_same",
    "not same": "not_same",
    "the same": "same",
    "not the same": "not_same",
    "different": "not_same",
    "不同": "not_same",
    "part": "part",
    "部分": "part",
}


class LinksError(PlanDataError):
    """A line of `links.csv` cannot be followed; nothing was aligned, so that no decision is lost silently.

    Attributes:
        line: 1-based line of the file, its head included.
        message, message_en: What is wrong and what to do, for people.
    """

    def __init__(self, line: int, message: str, message_en: str) -> None:
        super().__init__(line, message, message_en)
        self.line, self.message, self.message_en = line, message, message_en

    def __str__(self) -> str:
        return f"line {self.line}: {self.message_en}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One decision about two rows, by their ids in the dataset."""

    relation: LinkRelation
    first: str
    second: str


class Links:
    """All decisions, asked by pairs of ids in either order."""

    def __init__(self, links: Sequence[Link] = ()) -> None:
        self.all = tuple(links)
        self._by_pair = {frozenset((link.first, link.second)): link.relation for link in links}

    def relation(self, first: str, second: str) -> LinkRelation | None:
        """Return what was decided about two rows, None where nothing was."""
        return self._by_pair.get(frozenset((first, second)))

    def __len__(self) -> int:
        return len(self.all)


def read_links(path: Path, editions: Sequence[Edition]) -> Links:
    """Read the decisions about the rows of these editions.

    Raises:
        LinksError: A column is missing, a relation is unknown, or an id is not in the dataset; it names the line.
    """
    known = {row.id for edition in editions for row in edition.rows if row.entity in ("measure", "kpi")}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Links(tuple(_links(csv.DictReader(file), known)))


def _links(reader: "csv.DictReader[str]", known: set[str]) -> Iterator[Link]:
    lacking = [name for name in LINK_COLUMNS[:3] if name not in (reader.fieldnames or ())]
    if lacking:
        named = "、".join(lacking)
        raise LinksError(1, f"缺少欄位 {named}", f"no column {', '.join(lacking)}")
    for record in reader:
        if not any((record[name] or "").strip() for name in LINK_COLUMNS[:3]):
            continue  # an empty line that a spreadsheet left
        yield _link(record, reader.line_num, known)


def _link(record: Mapping[str, str | None], line: int, known: set[str]) -> Link:
    relation, first, second = ((record[name] or "").strip() for name in LINK_COLUMNS[:3])
    if relation.lower() not in _RELATIONS:
        raise LinksError(
            line,
            f"關係「{relation}」不明，請寫 same、not_same 或 part",
            f"unknown relation {relation!r}: write same, not_same or part",
        )
    for row_id in (first, second):
        if row_id not in known:
            raise LinksError(
                line,
                f"資料集裡沒有措施或指標 {row_id!r}，請改正代碼或刪去這一行",
                f"the dataset has no measure or KPI {row_id!r}: correct the id or take the line out",
            )
    if first == second:
        raise LinksError(line, f"{first!r} 不能與自己配對", f"{first!r} cannot be paired with itself")
    return Link(relation=_RELATIONS[relation.lower()], first=first, second=second)
