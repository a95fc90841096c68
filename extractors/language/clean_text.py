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
# A converter's list mark before the document's own number (- 一、依據).
_ORDINAL: Final = "壹貳參肆伍陸柒捌玖拾一二三四五六七八九十"
_LIST_MARK: Final = re.compile(rf"^[-*]\s+(?=[{_ORDINAL}]{{1,3}}、|[(（][{_ORDINAL}\d]{{1,3}}[)）]|\d{{1,2}}[.、])")
_SPACES: Final = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Return one run of text without wraps, justification spaces, tags and invisible characters.

    Latin words stay apart. Newlines count as wraps: give one paragraph at a time where forced lines matter.
    """
    text = _LIST_MARK.sub("", _TAG.sub("", _INVISIBLE.sub("", repair(text))).strip())
    return _SPACES.sub(" ", _GAP.sub("", text))
