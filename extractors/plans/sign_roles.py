"""Where head words are silent or may mean two things, the cells decide."""

from collections.abc import Callable, Mapping
from typing import Final

from extractors.plans.column_signs import Signs
from extractors.plans.headings import Heading, heading_year

_MISFIT: Final = 0.4
_LEAST: Final = 0.3  # a score below says nothing
_VALUES: Final = 0.6  # share of the cells
_LONG: Final = 14  # characters: longer cells are no bare values


def fit(scores: Mapping[str, float], signs: Signs, year: int | None = None) -> dict[str, float]:
    """Weaken the roles that the cells speak against (a 目標值 column of long sentences, a 單位 column of 課 and 室).

    `year` is the ROC year that the column's head names.
    """
    if signs.filled == 0:
        return dict(scores)
    fitted = {role: min(1.0, score * _agreement(role, signs)) for role, score in scores.items()}
    if signs.planned:
        return {"row_kind": 0.9}
    if year is not None and signs.value >= 0.5 and "target" in fitted and "expected_benefit" in fitted:
        fitted["target"] = max(
            fitted["target"], fitted.pop("expected_benefit")
        )  # 106年預定目標 over values is a target
    if "kpi" in fitted and signs.value >= _VALUES:  # 10分鐘以內 names no indicator
        fitted["criteria"] = max(fitted.get("criteria", 0.0), 0.9 * fitted.pop("kpi"))
    if "funding" in fitted and signs.money >= 0.5:  # a source of money whose cells hold amounts is a budget
        fitted["budget"] = max(fitted.get("budget", 0.0), fitted.pop("funding"))
    return {role: score for role, score in fitted.items() if score >= _LEAST}


def _agreement(role: str, signs: Signs) -> float:
    return _CHECKS[role](signs) if role in _CHECKS else 1.0


def _as_value(signs: Signs) -> float:
    if signs.value >= 0.5:
        return 1.3
    if signs.value < 0.2:
        return 0.5 if signs.length > 4 else 0.7
    return _MISFIT if signs.length > _LONG else 0.9


def _as_owner(signs: Signs) -> float:
    if signs.unit >= 0.5 > signs.owner:
        return _MISFIT
    return 1.0 if signs.owner >= 0.4 else 0.9


def _as_words(signs: Signs) -> float:
    return 0.7 if signs.value >= 0.8 and signs.length < 6 else 1.0


_CHECKS: Final[Mapping[str, Callable[[Signs], float]]] = {
    "target": _as_value,
    "actual": _as_value,
    "weight": lambda s: 1.0 if s.value >= 0.5 else _MISFIT,
    "number": lambda s: 1.0 if max(s.ordinal, s.code) >= 0.5 or s.length <= 4 else _MISFIT,
    "year": lambda s: 1.0 if s.value >= 0.5 else 0.2,
    "unit": lambda s: 1.0 if s.unit >= 0.5 else _MISFIT if s.owner >= 0.5 else 0.8,
    "schedule": lambda s: _MISFIT if s.measured >= _VALUES else 1.0,  # 預定進度 over 77.72 tells how much, not when
    "owner": _as_owner,
    "budget": lambda s: 1.0 if s.money >= 0.4 or s.length <= _LONG else 0.85,
    **dict.fromkeys(("theme", "title", "text", "goal", "kpi"), _as_words),
}


def guess_from_signs(heading: Heading, signs: Signs, *, has_months: bool) -> tuple[str, float]:
    """Give a role from the cells alone, with a low confidence, or none; the first sign that fits decides."""
    if signs.filled == 0:
        return ("", 0.0)
    if signs.filled == 1:  # one cell proves little, but a value under a year
        return ("target", 0.6) if signs.value == 1.0 and heading_year(heading) is not None else ("", 0.0)
    guesses = (
        ("row_kind", 0.8, signs.planned),
        ("target", 0.6, signs.value >= 0.7 and heading_year(heading) is not None),
        ("number", 0.65, (heading.col == 0 and signs.ordinal >= 0.8) or signs.counting),
        ("unit", 0.6, signs.unit >= 0.8),
        ("status", 0.6, signs.status >= 0.6),
        ("owner", 0.6, signs.owner >= 0.7),
        ("schedule", 0.55, signs.schedule >= 0.7 and signs.measured < _VALUES and not has_months),
    )
    return next(((role, sure) for role, sure, fits in guesses if fits), ("", 0.0))


def is_narrative(signs: Signs, least: float, *, owned: bool = False) -> bool:
    """Tell whether cells are words of their own: at least so long, and neither values, counts, units nor times.

    Names of units (民政, 社會) are words too where another column says whose the work is (`owned`).
    """
    return (
        signs.filled > 0
        and signs.length >= least
        and max(signs.value, signs.ordinal, signs.unit, signs.status) < 0.5
        and max(0.0 if owned else signs.owner, signs.schedule) < 0.7
    )
