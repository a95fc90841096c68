"""Character n-grams weighted by how rare they are (TF-IDF), as sparse rows.

Written out here because scikit-learn takes longer to import than two plans take to compare, and because a text here has
parts that weigh differently (a title that ten rows share, the text of one).
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias

Sparse: TypeAlias = Any
"""A scipy.sparse.csr_matrix of float64; scipy ships no types."""

Parts = tuple[tuple[str, float], ...]
"""Folded texts with their weights."""

_FLOOR: Final = 0.2  # an n-gram that stands in every text still counts a little, so that equal texts are never apart


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every n-gram of a collection with its column and how much it says.

    Attributes:
        sizes: Lengths of the n-grams.
        index: Column of each.
        rarity: Inverse document frequency of each column, over distinct texts: copies don't make a word common.
    """

    sizes: tuple[int, ...]
    index: Mapping[str, int]
    rarity: Sequence[float]


def build_vocabulary(texts: Sequence[Parts], sizes: Sequence[int]) -> Vocabulary:
    """Collect the n-grams of these texts."""
    frequency: Counter[str] = Counter()
    distinct = sorted(set(texts))
    for parts in distinct:
        frequency.update({gram for text, _ in parts for gram, _ in _counts(text, tuple(sizes))})
    index = {gram: column for column, gram in enumerate(frequency)}
    rarity = [math.log((len(distinct) + 1) / (times + 1)) + _FLOOR for times in frequency.values()]
    return Vocabulary(tuple(sizes), index, rarity)


def build_rows(vocabulary: Vocabulary, texts: Sequence[Parts]) -> Sparse:
    """Return one sparse row for each text: sublinear counts times part weight times rarity, not scaled.

    An n-gram of several parts has its largest weight; one that the vocabulary lacks is left out.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = {parts: _row(vocabulary, parts) for parts in sorted(set(texts))}
    ends = np.cumsum([0, *(len(rows[parts]) for parts in texts)])
    columns = np.fromiter((column for parts in texts for column in rows[parts]), dtype=np.int32)
    data = np.fromiter((weight for parts in texts for weight in rows[parts].values()), dtype=np.float64)
    return csr_matrix((data, columns, ends), shape=(len(texts), max(len(vocabulary.index), 1)))


def scale_rows(rows: Sparse) -> Sparse:
    """Return the rows at length 1, so that a product of two is their cosine; empty rows stay empty."""
    import numpy as np
    from scipy.sparse import diags

    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return diags(1.0 / np.where(lengths > 0, lengths, 1.0)) @ rows


def build_vectors(keys: Sequence[str], sizes: Sequence[int]) -> Sparse:
    """Return one row of length 1 for each key, weighed among these keys alone."""
    texts: list[Parts] = [((key, 1.0),) if key else () for key in keys]
    return scale_rows(build_rows(build_vocabulary(texts, sizes), texts))


def _row(vocabulary: Vocabulary, parts: Parts) -> dict[int, float]:
    weights: dict[int, float] = {}
    for text, weight in parts:
        for gram, times in _counts(text, vocabulary.sizes):
            column = vocabulary.index.get(gram)
            if column is not None:
                found = (1.0 + math.log(times)) * weight * vocabulary.rarity[column]
                weights[column] = max(weights.get(column, 0.0), found)
    return weights


@lru_cache(maxsize=8192)
def _counts(text: str, sizes: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    """Count a text's n-grams; each text is asked for once a view and once a neighbouring edition."""
    return tuple(Counter(_grams(text, sizes)).items())


def _grams(text: str, sizes: Sequence[int]) -> Iterator[str]:
    for size in sizes:
        for start in range(len(text) - size + 1):
            yield text[start : start + size]
