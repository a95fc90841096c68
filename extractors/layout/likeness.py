"""Which lines a recognizer read from one and the same print: now and then it takes a character for another."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

_ALIKE: Final = 0.75  # two readings of one line share so much


def like_known(text: str, known: Iterable[str], confidence: float) -> str:
    """Return the first of the known texts that a recognized text is a reading of; the text itself where none is.

    Args:
        text: As read.
        known: Texts read before, that may be other readings of the same print.
        confidence: Of the text; at 1.0 it is from a text layer and stands for itself.
    """
    if confidence >= 1.0:
        return text
    for other in known:
        if other == text or SequenceMatcher(None, text, other, autojunk=False).ratio() >= _ALIKE:
            return other
    return text
