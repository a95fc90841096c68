"""What a KPI's cell for one year states: 99%, ≥1,470, 50%(配合…), 達60%以上, 無資料, 不得低於前三年的平均數."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from extractors.language.bounds import Bound, alternation, find_bounds, units
from extractors.language.lexicon import load_lexicon
from extractors.language.missing import parse_missing
from extractors.language.references import Reference, find_change, find_reference
from extractors.language.roc_calendar import squeeze
from extractors.language.roc_range import find_roc_range
from schemas.errors import UnreadableValueError
from schemas.plan import Comparator, ValueStatus

# A bracket that ends the cell is a note, unless it is part of the comparator: 5件(含)以上, 95%(以上).
_NOTE: Final = re.compile(r"(?P<value>[^(（【\[]+)[(（【\[](?P<note>(?!含|以[上下內]).+)[)）】\]][。.]?")
_OWN_UNIT: Final = re.compile(r"[\u4e00-\u9fff]{1,4}")
_PER: Final = re.compile(r"(?:平均)?每(?:一|1)?個?(半年|年度|年|季|月|週|周|日|人|學期|件|案|戶|場|次)|全年度?(?!通)")
_UNIT_NOTE: Final = re.compile(r"單位[:：](?P<unit>.{1,6})")
_FULL: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRule:
    """Points for each case: 每1件缺失扣0.5分 is -0.5 per 1 件; `cap` the most (or, below 0, the least) in sum."""

    points: float
    per_value: float = 1
    per_unit: str = ""
    cap: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiReading:
    """One cell's statement.

    Attributes:
        comparator: "" means exactly. Of a range, its lower end's.
        value, value_high: Percent is 99. `value_high` only of a range; `high_included` whether it belongs to it.
        unit: As printed beside the number, None where none is.
        status: Why `value` is None (`no_data` …, `qualitative` for words without a number); "" where it isn't.
        note: The text in brackets behind the value; of a qualitative cell, its words.
        scope: First and last ROC year that the note speaks of (掃描84-104年原始文件).
        subject: The measure that the cell itself names (同意率達60%以上).
        per: Period or thing that the number counts for (每年至少1次 is 年).
        reference: Instead of or beside a number, the value it is held against.
        score: A rule of points, instead of a value.
        issues: What is odd about it: `PCT_GE_100` (達100%以上 can only be 100%).
    """

    comparator: Comparator = ""
    value: float | None = None
    value_high: float | None = None
    high_included: bool = True
    unit: str | None = None
    status: ValueStatus = ""
    note: str | None = None
    scope: tuple[int, int] | None = None
    subject: str | None = None
    per: str | None = None
    reference: Reference | None = None
    score: ScoreRule | None = None
    issues: tuple[str, ...] = ()


def parse_kpi_value(text: str, default_unit: str | None = None) -> KpiReading:
    """Read one cell. Never fails: what states no value has a `status`, and its words in `note`.

    Args:
        text: The cell's text, wraps and spaces or not.
        default_unit: Unit for a bare number (from 單位：件 in the formula).
    """
    squeezed = squeeze(text)
    status = parse_missing(squeezed)
    if status:
        return KpiReading(status=status)
    squeezed, note = _split_note(squeezed)
    status = parse_missing(squeezed)
    if status:
        return KpiReading(status=status, note=note)
    reading = _score(squeezed) or _changed(squeezed) or _bound(squeezed) or _zero(squeezed) or _reference(squeezed)
    if reading is None:
        return KpiReading(status="qualitative", note=squeezed + (f"({note})" if note else ""))
    unit = reading.unit or _unit_of_note(note) or (default_unit if reading.value is not None else None)
    return replace(reading, unit=unit, note=note, scope=_scope(note))


def _split_note(squeezed: str) -> tuple[str, str | None]:
    match = _NOTE.fullmatch(squeezed)
    return (match["value"], match["note"]) if match else (squeezed, None)


def _unit_of_note(note: str | None) -> str | None:
    match = _UNIT_NOTE.fullmatch(note or "")
    return match["unit"] if match else None


def _scope(note: str | None) -> tuple[int, int] | None:
    if note is None:
        return None
    try:
        span = find_roc_range(note)
    except UnreadableValueError:
        return None  # a reversed range in a note is a matter for the checks
    return span.roc_years if span else None


def _changed(squeezed: str) -> KpiReading | None:
    """Read 較前一年增加5%: 5% is how much more, and no value that years could be compared by."""
    reference = find_change(squeezed)
    if reference is None:
        return None
    return KpiReading(comparator=reference.comparator, reference=reference, status="qualitative", note=squeezed)


def _bound(squeezed: str) -> KpiReading | None:
    reference = find_reference(squeezed)
    bound = _governing(find_bounds(squeezed), squeezed)
    if bound is None or (reference is not None and bound.unit in {None, "年"}):
        return None
    unit = bound.unit
    tail = squeezed[bound.end :]
    if unit is None and bound.end > 0 and _OWN_UNIT.fullmatch(tail):
        unit = tail  # in a value's own cell, what stands right behind the number is its unit, known or not
    unit = unit or _bracketed_unit(squeezed[: bound.start])
    whole = unit == "%" and bound.value >= _FULL and bound.value_high is None
    return KpiReading(
        comparator=bound.comparator,
        value=bound.value,
        value_high=bound.value_high,
        high_included=bound.high_included,
        unit=unit,
        subject=_subject(squeezed[: bound.start]),
        per=bound.per or _per(squeezed[: bound.start]),
        reference=reference,
        issues=("PCT_GE_100",) if whole and bound.explicit and bound.comparator == ">=" else (),
    )


def _governing(bounds: tuple[Bound, ...], squeezed: str) -> Bound | None:
    """Return what a cell is about: the first bound with a unit or comparator, else a bare number that is all of it."""
    for bound in bounds:
        if squeezed[bound.start : bound.end] == squeezed or bound.unit or bound.explicit or bound.comparator:
            return bound
    if bounds and (bounds[0].start == 0 or squeezed[bounds[0].start - 1] in ":：=＝為"):
        tail = squeezed[bounds[0].end :]
        return bounds[0] if not tail or _OWN_UNIT.fullmatch(tail) or tail[0] in "。，,；;、" else None
    return None


def _subject(lead: str) -> str | None:
    """Return the measure that words before a number name; a bare 率 or a verb names none."""
    lead = re.split(r"[，,。；;]", lead)[-1].rstrip(":：為應須需=＝")
    match = _subject_form().fullmatch(_PER.sub("", lead))
    if match is None or len(match["name"]) == 1 or match["name"].endswith("年度"):
        return None
    return str(match["name"])


def _bracketed_unit(lead: str) -> str | None:
    """Return the unit in brackets before a colon: 節電目標量(度)：43,936."""
    match = re.search(r"[(（](?P<unit>[^()（）]{1,6})[)）][:：]$", lead)
    return match["unit"] if match and match["unit"] in units() else None


def _per(lead: str) -> str | None:
    """Return the period or thing that a number counts for; 每人每年 is 人·年."""
    clause = re.split(r"[，,。；;]", lead)[-1]
    return "·".join((match[1] or "年").removesuffix("度") for match in _PER.finditer(clause)) or None


def _zero(squeezed: str) -> KpiReading | None:
    """Read a value in words: 全年無人受誘 is 0 人次, 無缺失 is 0."""
    words: dict[str, str] = load_lexicon("quantity_words")["zero"]["words"]
    for word in sorted(words, key=len, reverse=True):
        if squeezed.endswith(word):
            return KpiReading(value=0.0, unit=words[word])
    return None


def _reference(squeezed: str) -> KpiReading | None:
    reference = find_reference(squeezed)
    return None if reference is None else KpiReading(comparator=reference.comparator, reference=reference)


def _score(squeezed: str) -> KpiReading | None:
    match = _score_form().search(squeezed)
    if match is None:
        return None
    points = float(match["points"]) * (-1 if match["minus"] else 1)
    cap = re.search(r"(?:至多|最多|上限)[^\d]{0,4}(\d+(?:\.\d+)?)分", squeezed[match.end() :])
    rule = ScoreRule(
        points=points,
        per_value=float(match["count"] or 1),
        per_unit=match["unit"],
        cap=float(cap[1]) * (-1 if match["minus"] else 1) if cap else None,
    )
    return KpiReading(unit="分", score=rule)


@cache
def _score_form() -> re.Pattern[str]:
    words = load_lexicon("quantity_words")
    minus, plus = alternation(words["score"]["minus"]), alternation(words["score"]["plus"])
    unit = alternation(words["units"]["count"])
    return re.compile(
        rf"每[^\d，,。；;]{{0,6}}?(?P<count>\d+(?:\.\d+)?|一)?(?P<unit>{unit})[^\d，,。；;]{{0,8}}?"
        rf"(?:(?P<minus>{minus})|(?:{plus}))(?P<points>\d+(?:\.\d+)?)分"
    )


@cache
def _subject_form() -> re.Pattern[str]:
    endings = alternation(load_lexicon("quantity_words")["measure_nouns"]["endings"])
    return re.compile(rf"(?:.*?[（(].*?[)）])?(?P<name>[^，,。；;:：()（）]*(?:{endings}))(?:[(（][^()（）]*[)）])?")
