"""Assessment criteria (考核指標): who judges, by what, on which legal basis."""

import re
from dataclasses import dataclass
from typing import Final

from schemas.plan import Criterion, Measure

_JUDGE: Final = r"[一-鿿]{0,12}(?:評鑑|考核|考評|評比|查核|評核|稽核|抽查|管考|測試|訪查|督導)"
_HEAD: Final = re.compile(rf"^\s*({_JUDGE}(?:\s*[&＆、,，及與和]\s*{_JUDGE})*)\s*[:：]\s*(.*)$", re.DOTALL)
_AND: Final = re.compile(r"\s*[&＆、,，]\s*")
_STAR: Final = re.compile(r"^\s*[*＊◎※●■]\s*(.+)$")
_LEGAL: Final = re.compile(
    r"依(?:據|照)?\s*([^，。；;\n:：]*?(?:第\s*\d+\s*(?:點|條|項)|字第\s*\d+\s*號[^，。；;\n:：]*|要點|辦法|規定|原則|計畫|作業規範|注意事項))"
)


@dataclass(frozen=True, slots=True)
class CriterionText:
    """One criterion of a cell: its judges, title, words and legal basis."""

    evaluators: tuple[str, ...]
    title: str | None
    text: str | None
    legal_basis: str | None


def split_criteria(text: str) -> tuple[CriterionText, ...]:
    """Split a criteria cell: `評鑑&民政局考核：*人口清查 1. …` names its judges, then a title after each star."""
    found: list[CriterionText] = []
    judges: tuple[str, ...] = ()
    title: str | None = None
    body: list[str] = []
    for line in text.split("\n"):
        head = _HEAD.match(line)
        if head:
            found += _closed(judges, title, body)
            judges, title, body = tuple(j for j in _AND.split(head[1]) if j), None, []
            line = head[2]
            if not line.strip():
                continue
        star = _STAR.match(line)
        if star:
            found += _closed(judges, title, body)
            title, body = star[1].strip(), []
        elif line.strip():
            body.append(line.strip())
    return (*found, *_closed(judges, title, body))


def read_criteria(measure: Measure) -> tuple[Criterion, ...]:
    """Read the criteria of one measure, each with the measure's own evidence."""
    if not measure.criteria:
        return ()
    return tuple(
        Criterion(
            measure_id=measure.measure_id,
            evaluators=part.evaluators,
            title=part.title,
            text=part.text,
            legal_basis=part.legal_basis,
            evidence=measure.evidence,
        )
        for part in split_criteria(measure.criteria)
    )


def _closed(judges: tuple[str, ...], title: str | None, body: list[str]) -> list[CriterionText]:
    text = "\n".join(body) or None
    if title is None and text is None:
        return []
    legal = _LEGAL.search(f"{title or ''}\n{text or ''}")
    return [CriterionText(judges, title, text, legal[1].strip() if legal else None)]
