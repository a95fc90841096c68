"""The printed columns of one pair of rows, compared: which kinds of change each shows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from extractors.language.normalize import fold_key
from pipeline.align.row import Row
from pipeline.align.tokens import Token, fold_word, tokenize
from pipeline.diff.change import ChangeKind, Direction, FieldChange
from pipeline.diff.texts import NumberChange, TextChange, compare_texts

_WORDS: Final[ChangeKind] = "reworded"
_JUDGED_BY: Final[ChangeKind] = "criteria_changed"

# Columns of running text, and the kind of change that other words in them are. What an office is judged by is a
# criterion, whatever in it changed; so are the terms of a formula.
_TEXTS: Final[Mapping[str, ChangeKind]] = {
    "title": _WORDS,
    "text": _WORDS,
    "programme": _WORDS,
    "note": _WORDS,
    "criteria": _JUDGED_BY,
    "expected_benefit": _JUDGED_BY,
    "evaluation_system": _JUDGED_BY,
    "evaluation_method": _JUDGED_BY,
}
_ALWAYS: Final = frozenset({"criteria", "expected_benefit", "evaluation_system", "evaluation_method"})
_KPI_NAMES: Final = {"title": "name", "text": "formula"}
_LISTED: Final = re.compile(r"[、,，;；/\n]|及(?=\w)")


@dataclass(slots=True)
class FieldChanges:
    """What the columns of one pair show, gathered kind by kind.

    Attributes:
        by_kind: The columns that changed, by the kind of change.
        numbers: Amounts that took another's place in a text.
        year_only: Some text differs in plan years alone.
        rewritten: The row's own text was written anew.
    """

    by_kind: dict[ChangeKind, list[FieldChange]] = field(default_factory=lambda: defaultdict(list))
    numbers: list[NumberChange] = field(default_factory=list)
    year_only: bool = False
    rewritten: bool = False

    def add(self, kind: ChangeKind, name: str, before: str, after: str) -> None:
        """Note one column's change of one kind."""
        self.by_kind[kind].append(FieldChange(field=name, before=before, after=after))


def compare_fields(old: Row, new: Row, years: int) -> FieldChanges:
    """Compare every column that can change, but for numbers and a KPI's values.

    Args:
        old: The row in the old edition.
        new: The row in the new edition.
        years: By how many years the plan moved on.
    """
    changes = FieldChanges()
    for name, words in _TEXTS.items():
        before, after = _column(old, name), _column(new, name)
        change = compare_texts(before, after, years)
        if change is not None:
            shown = _KPI_NAMES.get(name, name) if old.entity == "kpi" else name
            formula = old.entity == "kpi" and name == "text" and change.computation
            for kind in _kinds(change, _JUDGED_BY if formula else words, always=name in _ALWAYS):
                changes.add(kind, shown, before, after)
            changes.numbers += change.targets
            changes.year_only |= change.year
            changes.rewritten |= name == "text" and change.rewritten
    _compare_owners(old, new, changes)
    _compare_schedules(old, new, years, changes)
    _compare_units(old, new, changes)
    return changes


def _column(row: Row, name: str) -> str:
    if name == "title":
        return row.title
    return row.text if name == "text" else row.fields.get(name, "")


def _kinds(change: TextChange, words: ChangeKind, *, always: bool) -> Iterator[ChangeKind]:
    if change.spelling:
        yield "orthographic_only"
    elif change.marks:
        yield "renumbered"
    elif always and not change.year:
        yield words
    else:
        if change.targets:
            yield "target_changed"
        if change.dates:
            yield "schedule_changed"
        if change.wording:
            yield words


def _compare_owners(old: Row, new: Row, changes: FieldChanges) -> None:
    before, after = old.fields.get("owner", ""), new.fields.get("owner", "")
    if "".join(before.split()) == "".join(after.split()):
        return
    if _units(before) != _units(after):
        changes.add("owner_changed", "owner", before, after)
    elif fold_key(before) == fold_key(after):
        changes.add("orthographic_only", "owner", before, after)


def _units(owner: str) -> frozenset[str]:
    return frozenset(key for key in map(fold_key, _LISTED.split(owner)) if key)


def _compare_schedules(old: Row, new: Row, years: int, changes: FieldChanges) -> None:
    before, after = old.fields.get("schedule", ""), new.fields.get("schedule", "")
    change = compare_texts(before, after, years)
    if change is not None and change.spelling:
        changes.add("orthographic_only", "schedule", before, after)
    elif change is not None and change.year and old.months == new.months:
        changes.year_only = True
    elif old.months != new.months:
        if change is None:
            changes.add("schedule_changed", "months", _months(old.months), _months(new.months))
        else:
            changes.add("schedule_changed", "schedule", before, after)
    elif change is not None and not (old.months and _names_months_only(before) and _names_months_only(after)):
        changes.add("schedule_changed", "schedule", before, after)


def _names_months_only(schedule: str) -> bool:
    """Tell whether a schedule says no more than its months do: 1月~12月 and 全年 say the same, 9月5日 says more."""
    return all(_is_month(token) for token in tokenize(schedule))


def _is_month(token: Token) -> bool:
    if token.kind in {"calendar", "sign"}:
        return True
    return token.key in _months_words()


@cache
def _months_words() -> frozenset[str]:
    return frozenset(map(fold_word, ("月", "年", "至", "到", "全年", "每月")))


def _compare_units(old: Row, new: Row, changes: FieldChanges) -> None:
    """Compare a KPI's units where both editions state one."""
    before, after = old.fields.get("unit", ""), new.fields.get("unit", "")
    if before and after and [t.key for t in tokenize(before)] != [t.key for t in tokenize(after)]:
        changes.add("target_changed", "unit", before, after)


def _months(months: Sequence[int]) -> str:
    return ";".join(map(str, months))


def direction_of(numbers: Sequence[NumberChange]) -> Direction:
    """Return where amounts moved, where all that can be compared moved the same way."""
    rises = [n.new_value > n.old_value for n in numbers if n.old_value is not None and n.new_value is not None]
    if not rises or any(rise != rises[0] for rise in rises):
        return ""
    return "raised" if rises[0] else "lowered"


def magnitude_of(numbers: Sequence[NumberChange]) -> tuple[float | None, str]:
    """Return the largest difference of amounts that can be compared, and its unit as printed."""
    differences = [
        (round(abs(n.new_value - n.old_value), 9), n.unit)
        for n in numbers
        if n.old_value is not None and n.new_value is not None
    ]
    return max(differences, default=(None, ""), key=lambda found: found[0] or 0.0)
