"""Codes of strategy maps and balanced scorecards: AC1, AC1.1, AC1.1.1."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from extractors.language.lexicon import load_lexicon
from extractors.language.roc_calendar import squeeze
from schemas.errors import UnreadableValueError

CodeLevel = Literal["objective", "kpi", "action"]

# <theme><perspective><strategy>[.<kpi>[.<action>]], as the plans that use it define it; no space need follow.
_CODE: Final = re.compile(
    r"(?<![A-Za-z])(?P<code>(?P<theme>[A-Z])(?P<perspective>[A-Z])(?P<strategy>\d{1,2})(?:\.(?P<kpi>\d{1,2}))?(?:\.(?P<action>\d{1,2}))?)(?![\d.A-Za-z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardCode:
    """One code.

    Attributes:
        code: As printed, without spaces.
        theme, perspective: Its letters (perspective C, P, L or F).
        strategy, kpi, action: Its numbers; None below its level.
        level: What it names.
        title: The text behind it, without white space.
        issue: `ACTION_CODE_IS_KPI_CODE` where the text is an action but the code is a KPI's.
    """

    code: str
    theme: str
    perspective: str
    strategy: int
    kpi: int | None
    action: int | None
    level: CodeLevel
    title: str = ""
    issue: str = ""


def parse_scorecard_code(text: str) -> ScorecardCode:
    """Return the code that a cell begins with.

    Raises:
        UnreadableValueError: It begins with none.
    """
    codes = split_scorecard_codes(text)
    if not codes or not squeeze(text).startswith(codes[0].code):
        raise UnreadableValueError("a scorecard code", text, "a code such as AC1.1", "Keep the text as printed.")
    return codes[0]


def split_scorecard_codes(text: str) -> tuple[ScorecardCode, ...]:
    """Return every coded item of a cell, each with the text up to the next code (AP1建置印鑑數位化 AP2正確戶籍登記)."""
    squeezed = squeeze(text)
    matches = [match for match in _CODE.finditer(squeezed) if match["perspective"] in _perspectives()]
    edges = [match.start() for match in matches] + [len(squeezed)]
    return tuple(_read(match, squeezed[match.end() : edge]) for match, edge in zip(matches, edges[1:], strict=True))


def parent_code(code: str) -> str | None:
    """Return the code one level up (AC1.1.1 to AC1.1 to AC1), or None for an objective."""
    return code.rpartition(".")[0] or None


def _read(match: re.Match[str], title: str) -> ScorecardCode:
    kpi, action = match["kpi"], match["action"]
    level: CodeLevel = "action" if action else "kpi" if kpi else "objective"
    openings = tuple(load_lexicon("scorecard")["actions"]["openings"])
    return ScorecardCode(
        code=match["code"],
        theme=match["theme"],
        perspective=match["perspective"],
        strategy=int(match["strategy"]),
        kpi=int(kpi) if kpi else None,
        action=int(action) if action else None,
        level=level,
        title=title,
        issue="ACTION_CODE_IS_KPI_CODE" if level == "kpi" and title.startswith(openings) else "",
    )


def _perspectives() -> dict[str, str]:
    perspectives: dict[str, str] = load_lexicon("scorecard")["perspectives"]
    return perspectives
