"""A bracket is never closed, never opened, or closed in another width.

What: in one text a bracket has no partner; `（` closed by `)` is the milder case. Brackets of list markers such as `1)`
    don't count, nor do the two halves of a pair in neighbouring paragraphs: there the layout cut a sentence.
Why: what is inside a bracket is a condition or a definition; without its end nobody can say what it covers.
Example: `【戶籍登記正確之案件係指…不列入。` without `】`.
Severity: error; warning where only the widths differ.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan

_PAIRS: Final = {
    "（": "）",
    "(": ")",
    "【": "】",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "[": "]",
    "{": "}",
}
_CLOSING: Final = {close: opening for opening, close in _PAIRS.items()}
_SIGN: Final = re.compile(f"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
_WIDTHS: Final = {"（": ")", "(": "）"}
_UPRIGHT: Final = str.maketrans(
    "﹁﹂﹃﹄︵︶︹︺︻︼︽︾︿﹀", "「」『』（）〔〕【】《》〈〉"
)  # signs of vertical text, typed in horizontal
_FLOWING: Final = ("outline", "passages")  # texts that stand one after the other on a page
_REACH: Final = 2  # paragraphs
_MARKER: Final = re.compile(r"(?:^|\n)\s*[0-9０-９一二三四五六七八九十甲乙丙丁A-Za-z]{1,3}[)）]")


def _check(plan: Plan) -> Iterator[Finding]:
    level = ((subject, text.translate(_UPRIGHT)) for subject, text in texts(plan))
    read = [(subject, text, *_read(_MARKER.sub(lambda m: " " * len(m[0]), text))) for subject, text in level]
    cut = _cut_pairs([(subject.table, text, lone) for subject, text, lone, _ in read])
    for place, (subject, text, lone, mixed) in enumerate(read):
        for index in (index for index in lone if (place, index) not in cut):
            sign = text[index]
            around = text[max(0, index - 8) : index + 12].replace("\n", "")
            yield state(
                "unbalanced-bracket",
                "error",
                subject,
                f"括號「{sign}」沒有相對的另一半：…{around}…",
                f"The bracket {sign} has no partner.",
                printed=around,
                expected=_PAIRS.get(sign) or _CLOSING[sign],
            )
        if mixed:
            around = text[mixed[0] : mixed[0] + 20].replace("\n", "")
            yield state(
                "bracket-width-mixed",
                "warning",
                subject,
                f"全形與半形括號混用：{around}…",
                "A full-width bracket is closed by a half-width one, or the other way round.",
                printed=around,
            )


def _cut_pairs(read: Sequence[tuple[str, str, Sequence[int]]]) -> set[tuple[int, int]]:
    """Return the lone brackets (text, place in it) whose other half stands in one of the next paragraphs."""
    halves: set[tuple[int, int]] = set()
    opened: list[tuple[int, int]] = []
    for number, (table, text, lone) in enumerate(read):
        opened = [half for half in opened if number - half[0] <= _REACH and table in _FLOWING]
        for index in lone:
            if text[index] in _PAIRS:
                opened.append((number, index))
                continue
            partners = (h for h in reversed(opened) if _closes(read[h[0]][1][h[1]], text[index]))
            partner = next(partners, None)
            if partner is not None and partner[0] != number:
                opened.remove(partner)
                halves |= {partner, (number, index)}
    return halves


def _closes(opening: str, sign: str) -> bool:
    return sign in (_PAIRS[opening], _WIDTHS.get(opening))


def _read(text: str) -> tuple[list[int], list[int]]:
    """Return the places of brackets without a partner, and of those closed in another width."""
    stack: list[tuple[str, int]] = []
    lone: list[int] = []
    mixed: list[int] = []
    for found in _SIGN.finditer(text):
        index, sign = found.start(), found[0]
        if sign in _PAIRS:
            stack.append((sign, index))
        elif stack and _PAIRS[stack[-1][0]] == sign:
            stack.pop()
        elif stack and _WIDTHS.get(stack[-1][0]) == sign:
            mixed.append(stack.pop()[1])
        else:
            lone.append(index)
    return sorted(lone + [index for _, index in stack]), mixed


RULE = Rule(id="unbalanced-bracket", severity="error", title="括號不成對", title_en="brackets don't pair", check=_check)
