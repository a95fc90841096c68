"""A KPI's targets in two editions, set against each other by plan year where both have it, else by position."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.align.row import Row, Value
from pipeline.align.tokens import tokenize
from pipeline.diff.change import Basis, ChangeKind, Verdict
from pipeline.diff.texts import NumberChange, compare_texts

_STRONGEST_FIRST: Final[tuple[ChangeKind, ...]] = ("target_changed", "reworded", "orthographic_only")
_WISHED: Final[Mapping[tuple[str, str], Verdict]] = {
    ("up", "raised"): "better",
    ("up", "lowered"): "worse",
    ("down", "raised"): "worse",
    ("down", "lowered"): "better",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsChange:
    """How the targets differ.

    Attributes:
        before, after: The years whose targets changed, as printed: `107=80%; 108=80%`.
        numbers: The values that can be compared, in the order of years.
        kind: `target_changed`; `reworded` or `orthographic_only` where the figures are the same.
        basis: `same_year` or `position`.
    """

    before: str
    after: str
    numbers: tuple[NumberChange, ...]
    kind: ChangeKind
    basis: Basis


def compare_targets(old: Row, new: Row, years: int) -> TargetsChange | None:
    """Compare what a KPI shall be; None where nothing changed, or one edition states no target at all."""
    together, basis = _set_side_by_side(_targets(old), _targets(new))
    found: dict[ChangeKind, list[tuple[Value, Value]]] = {}
    for before, after in together:
        kind = _kind(before, after, years)
        if kind is not None:
            found.setdefault(kind, []).append((before, after))
    for kind in _STRONGEST_FIRST:
        if kind in found:
            return _targets_change(kind, found[kind], basis)
    return None


def _targets_change(kind: ChangeKind, changed: Sequence[tuple[Value, Value]], basis: Basis) -> TargetsChange:
    return TargetsChange(
        before=_show([before for before, _ in changed]),
        after=_show([after for _, after in changed]),
        numbers=tuple(_number(before, after) for before, after in changed if _comparable(before, after)),
        kind=kind,
        basis=basis,
    )


def _kind(before: Value, after: Value, years: int) -> ChangeKind | None:
    if _differ(before, after):
        return "target_changed"
    change = compare_texts(before.raw, after.raw, years)
    if change is not None and change.wording:
        return "reworded"
    return "orthographic_only" if change is not None and change.spelling else None


def verdict_of(row: Row, direction: str) -> Verdict:
    """Say whether a target that moved asks more or less of the office; "" where the KPI's direction isn't known."""
    return _WISHED.get((row.fields.get("direction", ""), direction), "")


def _targets(row: Row) -> list[Value]:
    return [value for value in row.values if value.kind == "target"]


def _set_side_by_side(before: Sequence[Value], after: Sequence[Value]) -> tuple[list[tuple[Value, Value]], Basis]:
    """Pair targets of one plan year; where the editions have no year in common, the first with the first and so on."""
    by_year = {value.roc_year: value for value in after if value.roc_year is not None}
    common = [(value, by_year[value.roc_year]) for value in before if value.roc_year in by_year]
    if common:
        return common, "same_year"
    return list(zip(before, after, strict=False)), "position"


def _differ(before: Value, after: Value) -> bool:
    """Tell whether two targets are not the same figure; a unit that one of them leaves out is no difference."""
    if (before.value, before.comparator) != (after.value, after.comparator):
        return True
    if before.value is None:
        return (before.status, _key(before.raw)) != (after.status, _key(after.raw))
    return bool(before.unit and after.unit) and _key(before.unit) != _key(after.unit)


def _key(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(text))


def _comparable(before: Value, after: Value) -> bool:
    units = {_key(value.unit) for value in (before, after) if value.unit}
    return before.value is not None and after.value is not None and before.value != after.value and len(units) <= 1


def _number(before: Value, after: Value) -> NumberChange:
    return NumberChange(
        before=before.raw,
        after=after.raw,
        old_value=before.value,
        new_value=after.value,
        unit=after.unit or before.unit,
    )


def _show(values: Sequence[Value]) -> str:
    return "; ".join(value.raw if value.roc_year is None else f"{value.roc_year}={value.raw}" for value in values)
