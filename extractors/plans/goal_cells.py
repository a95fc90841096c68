"""A goal as a row shows it: number, title, and the theme and perspective that it belongs to."""

import re
from dataclasses import dataclass
from typing import Final

from extractors.plans.banners import split_perspective
from extractors.plans.context import PlanContext, TableView
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.numbering import split_code, split_letter, split_theme
from extractors.plans.ordinals import ordinal_value
from extractors.plans.standing import Standing

COMMON_PREFIX: Final = "C"  # before the number of a goal that every office has to state (共同性目標)
_LAST_BRACKETS: Final = re.compile(r"\s*[(（【\[]([^()（）【】\[\]]{2,10})[)）】\]]\s*$")


@dataclass(frozen=True, slots=True)
class GoalCell:
    """One goal; `theme_number` is the letter or number of its theme."""

    number: str | None
    title: str
    theme_number: str | None
    theme: str | None
    perspective: str | None


def read_goal(view: TableView, stand: Standing, context: PlanContext) -> GoalCell | None:
    """Read the goal that holds in a row, none where the table has no goals."""
    printed = stand.get("goal")
    if printed is None:
        return None
    number, title = stand.number("goal"), printed
    if number is None:
        number, title = split_code(printed)
    if number is not None and view.common and ordinal_value(number) is not None:
        number = f"{COMMON_PREFIX}{ordinal_value(number)}"
    title, bracketed = split_bracketed_perspective(title, context.lexicon)
    theme_number, theme = _theme(view, stand, number, context.lexicon)
    return GoalCell(number, title, theme_number, theme, _perspective(stand, bracketed, context.lexicon))


def split_bracketed_perspective(title: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """Part a goal from the perspective in brackets after it: `…工作（業務成果）`."""
    match = _LAST_BRACKETS.search(title)
    if match is None:
        return title, None
    named = split_perspective(match[1], lexicon)
    if named is None:
        return title, None
    return title[: match.start()].strip(), named


def _theme(view: TableView, stand: Standing, code: str | None, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """Give the theme of a goal; a theme column on its right divides the goal, and is not what it belongs to."""
    goal = min(c.col for c in view.roles.all("goal"))
    above = any(c.col < goal for c in view.roles.all("theme"))
    printed = stand.get("theme") if above else None
    if printed is None:
        return stand.banner.theme_number, stand.banner.theme
    number, theme = split_theme(printed, lexicon.lists["theme_prefixes"])
    if number is None:
        number, theme = split_letter(theme, code)
    return stand.number("theme") or number, theme


def _perspective(stand: Standing, bracketed: str | None, lexicon: Lexicon) -> str | None:
    printed = stand.get("perspective")
    if printed is None:
        return bracketed or stand.banner.perspective
    return split_perspective(printed, lexicon) or fold_word(printed)
