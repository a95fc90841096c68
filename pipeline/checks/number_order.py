"""Numbers of one list have a gap, begin late, or come twice.

What: the printed numbers of the work items of one table, taken once for each item, don't run 1, 2, 3 …
Why: a gap may be a lost page or row; a number that comes twice points to two things.
Example: items 3 to 10 of a unit's table, 1 and 2 absent; `3 自動通關` and `3 配合內政部…` in one table.
Severity: error for a number that comes twice; warning for a gap or a late beginning.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from extractors.language.numerals import NUMERAL_CHARACTERS, parse_chinese_integer
from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import of_measure
from schemas.finding import Finding
from schemas.plan import Measure, Plan


def _items(plan: Plan) -> Iterator[tuple[str, list[tuple[int, Measure]]]]:
    """Yield each table's numbered items, an item of several rows once; lists inside a cell number anew and are left."""
    rows = [m for m in plan.measures if m.kind == "work_item" and m.parent is None and m.evidence.table_id]
    for table_id, group in groupby(rows, key=lambda m: m.evidence.table_id):
        items: list[tuple[int, Measure]] = []
        before: tuple[str | None, str | None] | None = None
        for measure in group:
            number = _whole(measure.number)
            key = (measure.number, measure.title)
            if number is not None and key != before:
                items.append((number, measure))
            before = key
        if len({m.theme_number for _, m in items}) <= 1:
            yield table_id, items


def _whole(number: str | None) -> int | None:
    bare = (number or "").strip("()（）")
    if bare.isdecimal():
        return int(bare)
    return parse_chinese_integer(bare) if bare and all(sign in NUMERAL_CHARACTERS for sign in bare) else None


def _check(plan: Plan) -> Iterator[Finding]:
    last = 0
    for _, items in _items(plan):
        if items and items[0][0] not in (1, last + 1):  # a table may go on counting where the one before ended
            yield _gap(items[0][1], 1, items[0][0])
        last = items[-1][0] if items else last
        for (before, above), (number, measure) in pairwise(items):
            if number == before == 1 and _place(above) != _place(measure):
                continue  # each group counts from 1, and the one before has one item only
            if number == before:
                yield _twice(measure)
            elif number > before + 1:
                yield _gap(measure, before + 1, number)


def _place(measure: Measure) -> tuple[str | None, str | None, str | None]:
    return measure.theme, measure.goal, measure.owner


def _gap(measure: Measure, expected: int, number: int) -> Finding:
    missing = str(expected) if number == expected + 1 else f"{expected}至{number - 1}"
    return state(
        "number-gap",
        "warning",
        of_measure(measure, "number"),
        f"編號跳至 {number}，缺 {missing}；可能缺頁或漏列。",
        f"The number is {number} where {expected} was due: a page or row may be missing.",
        printed=str(number),
        expected=str(expected),
    )


def _twice(measure: Measure) -> Finding:
    return state(
        "duplicate-number",
        "error",
        of_measure(measure, "number"),
        f"編號 {measure.number} 重複，此列為「{measure.title or measure.text}」。",
        f"Number {measure.number} comes twice in this table.",
        printed=measure.number or "",
    )


RULE = Rule(id="number-order", severity="warning", title="編號不連續", title_en="numbers out of order", check=_check)
