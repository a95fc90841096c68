"""What the columns of one table mean together: roles that the others rule out or ask for."""

from collections.abc import Mapping, Sequence
from typing import Final

from extractors.plans.column_signs import Signs
from extractors.plans.flow import FLOW
from extractors.plans.headings import Heading, heading_year
from extractors.plans.sign_roles import is_narrative

_PEOPLE: Final = frozenset({"duty", "person_title", "person_name", "person_task"})
_VALUES: Final = ("target", "actual")
_MEASURED: Final = ("formula", "evaluation_method", "weight")
_TEXT_WORD: Final = 0.9  # a head that surely says what is done
_BY_DEPTH: Final = {0: "goal", 1: "kpi", 2: "action"}
_BY_CODES, _BY_PLACE = 0.7, 0.55  # how sure a role is that only codes, or only the place, tell
_NAME_LENGTH: Final = 3  # mean characters of a name
_SPAN_SLACK: Final = 0.15
_MEANT_BY: Final = {"expected_benefit": "target", "goal": "target", "criteria": "target", "status": "actual"}
_MOSTLY: Final = 0.5
_SURE_GOAL: Final = 0.85
_UNDER_YEAR: Final = 0.8  # how sure a value is that only stands under a year
_SOME_VALUES, _SOME_DATES = 0.3, 0.5  # shares of the cells
_NAMED_BY_PLACE: Final = 0.75  # how sure a KPI's name is that only stands before the values


def settle_table(
    scores: Sequence[Mapping[str, float]], headings: Sequence[Heading], signs: Sequence[Signs]
) -> list[dict[str, float]]:
    """Settle what 目標 means, whether there are KPIs, and whether people are listed."""
    settled = _goals([dict(s) for s in scores])
    values = _value_columns(settled, headings, signs)
    _name_by_codes(settled, signs)
    named = any(best_role(s)[0] == "kpi" for s in settled)
    if named:
        values = _value_under_years(settled, headings, signs, values)
    measured = any(best_role(s)[0] in (*_MEASURED, "goal") for s in settled)
    if values and not named:
        named = _name_by_place(settled, values, headings, signs, measured=measured)
        values = _value_under_years(settled, headings, signs, values) if named else values
    if not named or not (values or measured):
        _without_kpis(settled, has_values=bool(values))
    elif values:
        _fill_around_kpis(settled, values, signs)
    people = {best_role(s)[0] for s in settled} & _PEOPLE
    if len(people) < 2:
        settled = [{role: score for role, score in s.items() if role not in _PEOPLE} for s in settled]
    return settled


def best_role(score: Mapping[str, float]) -> tuple[str, float]:
    """Give the role of the highest score, none where there is none."""
    return max(score.items(), key=lambda item: item[1], default=("", 0.0))


def _goals(scores: list[dict[str, float]]) -> list[dict[str, float]]:
    """Let the place say what 目標 means: before the work it is a goal, behind it the expected benefit."""
    for col, s in enumerate(scores):
        if "goal" in s and "expected_benefit" in s:
            follows = any(best_role(other)[0] in (*FLOW, "kpi", "action") for other in scores[col + 1 :])
            s.pop("expected_benefit" if follows else "goal")
    if any(s.get("goal", 0.0) >= _SURE_GOAL for s in scores):  # 年度目標 beside 策略目標 is no second goal
        for s in scores:
            if s.get("goal", _SURE_GOAL) < _SURE_GOAL:
                s.pop("goal")
    return scores


def _value_columns(
    scores: Sequence[Mapping[str, float]], headings: Sequence[Heading], signs: Sequence[Signs]
) -> list[int]:
    """Find the columns of values: those that say so, and those under a year whose cells are values."""
    return [
        col
        for col, (s, heading, sign) in enumerate(zip(scores, headings, signs, strict=True))
        if best_role(s)[0] in _VALUES or (not s and heading_year(heading) is not None and sign.value >= 0.6)
    ]


def _value_under_years(
    scores: Sequence[dict[str, float]], headings: Sequence[Heading], signs: Sequence[Signs], values: list[int]
) -> list[int]:
    """Take the columns under bare years beside KPIs as their values, also where the cells are words (較前一年增加5%).

    Marks and dates under years are a schedule. Values under years are targets where the head speaks of what is aimed at
    (短期目標), and were reached where it speaks of what was done (達成情形).
    """
    for s, heading, sign in zip(scores, headings, signs, strict=True):
        stated = sign.value >= _SOME_VALUES or (sign.length >= _NAME_LENGTH and sign.schedule < _SOME_DATES)
        if not s and heading_year(heading) is not None and sign.filled and not sign.marked and stated:
            s["target"] = _UNDER_YEAR
        role = best_role(s)[0]
        if role in _MEANT_BY and heading_year(heading) is not None and sign.value >= _MOSTLY:
            s.clear()
            s[_MEANT_BY[role]] = _UNDER_YEAR
    return sorted({*values, *(col for col, s in enumerate(scores) if best_role(s)[0] in _VALUES)})


def _name_by_codes(scores: Sequence[dict[str, float]], signs: Sequence[Signs]) -> None:
    """Tell goals, KPIs and actions without known heads by their codes (AC1, AC1.1, AC1.1.1), where several stand."""
    coded = [(col, sign.depth) for col, sign in enumerate(signs) if sign.depth >= 0 and sign.length >= 4]
    if len({round(depth) for _, depth in coded}) < 2:
        return
    for col, depth in coded:
        role = _BY_DEPTH.get(round(depth))
        if role and not scores[col] and all(best_role(s)[0] != role for s in scores):
            scores[col][role] = _BY_CODES


def _name_by_place(
    scores: list[dict[str, float]],
    values: Sequence[int],
    headings: Sequence[Heading],
    signs: Sequence[Signs],
    *,
    measured: bool,
) -> bool:
    """Take a narrative column before the values as the KPIs' names, where no column has KPI words.

    Only where the values are surely targets (several columns, a year in the head, a goal or a formula beside them), and
    no column says what is done. A column that a number counts is preferred, then one whose head nobody knows.
    """
    if not measured and any(best_role(s)[0] == "budget" for s in scores):
        return False  # amounts of years beside their sum
    sure = measured or len(values) >= 2 or any(heading_year(headings[col]) is not None for col in values)
    if not sure or any(s.get("text", 0.0) >= _TEXT_WORD for s in scores):
        return False
    before = range(min(values))
    counted = {col + 1 for col in before if best_role(scores[col])[0] == "number"}
    unknown = [col for col in before if not scores[col] and is_narrative(signs[col], _NAME_LENGTH)]
    flowing = [col for col in before if best_role(scores[col])[0] in FLOW]
    ranked = [
        *(col for col in reversed(unknown) if col in counted),
        *(unknown if measured else ()),
        *reversed(flowing),
        *unknown,
    ]
    if not ranked:
        return False
    scores[ranked[0]].clear()
    scores[ranked[0]]["kpi"] = _NAMED_BY_PLACE
    return True


def _fill_around_kpis(scores: Sequence[dict[str, float]], values: Sequence[int], signs: Sequence[Signs]) -> None:
    """Read unknown narrative columns beside the KPIs: a goal on their left that spans more rows, a formula behind."""
    kpi = next(col for col, s in enumerate(scores) if best_role(s)[0] == "kpi")
    held = {best_role(s)[0] for s in scores}
    for col, (s, sign) in enumerate(zip(scores, signs, strict=True)):
        if s or not is_narrative(sign, _NAME_LENGTH):
            continue
        counted = col > 0 and best_role(scores[col - 1])[0] == "number"
        if col < kpi and "goal" not in held and (counted or sign.span > signs[kpi].span + _SPAN_SLACK):
            s["goal"] = _BY_PLACE
            held.add("goal")
        elif kpi < col < min(values) and "formula" not in held:
            s["formula"] = _BY_PLACE
            held.add("formula")


def _without_kpis(scores: Sequence[dict[str, float]], *, has_values: bool) -> None:
    """In a table without KPIs, what measures success is a criterion, and an action is a title or a text."""
    for s in scores:
        for role in ("kpi", "formula", "evaluation_method"):
            if role in s and not has_values:
                s["criteria"] = max(s.get("criteria", 0.0), 0.9 * s.pop(role))
        if has_values and "target" in s and any(best_role(other)[0] in FLOW for other in scores):
            s["criteria"] = max(s.get("criteria", 0.0), 0.8 * s.pop("target"))
        s.pop("action", None)
