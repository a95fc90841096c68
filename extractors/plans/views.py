"""From a drawn table to a view of it: head rows, roles, body rows, what its title says, its kind."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.plans.banners import Banner, read_banner, read_theme_title, read_title_unit
from extractors.plans.context import PlanContext, TableView
from extractors.plans.continued import under_heads_of
from extractors.plans.execution_items import has_parallel_lists
from extractors.plans.headings import bare_words, count_header_rows
from extractors.plans.headings_over import lines_over, say_over
from extractors.plans.identity import content_id, unique_ids
from extractors.plans.key_value import as_one_record
from extractors.plans.kinds import table_kind
from extractors.plans.lexicon import Lexicon
from extractors.plans.money_heads import money_factors
from extractors.plans.roles import TableRoles, read_roles
from extractors.plans.rows import read_banners, read_rows
from extractors.plans.segments import split_segments
from extractors.plans.strategy_map import read_axes
from extractors.plans.transposed import as_rows
from schemas.outline import Outline
from schemas.table import Table, TextLine

_NOTE_REACH_PT = 60.0  # how far over a table a note such as 單位：千元 may stand


def name_tables(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Give each table an id from its title and cells."""
    ids = unique_ids(content_id("t", (t.caption, *((c.row, c.col, c.text) for c in t.cells))) for t in tables)
    return tuple(replace(table, table_id=table_id) for table, table_id in zip(tables, ids, strict=True))


def view_tables(tables: Sequence[Table], outline: Outline, context: PlanContext) -> list[TableView]:
    """Read all tables as far as rows and roles, with what the headings over them say."""
    parts = (part for table in tables for part in _parts(table, context.lexicon))
    around = (*outline.loose, *outline.head)
    views: list[TableView] = []
    for part in parts:
        views.append(_go_on(views[-1], part, around, context) if views else view_table(part, around, context))
    over = lines_over(tables, outline)
    heads = {view.table.table_id: "".join(c.heading.joined for c in view.roles.columns) for view in views}
    said = say_over(over, heads, context.office, context.lexicon)
    return [_under_heading(view, said[view.table.table_id]) if view.table.table_id in said else view for view in views]


def _parts(table: Table, lexicon: Lexicon) -> tuple[Table, ...]:
    """Return the stretches of a table that have heads of their own; a form, or a turned table, is one."""
    turned, form = _set_anew(table, lexicon)
    return split_segments(table, lexicon) if turned is None and form is None else (table,)


def _set_anew(table: Table, lexicon: Lexicon) -> tuple[Table | None, Table | None]:
    """Return a table with its rows turned to columns, and one that is a form as one record; None where it is neither.

    The labels of a strategy map stand at its side too.
    """
    turned = as_rows(table, lexicon)
    plain = turned is not None or read_axes(table, lexicon) is not None
    return turned, None if plain else as_one_record(table, lexicon)


def _go_on(before: TableView, part: Table, around: Sequence[TextLine], context: PlanContext) -> TableView:
    """Read a part under the heads of the one before where it has none of its own."""
    headed = under_heads_of(before.table, before.roles.header_rows, part, context.lexicon)
    if headed is None or before.kind == "key_value":
        return view_table(part, around, context)
    view = view_table(headed, around, context)
    if view.kind in ("unrecognized", "strategy_map"):
        return view_table(part, around, context)
    factors = {col: before.factors.get(col, own) for col, own in view.factors.items()}
    return replace(view, goes_on=before, title=before.title, factors=factors, common=before.common)


def _under_heading(view: TableView, said: Banner) -> TableView:
    """Let a heading fill what the table's own title and banners leave open."""
    own = view.title
    if own.theme is None:
        own = replace(own, theme_number=said.theme_number, theme=said.theme)
    if own.group is None:
        own = replace(own, group_number=said.group_number, group=said.group)
    perspective, owner = own.perspective or said.perspective, own.owner or said.owner
    return replace(view, title=replace(own, perspective=perspective, owner=owner))


def view_table(table: Table, around: Sequence[TextLine], context: PlanContext) -> TableView:
    """Read one table as far as rows and roles.

    Args:
        table: With its id.
        around: Printed lines outside tables and sections, where a note over the table may stand.
        context: The plan.
    """
    lexicon = context.lexicon
    turned, form = _set_anew(table, lexicon)
    table = turned or form or table
    roles = read_roles(table, count_header_rows(table, lexicon), lexicon)
    view = TableView(
        table=table,
        roles=roles,
        rows=read_rows(table, roles, lexicon),
        title=_title(table, roles, context),
        kind=table_kind(roles, read_axes(table, lexicon), lexicon),
        factors=money_factors(roles, _notes(table, around)),
        common=_is_common(table, roles, lexicon),
    )
    if form is not None:
        return replace(view, kind="key_value" if view.kind in ("work_plan", "strategy") else view.kind)
    if view.kind in ("work_plan", "strategy") and (_lists_items(view, lexicon) or has_parallel_lists(view)):
        return replace(view, kind="execution")
    return view


def _lists_items(view: TableView, lexicon: Lexicon) -> bool:
    """Tell whether the heads alone say that each numbered item of a cell is a piece of work (推動作法)."""
    heads = [bare_words(column.heading.leaf) for column in view.roles.all("text")]
    timed = view.roles.has("schedule", "owner") and not view.roles.has("month")
    return timed and any(head in lexicon.lists["list_words"] for head in heads)


def _title(table: Table, roles: TableRoles, context: PlanContext) -> Banner:
    """Put together what the table's title and the banners over its heads say."""
    lexicon = context.lexicon
    said = read_theme_title(table.caption, lexicon) or Banner()
    for cell in read_banners(table, roles):
        banner = read_theme_title(cell.text, lexicon) or read_banner(cell.text, lexicon)
        said = Banner(
            banner.theme_number or said.theme_number,
            banner.theme or said.theme,
            banner.perspective or said.perspective,
            banner.owner or said.owner,
            banner.group_number or said.group_number,
            banner.group or said.group,
        )
    owner = said.owner or (read_title_unit(table.caption, context.office, lexicon) if table.caption else None)
    return replace(said, owner=owner)


def _notes(table: Table, around: Sequence[TextLine]) -> list[str]:
    first = table.regions[0]
    near = [
        line.text
        for line in around
        if line.page == first.page and first.box.top - _NOTE_REACH_PT <= line.box.top <= first.box.top + 2
    ]
    return [*(line.text for line in table.caption_lines), table.caption, *reversed(near)]


def _is_common(table: Table, roles: TableRoles, lexicon: Lexicon) -> bool:
    heads = [bare_words(c.heading.leaf) for c in roles.all("goal", "kpi")]
    return any(word in text for text in (*heads, table.caption) for word in lexicon.lists["common_words"])
