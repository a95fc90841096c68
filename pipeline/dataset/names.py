"""Personal names: which text of a plan is one, and how it is masked (王○○) wherever it stands.

Names are told by where they stand: the name column of a task force (任務編組) or of another list (姓名), columns whose
head says that people in charge stand there (承辦人), and behind such a word and a colon (承辦人：王小明). A name found
there is masked in every other text of the plan too. A title that is printed inside a name stays (王主任小明).
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from pipeline.dataset.place import global_id
from pipeline.dataset.row import Row, Rows, Value
from schemas.dataset import DATASET
from schemas.plan import Plan
from schemas.table import Table

Mask = Callable[[str], str]

_CIRCLES: Final = "○○"
_SEPARATOR: Final = re.compile(r"[、，,;；/／\n（）()]+")
_HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DOTS: Final = "·．・‧•"
_HAN_NAME: Final = re.compile(rf"[{_HAN}]([{_HAN}{_DOTS}]){{1,9}}")
_LATIN_NAME: Final = re.compile(rf"[A-Za-z][A-Za-z .'{_DOTS}-]+")
_SCRIPTS: Final = re.compile(rf"(?<=[{_HAN}])(?=[A-Za-z])")  # a name may be printed in Latin letters beside
_NAME_COLUMN: Final = "姓名"
_LONGEST_NAME_HEAD: Final = 8  # characters of a head such as 候選人姓名
_USUAL_HAN_NAME: Final = 3
_LONGEST_HAN_NAME: Final = 4
_SHORTEST_UNMISTAKABLE: Final = 3  # a name of two characters may be a part of a word: it must stand alone


class _Words(NamedTuple):
    heads: frozenset[str]
    labels: tuple[str, ...]
    not_names: tuple[str, ...]
    titles: tuple[str, ...]
    surnames: frozenset[str]
    compound_surnames: tuple[str, ...]


class NameMasks(NamedTuple):
    """What masks the names of one plan.

    Attributes:
        anywhere: For any text: a name of two characters counts only where no other ideograph touches it.
        in_name_tables: For the tables that the names were found in, where a title may touch a name.
        table_ids: Local ids of those tables.
    """

    anywhere: Mask
    in_name_tables: Mask
    table_ids: frozenset[str]


def find_names(plan: Plan) -> dict[str, set[str]]:
    """Return the names that a plan prints, without white space, each with the tables (local ids) it is found in.

    A name that is masked in print already is none.
    """
    found: dict[str, set[str]] = {}
    for person in plan.people:
        for name in split_names(person.name or ""):
            found.setdefault(name, set()).add(person.evidence.table_id)
    for reading in plan.tables:
        for text, sure in _texts_below_name_heads(reading.table):
            for name in split_names(text):
                if sure or _has_surname(name):
                    found.setdefault(name, set()).add(reading.table.table_id)
    for text, table_id in _texts(plan):
        for name in _names_after_labels(text):
            found.setdefault(name, set()).add(table_id)
    return found


def split_names(text: str) -> Iterator[str]:
    """Return the names in a cell that holds names: titles, roles and units in it are none."""
    for part in (piece for one in _SEPARATOR.split(text) for piece in _SCRIPTS.split(one)):
        latin = _LATIN_NAME.fullmatch(part.strip())
        if latin:
            yield latin[0]
            continue
        name = _without_title("".join(part.split()))
        if _HAN_NAME.fullmatch(name) and not _is_role(name):
            yield name


def mask_name(name: str) -> str:
    """Return a name's first character and ○○; a title printed inside it stays: 王主任○○."""
    titled = _titled_form().fullmatch("".join(name.split()))
    return (titled["surname"] + titled["title"] if titled else name[:1]) + _CIRCLES


def build_masks(plan: Plan) -> NameMasks | None:
    """Return what masks a plan's names, also where white space parts their characters; None where it has no names."""
    found = find_names(plan)
    if not found:
        return None
    ordered = sorted(found, key=lambda name: (-len(name), name))
    return NameMasks(
        anywhere=_mask_of(_apart(name) for name in ordered),
        in_name_tables=_mask_of(_spaced(name) for name in ordered),
        table_ids=frozenset().union(*found.values()),
    )


def mask_rows(rows: Rows, masks: NameMasks, document_id: str) -> Rows:
    """Return the rows of one document with its names masked in every text; offsets of quantities move along."""
    by_id = {row[key]: row for table, key in (("measures", "measure_id"), ("kpis", "kpi_id")) for row in rows[table]}
    strict = {global_id(document_id, table_id) for table_id in masks.table_ids if table_id}

    def mask_for(row: Row) -> Mask:
        return masks.in_name_tables if row.get("table_id") in strict else masks.anywhere

    moved = [
        _moved_quantity(row, by_id.get(row["measure_id"] or row["kpi_id"]), mask_for) for row in rows["quantities"]
    ]
    rows = rows | {"quantities": moved}
    return {table: [_masked_row(row, _TEXTS[table], mask_for(row)) for row in read] for table, read in rows.items()}


_TEXTS: Final = {
    table.name: frozenset(
        column.name
        for column in table.columns
        if column.type in ("string", "strings")
        and not column.enum
        and not column.name.endswith("_id")
        and column.name != "source"
    )
    for table in DATASET
}


def _masked_row(row: Row, columns: frozenset[str], mask: Mask) -> Row:
    return {name: _masked(value, mask) if name in columns else value for name, value in row.items()}


def _masked(value: Value, mask: Mask) -> Value:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):  # owners, one by one
        return tuple(mask(str(one)) for one in value)
    return value


def _moved_quantity(row: Row, spoken_of: Row | None, mask_for: Callable[[Row], Mask]) -> Row:
    text = spoken_of.get(str(row["column"])) if spoken_of else None
    if spoken_of is None or not isinstance(text, str):
        return row
    mask = mask_for(spoken_of)
    ends = {name: len(mask(text[:end])) for name in ("start", "end") if isinstance(end := row[name], int)}
    return row | ends


def _mask_of(patterns: Iterable[str]) -> Mask:
    pattern = re.compile("|".join(patterns))
    return lambda text: pattern.sub(lambda found: mask_name(found[0]), text)


def _spaced(name: str) -> str:
    if _LATIN_NAME.fullmatch(name):
        return rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])"
    return r"\s*".join(map(re.escape, name))


def _apart(name: str) -> str:
    if len(name) >= _SHORTEST_UNMISTAKABLE:
        return _spaced(name)
    return rf"(?<![{_HAN}]){_spaced(name)}(?![{_HAN}])"


def _texts_below_name_heads(table: Table) -> Iterator[tuple[str, bool]]:
    """Return what stands in columns of names, with whether such a column holds nothing but names (姓名).

    Where a table was read without a header row, its first row may still be one.
    """
    heads = {
        column: _NAME_COLUMN in head
        for cell in table.cells
        if cell.is_header or (table.header_rows == 0 and cell.row == 0)
        if _is_name_head(head := "".join(cell.text.split()).strip("：:"))
        for column in range(cell.col, cell.col + cell.col_span)
    }
    for cell in table.cells:
        if cell.row >= max(1, table.header_rows) and cell.col_span == 1 and cell.col in heads:
            yield cell.text, heads[cell.col]


def _is_name_head(head: str) -> bool:
    return head in _words().heads or (_NAME_COLUMN in head and len(head) <= _LONGEST_NAME_HEAD)


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Return every text that may hold a label and a name (承辦人：王小明), with the table that it stands in."""
    for reading in plan.tables:
        for cell in reading.table.cells:
            yield cell.text, reading.table.table_id
    for section in plan.sections:
        yield section.text, ""
    for passage in plan.passages:
        yield passage.text, ""
    for ignored in plan.ignored:
        yield ignored.line.text, ""


def _names_after_labels(text: str) -> Iterator[str]:
    if ":" not in text and "：" not in text:
        return
    for found in _label().finditer(text):
        printed = "".join(found["name"].split())
        titled = _titled_form().match(printed)
        if titled is not None:
            yield titled[0]
            yield titled["surname"] + titled["given"]
            continue
        name = _without_title(printed)
        if len(name) > _LONGEST_HAN_NAME and found["label"] in _words().heads:
            name = name[:_USUAL_HAN_NAME]  # what follows is another word: 王小明電話
        if name and _has_surname(name) and not _is_role(name):
            yield name


@cache
def _label() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, {*_words().heads, *_words().labels}), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<label>{heads})\s*[:：]\s*(?P<name>(?:(?!(?:{heads})\s*[:：])[{_HAN}]\s?){{2,12}})")


@cache
def _titled_form() -> re.Pattern[str]:
    """A surname, a title and a given name: 王主任小明, 陳兼召集人大文."""
    words = _words()
    surnames = "|".join([*words.compound_surnames, f"[{''.join(sorted(words.surnames))}]"])
    return re.compile(
        rf"(?P<surname>{surnames})(?P<title>[兼副代]*(?:{'|'.join(words.titles)}))(?P<given>[{_HAN}]{{1,2}})"
    )


def _without_title(name: str) -> str:
    for title in _words().titles:
        if name.endswith(title) and name != title:
            return name.removesuffix(title)
        if name.startswith(title) and name != title:
            return name.removeprefix(title)
    return "" if name in _words().titles else name


def _is_role(name: str) -> bool:
    """Tell a role from a name; a given name may well hold one character that also names a unit (王登科)."""
    shortest = 2 if _has_surname(name) else 1
    return any(word in name for word in _words().not_names if len(word) >= shortest)


def _has_surname(name: str) -> bool:
    if _LATIN_NAME.fullmatch(name):
        return False
    words = _words()
    if name.startswith(words.compound_surnames):
        return 3 <= len(name) <= 4
    return name[0] in words.surnames and 2 <= len(name) <= 3


@cache
def _words() -> _Words:
    data = tomllib.loads(files("pipeline.dataset").joinpath("names.toml").read_text(encoding="utf-8"))
    return _Words(
        heads=frozenset(data["heads"]),
        labels=tuple(data["labels"]),
        not_names=tuple(data["not_names"]),
        titles=tuple(sorted(data["titles"], key=len, reverse=True)),
        surnames=frozenset("".join(data["surnames"].split())),
        compound_surnames=tuple(data["compound_surnames"]),
    )
