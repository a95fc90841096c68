"""Characters printed more than once in one place: fake bold, shadows."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers.frame import FloatArray

_CELL_PT: Final = 2.0
_SHIFT: Final = 0.12  # of the font size: fake bold moves the second print by less
_MAX_SHIFT_PT: Final = 1.5


def drop_overprints(codes: NDArray[np.uint32], boxes: FloatArray, sizes: FloatArray) -> NDArray[np.bool_]:
    """Tell which characters to keep: the first of each that is printed again in (nearly) the same place."""
    keep = np.ones(len(codes), dtype=np.bool_)
    suspects = _suspects(codes.astype(np.int64), boxes)
    seen: dict[int, list[int]] = {}
    for index in suspects:
        earlier = seen.setdefault(int(codes[index]), [])
        limit = min(_MAX_SHIFT_PT, _SHIFT * float(sizes[index]))
        if any(np.abs(boxes[index, :2] - boxes[other, :2]).max() <= limit for other in earlier):
            keep[index] = False
        else:
            earlier.append(index)
    return keep


def _suspects(codes: NDArray[np.int64], boxes: FloatArray) -> list[int]:
    """Return characters that share code and cell with another; two closer than half a cell share one in some grid."""
    found = np.zeros(len(codes), dtype=np.bool_)
    for shift_x in (0.0, 0.5):
        columns = np.floor(boxes[:, 0] / _CELL_PT + shift_x).astype(np.int64) & 0xFFFFF
        for shift_y in (0.0, 0.5):
            rows = np.floor(boxes[:, 1] / _CELL_PT + shift_y).astype(np.int64) & 0xFFFFF
            keys = (codes << 40) | (columns << 20) | rows
            order = np.argsort(keys, kind="stable")
            same = np.flatnonzero(keys[order[1:]] == keys[order[:-1]])
            found[order[same]] = found[order[same + 1]] = True
    return np.flatnonzero(found).tolist()
