"""Which text PDFium states although a clip path hides it: what overflows a cell, what a form's window cuts off."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.readers import bindings as pdf
from extractors.readers.frame import FloatArray

_MARGIN_PT: Final = 0.5  # the clip of a cell may cut into the line width around it
_MOST_SEGMENTS: Final = 200  # of one clip path; a longer one is a picture's outline


def clipped_away(
    owners: list[pdf.Handle], run_of: NDArray[np.intp], matrices: FloatArray, centres: FloatArray
) -> NDArray[np.bool_] | None:
    """Tell which glyphs have their centre outside the box of their clip paths; None if no text is clipped at all.

    Args:
        owners: The text object of each run of glyphs.
        run_of: For each glyph, its run.
        matrices: For each run, from text space to user space.
        centres: For each glyph, in user space.
    """
    clips = list(map(pdf.object_clip_path, owners))
    counts = list(map(pdf.count_clip_paths, clips))  # -1 where there is no clip
    if max(counts, default=0) <= 0:
        return None
    hidden = np.zeros(len(centres), dtype=np.bool_)
    own_matrices = pdf.matrix_rows(owners)
    for run, (clip, count) in enumerate(zip(clips, counts, strict=True)):
        box = _clip_box(clip, count) if count > 0 else None
        to_clip = None if box is None else _user_to_clip_space(own_matrices[run], matrices[run])
        if box is None or to_clip is None:
            continue
        of_run = run_of == run
        points = centres[of_run] @ to_clip[:2] + to_clip[2]
        hidden[of_run] = ((points < box[0] - _MARGIN_PT) | (points > box[1] + _MARGIN_PT)).any(axis=1)
    return hidden


def _clip_box(clip: pdf.Handle, count: int) -> FloatArray | None:
    """Return the two corners, least and greatest, of what all paths of a clip leave open."""
    box = np.array([[-np.inf, -np.inf], [np.inf, np.inf]])
    for path in range(count):
        length = pdf.count_clip_segments(clip, path)
        if not 0 < length <= _MOST_SEGMENTS:
            continue
        segments = [pdf.clip_segment(clip, path, index) for index in range(length)]
        points = pdf.float_columns(pdf.segment_point, segments, 2)
        box[0] = np.maximum(box[0], points.min(axis=0))
        box[1] = np.minimum(box[1], points.max(axis=0))
    return box if np.isfinite(box).all() else None


def _user_to_clip_space(own: FloatArray, shown: FloatArray) -> FloatArray | None:
    """Return the matrix (3 rows by 2) from user space to the space that the clip is stated in.

    A text object in a form states its matrix and its clip in the form's space, while its glyphs state where they are
    shown: what lies between is the form's own matrix.
    """
    own_3, shown_3 = _square(own), _square(shown)
    if abs(np.linalg.det(shown_3)) < 1e-9:
        return None
    return np.asarray(np.linalg.solve(shown_3, own_3)[:, :2], dtype=np.float64)


def _square(matrix: FloatArray) -> FloatArray:
    a, b, c, d, e, f = matrix
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])
