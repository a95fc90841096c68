"""Which pages have no text layer that can be used: pictures, and layers that mean nothing."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count
from operator import attrgetter
from typing import Final, Literal

from extractors.readers.ocr.alphabets import are_codes
from schemas.page import Char, Page

_FEW_CHARS: Final = 40  # a stamp or a page number over a picture of a page
_MOST_OF_PAGE: Final = 0.5
_MEANINGLESS: Final = 0.1  # share of characters without a meaning from which a layer is garbage
_IMPROBABLE: Final = 0.35  # share of ideographs that hardly any text uses; it is some 0.65 where codes are arbitrary
_ENOUGH: Final = 20  # characters; a share of fewer says nothing
_ASTRAY: Final = frozenset({"\ufffd", *filter(str.isalpha, map(chr, range(0xAA, 0x250)))})  # Latin beyond ASCII
_LATIN_1: Final = ("\u00a1", "\u00ff")
_ALL_ASTRAY: Final = 0.4  # share of Latin-1's upper half; accented letters of no language are so many
_KINDS_UPPER: Final = 12  # different ones; leaders, marks and bullets are of few kinds
_ENOUGH_UPPER: Final = 60
_KINDS_PRIVATE: Final = 4  # fewer private codes are bullets and boxes, unless a page has nothing else
_KINDS_ASTRAY: Final = 3  # different letters in the midst of Chinese
_LEAST_ASTRAY: Final = 4
_CLOSE: Final = 0.6  # of the font size
_COMMON: Final = {"big5": (0xA4, 0xC6), "gb2312": (0xB0, 0xD7), "euc_jp": (0xB0, 0xCF), "euc_kr": (0xB0, 0xC8)}
_NARROW: Final = frozenset(map(chr, range(0x21, 0x7F))) - frozenset("MW@%mw-")  # these may be as wide as ideographs
_EM: Final = (0.97, 1.03)  # of the size: the width of an ideograph
_TEXT: Final = attrgetter("text")

_Kind = Literal["meaningless", "private", "upper", "improbable", "ideograph", "other"]
_SOUND: Final[frozenset[_Kind]] = frozenset({"ideograph", "other"})


def pages_needing_ocr(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the numbers of the pages that must be read from their picture.

    Those are: pages that show an image and (almost) no text; pages whose text layer was made by someone's text
    recognition, since it comes without the rules of the tables; pages whose characters have no meaning (a font without
    ToUnicode: private use, U+FFFD, ideographs picked at random, letters in the midst of Chinese words, figures as wide
    as ideographs). Where one page has such letters, the others that have any are no better: they share its fonts.
    """
    sound = [page for page in pages if not page.fault]
    astray = {page.number: letters_astray(page) + wide_letters(page) for page in sound}
    spoilt = any(map(_are_many, astray.values()))
    return tuple(page.number for page in sound if _needs_ocr(page) or (spoilt and astray[page.number]))


def has_lost_letters(page: Page) -> bool:
    """Tell whether a page that needs recognition needs it only for the characters that its text layer lost."""
    return not is_picture(page) and not has_meaningless_text(page)


def wide_letters(page: Page) -> Counter[str]:
    """Count ASCII letters, figures and signs that are as wide as ideographs and stand alone beside some.

    They are codes whose ideographs or punctuation were lost. In a font that sets its figures so wide, more of them
    stand beside each other, and spread Latin letters have no ideographs beside them.
    """
    narrow = compress(count(), map(_NARROW.__contains__, map(_TEXT, page.chars)))
    wide = [index for index in narrow if is_as_wide_as_high(page.chars[index])]
    if len(wide) < _LEAST_ASTRAY:
        return Counter()
    beside = [_beside(page.chars, index) for index in wide]
    alone = [page.chars[i].text for i, near in zip(wide, beside, strict=True) if near and all(map(_is_ideograph, near))]
    grouped = sum(any(text.isascii() for text in near) for near in beside)
    return Counter(alone) if len(alone) > grouped else Counter()


def _beside(chars: Sequence[Char], index: int) -> list[str]:
    """Return the characters right before and after one, on its line."""
    char = chars[index]
    near = (*chars[max(index - 1, 0) : index], *chars[index + 1 : index + 2])
    return [
        other.text[0]
        for other in near
        if abs(other.bottom - char.bottom) <= _CLOSE * char.size
        and min(abs(other.x0 - char.x1), abs(char.x0 - other.x1)) <= _CLOSE * char.size
    ]


def is_lost(char: Char) -> bool:
    """Tell whether a character of a text layer that lost some is one of those."""
    return _is_astray(char.text[0]) or (char.text in _NARROW and is_as_wide_as_high(char))


def is_as_wide_as_high(char: Char) -> bool:
    """Tell whether a character takes a whole em."""
    return _EM[0] * char.size <= char.x1 - char.x0 <= _EM[1] * char.size


def pages_left_unread(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the numbers of the pages that still show something that nobody could read as text."""
    return tuple(page.number for page in pages if page.text_layer == "none" and not page.fault and _shows_much(page))


def _shows_much(page: Page) -> bool:
    return bool(page.chars) or _image_share(page) >= _MOST_OF_PAGE


def _needs_ocr(page: Page) -> bool:
    return is_picture(page) or has_meaningless_text(page)


def is_picture(page: Page) -> bool:
    """Tell whether a page shows a picture of a page: what is drawn on it must be found in the picture too."""
    return _image_share(page) >= _MOST_OF_PAGE and (len(page.chars) < _FEW_CHARS or page.text_layer == "ocr")


def _image_share(page: Page) -> float:
    area = page.width * page.height
    # images may overlap (a scan in strips does not): the sum is near enough, and never too small
    return sum((image.x1 - image.x0) * (image.bottom - image.top) for image in page.images) / area if area else 0.0


def has_meaningless_text(page: Page) -> bool:
    """Tell whether a text layer states codes rather than characters; text of any script, and no language, is text."""
    total = len(page.chars)
    if not total:
        return False
    texts = Counter(map(_TEXT, page.chars))
    kinds = Counter(map(_kind, texts))
    if kinds.keys() <= _SOUND:  # as on nearly every page
        return are_codes(page.chars, texts)
    counts: Counter[_Kind] = Counter()
    for text, times in texts.items():
        counts[_kind(text)] += times
    without = counts["meaningless"] / total
    if kinds["private"] >= _KINDS_PRIVATE or counts["private"] > 0.5 * total:
        without += counts["private"] / total
    if without >= _MEANINGLESS and (total >= _ENOUGH or without > 0.5):
        return True
    if total >= _ENOUGH_UPPER and counts["upper"] > _ALL_ASTRAY * total and kinds["upper"] >= _KINDS_UPPER:
        return True
    ideographs = counts["improbable"] + counts["ideograph"]
    if ideographs >= _ENOUGH and counts["improbable"] >= _IMPROBABLE * ideographs:
        return True
    return are_codes(page.chars, texts)


@lru_cache(maxsize=8192)
def _kind(text: str) -> _Kind:
    char = text[0]
    if _lacks_meaning(char):
        return "private" if unicodedata.category(char) == "Co" else "meaningless"
    if _LATIN_1[0] <= char <= _LATIN_1[1]:
        return "upper"
    if not _is_ideograph(char):
        return "other"
    return "improbable" if _is_improbable(char) else "ideograph"


def letters_astray(page: Page) -> Counter[str]:
    """Count signs that no one writes inside Chinese words: accented letters and U+FFFD, alone between ideographs.

    They come of producers that rewrite a PDF and lose which character a code of a font stood for. One kind may be a
    bullet of a symbol font; bullets have no ideograph close before them. A word of a foreign language is longer.
    """
    if _ASTRAY.isdisjoint(map(_TEXT, page.chars)):
        return Counter()
    return Counter(
        middle.text[0]
        for before, middle, after in zip(page.chars, page.chars[1:], page.chars[2:], strict=False)
        if _is_astray(middle.text[0])
        and (_is_ideograph(before.text[0]) or _is_ideograph(after.text[0]))
        and _goes_on(before, middle)
        and _goes_on(middle, after)
    )


def _are_many(astray: Counter[str]) -> bool:
    return len(astray) >= _KINDS_ASTRAY and astray.total() >= _LEAST_ASTRAY


def _is_astray(char: str) -> bool:
    return char in _ASTRAY


def _goes_on(left: Char, right: Char) -> bool:
    """Tell whether two characters stand close in one line, an ideograph and a sign that may be astray, or two such."""
    size = max(left.size, right.size)
    return (
        abs(right.x0 - left.x1) <= _CLOSE * size
        and abs(right.bottom - left.bottom) <= _CLOSE * size
        and all(_is_ideograph(char.text[0]) or _is_astray(char.text[0]) for char in (left, right))
    )


def _is_ideograph(char: str) -> bool:
    # syllables of Hangul come from arbitrary codes as ideographs do
    return "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


def _lacks_meaning(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn", "Cc", "Cs"}


def _is_improbable(char: str) -> bool:
    """Tell whether an ideograph or a syllable is outside the common levels of Big5, GB 2312, JIS X 0208, KS X 1001.

    Those have 5401, 3755 and 2965 ideographs, and 2350 syllables of Hangul.
    """
    return not any(_has(char, encoding, *lead) for encoding, lead in _COMMON.items())


def _has(char: str, encoding: str, first: int, last: int) -> bool:
    code = char.encode(encoding, "ignore")
    return bool(code) and first <= code[0] <= last
