"""Rows that stand elsewhere: another number, another group, and what moved only because its group did."""

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
        """A paragraph moved where the heading above it isn't the one that its old heading became."""
        if not old.parent_id or not new.parent_id or self._sections.get(old.parent_id) == new.parent_id:
            return None
        if text_key(old.place["parent"]) == text_key(new.place["parent"]) or old.parent_id not in self._sections:
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
