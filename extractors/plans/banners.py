"""What a banner row or a table's title says about the rows below: theme, perspective, unit."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from extractors.plans.column_signs import is_unit_name
from extractors.plans.lexicon import Lexicon, fold_word
from extractors.plans.numbering import split_theme

_PIECES: Final = re.compile(r"(?<![A-Za-z])([A-Z])(?![A-Za-z0-9])|[\s　]+")
_IN_BRACKETS: Final = re.compile(r"[(（]\s*([^()（）]{2,14})\s*[)）]")
_STROKES: Final = re.compile(r"[/／|｜\-－–—:：]")
_SELF: Final = ("本所", "各單位", "本公所", "本局", "本處")
_APPENDIX: Final = ("附件", "附表", "附錄")
_NO_UNIT: Final = ("編組", "單位", "機關")
_LONGEST_LABEL: Final = 16  # characters: no perspective is longer
_YEAR: Final = re.compile(r"(?:中華民國|民國)?\s*\d{2,3}\s*(?:至|-|－|~|～)?\s*(?:\d{2,3})?\s*年度?")


@dataclass(frozen=True, slots=True)
class Banner:
    """What holds for the rows below, each missing where the banner does not say.

    Attributes:
        theme_number, theme: What the rows are part of.
        perspective: Of a scorecard, without 構面.
        owner: The unit whose work the rows are.
        group_number, group: A perspective as it is printed (一, 基礎服務構面), by which works are grouped where
            neither goals nor KPIs stand.
    """

    theme_number: str | None = None
    theme: str | None = None
    perspective: str | None = None
    owner: str | None = None
    group_number: str | None = None
    group: str | None = None


def read_banner(text: str, lexicon: Lexicon) -> Banner:
    """Read a banner: `便捷滿意的服務 A 顧客構面`, `具體措施一：完備…`, `財務 F 共通項目`, `民政課`."""
    number, words = split_theme(text, lexicon.lists["theme_prefixes"])
    if is_unit_name(fold_word(words), lexicon) and len(fold_word(words)) <= 12:
        return Banner(owner=words)
    theme, letter, perspective = _pieces(words, lexicon)
    grouped = (number, words) if perspective and theme is None else (None, None)
    return Banner(number or letter, theme, perspective, None, *grouped)


def read_theme_title(text: str, lexicon: Lexicon) -> Banner | None:
    """Read a table's title as a theme, where it begins with a numbered word for one (`具體措施一：…`)."""
    number, words = split_theme(text, lexicon.lists["theme_prefixes"])
    numbered = number is not None and not text.strip().startswith(number)
    prefixed = any(text.strip().startswith(prefix) for prefix in lexicon.lists["theme_prefixes"])
    return Banner(number, words) if numbered and prefixed else None


def split_perspective(text: str, lexicon: Lexicon) -> str | None:
    """Give the perspective that a text names, without 構面 or 面向 after it; none where it names another thing."""
    if len(text) > _LONGEST_LABEL:
        return None
    bare = fold_word(re.sub(r"[\s　]*[A-Z]$", "", text.strip()))
    stems = [bare, *(bare.removesuffix(s) for s in lexicon.lists["perspective_suffixes"] if bare.endswith(s))]
    known = _perspectives(lexicon)
    for stem in (*stems, bare.removesuffix("面")):  # 財務面; other words that end so are no perspectives
        if stem in known:
            return known[stem]
    ended = len(stems) > 1 and 2 <= len(stems[-1]) <= 8
    return stems[-1] if ended else None


@functools.cache
def _perspectives(lexicon: Lexicon) -> Mapping[str, str]:
    return {fold_word(p): p for p in lexicon.lists["perspectives"]}


def read_title_unit(title: str, office: str | None, lexicon: Lexicon) -> str | None:
    """Give the unit that a table's title names beside the office: `…戶政事務所戶籍登記課113年度…`, `…（行政課）…`."""
    for inside in _IN_BRACKETS.findall(title):
        if is_unit_name(fold_word(inside), lexicon):
            return fold_word(inside)
    rest = _after_office(fold_word(title), office, lexicon)
    head = _YEAR.split(rest)[0] if _YEAR.search(rest) else rest
    for suffix in sorted(lexicon.lists["unit_suffixes"], key=len, reverse=True):
        match = re.match(
            rf"([\u4e00-\u9fff]{{1,8}}?{suffix})(?=$|工作|業務|重點|重要|年度|計畫|各項|[(（\-－—:：])", head
        )
        if match and match[1] not in _SELF and not match[1].startswith(_APPENDIX) and not match[1].endswith(_NO_UNIT):
            return match[1]
    return None


def _after_office(title: str, office: str | None, lexicon: Lexicon) -> str:
    if office and fold_word(office) in title:
        return title.split(fold_word(office), 1)[1]
    ends = [title.find(s) + len(s) for s in lexicon.lists["office_suffixes"] if s in title]
    return title[max(ends) :] if ends else title


def _pieces(words: str, lexicon: Lexicon) -> tuple[str | None, str | None, str | None]:
    """Give theme, its letter and the perspective; a letter belongs to the words before it."""
    theme: list[str] = []
    letter = perspective = None
    before = ""
    for piece in [p for p in _PIECES.split(_spaced_out(words, lexicon)) if p and p.strip()]:
        if len(piece) == 1 and piece.isascii():
            letter = piece if before == "theme" and letter is None else letter
            continue
        stem, ending = _glued_perspective(piece, lexicon)
        named = None if ending else split_perspective(piece, lexicon)
        if named is not None:
            perspective, before = named, "perspective"
        elif fold_word(piece) in lexicon.lists["cross_cutting_words"]:
            before = "common"
        else:
            theme.append(stem)
            perspective, before = ending or perspective, "theme"
    return "".join(theme) or None, letter, perspective


def _spaced_out(words: str, lexicon: Lexicon) -> str:
    """Set a perspective in brackets or behind a stroke apart by spaces: `優質服務（顧客構面）`, `優質服務／顧客`."""
    suffixes = lexicon.lists["perspective_suffixes"]
    opened = _IN_BRACKETS.sub(lambda m: f" {m[1]} " if split_perspective(m[1], lexicon) else m[0], words)
    parts = _STROKES.split(opened)
    return " ".join(parts) if any(part.strip().endswith(suffixes) for part in parts) else opened


def _glued_perspective(piece: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """Part a theme from a perspective printed right after it (`優質服務顧客構面`)."""
    for suffix in lexicon.lists["perspective_suffixes"]:
        if piece.endswith(suffix) and fold_word(piece.removesuffix(suffix)) not in _perspectives(lexicon):
            for known in sorted(lexicon.lists["perspectives"], key=len, reverse=True):
                if piece.endswith(known + suffix) and len(piece) > len(known + suffix):
                    return piece[: -len(known + suffix)].strip(), known
    return piece, None
