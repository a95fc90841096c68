"""Which code a recognized shape stands for: Traditional or Simplified, full or half width, ring or zero.

Nothing is invented: a character only gives way to another that the model itself thought possible for the same ink, or
that fonts draw in the same shape (glyph_forms.toml). Words and context are never consulted.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import log
from typing import Final

import numpy as np

from extractors.readers.ocr.brackets import pair_brackets
from extractors.readers.ocr.lines import Line
from extractors.readers.ocr.marks import Mark
from extractors.readers.ocr.widths import is_wide

_POSSIBLE: Final = 0.02  # share of the model's belief from which another spelling of the same character is taken
_UNSEEN: Final = 0.004  # belief in a form that the model did not list
_UNLIKELY: Final = 0.0001  # the same for figures and signs, whose two widths look different
_ALIKE: Final = frozenset(",:;!?()，：；！？（）0O○oO·")
_SPACING_ERROR: Final = 0.22  # of the em: standard deviation of distances between recognized characters
_FULL_WIDTH: Final = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_TWO_WIDTHS: Final = ",:;!?()%+-=/.0123456789"
_FILLING: Final = "0123456789Oo○〇"
_WIDTH: Final = {"(": 0.33, ")": 0.33, ",": 0.25, ".": 0.25, ":": 0.28, ";": 0.28, "!": 0.33, "-": 0.33, "/": 0.28}
_ELLIPSIS: Final = 1.2  # em from the first of three dots to the last, below which they are one character
_NARROW_WIDTH: Final = 0.52  # of figures, most letters and signs, of the em


@dataclass(frozen=True, slots=True)
class SpelledLine:
    """The ink of one line, what was recognized in it, and how many em long it is."""

    box: Line
    marks: tuple[Mark, ...]
    ems: float


def spell_page(lines: Sequence[SpelledLine], em: float) -> list[tuple[Mark, ...]]:
    """Return the marks of a page's lines with their codes settled; `em` is the page's, in pixels."""
    traditional = _is_traditional([mark.text for line in lines for mark in line.marks])
    spelled = []
    for line in lines:
        marks = tuple(_in_taiwan(mark) for mark in line.marks) if traditional else line.marks
        spelled.append(_with_widths(_with_ellipses(marks, line.ems), line.ems))
    return pair_brackets([line.box for line in lines], spelled, em)


def _is_traditional(chars: Sequence[str]) -> bool:
    """Tell whether a page is Traditional Chinese: by characters that only one of Big5 and GB 2312 has."""
    only_big5 = sum(_in_big5(char) and not _in_gb(char) for char in chars if char >= "\u3400")
    only_gb = sum(_in_gb(char) and not _in_big5(char) for char in chars if char >= "\u3400")
    return only_big5 > only_gb


@lru_cache(maxsize=8192)
def _in_big5(char: str) -> bool:
    return bool(char.encode("big5", "ignore"))


@lru_cache(maxsize=8192)
def _in_gb(char: str) -> bool:
    return bool(char.encode("gb2312", "ignore"))


def _in_taiwan(mark: Mark) -> Mark:
    """Return a mark whose code Taiwanese text does not use as the character that it is a form of."""
    if mark.text < "\u3400" or _in_big5(mark.text):
        return mark
    form = _glyph_forms().get(mark.text)
    if form is not None:
        return replace(mark, text=form)
    for other, belief in mark.others:
        if belief >= _POSSIBLE and _in_big5(other) and _simplified(other) == _simplified(mark.text):
            return replace(mark, text=other, confidence=min(mark.confidence + belief, 1.0))
    return mark


@lru_cache(maxsize=1)
def _glyph_forms() -> dict[str, str]:
    text = (files(__package__) / "glyph_forms.toml").read_text(encoding="utf-8")
    forms: dict[str, str] = tomllib.loads(text)["forms"]
    return forms


@lru_cache(maxsize=8192)
def _simplified(char: str) -> str:
    return _converter()(char)


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def _with_ellipses(marks: tuple[Mark, ...], ems: float) -> tuple[Mark, ...]:
    """Join each three middle dots within an em to the ellipsis that they are drawn as; dots further apart are stops."""
    joined: list[Mark] = []
    for mark in marks:
        joined.append(mark)
        if [one.text for one in joined[-3:]] != ["·"] * 3:
            continue
        first, middle, last = joined[-3:]
        if (last.place - first.place) * ems < _ELLIPSIS:
            joined[-3:] = [replace(middle, text="…", others=())]
        else:
            joined[-3:] = [replace(dot, text="．", others=()) for dot in (first, middle, last)]
    return tuple(joined)


def _with_widths(marks: tuple[Mark, ...], ems: float) -> tuple[Mark, ...]:
    """Choose between half and full width by the room that a character takes between its neighbours.

    At either end of a line the ink's end stands for a neighbour, which is of use only where ink fills the width.
    """
    pitch = _pitch(marks, ems)
    settled = list(marks)
    for index, mark in enumerate(marks):
        start = _edge(settled[index - 1], 1, ems) if index else 0.0
        end = _edge(marks[index + 1], -1, ems) if index + 1 < len(marks) else ems
        at_end = not 0 < index < len(marks) - 1
        if start is not None and end is not None and not (at_end and (mark.text not in _FILLING or len(marks) == 1)):
            settled[index] = _best_form(mark, (end - start) / pitch)
    return tuple(settled)


def _edge(neighbour: Mark, side: int, ems: float) -> float | None:
    """Return where a neighbour ends, in em from the line's start; None for a space, which may have any width."""
    return None if neighbour.text.isspace() else neighbour.place * ems + side * _width(neighbour.text) / 2


def _pitch(marks: Sequence[Mark], ems: float) -> float:
    """Return the distance between ideographs of a line, in the page's em; 1 where there are too few."""
    steps = [
        (after.place - before.place) * ems
        for before, after in pairwise(marks)
        if is_wide(before.text) and is_wide(after.text) and not after.text.isspace()
    ]
    return float(np.clip(np.median(steps), 0.6, 1.6)) if len(steps) >= 3 else 1.0


def _width(text: str) -> float:
    return 1.0 if is_wide(text) else _WIDTH.get(text, _NARROW_WIDTH)


def _best_form(mark: Mark, room: float) -> Mark:
    forms = _forms_of(mark.text)
    if len(forms) < 2:
        return mark
    beliefs = {mark.text: mark.confidence, **dict(mark.others)}

    def likelihood(form: str) -> float:
        error = (room - _width(form)) / _SPACING_ERROR
        least = _UNSEEN if mark.text in _ALIKE else _UNLIKELY
        return log(max(beliefs.get(form, 0.0), least)) - error * error / 2

    best = max(forms, key=likelihood)
    return mark if best == mark.text else replace(mark, text=best)


@lru_cache(maxsize=256)
def _forms_of(text: str) -> tuple[str, ...]:
    half = next((half for half, full in _FULL_WIDTH.items() if text in {half, full}), text)
    if text in {"0", "○", "〇"}:
        return ("0", "○")
    if text in {"O", "o"}:
        return (text, "○")
    if text == "·":
        return ("·", ".", "．")
    return (half, _FULL_WIDTH[half]) if half in _TWO_WIDTHS else ()
