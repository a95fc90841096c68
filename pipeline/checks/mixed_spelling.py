"""One word is spelled in several ways in one plan.

What: two or more spellings of one word of the term list (櫃檯, 櫃臺, 櫃台) stand in the texts of a plan; told once
    for a word.
Why: search by words finds only some of the rows. The text is left as it is.
Example: 櫃檯 4 times, 櫃臺 twice, 櫃台 once.
Severity: info.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from extractors.language.lexicon import load_lexicon
from pipeline.checks.misprint import misprints
from pipeline.checks.rule import Rule, Subject, state
from pipeline.checks.subjects import texts
from schemas.finding import Finding
from schemas.plan import Plan


def _check(plan: Plan) -> Iterator[Finding]:
    sources = list(texts(plan))
    whole = _without_names("\n".join(text for _, text in sources))
    for right, spellings in _terms():
        counts = Counter({spelling: whole.count(spelling) for spelling in spellings if spelling in whole})
        if len(counts) < 2:
            continue
        rarest = min(counts, key=lambda spelling: (counts[spelling], spelling))
        listed = "、".join(f"{spelling}（{count}）" for spelling, count in counts.most_common())
        yield state(
            RULE.id,
            RULE.severity,
            _first(sources, rarest),
            f"同一詞有多種寫法：{listed}。",
            f"One word in several spellings: {listed}",
            printed=rarest,
            expected=right,
        )


def _first(sources: list[tuple[Subject, str]], word: str) -> Subject:
    return next(subject for subject, text in sources if word in text and word in _without_names(text))


def _without_names(text: str) -> str:
    """Leave out names and words whose spelling is their own (台北通, 平台)."""
    for word in load_lexicon("terms")["protected"]:
        text = text.replace(word, "\n")
    return text


@cache
def _terms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (right, (right, *(other for other in others if not _is_misprint(other))))
        for right, others in load_lexicon("terms")["words"].items()
    )


def _is_misprint(spelling: str) -> bool:
    """Tell whether a spelling is wrong everywhere: then the rule `misprint` names it, and once is enough."""
    return any(misprint.form.fullmatch(spelling) for misprint in misprints())


RULE = Rule(id="mixed-spelling", severity="info", title="用字不一", title_en="mixed spelling", check=_check)
