"""Which rows of two editions of one plan are the same obligation: one to one.

Content, place and order speak. A row is found again by its words wherever it stands; where the words were written
anew, only by its place: the same number in the same group, or the only gap between the same two neighbours.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.align.grams import build_vectors
from pipeline.align.keys import name_key, number_key, text_key
from pipeline.align.links import Links
from pipeline.align.pairs import Pair
from pipeline.align.row import ENTITIES, Edition, Entity, Row

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    Mask = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    Vector = np.ndarray[tuple[int], np.dtype[np.float64]]

# What words must share, from 0 to 1. Measured on five pairs of editions: rewritten rows in their old place share 0.16
# or more of their weighted characters, a row that took another's place 0.08 or less; rows reworded lightly share 0.58
# or more of their n-grams.
_ANYWHERE: Final = 0.58
_SAME_GROUP: Final = 0.40
_SAME_PLACE: Final = 0.12
_SAME_PLACE_NAME: Final = 0.30  # a KPI is its name: another name in the same place is another KPI

_NUMBER_BONUS: Final = 0.15
_GROUP_BONUS: Final = 0.15
_ORDER_BONUS: Final = 0.04
_OTHER_KIND: Final = 0.15
_EQUAL: Final = 1.0 - 1e-9

_LONGEST_TITLE: Final = 40  # characters beyond these say nothing new
_LONGEST_TEXT: Final = 80
_FORMULA_SHARE: Final = 0.25  # a formula tells less of what a KPI is than its name: many are of one build
_GROUP: Final = ("theme", "goal", "kpi", "parent", "perspective", "kind")


@dataclass(frozen=True, slots=True)
class _Likeness:
    """Matrices over old rows and new rows, 0 to 1: shared n-grams, shared characters, and what is told by place.

    Attributes:
        number: The numbers are equal.
        group: What the numbers are local to is equal.
        place: Same number in the same group, or the same title that each edition has once.
        order: How near the rows stand in reading order.
        kind: The kinds are equal.
    """

    grams: "Matrix"
    characters: "Matrix"
    number: "Matrix"
    group: "Matrix"
    place: "Matrix"
    order: "Matrix"
    kind: "Matrix"


def pair_editions(old: Edition, new: Edition, links: Links | None = None) -> tuple[Pair, ...]:
    """Pair the rows of two editions, entity by entity, in the old edition's order."""
    return tuple(pair for entity in ENTITIES for pair in pair_rows(old.of(entity), new.of(entity), entity, links))


def pair_rows(old: Sequence[Row], new: Sequence[Row], entity: Entity, links: Links | None = None) -> tuple[Pair, ...]:
    """Pair rows of one entity one to one; rows without a counterpart are in no pair.

    Args:
        old: The old edition's rows in reading order.
        new: The new edition's.
        entity: What they are.
        links: What people decided: those pairs stand, or don't, whatever the rows say.
    """
    if not old or not new:
        return ()
    likeness = _measure(old, new, entity)
    least = _SAME_PLACE_NAME if entity == "kpi" else _SAME_PLACE
    decided, refused = _decisions(old, new, links)
    found = _assign(likeness, least, decided, refused)
    found |= {i: j for i, j in _fill_gaps(found, likeness, least).items() if (i, j) not in refused}
    return tuple(
        Pair(
            first=old[i],
            second=new[j],
            relation="same",
            similarity=round(float(likeness.grams[i, j]), 4),
            reasons=_reasons(likeness, i, j),
        )
        for i, j in sorted(found.items())
    )


def _measure(old: Sequence[Row], new: Sequence[Row], entity: Entity) -> _Likeness:
    import numpy as np

    numbers = _equal([number_key(row.number) for row in old], [number_key(row.number) for row in new])
    group = _equal([_group(row) for row in old], [_group(row) for row in new])
    titles = _equal(_titles_had_once(old), _titles_had_once(new), empty=0.0)
    order = np.abs(np.linspace(0, 1, len(old))[:, None] - np.linspace(0, 1, len(new))[None, :])
    return _Likeness(
        grams=_content(old, new, entity, (1, 2)),
        characters=_content(old, new, entity, (1,)),
        number=numbers,
        group=group,
        place=np.maximum(numbers * group, titles),
        order=1.0 - order,
        kind=_equal([row.kind for row in old], [row.kind for row in new]),
    )


def _content(old: Sequence[Row], new: Sequence[Row], entity: Entity, sizes: Sequence[int]) -> "Matrix":
    """Compare titles with titles and texts with texts; a title that many rows share says little about one of them."""
    import numpy as np

    title = name_key if entity == "kpi" else text_key
    titles = _cosines([title(row.title) for row in old], [title(row.title) for row in new], sizes)
    texts = _cosines([text_key(row.text) for row in old], [text_key(row.text) for row in new], sizes)
    title_weight = np.add.outer(_title_weights(old, entity), _title_weights(new, entity))
    text_weight = np.add.outer(_text_weights(old, entity), _text_weights(new, entity))
    total = np.maximum(title_weight + text_weight, 1e-9)
    content: Matrix = (title_weight * titles + text_weight * texts) / total
    return content


def _cosines(old: Sequence[str], new: Sequence[str], sizes: Sequence[int]) -> "Matrix":
    import numpy as np

    vectors = build_vectors([*old, *new], sizes)
    cosines: Matrix = np.asarray((vectors[: len(old)] @ vectors[len(old) :].T).toarray(), dtype=np.float64)
    return np.minimum(cosines, 1.0)


def _title_weights(rows: Sequence[Row], entity: Entity) -> "Vector":
    import numpy as np

    if entity == "kpi":
        return np.full(len(rows), float(_LONGEST_TITLE))
    times = Counter(text_key(row.title) for row in rows)
    return np.array([min(len(row.title), _LONGEST_TITLE) / times[text_key(row.title)] for row in rows])


def _text_weights(rows: Sequence[Row], entity: Entity) -> "Vector":
    import numpy as np

    share = _FORMULA_SHARE if entity == "kpi" else 1.0
    return np.array([share * min(len(row.text), _LONGEST_TEXT) for row in rows])


def _equal(old: Sequence[object], new: Sequence[object], empty: float = 1.0) -> "Matrix":
    """Compare each with each; two that are both empty count as `empty`."""
    import numpy as np

    return np.array([[(empty if not a else 1.0) if a == b else 0.0 for b in new] for a in old])


def _group(row: Row) -> tuple[str, ...]:
    """Return what a row's number is local to. A unit that is named row by row is no group: it may change hands."""
    return tuple(text_key(row.place.get(name, "")) for name in _GROUP)


def _titles_had_once(rows: Sequence[Row]) -> Sequence[str]:
    titles = [text_key(row.title) for row in rows]
    times = Counter(titles)
    return [title if times[title] == 1 else "" for title in titles]


def _decisions(
    old: Sequence[Row], new: Sequence[Row], links: Links | None
) -> tuple[dict[int, int], set[tuple[int, int]]]:
    """Return the pairs that people made, and those that they refused, by position."""
    made: dict[int, int] = {}
    refused: set[tuple[int, int]] = set()
    places = {row.id: i for i, row in enumerate(old)}
    others = {row.id: j for j, row in enumerate(new)}
    for link in links.all if links is not None else ():
        for first, second in ((link.first, link.second), (link.second, link.first)):
            if first in places and second in others:
                pair = places[first], others[second]
                if link.relation == "same":
                    made[pair[0]] = pair[1]
                else:
                    refused.add(pair)
    return made, refused


def _assign(
    likeness: _Likeness, least: float, decided: Mapping[int, int], refused: Set[tuple[int, int]]
) -> dict[int, int]:
    """Choose the pairs, each row at most once: equal rows first, then alike ones, then those that only place tells.

    In this order, since two weak pairs must never outbid one that is sure.
    """
    import numpy as np

    score = (
        likeness.grams
        + _NUMBER_BONUS * likeness.number
        + _GROUP_BONUS * likeness.group
        + _ORDER_BONUS * likeness.order
        - _OTHER_KIND * (1.0 - likeness.kind)
    )
    equal = likeness.grams > _EQUAL
    alike = (likeness.grams >= _ANYWHERE) | ((likeness.grams >= _SAME_GROUP) & (likeness.group > 0))
    placed = (likeness.characters >= least) & (likeness.place > 0)
    found = dict(decided)
    for allowed in (equal, alike, placed):
        free: Mask = np.array(allowed, dtype=np.bool_)
        free[list(found.keys()), :] = False
        free[:, list(found.values())] = False
        for pair in refused:
            free[pair] = False
        found |= _best_pairs(np.where(free, score, 0.0), free)
    return found


def _best_pairs(score: "Matrix", allowed: "Mask") -> dict[int, int]:
    """Solve the assignment for the rows and columns that have a choice at all."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows, columns = np.flatnonzero(allowed.any(axis=1)), np.flatnonzero(allowed.any(axis=0))
    chosen = linear_sum_assignment(score[np.ix_(rows, columns)], maximize=True)
    pairs = ((int(rows[i]), int(columns[j])) for i, j in zip(*chosen, strict=True))
    return {i: j for i, j in pairs if allowed[i, j]}


def _fill_gaps(found: Mapping[int, int], likeness: _Likeness, least: float) -> dict[int, int]:
    """Pair one row with one row that stand alone between the same two neighbours."""
    new_rows = likeness.grams.shape[1]
    taken = set(found.values())
    filled: dict[int, int] = {}
    for i in range(likeness.grams.shape[0]):
        before, after = found.get(i - 1, -1 if i == 0 else None), found.get(i + 1)
        if i == likeness.grams.shape[0] - 1:
            after = new_rows
        if i in found or before is None or after != before + 2 or before + 1 in taken:
            continue
        j = before + 1
        if likeness.group[i, j] and likeness.kind[i, j] and likeness.characters[i, j] >= least:
            filled[i] = j
    return filled


def _reasons(likeness: _Likeness, i: int, j: int) -> tuple[str, ...]:
    signs = (
        ("same-text", likeness.grams[i, j] > _EQUAL),
        ("like-text", _SAME_GROUP <= likeness.grams[i, j] <= _EQUAL),
        ("same-number", likeness.number[i, j] > 0),
        ("same-group", likeness.group[i, j] > 0),
        ("same-place", likeness.place[i, j] > 0),
    )
    return tuple(name for name, holds in signs if holds)
