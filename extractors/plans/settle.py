"""What the columns of one table mean together: roles that the others rule out or ask for."""

from collections.abc import Mapping, Sequence
from typing import Final

from extractors.plans.column_signs import Signs
from extractors.plans.flow import FLOW
from extractors.plans.headings import Heading, heading_year

_PEOPLE: Final = frozenset({"duty", "person_title", "person_name", "person_task"})
_VALUES: Final = ("target", "actual")
_MEASURED: Final = ("formula", "evaluation_method", "weight")
_TEXT_WORD: Final = 0.9  # a head that surely says what is done
_NAMED_BY_PLACE: Final = 0.75  # how sure a KPI's name is that only stands before the values


def settle_table(
    scores: Sequence[Mapping[str, float]], headings: Sequence[Heading], signs: Sequence[Signs]
) -> list[dict[str, float]]:
    """Settle what 目標 means, whether there are KPIs, and whether people are listed."""
    settled = _goals([dict(s) for s in scores])
    values = _value_columns(settled, headings, signs)
    named = any(best_role(s)[0] == "kpi" for s in settled)
    measured = any(best_role(s)[0] in _MEASURED for s in settled)
    if values and not named:
        named = _name_by_place(settled, values, headings)
    if not named or not (values or measured):
        _without_kpis(settled, has_values=bool(values))
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


def _name_by_place(scores: list[dict[str, float]], values: Sequence[int], headings: Sequence[Heading]) -> bool:
    """Take the narrative column before the values as the KPIs' names, where no column has KPI words.

    Only where the values are surely targets (several columns, or a year in the head), and no column says what is done.
    """
    sure = len(values) >= 2 or any(heading_year(headings[col]) is not None for col in values)
    if not sure or any(s.get("text", 0.0) >= _TEXT_WORD for s in scores):
        return False
    for s in reversed(scores[: min(values)]):
        if best_role(s)[0] in FLOW:
            s.clear()
            s["kpi"] = _NAMED_BY_PLACE
            return True
    return False


def _without_kpis(scores: Sequence[dict[str, float]], *, has_values: bool) -> None:
    """In a table without KPIs, what measures success is a criterion, and an action is a title or a text."""
    for s in scores:
        for role in ("kpi", "formula", "evaluation_method"):
            if role in s and not has_values:
                s["criteria"] = max(s.get("criteria", 0.0), 0.9 * s.pop(role))
        if has_values and "target" in s and any(best_role(other)[0] in FLOW for other in scores):
            s["criteria"] = max(s.get("criteria", 0.0), 0.8 * s.pop("target"))
        s.pop("action", None)
