"""Narrative columns in their order: what a plan groups by (theme), what it sets out to do (title), how (text)."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

FLOW: Final = ("theme", "title", "text")
_TEXT_BONUS: Final = 0.3  # a table of several narrative columns ends in what is done
_LONGEST_BONUS: Final = 0.15
_MERGED_BONUS: Final = 0.1
_LONE_TITLE: Final = 0.05  # a lone narrative column is the title, if its head may mean that
_UNTITLED: Final = 0.6  # what a theme loses where nothing is titled under it
_TEXTLESS: Final = 0.35  # what a reading loses that finds no text among several narrative columns
_ANY_ROLE: Final = 0.45  # of its best score: a narrative head can stand for each of the roles, if the others ask for it


@dataclass(frozen=True, slots=True)
class Narrative:
    """A column that may hold narrative text: its column number, scores by role, and how its cells look."""

    col: int
    scores: Mapping[str, float]
    length: float
    span: float


def order_flow(columns: Sequence[Narrative]) -> dict[int, str]:
    """Choose theme, title and text among narrative columns, left to right, so that the head words agree most.

    Each role is given once at most; a column without one is left out. With equal words the shape decides: the longest
    cells are the text, the tallest the theme.
    """
    best: tuple[float, dict[int, str]] = (0.0, {})
    longest = max((c.length for c in columns), default=0.0)
    for size in range(1, min(len(FLOW), len(columns)) + 1):
        for chosen in itertools.combinations(columns, size):
            for roles in itertools.combinations(FLOW, size):
                score = _score(chosen, roles, longest, several=len(columns) > 1)
                if score > best[0] + 1e-9:
                    best = (score, {c.col: role for c, role in zip(chosen, roles, strict=True)})
    return best[1]


def _score(chosen: Sequence[Narrative], roles: Sequence[str], longest: float, *, several: bool) -> float:
    total = 0.0
    if several:
        total -= _UNTITLED * ("theme" in roles and "title" not in roles) + _TEXTLESS * ("text" not in roles)
    for column, role in zip(chosen, roles, strict=True):
        total += max(column.scores.get(role, 0.0), _ANY_ROLE * max(column.scores.values()))
        if role == "text" and several:
            total += _TEXT_BONUS + (_LONGEST_BONUS if column.length == longest else 0.0)
        if role == "title" and not several:
            total += _LONE_TITLE
        if role == "theme" and column.span > 1.2:
            total += _MERGED_BONUS
    return total
