"""Two printed texts as one, marked word by word: what was deleted, what was inserted, what stayed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

Mark = Literal["same", "deleted", "inserted"]

# A figure with its decimals, a Latin word, one line break, one of anything else.
_PIECE: Final = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-z]+|\n|.", re.DOTALL)
_ISLAND: Final = 1  # this many characters that stayed between two changes are noise: 以達到…的 and 以達…之
_LIKE: Final = 0.35  # less in common reads better as one text struck out and one put in
_CONTEXT: Final = 14  # characters kept on each side of a change where a long text is shortened
_GAP: Final = "…"


class Segment(NamedTuple):
    """A stretch of text and its mark."""

    mark: Mark
    text: str


def redline(before: str, after: str) -> tuple[Segment, ...]:
    """Return both texts merged, deletions before insertions; equal texts are one `same` segment.

    The `same` and `deleted` segments joined give `before`, the `same` and `inserted` ones `after`.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if before and after and matcher.ratio() < _LIKE:
        return (Segment("deleted", before), Segment("inserted", after))
    return tuple(_merge(_segments(matcher, old, new)))


def shorten(segments: Sequence[Segment], context: int = _CONTEXT) -> tuple[Segment, ...]:
    """Cut long stretches that stayed down to what stands beside a change."""
    last = len(segments) - 1
    return tuple(_cut(segment, index == 0, index == last, context) for index, segment in enumerate(segments))


def _cut(segment: Segment, first: bool, last: bool, context: int) -> Segment:
    text = segment.text
    if segment.mark != "same" or len(text) <= 2 * context + 2:
        return segment
    head = "" if first else text[:context]
    tail = "" if last else text[-context:]
    return Segment("same", f"{head}{_GAP}{tail}")


def _segments(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    for operation, i0, i1, j0, j1 in matcher.get_opcodes():
        if operation == "equal":
            yield Segment("same", "".join(old[i0:i1]))
            continue
        if i1 > i0:
            yield Segment("deleted", "".join(old[i0:i1]))
        if j1 > j0:
            yield Segment("inserted", "".join(new[j0:j1]))


def _merge(segments: Iterator[Segment]) -> Iterator[Segment]:
    """Join changes that only a character or so keeps apart, so that words are replaced and not letters."""
    listed = _whole_words(list(segments))
    deleted = inserted = ""
    for index, segment in enumerate(listed):
        if segment.mark == "deleted":
            deleted += segment.text
        elif segment.mark == "inserted":
            inserted += segment.text
        elif 0 < index < len(listed) - 1 and len(segment.text) <= _ISLAND and deleted and inserted:
            deleted, inserted = deleted + segment.text, inserted + segment.text
        else:
            yield from _changed(deleted, inserted)
            deleted = inserted = ""
            yield segment
    yield from _changed(deleted, inserted)


def _whole_words(segments: list[Segment]) -> list[Segment]:
    """Take the ideograph before one that was replaced by one: most words have two, so 月 to 季 reads 每月 to 每季."""
    for index in range(1, len(segments) - 1):
        before, deleted, inserted = segments[index - 1 : index + 2]
        if (before.mark, deleted.mark, inserted.mark) != ("same", "deleted", "inserted") or not before.text:
            continue
        if all(_is_ideograph(segment.text) for segment in (deleted, inserted)) and _is_ideograph(before.text[-1]):
            segments[index - 1] = Segment("same", before.text[:-1])
            segments[index] = Segment("deleted", before.text[-1] + deleted.text)
            segments[index + 1] = Segment("inserted", before.text[-1] + inserted.text)
    return [segment for segment in segments if segment.text]


def _is_ideograph(text: str) -> bool:
    return len(text) == 1 and "\u3400" <= text <= "\u9fff"


def _changed(deleted: str, inserted: str) -> Iterator[Segment]:
    if deleted:
        yield Segment("deleted", deleted)
    if inserted:
        yield Segment("inserted", inserted)
