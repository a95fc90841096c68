"""What the cells of a column look like: the signs beside its head words that tell what the column means."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.ordinals import ordinal_value
from extractors.plans.year_values import split_year_values
from schemas.table import Cell

_ORDINAL: Final = re.compile(
    r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[壹貳參肆伍陸柒捌玖拾]{1,2}|[A-Z])[)）.、．]?"
)
_CODE: Final = re.compile(r"[A-Z]{1,4}-?\d{1,3}(?:[.\-]\d{1,3}){0,3}|\d{1,2}(?:[.\-]\d{1,2}){1,3}")
_MONTHS: Final = re.compile(
    r"\d{1,2}月|[一二三四五六七八九十]+月|季|半年|全年|每[年月週周日]|賡續|廣續|持續|隨時|經常|不定期|定期|年度?內|"
    r"^\d{2,3}[./年]\d{1,2}|即日|月底|月前|日前"
)
_VALUE: Final = re.compile(
    r"[≥≧≦≤<>＞＜=~約達逾]*\s*[\d,]+(?:\.\d+)?\s*(?P<unit>[^\d\s()（）]{0,6})(?:以上|以下|以內)?(?:[(（].*[)）])?"
)
_BOUND: Final = re.compile(r"(?:以上|以下|以內|之內|內)$")
_MISSING: Final = re.compile(r"[-－—─/／]+|無|無資料|無預算|N/?A|尚未訂定|同上|免列|未訂定|不適用", re.IGNORECASE)
_MONEY: Final = re.compile(r"(?:新臺幣|新台幣|NT\$)?\s*[\d,]+(?:\.\d+)?\s*(?:[千仟萬億]?元整?)?")
_MEASURED: Final = re.compile(
    r"(?!(?:9\d|1[0-3]\d)\.(?:0?[1-9]|1[0-2])\Z)[-+]?\s*\d[\d,]*(?:\.\d+|(?:\.\d+)?\s*%)"
)  # 77.72, 25%; 113.03 is a month
_LONGEST_UNIT: Final = 14  # characters
_LONGEST_SCHEDULE: Final = 16  # characters a line: longer ones tell what is done, and name months by the way
_SPLIT: Final = re.compile(r"[、，,；;／/\s]+|及|與|暨")


@dataclass(frozen=True, slots=True)
class Signs:
    """Shares of a column's filled body cells, 0 to 1, and their mean length.

    Attributes:
        filled: How many cells hold text; `cells`: how many there are.
        marked: How many hold a bar, shade or mark.
        ordinal, code, unit, value, money, status: Share that can be read as such.
        measured: Share that are decimals or percentages, which no time and no number of a list is.
        schedule, owner: The same, of the forced lines of all cells (lists stand in one cell).
        planned: Whether each cell says 預定 or 實際 of its row, and both stand in the column.
        counting: Whether the cells count: 1, 2, 3 …, beginning anew now and then.
        depth: Mean number of points in the codes (AC1 0, AC1.1.1 2); -1 where few cells begin with a code.
        length: Mean number of characters.
        span: Mean number of rows that a cell runs over.
    """

    filled: int = 0
    cells: int = 0
    marked: int = 0
    ordinal: float = 0.0
    code: float = 0.0
    unit: float = 0.0
    value: float = 0.0
    money: float = 0.0
    status: float = 0.0
    measured: float = 0.0
    planned: bool = False
    counting: bool = False
    depth: float = -1.0
    schedule: float = 0.0
    owner: float = 0.0
    length: float = 0.0
    span: float = 1.0


def read_signs(cells: Sequence[Cell], lexicon: Lexicon) -> Signs:
    """Look at the body cells that begin in one column."""
    printed = [cell.text for cell in cells if cell.text.strip()]
    marked = sum([cell.mark != "" for cell in cells])
    if not printed:
        return Signs(cells=len(cells), marked=marked)
    texts = [fold_word(text) for text in printed]
    lines = [fold_word(line) for text in printed for line in text.split("\n") if line.strip()]
    codes = [match[0] for text in texts if (match := _CODE.match(text))]
    years = {folded for text, folded in zip(printed, texts, strict=True) if split_year_values(text)}
    known = [text for text in texts if not _MISSING.fullmatch(text)] or texts
    units = _units(lexicon)
    return Signs(
        filled=len(texts),
        cells=len(cells),
        marked=marked,
        ordinal=_share([_ORDINAL.fullmatch(t) is not None for t in texts]),
        code=len(codes) / len(texts),
        depth=sum(code.count(".") for code in codes) / len(codes) if 2 * len(codes) > len(texts) else -1.0,
        planned=_says_planned(texts, lexicon),
        counting=_counts(texts),
        status=_share([t in lexicon.lists["status_words"] for t in texts]),
        measured=_share([_MEASURED.fullmatch(t) is not None for t in known]),
        unit=_share([t in units for t in texts]),
        value=_share([_is_value(t, units) or _MISSING.fullmatch(t) is not None or t in years for t in texts]),
        money=_share([_MONEY.fullmatch(t) is not None for t in known]),
        schedule=_share([len(t) <= _LONGEST_SCHEDULE and _MONTHS.search(t) is not None for t in lines]),
        owner=_share([is_unit_name(t, lexicon) for t in lines]),
        length=sum(map(len, texts)) / len(texts),
        span=sum(cell.row_span for cell in cells if cell.text.strip()) / len(texts),
    )


@functools.cache
def _units(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold_word(unit) for unit in lexicon.lists["measurement_units"])


def is_unit_name(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text names only units or roles inside an office (課, 室, 研考, 各課)."""
    parts = [part for part in _SPLIT.split(text) if part]
    return bool(parts) and all(_is_one_unit(part, lexicon) for part in parts)


def _is_one_unit(part: str, lexicon: Lexicon) -> bool:
    if not 2 <= len(part) <= _LONGEST_UNIT:  # 處 or 班 alone counts things
        return False
    return part.endswith(lexicon.lists["unit_suffixes"]) or part in lexicon.lists["unit_words"]


def _is_value(text: str, units: frozenset[str]) -> bool:
    match = _VALUE.fullmatch(text)
    return match is not None and (not match["unit"] or _BOUND.sub("", match["unit"]) in units)


def _says_planned(texts: Sequence[str], lexicon: Lexicon) -> bool:
    planned = [text in lexicon.lists["planned_words"] for text in texts]
    done = [text in lexicon.lists["done_words"] for text in texts]
    return any(planned) and any(done) and all(a or b for a, b in zip(planned, done, strict=True))


def _counts(texts: Sequence[str]) -> bool:
    values = [ordinal_value(text.rstrip(".、．")) if _ORDINAL.fullmatch(text) else None for text in texts]
    steps = [(a, b) for a, b in zip([0, *values], values, strict=False) if b is not None]
    rising = [b == 1 or (a is not None and b == a + 1) for a, b in steps]
    return len(steps) == len(texts) and all(rising) and max(b for _, b in steps) > 1


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)
