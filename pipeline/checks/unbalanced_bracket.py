"""A bracket is never closed, never opened, or closed in another width.

What: in one text a bracket has no partner; `（` closed by `)` is the milder case. Brackets of list markers such as `1)`
    don't count.
Why: what is inside a bracket is a condition or a definition; without its end nobody can say what it covers.
Example: `【戶籍登記正確之案件係指…不列入。` without `】`.
Severity: error; warning where only the widths differ.
"""

import re
from collections.abc import Iterator
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
_WIDTHS: Final = {"（": ")", "(": "）"}
_MARKER: Final = re.compile(r"(?:^|\n)\s*[0-9０-９一二三四五六七八九十甲乙丙丁A-Za-z]{1,3}[)）]")


def _check(plan: Plan) -> Iterator[Finding]:
    for subject, text in texts(plan):
        lone, mixed = _read(_MARKER.sub(lambda m: " " * len(m[0]), text))
        for index in lone:
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


def _read(text: str) -> tuple[list[int], list[int]]:
    """Return the places of brackets without a partner, and of those closed in another width."""
    stack: list[tuple[str, int]] = []
    lone: list[int] = []
    mixed: list[int] = []
    for index, sign in enumerate(text):
        if sign in _PAIRS:
            stack.append((sign, index))
        elif sign in _CLOSING:
            if stack and _PAIRS[stack[-1][0]] == sign:
                stack.pop()
            elif stack and _WIDTHS.get(stack[-1][0]) == sign:
                mixed.append(stack.pop()[1])
            else:
                lone.append(index)
    return sorted(lone + [index for _, index in stack]), mixed


RULE = Rule(id="unbalanced-bracket", severity="error", title="括號不成對", title_en="brackets don't pair", check=_check)
