"""Characters printed more than once in one place: fake bold, shadows."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers.frame import FloatArray

_CELL_PT: Final = 2.0
_SHIFTS: Final = np.array([0.0, 0.5]).reshape(2, 1, 1)  # of a cell
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
    cells = np.floor(boxes[:, :2].T / _CELL_PT + _SHIFTS).astype(np.int64) & 0xFFFFF  # (shift, axis, character)
    keys = (codes << 40) | (cells[:, np.newaxis, 0] << 20) | cells[np.newaxis, :, 1]  # (shift, shift, character)
    ordered = np.sort(keys, axis=-1)
    if not (ordered[..., 1:] == ordered[..., :-1]).any():
        return []  # as on most pages
    found = np.zeros(len(codes), dtype=np.bool_)
    for grid in keys.reshape(-1, len(codes)):
        order = np.argsort(grid, kind="stable")
        same = np.flatnonzero(grid[order[1:]] == grid[order[:-1]])
        found[order[same]] = found[order[same + 1]] = True
    return np.flatnonzero(found).tolist()
