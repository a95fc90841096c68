"""Character n-grams weighted by how rare they are (TF-IDF), as sparse rows of unit length.

Written out here because scikit-learn takes longer to import than two plans take to compare.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_FLOOR: Final = 0.2  # an n-gram that stands in every text still counts a little, so that equal texts are never apart


def build_vectors(keys: Sequence[str], sizes: Sequence[int]) -> "csr_matrix":
    """Return one row for each key: sublinear counts times inverse document frequency, scaled to length 1.

    How rare an n-gram is, is counted over the distinct keys, so that copies of a text don't make it common.

    Args:
        keys: Folded texts; an empty one has an empty row.
        sizes: Lengths of the n-grams.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = {key: Counter(_grams(key, sizes)) for key in sorted(set(keys))}
    frequency: Counter[str] = Counter()
    for count in counts.values():
        frequency.update(count.keys())
    index = {gram: position for position, gram in enumerate(frequency)}
    rarity = [math.log((len(counts) + 1) / (times + 1)) + _FLOOR for times in frequency.values()]
    rows = {key: _unit_row(count, index, rarity) for key, count in counts.items()}
    ends = np.cumsum([0, *(len(rows[key]) for key in keys)])
    columns = np.array([column for key in keys for column, _ in rows[key]], dtype=np.int32)
    data = np.array([weight for key in keys for _, weight in rows[key]], dtype=np.float64)
    return csr_matrix((data, columns, ends), shape=(len(keys), max(len(index), 1)))


def _unit_row(count: Counter[str], index: dict[str, int], rarity: Sequence[float]) -> list[tuple[int, float]]:
    row = [(index[gram], (1 + math.log(times)) * rarity[index[gram]]) for gram, times in count.items()]
    norm = math.sqrt(sum(weight * weight for _, weight in row))
    return [(column, weight / norm) for column, weight in row]


def _grams(key: str, sizes: Sequence[int]) -> Iterator[str]:
    for size in sizes:
        for start in range(len(key) - size + 1):
            yield key[start : start + size]
