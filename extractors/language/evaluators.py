"""Assessment criteria (考核指標): who judges, by which criterion, on what basis."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from extractors.language.bounds import alternation
from extractors.language.lexicon import load_lexicon
from extractors.language.radicals import selective_nfkc

LEGAL_BASIS: Final = "LEGAL_BASIS"
_TITLE_MARKS: Final = "*＊※◎●"
_SENTENCE: Final = re.compile(r"[。；;，,]")
_LONGEST_TITLE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator:
    """Who judges.

    Attributes:
        name: The body as the dataset states it (民政局, 評鑑).
        code: The same for the same body everywhere (`CAB_ASSESSMENT`, `MOI_APPRAISAL`); "" where the lexicon has none.
        topic: What of the work is judged, where the heading says so (民政局公文考核: 公文).
    """

    name: str
    code: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionReading:
    """One criterion: its judges, its title (*…), its text with forced lines, and the rule that it rests on."""

    evaluators: tuple[Evaluator, ...]
    title: str | None
    text: str | None
    legal_basis: str | None


def parse_evaluators(text: str) -> tuple[Evaluator, ...]:
    """Return those whom the headings of a cell name, each once, in order."""
    heads = (match for match in _head_form().finditer(selective_nfkc(text)))
    return tuple(dict.fromkeys(evaluator for match in heads for evaluator in _read_head(match["head"])))


def code_evaluators(text: str) -> tuple[str, ...]:
    """Return the codes of those who judge (with a topic, `CAB_ASSESSMENT:公文`), or `LEGAL_BASIS` for a rule alone."""
    judges = tuple(
        (judge.code or judge.name) + (f":{judge.topic}" if judge.topic else "") for judge in parse_evaluators(text)
    )
    return judges or ((LEGAL_BASIS,) if parse_legal_basis(text) else ())


def parse_legal_basis(text: str) -> str | None:
    """Return the rule, plan or letter that a text says it follows (依…要點第81點辦理), as printed, or None."""
    match = _basis_form().search(selective_nfkc(text))
    return text[match.start("basis") : match.end("basis")] if match else None


def parse_criteria(text: str) -> tuple[CriterionReading, ...]:
    """Split a cell into its criteria: a heading (民政局考核：) governs the marked titles (*…) below it.

    Text before the first heading, or a cell without one, is a criterion without evaluators.
    """
    found: list[CriterionReading] = []
    for evaluators, start, end in _blocks(text):
        for title, body in _titled(text[start:end], governed=bool(evaluators)):
            basis = parse_legal_basis("\n".join(part for part in (title, body) if part))
            found.append(CriterionReading(evaluators=evaluators, title=title, text=body, legal_basis=basis))
    return tuple(found)


def _blocks(text: str) -> list[tuple[tuple[Evaluator, ...], int, int]]:
    """Return each heading's evaluators with the start and end of what it governs; no width is changed in that."""
    heads = list(_head_form().finditer(selective_nfkc(text)))
    edges = [match.start() for match in heads] + [len(text)]
    blocks: list[tuple[tuple[Evaluator, ...], int, int]] = [((), 0, edges[0])] if text[: edges[0]].strip() else []
    return blocks + [(_read_head(head["head"]), head.end(), edge) for head, edge in zip(heads, edges[1:], strict=True)]


def _titled(block: str, governed: bool) -> list[tuple[str | None, str | None]]:
    """Split a block at its marked titles; without marks, a governed first line that is no sentence is the title."""
    marks = list(re.finditer(rf"(?:^|\n)\s*[{_TITLE_MARKS}]\s*(?P<title>[^\n]+)", block))
    if not marks:
        first, _, rest = block.strip().partition("\n")
        if not governed or not first or len(first) > _LONGEST_TITLE or _SENTENCE.search(first):
            return [(None, block.strip() or None)]
        return [(first, rest.strip() or None)]
    edges = [match.start() for match in marks] + [len(block)]
    lead = block[: edges[0]].strip()
    pieces: list[tuple[str | None, str | None]] = [(None, lead)] if lead else []
    for mark, edge in zip(marks, edges[1:], strict=True):
        pieces.append((mark["title"].strip(), block[mark.end() : edge].strip() or None))
    return pieces


def _read_head(head: str) -> tuple[Evaluator, ...]:
    return tuple(_read_name(name.strip()) for name in re.split(r"[&、,，/]|及|與|暨", head) if name.strip())


def _read_name(name: str) -> Evaluator:
    """Tell body and topic: 民政局公文考核 is 民政局, 公文; a body of the lexicon has its code."""
    codes = _codes()
    if name in codes:
        return Evaluator(name=_body(name), code=codes[name])
    match = _body_form().fullmatch(name)
    if match is None:
        return Evaluator(name=name)
    return Evaluator(name=match["body"], code=codes.get(match["body"], ""), topic=match["topic"])


def _body(name: str) -> str:
    match = _body_form().fullmatch(name)
    return match["body"] if match else name


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, names in load_lexicon("evaluators")["bodies"].items() for name in names}


@cache
def _head_form() -> re.Pattern[str]:
    acts = alternation(load_lexicon("evaluators")["words"]["acts"])
    name = rf"[\u4e00-\u9fff]{{0,10}}?(?:{acts})"
    return re.compile(rf"(?:^|(?<=[\s。；;]))(?P<head>{name}(?:\s*[&、/及與暨]\s*{name})*)\s*[:：]")


@cache
def _body_form() -> re.Pattern[str]:
    words = load_lexicon("evaluators")["words"]
    return re.compile(
        rf"(?P<body>[\u4e00-\u9fff]{{1,8}}?(?:{alternation(words['bodies'])}))"
        rf"(?P<topic>[\u4e00-\u9fff]{{0,6}}?)(?:{alternation(words['acts'])})"
    )


@cache
def _basis_form() -> re.Pattern[str]:
    instruments = alternation(load_lexicon("evaluators")["words"]["instruments"])
    clause = r"(?:第[\d〇一二三四五六七八九十百]+[條點項款](?:之\d+)?)*"
    return re.compile(
        rf"(?:依據|依照|依|按照|遵照|參照)(?P<basis>[^，,。；;:：\n依]{{2,60}}?(?:{instruments}){clause})"
        r"(?=規定|辦理|之規定|[，,。；;:：、)）\n]|$|執行|實施|為)"
    )
