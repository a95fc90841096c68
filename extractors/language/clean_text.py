"""White space and residue that layout or a converter put into Chinese text."""

import re
from typing import Final

from extractors.language.radicals import repair

# Beside these no white space belongs: CJK punctuation, kana, ideographs, full-width forms, and the signs that Chinese
# typesetting shares with Latin (§ 3.1 of the Unicode Standard's East Asian Width: ambiguous).
_CJK: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff"
_INVISIBLE: Final = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|ol|ul|li|table|thead|tbody|tr|td|th|b|i|u|strong|em|a|h[1-6]|font|sub|sup)(?:\s[^<>]*)?/?>",
    re.I,
)
# A space after an item's number (1. 賡續) is the office's own; any other space beside CJK is a wrap or justification.
_GAP: Final = re.compile(rf"(?<=[{_CJK}])\s+|(?<!^\d\.)(?<!^\d\d\.)(?<!\s)\s+(?=[{_CJK}])")
_SPACES: Final = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Return one run of text without wraps, justification spaces, tags and invisible characters.

    Latin words stay apart. Newlines count as wraps: give one paragraph at a time where forced lines matter.
    """
    text = _TAG.sub("", _INVISIBLE.sub("", repair(text))).strip()
    return _SPACES.sub(" ", _GAP.sub("", text))
