"""A text announces a count and lists another number of things.

What: `甲、乙、丙等N大類` (項, 種, 類 …) where the list before 等 has more members than are announced; fewer are no
    slip, since 等 may stand for the rest.
Why: one member too many: a duty more or less.
Example: seven topics listed and `等6大類`.
Severity: error.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.language.numerals import NUMERAL_CHARACTERS, parse_chinese_integer
from pipeline.checks.rule import Rule, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan

_LIST: Final = re.compile(
    r"(?P<list>[^。；：:，\n()（）]*、[^。；：:，\n()（）]*?)等\s*(?P<count>\d{1,2}|[二三四五六七八九十]{1,3})\s*(?:大|個|小)?(?:類|項|種|面向|構面)"
)
_LEAST: Final = 3  # a list of two is often two of many


def _check(plan: Plan) -> Iterator[Finding]:
    for subject, text in texts(plan):
        for match in _LIST.finditer(text) if "等" in text else ():
            listed = len([part for part in match["list"].split("、") if part.strip()])
            count = match["count"]
            announced = parse_chinese_integer(count) if count[0] in NUMERAL_CHARACTERS else int(count)
            if listed < _LEAST or listed <= announced:
                continue
            yield state(
                RULE.id,
                RULE.severity,
                subject,
                f"文中稱「{match[0][len(match['list']) :]}」，實際列出 {listed} 項。",
                f"The text announces {announced} and lists {listed}.",
                printed=match[0],
                expected=str(listed),
            )


RULE = Rule(id="count-mismatch", severity="error", title="項數不符", title_en="count differs from list", check=_check)
