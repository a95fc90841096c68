"""Who does it: the units and roles that a cell names (戶籍登記課、戶籍資料課; 文書 研考 研考; 志工 承辦 人)."""

import re
from functools import cache
from typing import Final

from extractors.language.clean_text import clean_text
from extractors.language.lexicon import load_lexicon
from extractors.language.radicals import selective_nfkc
from extractors.language.roc_calendar import squeeze

# What stands between two owners for certain; white space may be one, or a wrap inside a name.
_SEPARATOR: Final = re.compile(r"[、，,;；/／＼|]|及(?!其)|(?<!參)與(?!會)|(?<!共)和|暨")
_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
_LATIN: Final = re.compile(r"[A-Za-z]+")
# Costs of a reading: the cheapest wins. A name that the lexicon knows is free.
_KNOWN, _ENDS_RIGHT, _TWO_NAMES, _NO_NAME = 0.0, 1.0, 2.0, 10.0


def split_owners(text: str) -> tuple[str, ...]:
    """Return the owners that a cell names, each once, in order, as printed but without wraps and spaces inside.

    Separators split. White space and line ends split only where both sides are names: a piece ends like a unit or a
    role (課, 室, 研考, 員), or the lexicon knows it; where nothing is printed between two names, they stay one.
    """
    owners: list[str] = []
    for part in _split_outside_brackets(selective_nfkc(text)):
        owners.extend(_join_fragments(tuple(part.split())))
    return tuple(dict.fromkeys(owner for owner in owners if owner))


def parse_owner_group(owner: str) -> str | None:
    """Return `@each_section` or `@whole_office` for a name that stands for more than one unit (各課, 全所), or None."""
    return _groups().get(squeeze(owner))


def _split_outside_brackets(text: str) -> list[str]:
    """Split at separators, but not inside brackets: 各課(室、隊) is one owner."""
    kept = _BRACKETS.sub(lambda match: "\0" * len(match[0]), text)
    parts, last = [], 0
    for match in _SEPARATOR.finditer(kept):
        parts.append(text[last : match.start()])
        last = match.end()
    return [*parts, text[last:]]


def _join_fragments(fragments: tuple[str, ...]) -> list[str]:
    """Join fragments to names at the least cost; of equal readings the one with fewer names."""
    best: list[tuple[float, int, list[str]]] = [(0.0, 0, [])]
    for end in range(1, len(fragments) + 1):
        choices = []
        for start in range(max(0, end - 8), end):
            cost, count, names = best[start]
            name = _name(fragments[start:end])
            choices.append((cost + _cost(fragments[start:end], name), count + 1, [*names, name]))
        best.append(min(choices, key=lambda choice: choice[:2]))
    return best[-1][2]


def _name(fragments: tuple[str, ...]) -> str:
    return clean_text(" ".join(fragments)) if _LATIN.search("".join(fragments)) else "".join(fragments)


def _cost(fragments: tuple[str, ...], name: str) -> float:
    if name in _names():
        return _KNOWN
    cuts = (("".join(fragments[:cut]), "".join(fragments[cut:])) for cut in range(1, len(fragments)))
    cost = _ENDS_RIGHT if _is_name(_BRACKETS.sub("", name)) else _NO_NAME
    return cost + _TWO_NAMES * sum(_is_name(left) and _is_name(right) for left, right in cuts)


def _is_name(text: str) -> bool:
    return text in _names() or (len(text) > 1 and text.endswith(_endings()))


@cache
def _names() -> frozenset[str]:
    lexicon = load_lexicon("owners")
    return frozenset(lexicon["roles"]["names"]) | frozenset(_groups())


@cache
def _endings() -> tuple[str, ...]:
    lexicon = load_lexicon("owners")
    return (*lexicon["units"]["endings"], *lexicon["roles"]["endings"])


@cache
def _groups() -> dict[str, str]:
    return {name: group for group, names in load_lexicon("owners")["groups"].items() for name in names}
