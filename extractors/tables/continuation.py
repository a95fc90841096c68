"""Parts on consecutive pages to logical tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from extractors.layout.likeness import like_known
from extractors.tables.captions import Caption
from extractors.tables.columns import LOOSE_PT, NEAR_PT, Match, match_columns, place_cells, same_columns
from extractors.tables.cut_heads import head_again, is_cut_head, is_lone_banner
from extractors.tables.draft import Draft, DraftCell, begin_draft, draft_cells, join_cells
from extractors.tables.habits import are_rows_marked, learn_habits
from extractors.tables.headers import count_header_rows, find_header
from extractors.tables.part import PartCell, TablePart
from extractors.tables.seam import Seam, read_seam

_SURE: Final = 1.0  # weight from which a page end was clear
_ENOUGH_CELLS: Final = 400  # of the pages before, from which a column's habits are learned


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPart:
    """A part and what is printed around it.

    Attributes:
        caption: Read from the lines right above it.
        opens_page: Nothing but running lines and its own caption stands above it.
        closes_page: Nothing but running lines stands below it.
        slack: Other pages are filled farther down by some lines.
    """

    part: TablePart
    caption: Caption
    opens_page: bool
    closes_page: bool
    slack: bool


class Signs(NamedTuple):
    """What is known about a page end besides the cells at it.

    Attributes:
        cut: The part below has no upper rule.
        begun: It has one, and no head above it: it begins with a row of its own, or the program rules pieces too.
        slack: Room is left on the page above.
        said: The document's words elsewhere.
        headless: The table is nothing so far but a begun head, whose cells go on in the empty ones below.
    """

    cut: bool
    slack: bool
    said: str
    headless: bool = False
    begun: bool = False


def join_parts(parts: Sequence[PlacedPart], said: str) -> list[Draft]:
    """Join parts, given in reading order, to logical tables.

    Args:
        parts: Of all pages.
        said: The document's text outside tables; that in them is added here.
    """
    said = "\n".join([said, *(cell.text for placed in parts for cell in placed.part.cells if cell.text)])
    drafts: list[Draft] = []
    before: PlacedPart | None = None
    for placed in parts:
        joined = _go_on(drafts[-1], before, placed, said) if drafts and before is not None else None
        if joined is not None:
            drafts[-1] = joined
        else:
            part = placed.part
            header = find_header(part.cells, part.n_rows, part.n_cols)
            drafts.append(begin_draft(part, header.rows, placed.caption, header_sure=header.sure))
        before = placed
    return drafts


def _go_on(draft: Draft, before: PlacedPart, placed: PlacedPart, said: str) -> Draft | None:
    """Return the table with the part added; None where the part begins another table."""
    part = placed.part
    if part.page != before.part.page + 1 or not (before.closes_page and placed.opens_page):
        return None
    if placed.caption.title not in ("", draft.caption.title):
        return None
    repeated = _count_repeated(draft, part)
    headless = is_lone_banner(draft) or (repeated is None and is_cut_head(draft, part, _match(draft, placed, 0)))
    if repeated is None and not headless:
        return None
    columns = _match(draft, placed, repeated or 0)
    if columns is None:
        return None
    joined = _append(
        _widen(draft, columns),
        placed,
        repeated or 0,
        columns,
        Signs(
            not repeated and "top" in part.missing,
            before.slack,
            said,
            headless,
            not repeated and "top" not in part.missing,
        ),
    )
    return head_again(joined) if headless else joined


def _match(draft: Draft, placed: PlacedPart, repeated: int) -> Match | None:
    """Match columns the more loosely, the more head and title say that it is one table."""
    xs = placed.part.xs
    if repeated and placed.caption.title and len(xs) == len(draft.xs):
        return same_columns(draft.xs)
    set_anew = repeated or placed.caption.title or placed.part.method == "borderless"
    return match_columns(draft.xs, xs, LOOSE_PT if set_anew else NEAR_PT)


def _widen(draft: Draft, columns: Match) -> Draft:
    """Return the table with the column lines that only the part to come has."""
    if len(columns.xs) == len(draft.xs):
        return draft
    done = tuple(tuple(place_cells(cells, columns.table)) for cells in draft.done)
    return replace(draft, xs=columns.xs, done=done, last=tuple(place_cells(draft.last, columns.table)))


def _count_repeated(draft: Draft, part: TablePart) -> int | None:
    """Return how many first rows of a part repeat the table's header; None where it has a header of its own."""
    own = count_header_rows(part.cells, part.n_rows, part.n_cols, surely=True)
    first = draft.done[0] if draft.done else draft.last
    alike = _rows_alike(first, part, max(draft.header_rows, own, 1))
    if alike:
        return alike
    return None if own else 0


def _rows_alike(cells: Sequence[DraftCell], part: TablePart, most: int) -> int:
    """Count the first rows that have the same words in both, up to a line that no cell of the part crosses."""
    alike = 0
    for row in range(min(most, part.n_rows)):
        above = [cell for cell in sorted(cells, key=lambda cell: cell.col) if cell.row == row]
        if not any(cell.text for cell in above) or not _same_words(above, [c for c in part.cells if c.row == row]):
            break
        alike = row + 1
    while alike and any(cell.row < alike < cell.row + cell.row_span for cell in part.cells):
        alike -= 1
    return alike


def _same_words(above: Sequence[DraftCell], below: Sequence[PartCell]) -> bool:
    """Tell whether two rows print the same words, or a recognizer read one of them a little otherwise."""
    words, others = [cell.text for cell in above], [cell.text for cell in below]
    if words == others or len(words) != len(others):
        return words == others
    lines = [line for cell in above for line in cell.lines] + [line for cell in below for line in cell.lines]
    confidence = min((line.confidence for line in lines), default=1.0)
    return like_known("\t".join(others), ["\t".join(words)], confidence) == "\t".join(words)


def _append(draft: Draft, placed: PlacedPart, repeated: int, columns: Match, signs: Signs) -> Draft:
    part = placed.part
    cells = place_cells(draft_cells(part.cells, part.page), columns.part)
    body = _raise_rows([cell for cell in cells if cell.row >= repeated], repeated)
    header_rows = repeated or draft.header_rows
    seam = _find_seam(draft, body, header_rows, signs)
    done, last = _sew(draft, body, seam)
    return replace(
        draft,
        done=(*draft.done, done),
        last=last,
        n_rows=draft.n_rows + part.n_rows - repeated - (1 if seam.same_row else 0),
        header_rows=header_rows,
        header_sure=draft.header_sure or repeated > 0,
        caption_lines=draft.caption_lines + placed.caption.lines,
        repeated=draft.repeated + tuple(line for cell in cells if cell.row < repeated for line in cell.lines),
        parts=(*draft.parts, part),
        doubts=draft.doubts if abs(seam.weight) >= _SURE or not body else (*draft.doubts, "page-break"),
    )


def _find_seam(draft: Draft, body: Sequence[DraftCell], header_rows: int, signs: Signs) -> Seam:
    above = sorted((cell for cell in draft.last if cell.end == draft.n_rows), key=lambda cell: cell.col)
    below = [cell for cell in body if cell.row == 0]
    if signs.headless:
        written = {(cell.col, cell.col_span) for cell in above if cell.text}
        goes_on = frozenset(cell.col for cell in below if not cell.text and (cell.col, cell.col_span) in written)
        return Seam(same_row=False, joined=goes_on, weight=-_SURE)
    if not body or draft.n_rows <= header_rows:
        return Seam(same_row=False, joined=frozenset(), weight=-_SURE)
    inside = [cell for cell in _latest(draft) if cell.row >= header_rows and cell.end < draft.n_rows]
    habits = learn_habits([*inside, *(cell for cell in body if cell.row > 0)])
    return read_seam(
        above,
        below,
        habits,
        cut=signs.cut or ("bottom" in draft.parts[-1].missing and not signs.begun),
        slack=signs.slack,
        said=signs.said,
        marked=are_rows_marked(inside),
    )


def _raise_rows(cells: list[DraftCell], rows: int) -> list[DraftCell]:
    return [cell._replace(row=cell.row - rows) for cell in cells] if rows else cells


def _latest(draft: Draft) -> list[DraftCell]:
    cells = list(draft.last)
    for part in reversed(draft.done):
        if len(cells) >= _ENOUGH_CELLS:
            break
        cells += part
    return cells


def _sew(draft: Draft, body: Sequence[DraftCell], seam: Seam) -> tuple[tuple[DraftCell, ...], tuple[DraftCell, ...]]:
    """Put the part's cells under the table's, those that go on joined to the cell that they go on with.

    Returns:
        The cells that end above the page end, and those of the new last part.
    """
    offset = draft.n_rows - (1 if seam.same_row else 0)
    upper = {cell.col: cell for cell in draft.last if cell.end == draft.n_rows and cell.col in seam.joined}
    lower = {cell.col: cell for cell in body if cell.row == 0 and cell.col in upper}
    done = tuple(cell for cell in draft.last if upper.get(cell.col) is not cell)
    joined = [join_cells(cell, lower[col], offset + lower[col].row_span) for col, cell in upper.items()]
    new = [cell._replace(row=cell.row + offset) for cell in body if lower.get(cell.col) is not cell]
    return done, (*joined, *new)
