"""Text recognition by the PP-OCR model that comes in RapidOCR's wheel; nothing is fetched.

The model is run directly, not through RapidOCR: what it thinks of every character is needed, since it was trained on
Simplified and Traditional Chinese alike and now and then takes one for the other (extractors.readers.ocr.spelling).
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.doubts import Part, doubtful_parts, widest_gap
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.widths import is_wide

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_HEIGHT: Final = 48  # of the model's input, in pixels
_STEP: Final = 8  # pixels of the input for each column of the output
_LEAST_WIDTH: Final = 128  # narrower pictures are padded, since the model has hardly seen any
_MOST_WIDTH: Final = 3200
_SQUEEZED: Final = 0.6  # of its width: the model reads ideographs as well, in that much less time
_MOST_AT_ONCE: Final = 1200  # wider ones are cut in two: the model's time and memory grow faster than the width
_SQUEEZED_LATIN: Final = 0.75  # Latin lines keep that much of their width, but for their figures
_MOSTLY: Final = 0.6  # share of a line that is read again, from which all of it is
_RECENT, _MOST_RECENT = 6, 4  # of the last lines, so many are nothing but runs of letters or figures: a Latin page
_BESIDE: Final = 0.15  # of its height: paper on either side of a part of a line
_MODEL: Final = "*_rec_*.onnx"
_BLANK: Final = 0
_LONG_RUN: Final = 4.0  # columns that one character is stated over at most; a whole em has some five

Columns = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Model:
    session: "InferenceSession"
    characters: tuple[str, ...]


@lru_cache(maxsize=1)
def _load(threads: int) -> _Model:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    # widths vary: an arena would keep the largest of each, and so would a plan of memory made for each
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    (path,) = (files("rapidocr") / "models").glob(_MODEL)  # type: ignore[attr-defined]
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    listed = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return _Model(session, ("", *listed, " "))


def release_model() -> None:
    """Let the model go; to load it again takes a tenth of a second, and it holds more than all other libraries."""
    _load.cache_clear()


def recognize(pictures: Sequence[NDArray[np.uint8]], threads: int = 1) -> list[tuple[Mark, ...]]:
    """Read pictures of one line each (gray, dark on light); spaces are marks too.

    The time is that of the pictures' width, so long lines are squeezed first. What is then doubtful, and figures, of
    which a squeezed run may lose one, are read again in full width. Where most lines are such, as Latin ones are, the
    next ones are squeezed less, and only their figures are read again.
    """
    model = _load(threads)
    readings = []
    whole: deque[bool] = deque(maxlen=_RECENT)
    for picture in pictures:
        if _full_width(picture) <= _LEAST_WIDTH:
            readings.append(_read(picture, 1.0, model))
            continue
        latin = sum(whole) >= _MOST_RECENT
        marks = _read(picture, _SQUEEZED_LATIN if latin else _SQUEEZED, model)
        parts = doubtful_parts(picture, marks)
        whole.append(sum(right - left for _, _, left, right in parts) > _MOSTLY * picture.shape[1])
        if latin and whole[-1]:
            parts = doubtful_parts(picture, marks, letters=False)
        once_more = whole[-1] and not latin
        readings.append(_read(picture, 1.0, model) if once_more else _read_parts(picture, marks, parts, model))
    return readings


def _read_parts(
    picture: NDArray[np.uint8], marks: tuple[Mark, ...], parts: Sequence[Part], model: _Model
) -> tuple[Mark, ...]:
    """Return the marks of a line with those of some parts read again in full width."""
    height, width = picture.shape
    beside = round(_BESIDE * height)
    settled = list(marks)
    for first, last, left, right in reversed(parts):
        before, after = beside if left else 0, beside if right < width else 0  # a line's ends have paper beside them
        cut = cv2.copyMakeBorder(picture[:, left:right], 0, 0, before, after, cv2.BORDER_CONSTANT, value=255)
        again = _read(np.asarray(cut, dtype=np.uint8), 1.0, model)
        if again:
            stood = [replace(mark, place=(left - before + mark.place * cut.shape[1]) / width) for mark in again]
            settled[first:last] = _as_placed(stood, marks[first:last])
    return tuple(settled)


def _as_placed(again: Sequence[Mark], before: Sequence[Mark]) -> list[Mark]:
    """Return marks moved so that the first and the last stand where they stood before, if they are the same.

    The model states characters some columns off their middles, and a column of a squeezed line is wider.
    """
    ends = [(again[end].place, before[end].place) for end in (0, -1) if again[end].text == before[end].text]
    if not ends:
        return list(again)
    (start, to_start), (stop, to_stop) = ends[0], ends[-1]
    stretch = (to_stop - to_start) / (stop - start) if stop > start else 1.0
    return [replace(mark, place=min(max(to_start + stretch * (mark.place - start), 0.0), 1.0)) for mark in again]


def _read(picture: NDArray[np.uint8], squeeze: float, model: _Model) -> tuple[Mark, ...]:
    gap = widest_gap(picture) if _full_width(picture) * squeeze > _MOST_AT_ONCE else None
    if gap is None:
        return _run(_resize(picture, squeeze), model)
    before, after = (_read(part, squeeze, model) for part in (picture[:, :gap], picture[:, gap:]))
    width = picture.shape[1]
    return (
        *(replace(mark, place=mark.place * gap / width) for mark in before),
        *_space_between(before, after, gap / width),
        *(replace(mark, place=(gap + mark.place * (width - gap)) / width) for mark in after),
    )


def _space_between(before: Sequence[Mark], after: Sequence[Mark], place: float) -> tuple[Mark, ...]:
    """Return the space that a line was cut at, if it was between words."""
    words = before and after and not is_wide(before[-1].text) and not is_wide(after[0].text)
    return (Mark(" ", place, 1.0),) if words else ()


def _run(line: Columns, model: _Model) -> tuple[Mark, ...]:
    width = -(-max(line.shape[1], _LEAST_WIDTH) // _STEP) * _STEP
    tensor = np.zeros((1, 3, _HEIGHT, width), dtype=np.float32)
    tensor[0, :, :, : line.shape[1]] = line
    # one line at a time: more would be no faster, and hold more memory
    (output,) = model.session.run(None, {model.session.get_inputs()[0].name: tensor})
    return _decode(np.asarray(output[0]), line.shape[1] / _STEP, model.characters)


def _full_width(picture: NDArray[np.uint8]) -> float:
    height, width = picture.shape
    return float(width * _HEIGHT / height)


def _resize(picture: NDArray[np.uint8], squeeze: float) -> Columns:
    full = _full_width(picture)
    across = round(min(max(full * squeeze, min(full, _LEAST_WIDTH), _STEP), _MOST_WIDTH))
    method = cv2.INTER_CUBIC if picture.shape[0] < _HEIGHT else cv2.INTER_AREA
    resized = cv2.resize(picture, (across, _HEIGHT), interpolation=method)
    return np.asarray((resized.astype(np.float32) / 255 - 0.5) / 0.5, dtype=np.float32)


def _decode(columns: Columns, width: float, characters: tuple[str, ...]) -> tuple[Mark, ...]:
    """Collapse the model's output (CTC): a run of columns with one best character is that character once."""
    best = columns.argmax(axis=1)
    starts = np.flatnonzero(np.concatenate(([True], best[1:] != best[:-1])))
    ends = np.append(starts[1:], len(best))
    marks: list[Mark] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        code = int(best[start])
        if code == _BLANK:
            continue
        peak = start + int(columns[start:end, code].argmax())
        belief, others = float(columns[peak, code]), _others(columns[peak], code, characters)
        # two rings beside each other may leave no blank column between them
        times = max(1, int((end - start) / _LONG_RUN))
        for part in range(times):
            place = start + (end - start) * (part + 0.5) / times
            marks.append(Mark(characters[code], min(place / width, 1.0), belief, others))
    return tuple(marks)


def _others(column: Columns, code: int, characters: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    if column[code] > 0.98:
        return ()
    likely = np.argpartition(column, -6)[-6:]
    ranked = sorted(likely.tolist(), key=lambda one: -float(column[one]))
    return tuple((characters[one], float(column[one])) for one in ranked if one not in {code, _BLANK})
