"""What kind of table a table is, from the roles of its columns."""

from typing import Final, Literal

from extractors.plans.headings import bare_words
from extractors.plans.lexicon import Lexicon
from extractors.plans.roles import MONTH, PERIOD_TEXT, TableRoles
from extractors.plans.strategy_map import MapAxes

TableKind = Literal[
    "strategy_map",
    "task_force",
    "scorecard",
    "indicators",
    "execution",
    "work_plan",
    "strategy",
    "key_value",
    "unrecognized",
]
MEASURE_KINDS: Final = ("execution", "work_plan", "strategy", "key_value")
KPI_KINDS: Final = ("scorecard", "indicators")
_TOLD, _NARRATIVE = 0.5, 0.7
_HEADLESS_SIGNS: Final = 3  # number, owner and schedule, for one
_DONE: Final = ("schedule", "status", "owner", "criteria", "expected_benefit")
_WORK_SIGNS: Final = (
    MONTH,
    PERIOD_TEXT,
    "schedule",
    "status",
    "budget",
    "owner",
    "criteria",
    "expected_benefit",
    "number",
)


def table_kind(roles: TableRoles, axes: MapAxes | None, lexicon: Lexicon) -> TableKind:
    """Name the kind of a table; `unrecognized` where its columns make no record.

    A table whose heads speak of strategies and methods, without time, money or status, lists strategies; any other
    table with a title or a text is a work plan (an execution table, where lists stand beside each other, is told by
    height later).
    """
    if roles.has("kpi"):
        return "scorecard" if roles.has("action") else "indicators"
    if axes is not None and not roles.has(MONTH, "budget", "schedule"):
        return "strategy_map"
    if roles.has("person_name") and roles.has("duty", "person_title", "person_task"):
        return "task_force"
    if not roles.has("title", "text", "theme") or not roles.has("title", "text", PERIOD_TEXT):
        return "unrecognized"
    if _weak(roles) or _is_account(roles, lexicon) or _is_service(roles, lexicon):
        return "unrecognized"
    return "strategy" if lists_strategies(roles, lexicon) else "work_plan"


def lists_strategies(roles: TableRoles, lexicon: Lexicon) -> bool:
    """Tell whether the heads of a table speak of strategies and methods, not of work, and nothing is timed."""
    heads = [bare_words(c.heading.leaf) for c in roles.all("theme", "title")]
    titles = [bare_words(c.heading.leaf) for c in roles.all("title")]
    strategic = any(word in head for head in heads for word in lexicon.lists["strategy_words"])
    strategic = strategic and not any(word in title for title in titles for word in lexicon.lists["work_words"])
    texts = [bare_words(c.heading.leaf) for c in roles.all("text")]
    methodical = any(text.endswith(word) for text in texts for word in lexicon.lists["method_words"])
    timed = roles.has(MONTH, "schedule", "status", "budget", "criteria", "expected_benefit")
    return (strategic or (methodical and not roles.has(*_WORK_SIGNS))) and not timed


def _is_service(roles: TableRoles, lexicon: Lexicon) -> bool:
    """Tell whether a table says how long an application takes and what must come with it: a service, no work."""
    heads = [bare_words(c.heading.leaf) for c in roles.columns]
    served = any(head in lexicon.lists["service_words"] for head in heads)
    return served and not roles.has("text", MONTH, PERIOD_TEXT, "status", "criteria", "expected_benefit", "budget")


def _is_account(roles: TableRoles, lexicon: Lexicon) -> bool:
    """Tell whether a table accounts for money: its heads say so (決算數, 單價), and nothing says what is done or when.

    An estimate of costs or a budget in the appendix of a plan names items of money, not works.
    """
    named = [bare_words(part) for c in roles.all("theme", "title") for part in c.heading.parts]
    works = any(word in head for head in named for word in lexicon.lists["work_words"])
    if works or roles.has("text", MONTH, PERIOD_TEXT, *_DONE):
        return False
    heads = [bare_words(c.heading.joined) for c in roles.columns]
    items = any(head.endswith(word) for head in named for word in lexicon.lists["account_items"])
    return items or any(word in head for head in heads for word in lexicon.lists["account_words"])


def _weak(roles: TableRoles) -> bool:
    """Tell whether too little speaks for records: a list of anything has names, numbers and dates too.

    A narrative head word does, or time columns, or two other columns of a plan; where no column has any head, three
    columns whose cells look like a plan's.
    """
    told = {c.role for c in roles.columns if c.role in _WORK_SIGNS and not c.inferred and c.confidence >= _TOLD}
    narrative = any(not c.inferred and c.confidence >= _NARRATIVE for c in roles.all("theme", "title", "text"))
    if narrative or MONTH in told or PERIOD_TEXT in told or len(told - {"number"}) >= 2:
        return False
    headless = not any(c.heading.leaf for c in roles.columns)
    return not headless or len({c.role for c in roles.columns if c.role in _WORK_SIGNS}) < _HEADLESS_SIGNS
