"""Columns to roles: head words, cells and neighbours together, each with a confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.plans.column_signs import Signs, read_signs
from extractors.plans.flow import FLOW, Narrative, order_flow
from extractors.plans.heading_words import match_heading
from extractors.plans.headings import Heading, heading_year, names_duration, names_share, read_headings
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.settle import best_role, settle_table
from extractors.plans.sign_roles import fit, guess_from_signs, is_narrative
from extractors.plans.time_heads import read_period_texts, read_time_columns
from schemas.table import Cell, Table

MONTH: Final = "month"
PERIOD_TEXT: Final = "period_text"
_ENOUGH: Final = 0.45  # below this a head's words say nothing
_CERTAIN, _DENIED, _ENOUGH_CELLS = 0.95, 0.6, 3
_UNNAMED: Final = {"theme": 0.25, "title": 0.3, "text": 0.3}  # a narrative column without a head
_UNKNOWN: Final = {"theme": 0.15, "title": 0.2, "text": 0.2}  # one whose head nobody knows
_UNNAMED_LENGTH, _UNKNOWN_LENGTH = 6, 14  # mean characters a cell from which such a column may be narrative
_LEFT_LENGTH, _RIGHT_LENGTH = 2, 6  # the same beside a narrative column that is known
_REPEATED: Final = frozenset({"target", "number", "budget"})  # roles that several columns may have
_ACTION_WORDS: Final = ("行動", "方案")
_KPI_WORDS: Final = ("KPI", "指標")
_NUMBERED: Final = frozenset({"theme", "goal", "title", "text", "kpi", "action"})
_SPAN_SLACK: Final = 0.15  # mean rows a cell


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means.

    Attributes:
        col: From 0.
        role: A role of `roles.toml`, `month` for a time column, `period_text` for one that tells what is done in a
            period, or nothing where nobody knows.
        confidence: 0 to 1, how sure the role is.
        inferred: Whether the cells or the place told the role, and no head word.
        heading, signs: What it was read from.
        denied: The role that the head's words name for certain, where the cells speak against it.
        of: The role that a number counts, or whose owner it is (`goal`, `kpi`, `action`).
        year: The ROC year that the head names.
        months: The months that a time column stands for.
    """

    col: int
    role: str
    confidence: float
    heading: Heading
    signs: Signs
    inferred: bool = False
    denied: str = ""
    of: str = ""
    year: int | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRoles:
    """The columns of one table with their roles, and how many of its rows are head."""

    columns: tuple[Column, ...]
    header_rows: int

    def all(self, *roles: str) -> tuple[Column, ...]:
        """Give the columns that have one of these roles, left to right."""
        return tuple([column for column in self.columns if column.role in roles])

    def has(self, *roles: str) -> bool:
        """Tell whether any column has one of these roles."""
        return any(column.role in roles for column in self.columns)


def read_roles(table: Table, header_rows: int, lexicon: Lexicon) -> TableRoles:
    """Say what each column of a table means; `confidence` is low where only the cells or the order tell."""
    headings = read_headings(table, header_rows)
    signs = [read_signs(_body_cells(table, header_rows, col), lexicon) for col in range(table.n_cols)]
    months = read_time_columns(headings, signs)
    periods = read_period_texts(headings, signs, months)
    months = {**months, **periods}
    scores = [
        {} if h.col in months else fit(_meant(h, lexicon), s, heading_year(h))
        for h, s in zip(headings, signs, strict=True)
    ]
    chosen = _choose(settle_table(scores, headings, signs), headings, signs, months)
    chosen |= dict.fromkeys(periods, (PERIOD_TEXT, 0.85))
    chosen = chosen if periods else _titled(chosen)
    columns = [
        Column(
            col=h.col,
            role=chosen[h.col][0],
            confidence=chosen[h.col][1],
            heading=h,
            signs=s,
            inferred=_is_inferred(chosen[h.col][0], h, lexicon),
            denied=_denied(chosen[h.col][0], h, s, lexicon),
            year=heading_year(h),
            months=months.get(h.col, ()),
        )
        for h, s in zip(headings, signs, strict=True)
    ]
    return TableRoles(_with_neighbours(columns), header_rows)


def _meant(heading: Heading, lexicon: Lexicon) -> dict[str, float]:
    """Score the roles that a head's words can mean; lengths of time are no dates, and shares of money no money."""
    scores = match_heading(heading, lexicon)
    if names_duration(heading):
        scores.pop("schedule", None)
    if names_share(heading):
        scores.pop("budget", None)
    return scores


def _is_inferred(role: str, heading: Heading, lexicon: Lexicon) -> bool:
    if role in ("", PERIOD_TEXT):
        return False
    if role == MONTH:
        return not heading.leaf
    if role == "target" and heading_year(heading) is not None:
        return False  # a bare year over values is head enough
    return not any(score >= _ENOUGH for score in match_heading(heading, lexicon).values())


def _denied(role: str, heading: Heading, signs: Signs, lexicon: Lexicon) -> str:
    """Name the role that a head surely says and the cells deny; a head that may mean the role read denies nothing."""
    words = match_heading(heading, lexicon)
    said, score = best_role(words)
    if score < _CERTAIN or role in words or signs.filled < _ENOUGH_CELLS:
        return ""
    return said if fit({said: score}, signs).get(said, 0.0) < _DENIED * score else ""


def _body_cells(table: Table, header_rows: int, col: int) -> list[Cell]:
    return [c for c in table.cells if c.col == col and c.row >= header_rows and c.col_span == 1]


def _choose(
    scores: Sequence[Mapping[str, float]],
    headings: Sequence[Heading],
    signs: Sequence[Signs],
    months: Mapping[int, tuple[int, ...]],
) -> dict[int, tuple[str, float]]:
    """Give each column its best role: by its words, then by its cells; narrative columns are settled together."""
    chosen = {col: (MONTH, 0.95 if headings[col].leaf else 0.6) for col in months}
    flow: dict[int, Narrative] = {}
    action = next((col for col, score in enumerate(scores) if best_role(score)[0] == "action"), -1)
    for col, (score, sign) in enumerate(zip(scores, signs, strict=True)):
        role, best = best_role(score)
        if col in months or best < _ENOUGH:
            continue
        if role not in FLOW:
            chosen[col] = (role, best)
        words = {r: score[r] for r in FLOW if r in score and score[r] >= best}
        if action >= 0 and words:
            words = {"theme": max(words.values())} if col < action else {}
        if words:
            every = {r: score[r] for r in FLOW if r in score} if action < 0 else words
            flow[col] = Narrative(col, every, sign.length, sign.span)
    _guess(chosen, flow, headings, signs, has_months=bool(months))
    if not any(role == "kpi" for role, _ in chosen.values()):
        _join_unknown(chosen, flow, headings, signs)
    return _with_flow(chosen, [flow[col] for col in sorted(flow)], len(headings))


def _guess(
    chosen: dict[int, tuple[str, float]],
    flow: Mapping[int, Narrative],
    headings: Sequence[Heading],
    signs: Sequence[Signs],
    *,
    has_months: bool,
) -> None:
    """Give columns without known words a role by their cells, where no other column has that role already."""
    for col, sign in enumerate(signs):
        if col in chosen or col in flow:
            continue
        role, sure = guess_from_signs(headings[col], sign, has_months=has_months)
        held_roles = {held for held, _ in chosen.values()}
        if role == "target" and "budget" in held_roles and "kpi" not in held_roles:
            role = "budget"  # amounts under years, beside a column of money
        if role and (role in _REPEATED or role not in held_roles):
            chosen[col] = (role, sure)


def _join_unknown(
    chosen: Mapping[int, tuple[str, float]],
    flow: dict[int, Narrative],
    headings: Sequence[Heading],
    signs: Sequence[Signs],
) -> None:
    """Let narrative columns whose heads nobody knows stand in the flow: beside a known one, or where there is none.

    On the left of a known one even short cells group or title; on its right only longer ones say what is done.
    """
    known = sorted(flow)
    owned = any(role == "owner" for role, _ in chosen.values())
    for col, sign in enumerate(signs):
        if col in chosen or col in flow:
            continue
        if not headings[col].leaf:
            least, prior = _UNNAMED_LENGTH, _UNNAMED
        elif known and col < known[-1]:
            least, prior = _LEFT_LENGTH, _UNKNOWN
        elif known and col == known[-1] + 1 and len(known) < len(FLOW):
            least, prior = _RIGHT_LENGTH, _UNKNOWN
        else:
            least, prior = _UNKNOWN_LENGTH, _UNKNOWN
        if is_narrative(sign, least, owned=owned):
            flow[col] = Narrative(col, prior, sign.length, sign.span)


def _with_flow(
    chosen: dict[int, tuple[str, float]], flow: Sequence[Narrative], n_cols: int
) -> dict[int, tuple[str, float]]:
    ordered = order_flow(flow)
    for column in flow:
        if column.col in ordered:
            role = ordered[column.col]
            chosen[column.col] = (role, _flow_confidence(column, role))
        elif column.col not in chosen and column.scores not in (_UNNAMED, _UNKNOWN):
            role, best = best_role(column.scores)
            chosen[column.col] = (role if role == "text" else f"other_{role}", 0.6 * best)
    return {col: chosen.get(col, ("", 0.0)) for col in range(n_cols)}


def _flow_confidence(column: Narrative, role: str) -> float:
    """Say how sure a narrative role is; where its place agrees, a word that may mean it is nearly as good."""
    score = column.scores.get(role, 0.0)
    if score >= 0.6:
        return min(1.0, score + 0.2)
    return max(0.7, score) if max(column.scores.values()) >= 0.6 else score


def _with_neighbours(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Say which column a number counts (the next one on its right) and whose owner an owner is."""
    action = next((c.col for c in columns if c.role == "action"), None)
    owners = [c for c in columns if c.role == "owner"]
    out: list[Column] = []
    for column in columns:
        of = ""
        if column.role == "number":
            of = _counted(column, columns)
        elif column.role == "owner" and action is not None and len(owners) > 1:
            of = _owned(column, action, owners)
        out.append(replace(column, of=of) if of else column)
    return tuple(out)


def _owned(column: Column, action: int, owners: Sequence[Column]) -> str:
    """Say whose owner a column names in a scorecard: by its own words, by those of the other owners, by its place."""
    named = {c.col: _named_owner(c) for c in owners}
    if named[column.col]:
        return named[column.col]
    others = {name for col, name in named.items() if col != column.col and name}
    if others:
        return "kpi" if others == {"action"} else "action"
    return "action" if column.col > action else "kpi"


def _named_owner(column: Column) -> str:
    head = fold_word(column.heading.joined)
    if any(word in head for word in _ACTION_WORDS):
        return "action"
    return "kpi" if any(word in head for word in _KPI_WORDS) else ""


def _counted(number: Column, columns: Sequence[Column]) -> str:
    """Find what a number counts: the next column that could be numbered and is not merged over more rows than it.

    Numbers 1, 2, 3 … of single rows count the works, not the kind (類別) that each row names anew.
    """
    right = [c for c in columns[number.col + 1 :] if c.role in _NUMBERED]
    alike = [c for c in right if c.signs.span <= number.signs.span + _SPAN_SLACK]
    titled = any(c.role in ("title", "text") for c in alike)
    if titled and number.signs.counting and number.signs.span <= 1 + _SPAN_SLACK:
        alike = [c for c in alike if c.role != "theme"]
    return next((c.role for c in [*alike, *right]), "")


def _titled(chosen: Mapping[int, tuple[str, float]]) -> dict[int, tuple[str, float]]:
    """Call a theme the title where nothing is titled under it."""
    roles = {role for role, _ in chosen.values()}
    if "theme" not in roles or roles & {"title", "text", "goal", "kpi", "action"}:
        return dict(chosen)
    return {col: ("title", sure) if role == "theme" else (role, sure) for col, (role, sure) in chosen.items()}
