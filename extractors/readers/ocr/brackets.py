"""The two brackets of a pair are of one width, also where the second stands some lines below the first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.readers.ocr.lines import Line
from extractors.readers.ocr.marks import Mark

_CLOSING: Final = {"(": ")", "（": "）"}
_OPENING: Final = {closing: opening for opening, closing in _CLOSING.items()}
_UNSEEN: Final = 0.004  # belief in a form that the model did not list
_REACH: Final = 20.0  # em that a bracket may be open downwards
_COLUMN: Final = 0.3  # share of the narrower line that must stand over the other

_Place = tuple[int, int]


def pair_brackets(boxes: Sequence[Line], lines: Sequence[tuple[Mark, ...]], em: float) -> list[tuple[Mark, ...]]:
    """Give each pair of round brackets the width that the recognizer believes in for both together."""
    settled = [list(marks) for marks in lines]
    for (line, start), (other, end) in _pairs(boxes, lines, em):
        opening, closing = lines[line][start], lines[other][end]
        if _CLOSING[opening.text] == closing.text:
            continue
        half = _belief(opening, "(") * _belief(closing, ")")
        full = _belief(opening, "（") * _belief(closing, "）")
        settled[line][start] = replace(opening, text="（" if full >= half else "(")
        settled[other][end] = replace(closing, text="）" if full >= half else ")")
    return [tuple(marks) for marks in settled]


def _pairs(boxes: Sequence[Line], lines: Sequence[tuple[Mark, ...]], em: float) -> list[tuple[_Place, _Place]]:
    pairs: list[tuple[_Place, _Place]] = []
    opened: list[_Place] = []
    closed: list[_Place] = []
    for line in sorted(range(len(lines)), key=lambda index: (boxes[index].top, boxes[index].x0)):
        stack: list[_Place] = []
        for index, mark in enumerate(lines[line]):
            if mark.text in _CLOSING:
                stack.append((line, index))
            elif mark.text in _OPENING and stack:
                pairs.append((stack.pop(), (line, index)))
            elif mark.text in _OPENING:
                closed.append((line, index))
        opened += stack
    for end in closed:
        above = [start for start in opened if _is_above(boxes[start[0]], boxes[end[0]], em)]
        if above:
            start = max(above, key=lambda place: (boxes[place[0]].top, place[1]))
            opened.remove(start)
            pairs.append((start, end))
    return pairs


def _is_above(upper: Line, lower: Line, em: float) -> bool:
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    below = lower.top - upper.top
    return 0 < below <= _REACH * em and shared >= _COLUMN * min(upper.x1 - upper.x0, lower.x1 - lower.x0)


def _belief(mark: Mark, form: str) -> float:
    return mark.confidence if mark.text == form else max(dict(mark.others).get(form, 0.0), _UNSEEN)
