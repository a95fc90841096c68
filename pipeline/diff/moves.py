"""Rows that stand elsewhere: another number, another group, and what moved only because its group did."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.align.keys import number_key, text_key
from pipeline.align.pairs import Pair
from pipeline.align.row import Row
from pipeline.diff.change import FieldChange

_GROUPS: Final = ("parent", "theme", "goal")


class Moves:
    """Where the rows of one comparison moved; made once for all its pairs."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._sections = {pair.first.id: pair.second.id for pair in pairs if pair.first.entity == "section"}
        self._groups = _usual_groups(pairs)
        self._stayed = _in_order([pair for pair in pairs if pair.first.entity == "section"])

    def of(self, pair: Pair) -> FieldChange | None:
        """Return what says that a row moved: its number, else its group; None where it stands where it stood."""
        old, new = pair.first, pair.second
        if number_key(old.number) != number_key(new.number):
            name = "code" if old.entity == "kpi" else "number"
            return FieldChange(field=name, before=old.number, after=new.number)
        if old.entity == "section":
            return self._section(old, new)
        if old.entity == "measure":
            return self._measure(old, new)
        return None

    def _section(self, old: Row, new: Row) -> FieldChange | None:
        """A paragraph moved where it stands under another heading, and not between its old neighbours either.

        Between them it is the headings around it that changed, or how they were read.
        """
        if old.id in self._stayed or self._sections.get(old.parent_id) in (None, new.parent_id) or not new.parent_id:
            return None
        return FieldChange(field="parent", before=old.place["parent"], after=new.place["parent"])

    def _measure(self, old: Row, new: Row) -> FieldChange | None:
        """A measure moved where it didn't follow the rest of its group."""
        for name in _GROUPS:
            before, after = old.place.get(name, ""), new.place.get(name, "")
            usual = self._groups.get((name, *_outer(old, name), text_key(before)))
            if before and after and usual is not None and text_key(after) != usual:
                return FieldChange(field=name, before=before, after=after)
        return None


def _in_order(pairs: Sequence[Pair]) -> frozenset[str]:
    """Return the old ids of the most rows that stand in one order in both editions (longest increasing subsequence)."""
    ordered = sorted(pairs, key=lambda pair: pair.first.order)
    ends: list[int] = []  # least last place of a run of each length
    runs: list[int] = []  # for each pair the length of the longest run that ends with it
    for pair in ordered:
        length = bisect_left(ends, pair.second.order)
        ends[length : length + 1] = [pair.second.order]
        runs.append(length)
    stayed: list[str] = []
    wanted = len(ends) - 1
    for pair, length in zip(reversed(ordered), reversed(runs), strict=True):
        if length == wanted:
            stayed.append(pair.first.id)
            wanted -= 1
    return frozenset(stayed)


def _usual_groups(pairs: Sequence[Pair]) -> Mapping[tuple[str, ...], str]:
    """Find which new group each old group became: the one that most of its rows went to."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for name in _GROUPS:
            before, after = pair.first.place.get(name, ""), pair.second.place.get(name, "")
            if pair.first.entity == "measure" and before and after:
                votes[name, *_outer(pair.first, name), text_key(before)][text_key(after)] += 1
    # a group whose number is still the same wins a draw
    return {group: max(count, key=lambda key: (count[key], key == group[-1], key)) for group, count in votes.items()}


def _outer(row: Row, name: str) -> tuple[str, ...]:
    """Return what a parent's number is local to."""
    if name != "parent":
        return ()
    return tuple(text_key(part) for part in (row.place.get("theme", ""), row.place.get("goal", ""), row.title))
