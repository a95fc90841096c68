"""Rows that only one edition has: added, removed, or unknown where a page of the other could not be read."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.align.keys import whole_key
from pipeline.align.pairs import Pair
from pipeline.align.row import Edition, Entity, Row
from pipeline.diff.change import Change, ChangeKind

_GRAM: Final = 3
_HELD: Final = 0.7  # this share of a row's n-grams inside another row: it was a part of that one
_LEFT: Final = 0.4  # at most this share stayed there
_SHORTEST: Final = 6  # characters; shorter texts are held by anything


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One edition seen from its rows: `pairs` by the id of this side's row, `other` is the opposite edition."""

    rows: Sequence[Row]
    counterparts: Mapping[str, Row]
    other: Edition
    kind: ChangeKind


def find_missing(old: Edition, new: Edition, pairs: Sequence[Pair], entity: Entity) -> Iterator[Change]:
    """Yield the rows of one entity that have no counterpart: the old edition's, then the new one's, as read."""
    mine = [pair for pair in pairs if pair.first.entity == entity]
    forward = {pair.first.id: pair.second for pair in mine}
    backward = {pair.second.id: pair.first for pair in mine}
    removed = _Side(rows=old.of(entity), counterparts=forward, other=new, kind="removed")
    added = _Side(rows=new.of(entity), counterparts=backward, other=old, kind="added")
    for side in (removed, added):
        whole = _Wholes(mine, added=side.kind == "added")
        for index, row in enumerate(side.rows):
            if row.id not in side.counterparts:
                yield _missing(side, index, row, whole)


def _missing(side: _Side, index: int, row: Row, wholes: "_Wholes") -> Change:
    kind: ChangeKind = "unknown" if _may_stand_unread(side, index) else side.kind
    related = wholes.holding(row) if kind != "unknown" else None
    signs = () if related is None else ("split-from" if kind == "added" else "merged-into",)
    return Change(
        change=kind,
        entity=row.entity,
        old=row if side.kind == "removed" else None,
        new=row if side.kind == "added" else None,
        signs=signs,
        related_id="" if related is None else related.id,
    )


def _may_stand_unread(side: _Side, index: int) -> bool:
    """Tell whether an unread page lies where the row's counterpart would stand: between those of its neighbours."""
    if not side.other.rows:
        return True  # nothing of it could be read as a plan
    unread = sorted(side.other.unread_pages)
    if not unread or unread[0] == 0:
        return bool(unread)
    before = _page_of_counterpart(side, range(index - 1, -1, -1)) or 1
    after = _page_of_counterpart(side, range(index + 1, len(side.rows))) or side.other.pages or unread[-1]
    position = bisect_left(unread, before)
    return position < len(unread) and unread[position] <= after


def _page_of_counterpart(side: _Side, indexes: range) -> int | None:
    for index in indexes:
        counterpart = side.counterparts.get(side.rows[index].id)
        if counterpart is not None:
            return counterpart.page
    return None


class _Wholes:
    """The paired rows that a missing row may have been cut from (or merged into)."""

    def __init__(self, pairs: Sequence[Pair], *, added: bool) -> None:
        self._pairs = [pair for pair in pairs if whole_key(pair.first) != whole_key(pair.second)]
        self._added = added

    def holding(self, row: Row) -> Row | None:
        """Return the row that held this one in its own edition, and does not any more (or the other way round)."""
        key = whole_key(row)
        if len(key) < _SHORTEST:
            return None
        held = ((_share(key, whole), _share(key, rest), found) for whole, rest, found in self._candidates())
        best = max(((share, found) for share, left, found in held if share >= _HELD and left <= _LEFT), default=None,
                   key=lambda candidate: (candidate[0], -candidate[1].order))  # fmt: skip
        return None if best is None else best[1]

    def _candidates(self) -> Iterator[tuple[str, str, Row]]:
        for pair in self._pairs:
            first, second = whole_key(pair.first), whole_key(pair.second)
            yield (first, second, pair.first) if self._added else (second, first, pair.second)


def _share(part: str, whole: str) -> float:
    """Return which share of a text's n-grams another text has."""
    grams = Counter(part[i : i + _GRAM] for i in range(len(part) - _GRAM + 1))
    inside = Counter(whole[i : i + _GRAM] for i in range(len(whole) - _GRAM + 1))
    return sum((grams & inside).values()) / max(sum(grams.values()), 1)
