"""Threads joined into clusters under rules that no pair sees by itself."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

_BETWEEN: Final = 0.20  # two clusters must be this much alike on the average, plan by plan

Slot = tuple[int, str]
"""A series and a kind of row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPair:
    """Two threads of different series and how alike they are.

    Attributes:
        first, second: Positions of the threads, the smaller first.
        score: 0 to 1 with every sign counted.
        content: 0 to 1, by words alone.
        signs: What spoke.
    """

    first: int
    second: int
    score: float
    content: float
    signs: tuple[str, ...]


class Joining:
    """Clusters while they grow.

    A cluster never has two threads of one plan and one kind (a plan doesn't commit to one thing twice), nor two that
    say the opposite, nor two that people told apart; and two clusters join only if they are alike as a whole, so that
    a chain of half-alike rows doesn't become one.
    """

    def __init__(self, slots: Sequence[Slot], pairs: Sequence[ThreadPair]) -> None:
        self._slots = slots
        self._root = list(range(len(slots)))
        self._members = [[position] for position in range(len(slots))]
        self._score = {(pair.first, pair.second): pair.score for pair in pairs}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for pair in pairs:
            if "polarity" in pair.signs:
                self.keep_apart(pair.first, pair.second)

    def keep_apart(self, one: int, other: int) -> None:
        """Never let two threads into one cluster, unless people join them."""
        self._apart[one].add(other)
        self._apart[other].add(one)

    def join(self, one: int, other: int) -> None:
        """Join two threads' clusters whatever stands against it."""
        first, second = sorted((self._root[one], self._root[other]))
        if first != second:
            for position in self._members[second]:
                self._root[position] = first
            self._members[first] = sorted(self._members[first] + self._members[second])
            self._members[second] = []

    def join_if_fit(self, one: int, other: int) -> bool:
        """Join two threads' clusters if they may be one; tell whether they are."""
        first, second = self._root[one], self._root[other]
        if first != second and not self._fit(self._members[first], self._members[second]):
            return False
        self.join(one, other)
        return True

    def members(self) -> tuple[tuple[int, ...], ...]:
        """Return every cluster's threads, in order of their first."""
        return tuple(tuple(found) for found in self._members if found)

    def _fit(self, first: Sequence[int], second: Sequence[int]) -> bool:
        if {self._slots[position] for position in first} & {self._slots[position] for position in second}:
            return False
        if any(self._apart[position].intersection(second) for position in first if position in self._apart):
            return False
        alike = list(self._by_series(first, second))
        return not alike or sum(alike) / len(alike) >= _BETWEEN

    def _by_series(self, first: Sequence[int], second: Sequence[int]) -> Iterator[float]:
        """Yield for every two different series of two clusters how alike their most alike threads are."""
        best: dict[tuple[int, int], float] = {}
        for one, other in product(first, second):
            series = self._slots[one][0], self._slots[other][0]
            if series[0] != series[1]:
                score = self._score.get((min(one, other), max(one, other)), 0.0)
                best[series] = max(best.get(series, 0.0), score)
        yield from best.values()
