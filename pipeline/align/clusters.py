"""Which obligations of different plans are the same: threads joined into clusters, surest first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.align.joining import Joining, ThreadPair
from pipeline.align.likeness import Likeness, find_likely_pairs
from pipeline.align.links import Links
from pipeline.align.profile import Profile, build_profiles
from pipeline.align.row import Edition
from pipeline.align.threads import ALIGNED, Key, Thread, build_threads

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]

# Measured on three labelled pairs of plans of four offices: F1 of `same` is 0.90, and stays above 0.87 from 0.28 to
# 0.36 and for rivals from 0.20 to 0.35; precision is 1 all the while.
LEAST_SCORE: Final = 0.30
_RIVAL: Final = 0.25  # what a pair loses for a rival that is nearly as alike: which of two it is, is then a guess
_SURE: Final = 0.60  # above this no rival matters: plans repeat themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """All threads, the clusters that they form, and every pair that was weighed."""

    threads: tuple[Thread, ...]
    members: tuple[tuple[int, ...], ...]
    pairs: tuple[ThreadPair, ...]


def align_editions(editions: Sequence[Edition], links: Links | None = None) -> Clusters:
    """Find the same obligations in all editions; every measure and KPI is in exactly one cluster."""
    links = links or Links()
    threads = build_threads(editions, links)
    pairs = _weigh(threads, editions)
    chosen = _choose(threads, pairs)
    joining = Joining([(thread.series, thread.newest.kind) for thread in threads], pairs)
    _follow_links(joining, threads, links)
    for one, other in _served_alone(threads, editions):
        joining.join(one, other)
    for pair in sorted(chosen, key=lambda pair: (-pair.score, pair.first, pair.second)):
        joining.join_if_fit(pair.first, pair.second)
    return Clusters(threads=threads, members=joining.members(), pairs=pairs)


def _weigh(threads: Sequence[Thread], editions: Sequence[Edition]) -> tuple[ThreadPair, ...]:
    """Weigh threads of different series by their most alike rows; one opposed pair of rows speaks for all."""
    profiles = _profiles(editions)
    owners: list[int] = []
    distinct: list[Profile] = []
    for position, thread in enumerate(threads):
        said = {(p.full, p.lead, p.name, p.owner, p.row.months): p for p in (profiles[row.key] for row in thread.rows)}
        distinct += said.values()
        owners += [position] * len(said)
    found: dict[tuple[int, int], Likeness] = {}
    for likeness in find_likely_pairs(distinct, [threads[owner].series for owner in owners]):
        pair = owners[likeness.first], owners[likeness.second]
        if pair not in found or _outweighs(likeness, found[pair]):
            found[pair] = likeness
    return tuple(
        ThreadPair(first=first, second=second, score=best.score, content=best.content, signs=best.signs)
        for (first, second), best in sorted(found.items())
    )


def _outweighs(one: Likeness, other: Likeness) -> bool:
    """Tell which of two pairs of rows speaks for their threads: one that is opposed, else the more alike."""
    return ("polarity" in one.signs, one.score) > ("polarity" in other.signs, other.score)


def _profiles(editions: Sequence[Edition]) -> Mapping[Key, Profile]:
    found: dict[Key, Profile] = {}
    for edition in editions:
        rows = [row for row in edition.rows if row.entity in ALIGNED]
        found |= {profile.row.key: profile for profile in build_profiles(rows)}
    return found


def _choose(threads: Sequence[Thread], pairs: Sequence[ThreadPair]) -> Sequence[ThreadPair]:
    """Choose one to one, for every two series and every two kinds of row."""
    layers: dict[tuple[int, int, str, str], list[ThreadPair]] = defaultdict(list)
    for pair in pairs:
        one, other = threads[pair.first], threads[pair.second]
        layers[one.series, other.series, one.newest.kind, other.newest.kind].append(pair)
    return [pair for key in sorted(layers) for pair in _choose_in_layer(layers[key])]


def _choose_in_layer(pairs: Sequence[ThreadPair]) -> Iterator[ThreadPair]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows = {thread: i for i, thread in enumerate(sorted({pair.first for pair in pairs}))}
    columns = {thread: j for j, thread in enumerate(sorted({pair.second for pair in pairs}))}
    score = np.zeros((len(rows), len(columns)))
    for pair in pairs:
        score[rows[pair.first], columns[pair.second]] = pair.score
    rivals = np.maximum(_best_other(score), _best_other(score.T).T)
    allowed = np.where(score >= _SURE, score, score - _RIVAL * rivals) >= LEAST_SCORE
    chosen = set(zip(*linear_sum_assignment(np.where(allowed, score, 0.0), maximize=True), strict=True))
    for pair in pairs:
        place = rows[pair.first], columns[pair.second]
        if allowed[place] and place in chosen:
            yield pair


def _best_other(score: "Matrix") -> "Matrix":
    """Return for each cell the best of its row, the cell itself left out."""
    import numpy as np

    if score.shape[1] < 2:
        return np.zeros_like(score)
    ordered = np.sort(score, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    others: Matrix = np.where(score == best, second, best)
    return others


def _served_alone(threads: Sequence[Thread], editions: Sequence[Edition]) -> Iterator[tuple[int, int]]:
    """Yield each KPI with the action that alone serves it, in every edition: they are one obligation."""
    owner = {row.key: position for position, thread in enumerate(threads) for row in thread.rows}
    serving: dict[int, list[list[int]]] = defaultdict(list)
    for edition in editions:
        actions: dict[str, list[int]] = defaultdict(list)
        for row in edition.of("measure"):
            actions[row.place.get("kpi", "")].append(owner[row.key])
        for row in edition.of("kpi"):
            if row.number:
                serving[owner[row.key]].append(actions[row.number])
    for kpi, found in sorted(serving.items()):
        alone = {position for positions in found for position in positions}
        if len(alone) == 1 and all(len(positions) == 1 for positions in found):
            yield kpi, alone.pop()


def _follow_links(joining: Joining, threads: Sequence[Thread], links: Links) -> None:
    """Do what people decided before anything else."""
    owner = {row.id: position for position, thread in enumerate(threads) for row in thread.rows}
    for link in links.all:
        first, second = owner[link.first], owner[link.second]
        if link.relation == "same":
            joining.join(first, second)
        else:
            joining.keep_apart(first, second)
