"""Which pages have no text layer that can be used: pictures, and layers that mean nothing."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal

from schemas.page import Page

_FEW_CHARS: Final = 40  # a stamp or a page number over a picture of a page
_MOST_OF_PAGE: Final = 0.5
_MEANINGLESS: Final = 0.1  # share of characters without a meaning from which a layer is garbage
_IMPROBABLE: Final = 0.35  # share of ideographs that hardly any text uses; it is some 0.65 where codes are arbitrary
_TEXT: Final = attrgetter("text")

_Kind = Literal["meaningless", "improbable", "ideograph", "other"]
_ENOUGH: Final = 20  # characters; a share of fewer says nothing


def pages_needing_ocr(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the numbers of the pages that must be read from their picture.

    Those are: pages that show an image and (almost) no text; pages whose text layer was made by someone's text
    recognition, since it comes without the rules of the tables; pages whose characters have no meaning (a font without
    ToUnicode: private use, U+FFFD, ideographs picked at random).
    """
    return tuple(page.number for page in pages if not page.fault and _needs_ocr(page))


def pages_left_unread(pages: Sequence[Page]) -> tuple[int, ...]:
    """Return the numbers of the pages that still show something that nobody could read as text."""
    return tuple(page.number for page in pages if page.text_layer == "none" and not page.fault and _shows_much(page))


def _shows_much(page: Page) -> bool:
    return bool(page.chars) or _image_share(page) >= _MOST_OF_PAGE


def _needs_ocr(page: Page) -> bool:
    if _image_share(page) >= _MOST_OF_PAGE and (len(page.chars) < _FEW_CHARS or page.text_layer == "ocr"):
        return True
    return has_meaningless_text(page)


def _image_share(page: Page) -> float:
    area = page.width * page.height
    # images may overlap (a scan in strips does not): the sum is near enough, and never too small
    return sum((image.x1 - image.x0) * (image.bottom - image.top) for image in page.images) / area if area else 0.0


def has_meaningless_text(page: Page) -> bool:
    """Tell whether a text layer states codes rather than characters."""
    counts: dict[_Kind, int] = {}
    for text, count in Counter(map(_TEXT, page.chars)).items():
        kind = _kind(text[0])
        counts[kind] = counts.get(kind, 0) + count
    total = len(page.chars)
    if not total:
        return False
    without = counts.get("meaningless", 0) / total
    if without >= _MEANINGLESS and (total >= _ENOUGH or without > 0.5):
        return True
    improbable = counts.get("improbable", 0)
    ideographs = improbable + counts.get("ideograph", 0)
    return ideographs >= _ENOUGH and improbable >= _IMPROBABLE * ideographs


@lru_cache(maxsize=8192)
def _kind(char: str) -> _Kind:
    if _lacks_meaning(char):
        return "meaningless"
    if not _is_ideograph(char):
        return "other"
    return "improbable" if _is_improbable(char) else "ideograph"


def _is_ideograph(char: str) -> bool:
    # syllables of Hangul come from arbitrary codes as ideographs do
    return "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


def _lacks_meaning(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn", "Cc", "Cs"}


def _is_improbable(char: str) -> bool:
    """Tell whether an ideograph is outside the common levels of both Big5 (5401) and GB 2312 (3755)."""
    big5, gb = char.encode("big5", "ignore"), char.encode("gb2312", "ignore")
    return not (big5 and 0xA4 <= big5[0] <= 0xC6) and not (gb and 0xB0 <= gb[0] <= 0xD7)
