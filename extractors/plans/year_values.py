"""Values of several years in one cell: `113年：8分鐘` over `114年：7分鐘`, each year with its own value."""

import re
from typing import Final

_GOAL: Final = r"(?:之)?(?:預定)?(?:目標值?)?"
_NAMED: Final = re.compile(
    rf"(?<![\d年至~～-])(?:民國)?(?P<year>\d{{2,3}})年?度?{_GOAL}(?:[:：為達]|(?<=標)|(?<=值))\s*"
)
_ON_A_LINE: Final = re.compile(r"^(?:民國)?(?P<year>\d{2,3})年度?\s*(?=[^\d\s底月至起~～-]|\d)", re.MULTILINE)
_FIRST, _LAST = 40, 150  # ROC years that a plan can speak of
_TRAIL: Final = " \t\n；;，,、。"


def split_year_values(text: str) -> tuple[tuple[int, str], ...]:
    """Split a cell into years and what is stated for each; nothing where it does not name at least two, each once.

    A year is followed by a colon (113年：), or stands first on a line of its own value.

    Returns:
        ROC year and the printed value, in order.
    """
    if not text[:2].isdigit() and not text.startswith("民國"):
        return ()
    return _split(text, _NAMED) or _split(text, _ON_A_LINE)


def _split(text: str, form: re.Pattern[str]) -> tuple[tuple[int, str], ...]:
    starts = list(form.finditer(text))
    years = [int(match["year"]) for match in starts]
    if len(starts) < 2 or starts[0].start() > 0 or len(set(years)) < len(years):
        return ()
    if not all(_FIRST <= year <= _LAST for year in years):
        return ()
    ends = [*(match.start() for match in starts[1:]), len(text)]
    values = [text[match.end() : end].strip(_TRAIL) for match, end in zip(starts, ends, strict=True)]
    dates = any(re.match(r"\d{1,2}月", value) for value in values)
    return tuple(zip(years, values, strict=True)) if all(values) and not dates else ()
