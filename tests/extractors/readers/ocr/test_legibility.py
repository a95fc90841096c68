from dataclasses import replace

import pytest

from extractors.readers.ocr.legibility import has_meaningless_text, pages_left_unread, pages_needing_ocr
from extractors.readers.ocr.widths import is_wide
from schemas.page import Box, Char, Page

WHOLE = Box(0, 0, 600, 800)
ENGLISH = (
    "User acceptance of technology has been an important field of study for over two decades now although many models "
    "have been proposed to explain and predict the use of a system the model has been the only one which has captured "
    "the most attention of the community thus it is essential for anyone willing to study how people come to use it "
    "and to have an understanding of its origins and of the directions that later research is likely to take"
).replace(" ", "")


def _width(char: str) -> float:
    return 10 if is_wide(char) else 6


def page(text: str = "", *, images: tuple[Box, ...] = (), layer: str = "text", fault: str = "") -> Page:
    chars = tuple(Char(char, 10 * index, 10, 10 * index + _width(char), 20, 10) for index, char in enumerate(text))
    return Page(1, 600, 800, chars, images=images, text_layer=layer, fault=fault)  # type: ignore[arg-type]


def _moved(text: str, distance: int) -> str:
    return "".join(chr(ord(char) + distance) for char in text)


@pytest.mark.parametrize(
    ("shown", "needed"),
    [
        (page("提升服務品質執行計畫" * 5), False),
        (page(), False),  # blank
        (page(images=(WHOLE,), layer="none"), True),
        (page(images=(Box(0, 0, 100, 100),), layer="none"), False),  # a logo
        (page("第1頁", images=(WHOLE,)), True),  # a page number over a scan
        (page("提升服務品質執行計畫" * 9, images=(WHOLE,)), False),  # text over a background
        (page("提升服務品質執行計畫" * 9, images=(WHOLE,), layer="ocr"), True),  # someone's invisible layer
        (page("\ufffd" * 9 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), True),
        (page("\ue001\ue002\ue003" * 20), True),
        (page("\uf0fc計畫\uf06e" * 20), False),  # ticks and squares of a symbol font
        (page("".join(chr(0x4E00 + 37 * step % 0x5000) for step in range(60))), True),  # codes picked at random
        (page("人口政策宣导实施计划" * 5), False),  # Simplified is text too
        (page("Household Registration Office " * 3), False),
        (page("臺X^大安S戶Ï務所þð升服務品質執行計畫，本Û方案、現ô辦理"), True),  # letters lost in a rewritten file
        (page("Příliš žluťoučký kůň úpěl ďábelské ódy, dès Noël où un zéphyr haï"), False),
        (page("推動café與naïve、El Niño等外語課程，並由Müller及Åse講授人口政策宣導計畫"), False),
        (page("þ提升服務品質þ人口政策宣導þ實施計畫þ戶籍登記"), False),  # one kind: a sign of a symbol font
        (page("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõú" * 3), True),
        (page("計畫依據" + "·" * 80 + "1計畫目標" + "·" * 80 + "2"), False),  # leaders
        (page("×÷°" * 30 + "12月"), False),
        (page("提升\uf0a8服務\uf0fe品質" * 5), False),  # boxes of a symbol font
        (page("\uf041\uf042\uf043\uf044人口" * 9), True),
        (page("사용할수없음이번판에서는호스트이름을사용자가수정할수있습니다" * 3), False),
        (page("経済対策として図書館の広場を活用する東京都渋谷区役所" * 3), False),
        (page("МоскваΑθήναتهرانกรุงเทพ臺北서울Taipeiתלאביב" * 9), False),
        (page("เอกสารนี้อธิบายขั้นตอนการลงทะเบียนบ้าน" * 4), False),
        (page("Amẹ́ríkàÀndóràÀngólàÀngúíllà" * 3), False),
        (page("4F3A0B9C7DE215688ABC" * 30), False),
        (page("ACGTTGCAAC" * 40), False),
        (page(_moved(ENGLISH, 0)), False),
        (page(_moved(ENGLISH.upper(), 0)), False),
        (page(_moved(ENGLISH, -29)), True),  # numbers of a font's glyphs
        (page(_moved(ENGLISH, 1)), True),
        (page("".join(chr(0x180 + 7 * step % 0x350) for step in range(120))), True),  # numbers of a large font's glyphs
        (page("".join(chr(0x400 + 97 * step % 0x1800) for step in range(120)).replace("\u0530", "")), True),
        (page(fault="page-damaged", images=(WHOLE,), layer="none"), False),
    ],
)
def test_pages_that_need_recognition_are_told_by_what_they_show(shown: Page, needed: bool) -> None:
    assert bool(pages_needing_ocr([shown])) is needed


def test_a_single_unmapped_sign_does_not_spoil_a_page() -> None:
    assert not has_meaningless_text(page("提升服務品質執行計畫" * 5 + "\ufffd"))


def test_what_stays_unread_is_named() -> None:
    assert pages_left_unread([page(), page(images=(WHOLE,), layer="none"), page("計畫")]) == (1,)


def test_a_page_with_few_letters_astray_shares_the_fonts_of_a_spoilt_one() -> None:
    spoilt = page("臺X^大安S戶Ï務所þð升服務品質執行計畫，本Û方案、現ô辦理")
    slightly = replace(page("提升服務品質ð計畫"), number=2)
    sound = replace(page("提升服務品質計畫"), number=3)
    assert pages_needing_ocr([spoilt, slightly, sound]) == (1, 2)
    assert pages_needing_ocr([slightly, sound]) == ()


def test_figures_as_wide_as_ideographs_are_lost_characters() -> None:
    stated = page("壹1依據2貳1目的2參<對象=")
    assert pages_needing_ocr([stated]) == ()
    widened = tuple(char._replace(x1=char.x0 + 10) for char in stated.chars)
    assert pages_needing_ocr([replace(stated, chars=widened)]) == (1,)
