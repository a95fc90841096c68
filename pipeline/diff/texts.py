"""What differs between two editions of one text: its spelling, its numbers, its dates, or its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from pipeline.align.tokens import NUMBERS, Token, list_marks, tokenize

HEAVY: Final = 0.5
"""Below this likeness a text was written anew: its numbers have no counterparts and aren't compared one by one."""

_OPERATORS: Final = frozenset("*/=")
_KEPT_IN_FORMULAS: Final = frozenset("+-*/=()")
_JOINTS: Final = {"-": "~", "~": "~", "至": "~", "到": "~", "、": "、", ",": "、", "及": "、", "和": "、"}
_DATE_UNITS: Final = frozenset("年月日季週")
_CONTEXT: Final = 2  # tokens that must agree around a number before it is compared with the other text's


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """One number, period, unit or comparator that took another's place."""

    before: str
    after: str
    old_value: float | None = None
    new_value: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """How one text became another.

    Attributes:
        spelling: Only variants, width, punctuation or the style of numerals differ.
        marks: Only the marks before list items differ (1. became 2.), besides spelling.
        year: Only plan years differ, each by as much as the plan itself moved on.
        targets: Amounts, units and comparators that changed in their places.
        dates: Dates, times and periods that changed in their places.
        wording: Words differ.
        computation: The text is a formula with operators, before or after.
        likeness: 0 to 1, of the build of the two texts, numbers left out.
    """

    spelling: bool = False
    marks: bool = False
    year: bool = False
    targets: tuple[NumberChange, ...] = ()
    dates: tuple[NumberChange, ...] = ()
    wording: bool = False
    computation: bool = False
    likeness: float = 1.0

    @property
    def rewritten(self) -> bool:
        """The words are other words, not a retouched sentence."""
        return self.likeness < HEAVY


def compare_texts(before: str, after: str, years: int = 0) -> TextChange | None:
    """Compare two printed texts; None where they are the same but for white space.

    Args:
        before: The text in the old edition; "" where it has none.
        after: The text in the new edition.
        years: By how many years the plan moved on: a plan year that moved as much is no change.
    """
    if "".join(before.split()) == "".join(after.split()):
        return None
    old, new = tokenize(before), tokenize(after)
    computation = _is_computation(old) or _is_computation(new)
    old, new = _significant(old, computation), _significant(new, computation)
    if [token.key for token in old] == [token.key for token in new]:
        marked = list_marks(before) != list_marks(after)
        return TextChange(spelling=not marked, marks=marked, computation=computation)
    return _compare_tokens(old, new, years, computation)


def _compare_tokens(old: Sequence[Token], new: Sequence[Token], years: int, computation: bool) -> TextChange:
    matcher = SequenceMatcher(None, [token.mask for token in old], [token.mask for token in new], autojunk=False)
    likeness = matcher.ratio()
    if likeness < HEAVY:
        return TextChange(wording=True, computation=computation, likeness=likeness)
    found = _Found(years)
    for operation, i0, i1, j0, j1 in matcher.get_opcodes():
        if operation == "equal":
            found.same_build(old[i0:i1], new[j0:j1], whole=i1 - i0 == len(old) == len(new))
        else:
            found.other_build(old[i0:i1], new[j0:j1])
    return TextChange(
        year=found.rolled and not (found.targets or found.dates or found.wording),
        targets=tuple(found.targets),
        dates=tuple(found.dates),
        wording=found.wording,
        computation=computation,
        likeness=likeness,
    )


class _Found:
    """What a walk over two aligned texts has met so far."""

    def __init__(self, years: int) -> None:
        self.years = years
        self.rolled = False
        self.wording = False
        self.targets: list[NumberChange] = []
        self.dates: list[NumberChange] = []

    def same_build(self, old: Sequence[Token], new: Sequence[Token], *, whole: bool) -> None:
        """Compare two stretches of the same build, token by token."""
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            if before.key == after.key:
                continue
            if whole or _has_context(old, new, index):
                self._in_place(before, after, unit_after=_unit(old, index + 1))
            else:
                self.wording = True

    def _in_place(self, before: Token, after: Token, unit_after: str) -> None:
        kinds = {before.kind, after.kind}
        if kinds == {"year"} and _shift(before, after) == self.years != 0:
            self.rolled = True
        elif "reference" in kinds:
            self.wording = True
        else:
            change = NumberChange(
                before=before.shown,
                after=after.shown,
                old_value=before.value,
                new_value=after.value,
                unit=unit_after,
            )
            (self.targets if kinds == {"amount"} else self.dates).append(change)

    def other_build(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        """Judge a stretch that has another build on the other side, or nothing."""
        kinds = {_sort_of(token) for token in (*old, *new)}
        change = NumberChange(before=_show(old), after=_show(new))
        if kinds <= {"date"}:
            self.dates.append(change)
        elif kinds <= {"amount", "bound"}:
            self.targets.append(change)
        else:
            self.wording = True


def _has_context(old: Sequence[Token], new: Sequence[Token], index: int) -> bool:
    """Tell whether enough plain tokens on one side of a number agree for it to be the same number's place."""
    same = [before.key == after.key for before, after in zip(old, new, strict=True)]
    left, right = same[max(0, index - _CONTEXT) : index], same[index + 1 : index + 1 + _CONTEXT]
    return any(len(side) == _CONTEXT and all(side) for side in (left, right))


def _sort_of(token: Token) -> str:
    """Sort a token: part of a `date`, an `amount`, what binds an amount (`bound`), or a plain word."""
    if token.kind in {"calendar", "period"} or (token.kind == "unit" and token.shown in _DATE_UNITS):
        return "date"
    if token.kind == "amount":
        return "amount"
    return "bound" if token.kind in {"unit", "comparator"} else "word"


def _shift(before: Token, after: Token) -> float | None:
    if before.value is None or after.value is None:
        return None
    return round(after.value - before.value, 6)


def _unit(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].shown if index < len(tokens) and tokens[index].kind == "unit" else ""


def _show(tokens: Sequence[Token]) -> str:
    return "".join(token.shown for token in tokens)


def _is_computation(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "sign" and token.key in _OPERATORS for token in tokens)


def _significant(tokens: Sequence[Token], computation: bool) -> tuple[Token, ...]:
    """Leave punctuation out; keep a formula's operators and brackets, and what makes a range or list of numbers."""
    return tuple(_kept(tokens, computation))


def _kept(tokens: Sequence[Token], computation: bool) -> Iterator[Token]:
    for index, token in enumerate(tokens):
        joint = _JOINTS.get(token.key)
        if joint and _between_numbers(tokens, index):
            yield token._replace(kind="sign", key=joint)
        elif token.kind != "sign" or (computation and token.key in _KEPT_IN_FORMULAS):
            yield token


def _between_numbers(tokens: Sequence[Token], index: int) -> bool:
    if not 0 < index < len(tokens) - 1 or tokens[index + 1].kind not in NUMBERS:
        return False
    return tokens[index - 1].kind in NUMBERS or (tokens[index - 1].kind == "unit" and index > 1)
