"""The patterns of quantities, from `quantity_patterns.toml` to a spaCy pipeline; spaCy is imported on first use.

`spacy.blank("zh")` with an EntityRuler and nothing learned: no model, no download. Patterns ask for tags only.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from extractors.language.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.language import Language

VALUE_TAGS: Final = frozenset({"NUM", "FRAC", "PCTNUM", "ZERO", "DATE", "NTH"})  # every pattern asks for one of them


@cache
def known_tags() -> frozenset[str]:
    """Return all tags that a pattern names."""
    return frozenset(tag for _, line in pattern_lines() for item in line.split() for tag in tags_of(item))


def tags_of(item: str) -> list[str]:
    """Return the tags that one item of a pattern stands for: `UNIT|TIMES?` for two."""
    return [tag.rstrip("?*+") for tag in item.split("|")]


@cache
def pipeline() -> "Language":
    """Build the pipeline: about a second, most of it spaCy's own import."""
    import spacy

    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler", config={"validate": True})
    ruler.add_patterns([{"label": kind, "pattern": _token_pattern(line)} for kind, line in pattern_lines()])
    return nlp


def pattern_lines() -> list[tuple[str, str]]:
    """Return all patterns with their kinds; those of ranges are the same for every kind, but for the unit."""
    lexicon = load_lexicon("quantity_patterns")
    lines = [(kind, line) for kind, kinds in lexicon["kinds"].items() for line in kinds]
    for kind, unit in lexicon["ranges"]["units"].items():
        optional = "|".join(f"{tag}?" for tag in unit.split("|"))
        for line in lexicon["ranges"]["lines"]:
            words = [optional if word == "U?" else unit if word == "U" else word for word in line.split()]
            lines.append((kind, " ".join(words)))
    return lines


def _token_pattern(line: str) -> list[dict[str, Any]]:
    """Turn `PRE* NUM UNIT|TIMES POST?` into spaCy's token pattern."""
    pattern = []
    for item in line.split():
        operator = item[-1] if item[-1] in "?*+" else ""
        tags = tags_of(item)
        token: dict[str, Any] = {"TAG": tags[0] if len(tags) == 1 else {"IN": tags}}
        pattern.append(token | ({"OP": operator} if operator else {}))
    return pattern
