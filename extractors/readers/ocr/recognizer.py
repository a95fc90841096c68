"""Text recognition by the PP-OCR model that comes in RapidOCR's wheel; nothing is fetched.

The model is run directly, not through RapidOCR: what it thinks of every character is needed, since it was trained on
Simplified and Traditional Chinese alike and now and then takes one for the other (extractors.readers.ocr.spelling).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_HEIGHT: Final = 48  # of the model's input, in pixels
_STEP: Final = 8  # pixels of the input for each column of the output
_LEAST_WIDTH: Final = 128  # narrower pictures are padded, since the model has hardly seen any
_MOST_WIDTH: Final = 3200
_BATCH_PIXELS: Final = 1600  # width of one batch in pixels, padding included: what it computes stays in the cache
_SQUEEZED: Final = 0.6  # of its width: the model reads ideographs as well, in that much less time
_DOUBTFUL: Final = 0.5  # confidence below which a squeezed line is read once more, in full width
_MODEL: Final = "*_rec_*.onnx"
_BLANK: Final = 0
_LONG_RUN: Final = 4.0  # columns that one character is stated over at most; a whole em has some five

# runs of figures and letters, and of one character: a squeezed one may lose some
_RUN: Final = re.compile(r"[0-9A-Za-z.,·:]{3,}|(.)\1|[01ilI|]{2}")

Columns = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mark:
    """One recognized character.

    Attributes:
        text: The character.
        place: Its middle as a share of the width of the line's picture.
        confidence: 0 to 1, from the model.
        others: What else the model takes it for, likeliest first, with the model's confidence in each.
    """

    text: str
    place: float
    confidence: float
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Model:
    session: "InferenceSession"
    characters: tuple[str, ...]


@lru_cache(maxsize=2)
def _load(threads: int) -> _Model:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # widths vary: an arena would keep the largest of each
    (path,) = (files("rapidocr") / "models").glob(_MODEL)  # type: ignore[attr-defined]
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    listed = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return _Model(session, ("", *listed, " "))


def recognize(pictures: Sequence[NDArray[np.uint8]], threads: int = 1) -> list[tuple[Mark, ...]]:
    """Read pictures of one line each (gray, dark on light); spaces are marks too.

    The time is that of the pictures' width, so long lines are squeezed first. What is then doubtful, and figures, of
    which a squeezed run may lose one, are read in full width.
    """
    model = _load(threads)
    readings = _read([_resize(picture, _SQUEEZED) for picture in pictures], model)
    again = [index for index, marks in enumerate(readings) if _is_squeezed(pictures[index]) and _is_doubtful(marks)]
    in_full = _read([_resize(pictures[index], 1.0) for index in again], model)
    for index, marks in zip(again, in_full, strict=True):
        readings[index] = marks
    return readings


def _is_squeezed(picture: NDArray[np.uint8]) -> bool:
    return _full_width(picture) > _LEAST_WIDTH


def _is_doubtful(marks: Sequence[Mark]) -> bool:
    text = "".join(mark.text for mark in marks)
    return any(mark.confidence < _DOUBTFUL for mark in marks) or _RUN.search(text) is not None


def _read(inputs: Sequence[Columns], model: _Model) -> list[tuple[Mark, ...]]:
    readings: list[tuple[Mark, ...]] = [()] * len(inputs)
    for batch in _batches([one.shape[1] for one in inputs]):
        width = max(_LEAST_WIDTH, *(inputs[index].shape[1] for index in batch))
        tensor = np.zeros((len(batch), 3, _HEIGHT, -(-width // _STEP) * _STEP), dtype=np.float32)
        for row, index in enumerate(batch):
            tensor[row, :, :, : inputs[index].shape[1]] = inputs[index]
        (output,) = model.session.run(None, {model.session.get_inputs()[0].name: tensor})
        for row, index in enumerate(batch):
            readings[index] = _decode(np.asarray(output[row]), inputs[index].shape[1] / _STEP, model.characters)
    return readings


def _full_width(picture: NDArray[np.uint8]) -> float:
    height, width = picture.shape
    return float(width * _HEIGHT / height)


def _resize(picture: NDArray[np.uint8], squeeze: float) -> Columns:
    full = _full_width(picture)
    across = round(min(max(full * squeeze, min(full, _LEAST_WIDTH), _STEP), _MOST_WIDTH))
    method = cv2.INTER_CUBIC if picture.shape[0] < _HEIGHT else cv2.INTER_AREA
    resized = cv2.resize(picture, (across, _HEIGHT), interpolation=method)
    return np.asarray((resized.astype(np.float32) / 255 - 0.5) / 0.5, dtype=np.float32)


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Group pictures of like width, so that little is padded."""
    batches: list[list[int]] = []
    for index in sorted(range(len(widths)), key=widths.__getitem__):
        width = max(widths[index], _LEAST_WIDTH)
        if batches and (len(batches[-1]) + 1) * width <= _BATCH_PIXELS:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


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
