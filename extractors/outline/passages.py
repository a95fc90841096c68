"""Text outside tables that has no number: the title block and the paragraphs between numbered items."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from extractors.language.normalize import normalize_text
from extractors.outline.items import Paragraph
from extractors.outline.sections import paragraph_evidence, paragraph_text
from schemas.plan import Evidence, Passage, PassageKind, Section
from schemas.table import TextLine


def build_passages(
    head: Iterable[TextLine], paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> tuple[Passage, ...]:
    """Return each line of the title block and each unnumbered paragraph, in reading order.

    Args:
        head: The title block.
        paragraphs: All paragraphs of the document.
        sections: What its numbered ones became, in their order.
    """
    seen: Counter[str] = Counter()
    titles = (
        _passage("title", line.text, None, Evidence(page=line.page, box=line.box, confidence=line.confidence), seen)
        for line in head
    )
    return (*titles, *_loose(paragraphs, sections, seen))


def _loose(paragraphs: Sequence[Paragraph], sections: Sequence[Section], seen: Counter[str]) -> Iterator[Passage]:
    coming = iter(sections)
    above: str | None = None
    for paragraph in paragraphs:
        if paragraph.number is not None:
            above = next(coming).section_id
        else:
            yield _passage("text", paragraph_text(paragraph), above, paragraph_evidence(paragraph), seen)


def _passage(kind: PassageKind, text: str, section_id: str | None, evidence: Evidence, seen: Counter[str]) -> Passage:
    told = f"{kind}\x1f{section_id or ''}\x1f{text}"
    passage_id = "x-" + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    seen[passage_id] += 1
    return Passage(
        passage_id=passage_id if seen[passage_id] == 1 else f"{passage_id}-{seen[passage_id]}",
        section_id=section_id,
        kind=kind,
        text=text,
        text_norm=normalize_text(text),
        evidence=evidence,
    )
