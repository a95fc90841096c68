"""The comparison as an analyst reads it: grouped by kind of change, redlined, with the pages of both editions."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from pipeline.diff.change import CHANGE_KINDS, Change, ChangeKind, Diff, FieldChange
from pipeline.diff.lines import fold, in_brackets
from pipeline.diff.redline import Segment, redline, shorten

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

Language = Literal["zh", "en"]

_STYLES: Final[Mapping[str, str]] = {"same": "", "deleted": "red strike", "inserted": "green underline"}
_KIND_STYLES: Final[Mapping[ChangeKind, str]] = {
    "added": "bold green",
    "removed": "bold red",
    "unknown": "bold yellow",
    "orthographic_only": "dim",
    "renumbered": "bold blue",
}
_VERDICT_STYLES: Final = {"better": "green", "worse": "red"}
_ARROWS: Final = {"raised": "▲", "lowered": "▼"}
_TEXT_KINDS: Final = frozenset({"title", "text", "name", "formula"})  # what a row says: needs no label of its own
_WHOLE: Final = frozenset({"owner", "months", "number", "code", "unit", "parent", "theme", "goal"})
_LONGEST_TITLE: Final = 40
_LONGEST: Final = 160  # characters of a row that was added or removed
# What a terminal obeys or what turns the order of letters round; a PDF's text may do neither.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def print_report(diff: Diff, console: "Console", language: Language = "zh") -> None:
    """Print the report; where the console shows no styles, what was struck or underlined stands in brackets.

    No text of a plan is ever read as markup.
    """
    labels = _labels(language)
    for line in _head(diff, labels):
        console.print(line)
    for kind in CHANGE_KINDS:
        changes = [change for change in diff.changes if change.change == kind]
        for text, indent in _group(kind, changes, labels):
            shown = text if console.color_system else in_brackets(text)
            for line in fold(shown, console.width - indent):
                line.pad_left(indent)
                console.print(line, soft_wrap=True)


def _head(diff: Diff, labels: Mapping[str, Any]) -> Iterator["RenderableType"]:
    from rich.panel import Panel
    from rich.text import Text

    years = labels["years"].format(old=_years(diff, old=True), new=_years(diff, old=False))
    head = Text(_printable(diff.new.office or diff.new.source), style="bold")
    head.append(f"\n{labels['report']}　{years}\n", style="")
    head.append(f"{_printable(diff.old.source)} → {_printable(diff.new.source)}", style="dim")
    yield Panel(head, expand=False)
    yield Text(labels["counts"].format(paired=sum(diff.paired.values()), changed=len(diff.changes)))
    if diff.year_only:
        yield Text(labels["year_only"].format(count=diff.year_only), style="dim")
    for name, edition in (("old_edition", diff.old), ("new_edition", diff.new)):
        if edition.unread_pages:
            pages = "、".join(str(page or labels["whole_document"]) for page in sorted(edition.unread_pages))
            yield Text(labels["unread"].format(edition=labels[name], pages=pages), style="yellow")
    if not diff.changes:
        compared = sum(diff.paired.values())
        yield Text(labels["no_changes"]) if compared else Text(labels["nothing_compared"], style="yellow")


def _years(diff: Diff, *, old: bool) -> str:
    edition = diff.old if old else diff.new
    first, last = edition.roc_year_start, edition.roc_year_end
    if first is None:
        return "?"
    return str(first) if last in (None, first) else f"{first}–{last}"


def _group(kind: ChangeKind, changes: Sequence[Change], labels: Mapping[str, Any]) -> Iterator[tuple["Text", int]]:
    """Yield the lines of one kind of change, each with its indent."""
    from rich.text import Text

    if changes:
        yield Text(""), 0
        yield Text(f"{labels['change'][kind]}　{len(changes)}", style=_KIND_STYLES.get(kind, "bold")), 0
    for change in changes:
        yield _heading(change, labels), 2
        for line in _lines(change, labels):
            yield line, 4


def _heading(change: Change, labels: Mapping[str, Any]) -> "Text":
    """Say which row it is: entity, number, title, unit, pages."""
    from rich.text import Text

    row = change.row
    heading = Text(labels["entity"]["theme" if change.row.kind == "theme" else change.entity], style="dim")
    number = row.place.get("path") or row.number
    if number:
        heading.append(f" {_printable(number)}", style="bold cyan")
    if row.title:
        heading.append(f" {_cut(row.title, _LONGEST_TITLE)}", style="bold")
    owner = row.fields.get("owner", "")
    if owner and change.change != "owner_changed":
        heading.append(labels["owner"].format(owner=_printable(owner)), style="dim")
    heading.append(f"　{_pages(change, labels)}", style="dim")
    return heading


def _pages(change: Change, labels: Mapping[str, Any]) -> str:
    old = change.old.page if change.old else None
    new = change.new.page if change.new else None
    if change.old and change.new:
        return str(labels["pages"].format(old=old or "?", new=new or "?"))
    return str(labels["page"].format(page=old or new or "?"))


def _lines(change: Change, labels: Mapping[str, Any]) -> Iterator["Text"]:
    from rich.text import Text

    if not change.fields:
        shown = _cut(change.row.text, _LONGEST)
        mark = {"added": "inserted", "removed": "deleted"}.get(change.change, "same")
        if shown:
            yield Text(shown, style=_STYLES[mark])
    for field in change.fields:
        yield _field_line(field, labels)
    remarks = _remarks(change, labels)
    if remarks.plain:
        yield remarks


def _field_line(field: FieldChange, labels: Mapping[str, Any]) -> "Text":
    from rich.text import Text

    line = Text()
    if field.field not in _TEXT_KINDS:
        line.append(f"{labels['field'].get(field.field, field.field)}　", style="dim")
    if field.field == "targets":
        segments: Sequence[Segment] = _side_by_side(field, labels)
    elif field.field in _WHOLE:
        segments = _replaced(field, labels)
    else:
        segments = shorten(redline(_printable(field.before), _printable(field.after)))
    for segment in segments:
        line.append(segment.text, style=_STYLES[segment.mark])
    return line


def _replaced(field: FieldChange, labels: Mapping[str, Any]) -> Sequence[Segment]:
    """Set values beside each other that nobody reads letter by letter: units, numbers, months, targets."""
    show = _show_months if field.field == "months" else _printable
    before, after = (show(value) or labels["none"] for value in (field.before, field.after))
    return (Segment("deleted", before), Segment("same", " → "), Segment("inserted", after))


def _side_by_side(field: FieldChange, labels: Mapping[str, Any]) -> Sequence[Segment]:
    """Set each year's target beside its counterpart, where both editions list as many."""
    before, after = field.before.split("; "), field.after.split("; ")
    if len(before) != len(after):
        return _replaced(field, labels)
    segments: list[Segment] = []
    for old, new in zip(before, after, strict=True):
        segments += _replaced(FieldChange(field=field.field, before=old, after=new), labels)
        segments.append(Segment("same", "　"))
    return segments


def _remarks(change: Change, labels: Mapping[str, Any]) -> "Text":
    """Say where a number moved, whether that asks more, how targets were compared, and what else to know."""
    from rich.text import Text

    remarks = Text()
    if change.direction and change.magnitude is not None:
        remarks.append(f"{_ARROWS[change.direction]} {change.magnitude:g}{_printable(change.unit)}", style="bold")
    if change.verdict:
        remarks.append(f"　{labels[change.verdict]}", style=_VERDICT_STYLES[change.verdict])
    if change.basis:
        remarks.append(f"　{labels[change.basis]}", style="dim")
    for sign in change.signs:
        remarks.append(f"　{labels[sign]}", style="bold yellow" if sign == "polarity" else "dim")
    return remarks


def _show_months(months: str) -> str:
    """Join months that follow one another: 7;8;12 is shown as 7-8、12 月."""
    runs: list[list[int]] = []
    for month in sorted(int(month) for month in months.split(";") if month):
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    shown = "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"{shown} 月" if shown else ""


def _cut(text: str, longest: int) -> str:
    shown = _printable(" ".join(text.split("\n")))
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def _printable(text: str) -> str:
    return _CONTROLS.sub("\ufffd", text)


@cache
def _labels(language: Language) -> Mapping[str, Any]:
    labels: Mapping[str, Any] = tomllib.loads((files("pipeline.diff") / "labels.toml").read_text(encoding="utf-8"))
    chosen: Mapping[str, Any] = labels[language]
    return chosen
