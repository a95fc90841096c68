"""Two editions of a plan in, everything that changed between them out."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.align.editions import pair_editions
from pipeline.align.links import Links
from pipeline.align.pairs import Pair
from pipeline.align.polarity import opposed_words
from pipeline.align.row import ENTITIES, Edition, Entity
from pipeline.diff.change import CHANGE_KINDS, Change, ChangeKind, Diff, FieldChange
from pipeline.diff.fields import FieldChanges, compare_fields, direction_of, magnitude_of
from pipeline.diff.missing import find_missing
from pipeline.diff.moves import Moves
from pipeline.diff.targets import TargetsChange, compare_targets, verdict_of
from pipeline.diff.themes import is_theme, with_themes

_WORDS: Final[frozenset[ChangeKind]] = frozenset({"reworded", "criteria_changed", "target_changed", "schedule_changed"})


def diff_editions(old: Edition, new: Edition, links: Links | None = None) -> Diff:
    """Compare two editions of one plan, the older one first; `links` are pairs that people decided about."""
    old, new = with_themes(old), with_themes(new)
    pairs = pair_editions(old, new, links)
    years = _years_between(old, new)
    moves = Moves(pairs)
    changes: list[Change] = []
    year_only = 0
    for pair in pairs:
        fields = compare_fields(pair.first, pair.second, years)
        found = list(_pair_changes(pair, fields, moves, years))
        changes += found
        year_only += fields.year_only and not found
    for entity in ENTITIES:
        changes += (change for change in find_missing(old, new, pairs, entity) if not is_theme(change.row))
    return Diff(
        old=old,
        new=new,
        changes=tuple(_in_reading_order(changes, old, pairs)),
        paired={entity: sum(_counts_as(pair, entity) for pair in pairs) for entity in ENTITIES},
        year_only=year_only,
    )


def _counts_as(pair: Pair, entity: Entity) -> bool:
    return pair.first.entity == entity and not is_theme(pair.first)


def _years_between(old: Edition, new: Edition) -> int:
    if old.roc_year_start is None or new.roc_year_start is None:
        return 0
    return new.roc_year_start - old.roc_year_start


def _pair_changes(pair: Pair, fields: FieldChanges, moves: Moves, years: int) -> Iterator[Change]:
    targets = compare_targets(pair.first, pair.second, years)
    if targets is not None:
        fields.add(targets.kind, "targets", targets.before, targets.after)
    moved = moves.of(pair)
    if moved is not None:
        fields.by_kind["renumbered"].append(moved)
    for kind in CHANGE_KINDS:
        if kind in fields.by_kind:
            yield _change(kind, pair, fields, targets)


def _change(kind: ChangeKind, pair: Pair, fields: FieldChanges, targets: TargetsChange | None) -> Change:
    numbers = [*fields.numbers, *(targets.numbers if targets else ())] if kind == "target_changed" else []
    direction = direction_of(numbers)
    magnitude, unit = magnitude_of(numbers)
    changed = tuple(fields.by_kind[kind])
    stated = targets if any(change.field == "targets" for change in changed) else None
    return Change(
        change=kind,
        entity=pair.first.entity,
        old=pair.first,
        new=pair.second,
        fields=changed,
        direction=direction,
        magnitude=magnitude,
        unit=unit,
        verdict=verdict_of(pair.second, direction) if stated else "",
        basis=stated.basis if stated else "",
        similarity=pair.similarity,
        signs=tuple(_signs(kind, fields, changed)),
    )


def _signs(kind: ChangeKind, fields: FieldChanges, changed: Sequence[FieldChange]) -> Iterator[str]:
    if kind in _WORDS and any(opposed_words(change.before, change.after) for change in changed):
        yield "polarity"
    if kind == "reworded" and fields.rewritten:
        yield "rewritten"


def _in_reading_order(changes: Sequence[Change], old: Edition, pairs: Sequence[Pair]) -> Sequence[Change]:
    """Order by entity, then by place in the new edition; what was removed stands behind what stood before it."""
    counterparts = {pair.first.key: pair.second.order for pair in pairs}
    places: dict[tuple[str, str, str], tuple[int, int]] = {}
    for entity in ENTITIES:
        last = -1
        for row in old.of(entity):
            last = counterparts.get(row.key, last)
            places[row.key] = (last, row.order)

    def place(change: Change) -> tuple[int, int, int, int]:
        entity = ENTITIES.index(change.entity)
        if change.new is not None:
            return entity, change.new.order, -1, CHANGE_KINDS.index(change.change)
        return entity, *places[change.row.key], CHANGE_KINDS.index(change.change)

    return sorted(changes, key=place)
