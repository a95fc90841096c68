"""Measures of tables that give one row for each thing to do: strategies and methods, work plans, control tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.language.normalize import normalize_text
from extractors.plans.context import PlanContext, TableView, place
from extractors.plans.goal_cells import read_goal
from extractors.plans.headings import bare_words
from extractors.plans.identity import content_id
from extractors.plans.lexicon import Lexicon
from extractors.plans.numbering import split_code, split_letter, split_number, split_theme
from extractors.plans.roles import PERIOD_TEXT, Column
from extractors.plans.rows import Row
from extractors.plans.schedules import read_row_schedule
from extractors.plans.standing import Standing, standing_rows
from schemas.plan import Measure, MeasureKind
from schemas.table import Cell


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with the rows that it was read from, for the money and criteria that stand beside it."""

    measure: Measure
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a measure is part of: theme and goal, each with its number."""

    theme_number: str | None
    theme: str | None
    goal_number: str | None
    goal: str | None


def read_work_items(view: TableView, kind: MeasureKind, context: PlanContext) -> tuple[MeasureRow, ...]:
    """Read one measure for each text cell (or title cell, where the table has no text column)."""
    return tuple(_measure(view, group, kind, context) for group in record_groups(view, standing_rows(view, context)))


def record_groups(view: TableView, standing: Sequence[Standing]) -> list[tuple[Standing, ...]]:
    """Put rows together that one text cell spans; a row with neither text nor a title of its own says nothing new."""
    main = view.roles.all("text") or view.roles.all(PERIOD_TEXT) or view.roles.all("title")
    groups: list[tuple[Standing, ...]] = []
    for stand in standing:
        texts = [c for c in main if stand.row.text(c.col)]
        if texts and groups and not any(stand.row.begins(c.col) for c in texts):
            groups[-1] = (*groups[-1], stand)
        elif texts or _title_begins(view, stand):
            groups.append((stand,))
    return groups


def place_of(view: TableView, stand: Standing, context: PlanContext) -> Place:
    """Say which theme and goal a row belongs to: its own columns first, then the banners.

    Where neither goals nor KPIs stand, a perspective (基礎服務構面) is what the work is grouped by.
    """
    judged = view.roles.has("kpi", "goal", "action")
    theme_number, theme = stand.banner.theme_number, stand.banner.theme
    if theme is None and not judged:
        theme_number, theme = stand.banner.group_number, stand.banner.group
    printed = stand.get("theme") or (None if judged else stand.get("perspective"))
    if printed is not None:
        theme_number, theme = read_theme(printed, stand.number("theme"), context)
    goal = read_goal(view, stand, context)
    return Place(theme_number, theme, goal.number if goal else None, goal.title if goal else None)


def read_theme(printed: str, counted: str | None, context: PlanContext) -> tuple[str | None, str]:
    """Part a theme from its number, unless a column of its own counts it."""
    number, words = split_theme(printed, context.lexicon.lists["theme_prefixes"])
    if number is None:
        number, words = split_code(printed)
    if number is None:
        number, words = split_letter(words)
    return counted or number, words


def row_owner(view: TableView, stand: Standing, lexicon: Lexicon, of: str = "") -> str | None:
    """Give the unit that a row names, or the one that the banner or the table's title names for all rows.

    Of several (處室, merged over the works of its 組, and 承辦組別) the one whose head says that it acts, then the one
    that is merged over fewer rows.
    """
    columns = [c for c in view.roles.all("owner") if not of or c.of in ("", of)]
    printed = [c for c in columns if stand.row.text(c.col)]
    if not printed:
        return stand.banner.owner
    nearest = min(printed, key=lambda c: (not _acts(c, lexicon), stand.row.cells[c.col].row_span, c.col))
    return stand.row.text(nearest.col)


def _acts(column: Column, lexicon: Lexicon) -> bool:
    head = bare_words(column.heading.joined)
    return any(word in head for word in lexicon.lists["acting_words"])


def first_cells(view: TableView, rows: Sequence[Row], *roles: str) -> list[Cell]:
    """Give the cells of some roles in some rows, each once."""
    cells = {id(r.cells[c.col]): r.cells[c.col] for r in rows for c in view.roles.all(*roles) if c.col in r.cells}
    return list(cells.values())


def _text_number(view: TableView, stand: Standing) -> str | None:
    """Give the number of a row whose numbers count the texts, not the titles merged over several of them."""
    columns = [c for c in view.roles.all("number") if c.of in ("text", "")]
    return next((stand.row.text(c.col) for c in columns if stand.row.text(c.col)), None)


def _title_begins(view: TableView, stand: Standing) -> bool:
    return any(stand.row.begins(c.col) and stand.row.text(c.col) for c in view.roles.all("title"))


def _measure(view: TableView, group: Sequence[Standing], kind: MeasureKind, context: PlanContext) -> MeasureRow:
    stand = group[0]
    rows = tuple(s.row for s in group)
    number, title = stand.number("title") or _text_number(view, stand), stand.get("title")
    if number is None and title is not None:
        number, title = split_number(title)
    text = view.text(stand.row, "text")
    if number is None and title is None and text is not None:
        number, text = split_number(text)
    where = place_of(view, stand, context)
    when = read_row_schedule(view, rows, context.lexicon)
    doubts = {*stand.doubts("title", "theme", "goal"), *when.doubts}
    if stand.banner.owner and not view.roles.has("owner"):
        doubts.add("caption-owner")
    columns = [c for c in view.roles.columns if c.role in ("title", "text", "theme", "goal")]
    measure = Measure(
        measure_id="",
        kind=kind,
        number=number,
        title=title,
        text=text,
        title_norm=normalize_text(title) if title else None,
        text_norm=normalize_text(text) if text else None,
        theme_number=where.theme_number,
        theme=where.theme,
        goal_number=where.goal_number,
        goal=where.goal,
        owner=row_owner(view, stand, context.lexicon),
        co_owner=_over(view, rows, "co_owner"),
        months=when.months,
        schedule=when.schedule,
        status=_over(view, rows, "status"),
        note=_over(view, rows, "note"),
        criteria=_over(view, rows, "criteria"),
        expected_benefit=_over(view, rows, "expected_benefit"),
        programme=_over(view, rows, "programme"),
        roc_year=context.roc_year_start,
        evidence=place(
            view, first_cells(view, rows, "number", "title", "text") or stand.row.own_cells(), columns, doubts, context
        ),
    )
    return MeasureRow(with_id(measure), rows)


def with_id(measure: Measure) -> Measure:
    """Name a measure by what it says."""
    said = (
        measure.kind,
        measure.owner,
        measure.theme,
        measure.kpi_code,
        measure.parent,
        measure.number,
        measure.title,
        measure.text,
    )
    return replace(measure, measure_id=content_id("m", said))


def _over(view: TableView, rows: Sequence[Row], role: str) -> str | None:
    """Give what the rows of one record say in a role, each cell once."""
    texts = dict.fromkeys(cell.text.strip() for cell in first_cells(view, rows, role) if cell.text.strip())
    return "\n".join(texts) or None
