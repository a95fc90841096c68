"""Head words to roles: exact words, words at the end of a longer head, near misses.

A Chinese head ends in its noun: 行動方案主責科室 is an owner, not an action.
"""

import functools
from collections.abc import Sequence
from typing import Final

from extractors.plans.headings import Heading, bare_words
from extractors.plans.lexicon import Lexicon

EXACT: Final = 1.0
MAYBE: Final = 0.7
_ENDS: Final = 0.88
_HOLDS: Final = 0.62
_NEAR: Final = 0.6
_NEAR_RATIO: Final = 78.0
_FROM_PARENT: Final = 0.9


def match_heading(heading: Heading, lexicon: Lexicon) -> dict[str, float]:
    """Score the roles that a column's head words can mean, 0 to 1; the lowest head cell speaks first."""
    scores: dict[str, float] = {}
    _add(scores, [(heading.leaf, 1.0), (heading.joined, 0.97)], lexicon)
    if max(scores.values(), default=0.0) < MAYBE:
        above = [(part, _FROM_PARENT) for part in heading.parts[:-1]]
        first = [(part.split("\n")[0], _FROM_PARENT) for part in heading.parts if "\n" in part]  # the rest explains it
        _add(scores, above + first, lexicon)
    return scores


def _add(scores: dict[str, float], texts: Sequence[tuple[str, float]], lexicon: Lexicon) -> None:
    for text, weight in texts:
        for role, score in match_words(bare_words(text), lexicon).items():
            scores[role] = max(scores.get(role, 0.0), score * weight)


def match_words(bare: str, lexicon: Lexicon) -> dict[str, float]:
    """Score the roles of one folded head."""
    return dict(_match_words(bare, lexicon))


@functools.lru_cache(maxsize=4096)
def _match_words(bare: str, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    if not bare:
        return ()
    scores = _exact(bare, lexicon)
    if not scores:
        scores = _inside(bare, lexicon)
    if not scores:
        scores = _near(bare, lexicon)
    return tuple(scores.items())


def _exact(bare: str, lexicon: Lexicon) -> dict[str, float]:
    scores = {role: EXACT for role, known in lexicon.columns.items() if bare in known.words}
    for role, known in lexicon.columns.items():
        if bare in known.maybe and role not in scores:
            scores[role] = MAYBE
    return scores


def _inside(bare: str, lexicon: Lexicon) -> dict[str, float]:
    """Find the word that ends last in the head, the longest of those; words elsewhere in it count less."""
    found: list[tuple[int, int, str, float]] = []
    for role, known in lexicon.columns.items():
        for words, factor, least in ((known.words, 1.0, 2), (known.maybe, MAYBE, 3)):
            for word in words:
                at = bare.rfind(word) if len(word) >= least else -1  # many a head ends in 名稱 or 項目
                if at >= 0:
                    found.append((at + len(word), len(word), role, factor))
    if not found:
        return {}
    last, longest = max((end, size) for end, size, _, _ in found)
    scores: dict[str, float] = {}
    for end, size, role, factor in found:
        base = _ENDS if (end, size) == (last, longest) and last == len(bare) else _HOLDS
        if end != last or size != longest:
            base *= 0.8 if size >= 3 else 0.6
        scores[role] = max(scores.get(role, 0.0), base * factor)
    return scores


def _near(bare: str, lexicon: Lexicon) -> dict[str, float]:
    if len(bare) < 3:
        return {}
    from rapidfuzz import fuzz

    scores: dict[str, float] = {}
    for role, known in lexicon.columns.items():
        best = max((fuzz.ratio(bare, word) for word in known.words if abs(len(word) - len(bare)) <= 2), default=0.0)
        if best >= _NEAR_RATIO or (len(bare) >= 4 and best >= 74.0):
            scores[role] = _NEAR * best / 100
    return scores
