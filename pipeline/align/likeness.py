"""How alike rows of different plans are: sparse products over all of them, then every sign for the likely pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.align.grams import Parts, Sparse, build_rows, build_vocabulary, scale_rows
from pipeline.align.polarity import opposed_words
from pipeline.align.profile import Profile, lead_of

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
    Indices = np.ndarray[tuple[int], np.dtype[np.int64]]

_SIZES: Final = (1, 2)
_BLOCK: Final = 256  # rows multiplied at a time: the product stays small however many plans there are
_CANDIDATES: Final = 40  # of each row, by the n-grams that are not in every text
_COMMON: Final = 0.2  # an n-gram that more than this share of rows has finds no candidates
_LEAST_COSINE: Final = 0.05

_LEAD_AND_FULL: Final = 0.95
_NAMES: Final = 0.85
_NAMED_BY_LEAD: Final = 0.9
_VIEWS: Final = ("text", "lead", "lead", "lead", "name", "name", "name")
_OTHER_AGE: Final = 0.3
_OTHER_OWNER: Final = 0.06
_MONTHS: Final = 0.05
_ALL_YEAR: Final = 12
_NEARLY_EQUAL: Final = 0.6  # above this a negation is the difference between two texts; below it, one word of many
_LAYERS: Final = {
    frozenset({"work_item", "kpi"}): 0.16,
    frozenset({"work_item", "action"}): 0.16,
    frozenset({"action", "kpi"}): 0.16,
    frozenset({"kpi"}): 0.16,
    frozenset({"action"}): 0.16,
    frozenset({"strategy", "kpi"}): 0.20,
    frozenset({"strategy", "action"}): 0.20,
    frozenset({"strategy", "work_item"}): 0.05,
}
"""How much more alike two rows must be than two work items: KPIs and actions are a few words, which many rows have;
strategies are principles, in the words of everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """One likely pair of rows, by their positions.

    Attributes:
        score: 0 to 1 with every sign counted; 0 for a pair that says the opposite.
        content: 0 to 1, by words alone.
        signs: What spoke: `text`, `lead`, `name`, `polarity`, `other-age`, `same-owner`, `other-owner`, `months`.
    """

    first: int
    second: int
    score: float
    content: float
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """One way to look at all rows: scaled for cosines, and square roots for shares."""

    scaled: Sparse
    roots: Sparse
    totals: "Vector"


def find_likely_pairs(profiles: Sequence[Profile], groups: Sequence[int]) -> Sequence[Likeness]:
    """Return the pairs of rows of different groups that are at all alike, each once, by position.

    Args:
        profiles: Every row once.
        groups: For each row the number of its group (a plan over its editions); rows of one group are not compared.
    """
    import numpy as np

    if not profiles:
        return ()
    full = [profile.full for profile in profiles]
    lead = [profile.lead for profile in profiles]
    names: list[Parts] = [((profile.name, 1.0),) if profile.name else () for profile in profiles]
    vocabulary = build_vocabulary(full, _SIZES)
    views = [_view(build_rows(vocabulary, texts)) for texts in (full, lead, names)]
    first, second = _candidates(views[:2], np.array(groups))
    content, kinds = _content(views, profiles, first, second)
    return [
        _judge(profiles, int(i), int(j), float(words), kind)
        for i, j, words, kind in zip(first, second, content, kinds, strict=True)
    ]


def _view(rows: Sparse) -> _View:
    import numpy as np

    return _View(scale_rows(rows), rows.sqrt(), np.asarray(rows.sum(axis=1)).ravel())


def _candidates(views: Sequence[_View], groups: "Indices") -> tuple["Indices", "Indices"]:
    """Find for each row the most alike of other groups, by n-grams that tell rows apart."""
    import numpy as np

    found: set[tuple[int, int]] = set()
    for view in views:
        telling = _telling(view.scaled)
        turned = telling.T.tocsr()
        for start in range(0, telling.shape[0], _BLOCK):
            block = (telling[start : start + _BLOCK] @ turned).tocsr()
            for offset in range(block.shape[0]):
                row = start + offset
                found.update(_best_of(block, offset, row, groups))
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _best_of(block: Sparse, offset: int, row: int, groups: "Indices") -> Sequence[tuple[int, int]]:
    import numpy as np

    begin, end = block.indptr[offset], block.indptr[offset + 1]
    columns, cosines = block.indices[begin:end], block.data[begin:end]
    other = (groups[columns] != groups[row]) & (cosines >= _LEAST_COSINE)
    columns, cosines = columns[other], cosines[other]
    if len(columns) > _CANDIDATES:
        best = np.lexsort((columns, -cosines))[:_CANDIDATES]
        columns = columns[best]
    return [(min(row, int(column)), max(row, int(column))) for column in columns]


def _telling(rows: Sparse) -> Sparse:
    """Leave out the n-grams that many rows have: they would make every row a candidate of every other."""
    import numpy as np
    from scipy.sparse import diags

    having = np.asarray((rows > 0).sum(axis=0)).ravel()
    return (rows @ diags((having <= max(_COMMON * rows.shape[0], 2)).astype(float))).tocsr()


def _content(
    views: Sequence[_View], profiles: Sequence[Profile], first: "Indices", second: "Indices"
) -> tuple["Vector", Sequence[str]]:
    """Score each pair by the view in which it is most alike, and name that view."""
    import numpy as np

    full, lead, name = views
    abstract = np.array([profile.row.kind == "strategy" for profile in profiles])
    kin = abstract[first] == abstract[second]  # a strategy's title is a principle: no other row is known by it
    named = np.array([bool(profile.name) for profile in profiles])
    one_named = kin & (named[first] != named[second])
    scores = [
        _likeness(full, full, first, second),
        _likeness(lead, lead, first, second),
        _LEAD_AND_FULL * _likeness(lead, full, first, second),
        _LEAD_AND_FULL * _likeness(full, lead, first, second),
        _NAMES * kin * _likeness(name, name, first, second),
        _NAMES * _NAMED_BY_LEAD * one_named * _likeness(name, lead, first, second),
        _NAMES * _NAMED_BY_LEAD * one_named * _likeness(lead, name, first, second),
    ]
    table = np.stack(scores) if len(first) else np.zeros((len(_VIEWS), 0))
    return table.max(axis=0), [_VIEWS[index] for index in table.argmax(axis=0)]


def _likeness(left: _View, right: _View, first: "Indices", second: "Indices") -> "Vector":
    """Return the mean (geometric) of the cosine and of the share of the slighter text that the other has."""
    import numpy as np

    cosines = np.asarray(left.scaled[first].multiply(right.scaled[second]).sum(axis=1)).ravel()
    shared = np.asarray(left.roots[first].multiply(right.roots[second]).sum(axis=1)).ravel()
    slighter = np.minimum(left.totals[first], right.totals[second])
    shares = np.minimum(shared / np.where(slighter > 0, slighter, 1.0), 1.0)
    means: Vector = np.sqrt(np.minimum(cosines, 1.0) * shares)
    return means


def _judge(profiles: Sequence[Profile], first: int, second: int, content: float, view: str) -> Likeness:
    """Count every sign beside the words."""
    one, other = profiles[first], profiles[second]
    if _are_opposed(one, other, content):
        return Likeness(first=first, second=second, score=0.0, content=content, signs=(view, "polarity"))
    score = content - _LAYERS.get(frozenset({one.row.kind, other.row.kind}), 0.0)
    signs = [view]
    if one.ages and other.ages and one.ages != other.ages:
        score -= _OTHER_AGE
        signs.append("other-age")
    if one.owner and other.owner:
        signs.append("same-owner" if one.owner == other.owner else "other-owner")
        score -= 0.0 if one.owner == other.owner else _OTHER_OWNER
    overlap = _months_overlap(one.row.months, other.row.months)
    if overlap is not None:
        score += _MONTHS * (2 * overlap - 1)
        signs.append("same-months" if overlap > 0.5 else "other-months")
    return Likeness(first=first, second=second, score=max(0.0, min(score, 1.0)), content=content, signs=tuple(signs))


def _are_opposed(one: Profile, other: Profile, content: float) -> bool:
    if opposed_words(one.row.title, other.row.title):
        return True
    return content >= _NEARLY_EQUAL and bool(opposed_words(lead_of(one.row.text), lead_of(other.row.text)))


def _months_overlap(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return the share of months in common, where both rows run only at times of the year."""
    if not one or not other or max(len(one), len(other)) >= _ALL_YEAR:
        return None
    return len(set(one) & set(other)) / len(set(one) | set(other))
