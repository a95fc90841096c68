"""Themes (具體措施, 實施要領) as rows of their own: a heading over many measures changes once, not with each."""

from dataclasses import replace

from pipeline.align.keys import text_key
from pipeline.align.row import Edition, Row


def with_themes(edition: Edition) -> Edition:
    """Return the edition with a goal for each theme of its measures, where it has no goals of its own.

    Their ids are `theme:` and the number; the dataset has no table of them.
    """
    if edition.of("goal"):
        return edition
    themes: dict[tuple[str, str], Row] = {}
    for row in edition.of("measure"):
        number, title = row.place.get("theme", ""), row.fields.get("theme", "")
        key = (row.kind, number)
        if title and key not in themes:
            themes[key] = _theme(row, number, title, len(themes))
    return replace(edition, rows=(*edition.rows, *themes.values()))


def is_theme(row: Row) -> bool:
    """Tell whether a row is a theme: such rows come and go with the measures under them, and aren't stated again."""
    return row.kind == "theme"


def _theme(row: Row, number: str, title: str, order: int) -> Row:
    shown = "" if text_key(number) == text_key(title) else number
    return Row(
        entity="goal",
        id=f"theme:{row.kind}:{shown or order}",
        document_id=row.document_id,
        order=order,
        kind="theme",
        number=shown,
        title=title,
        place={"kind": row.kind},
        page=row.page,
    )
