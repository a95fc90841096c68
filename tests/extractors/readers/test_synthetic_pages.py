"""Small pages typeset on the spot, one trap each; both readers must see what a person sees."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.read import READERS, read_pages
from extractors.readers.turning import shown_box, turn_page
from schemas.errors import UnreadableDocumentError
from schemas.page import Box, Char, Page
from tests.extractors.readers.typeset import HEIGHT, WIDTH, stream, typeset, written

Reader = Callable[..., Page]


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest) -> Reader:
    def read_one(draw: Callable[[Canvas], None], **options: str) -> Page:
        (page,) = read_pages(typeset(draw, **options), reader=request.param)
        return page

    return read_one


def text_of(page: Page) -> str:
    return "".join(char.text for char in page.chars)


def em_box(char: Char) -> Box:
    return Box(char.x0, char.top, char.x1, char.bottom)


def test_a_character_stands_in_its_em_square_on_the_baseline(read: Reader) -> None:
    page = read(lambda canvas: canvas.drawString(100, 200, "H."))
    assert text_of(page) == "H."
    letter, stop = page.chars
    assert em_box(letter) == pytest.approx((100, 100 - 0.88 * 20, 100 + 0.722 * 20, 100 + 0.12 * 20), abs=0.1)
    assert (stop.top, stop.bottom) == (letter.top, letter.bottom)
    assert letter.size == 20


@pytest.mark.parametrize(
    ("rotation", "box"),
    [
        (0, (100, 82.4, 114.4, 102.4)),
        (90, (197.6, 100, 217.6, 114.4)),
        (180, (285.6, 197.6, 300, 217.6)),
        (270, (182.4, 185.6, 202.4, 200)),
    ],
)
def test_rotation_is_undone_and_a_page_shown_sideways_is_turned_to_be_read(
    read: Reader, rotation: int, box: tuple[float, float, float, float]
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.drawString(100, 200, "H")
        canvas.line(50, 20, 150, 20)

    page = read(draw)
    # reportlab turns the MediaBox too, so that the page as displayed keeps its size
    turn = -rotation // 90 % 4
    size = (WIDTH, HEIGHT) if turn % 2 == 0 else (HEIGHT, WIDTH)
    assert (page.rotation, page.turn, page.width, page.height) == (rotation, turn, *size)
    assert shown_box(page, em_box(page.chars[0])) == pytest.approx(box, abs=0.5)
    assert [rule.horizontal for rule in page.rules] == [True]


@given(st.integers(0, 3), st.tuples(*[st.floats(0, 300)] * 4))
def test_a_box_on_a_turned_page_goes_back_to_where_it_is_shown(quarters: int, sides: tuple[float, ...]) -> None:
    x0, x1 = sorted(sides[:2])
    top, bottom = sorted(sides[2:])
    char = Char("字", x0, top, x1, bottom, 10)
    turned = turn_page(Page(1, 300, 400, (char,)), quarters)
    assert shown_box(turned, em_box(turned.chars[0])) == pytest.approx((x0, top, x1, bottom), abs=0.01)


def test_text_turned_to_be_upright_on_a_rotated_page_has_its_em_square(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.drawString(100, -200, "H.")  # baseline at x = 200 in user space, which is 200 from the top

    page = read(draw)
    letter, stop = page.chars
    assert em_box(letter) == pytest.approx((100, 200 - 17.6, 114.4, 202.4), abs=1)
    assert (stop.top, stop.bottom) == (letter.top, letter.bottom)


def test_places_count_from_the_corner_of_the_crop_box(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 100, 350, 250))
        canvas.drawString(100, 200, "H")
        canvas.drawString(10, 200, "L")  # left of the box
        canvas.drawString(100, 50, "B")  # below it

    page = read(draw)
    assert (page.width, page.height) == (300, 150)
    assert text_of(page) == "H"
    assert em_box(page.chars[0]) == pytest.approx((50, 50 - 17.6, 64.4, 52.4), abs=0.1)


def test_forms_are_entered_with_their_matrices(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner", 0, 0, 100, 100)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(10, 20, "H")
        canvas.rect(0, 0, 80, 40)
        canvas.rect(10, 50, 30, 20, stroke=0, fill=1)
        canvas.endForm()
        for x in (50, 200):
            canvas.saveState()
            canvas.translate(x, 100)
            canvas.scale(1.5, 2)
            canvas.doForm("inner")
            canvas.restoreState()

    page = read(draw)
    assert text_of(page) == "HH"
    assert [char.x0 for char in page.chars] == pytest.approx([65, 215], abs=0.1)
    assert page.chars[0].size == pytest.approx(20)
    assert page.chars[0].bottom == pytest.approx(HEIGHT - 140 + 2.4, abs=0.1)
    assert len(page.rules) == 8
    top, left = page.rules[0], min(page.rules, key=lambda rule: rule.x1)
    assert (top.x0, top.x1) == pytest.approx((50, 170), abs=0.1)
    assert (left.top, left.bottom) == pytest.approx((120, 200), abs=0.1)
    assert [fill[:4] for fill in page.fills] == [
        pytest.approx((65, 60, 110, 100), abs=0.1),
        pytest.approx((215, 60, 260, 100), abs=0.1),
    ]


def test_fake_bold_counts_once_and_a_repeated_letter_twice(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(100 + shift, 200, "ill")
        canvas.drawString(100, 170, "ill")

    assert text_of(read(draw)) == "illill"


def test_invisible_text_is_left_out_beside_visible_text(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 200, "seen")
        canvas.drawString(100, 100, "hidden", mode=3)

    assert text_of(read(draw)) == "seen"


def test_an_invisible_layer_is_the_text_where_there_is_no_other(read: Reader) -> None:
    assert text_of(read(lambda canvas: canvas.drawString(100, 100, "layer", mode=3))) == "layer"


def test_what_lies_off_the_page_is_left_out(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 200, "on")
        canvas.drawString(500, 200, "off")
        canvas.drawString(100, -50, "off")
        canvas.line(10, 500, 90, 500)
        canvas.rect(600, 10, 50, 50, fill=1)

    page = read(draw)
    assert text_of(page) == "on"
    assert (page.rules, page.fills) == ((), ())


def test_text_that_a_clip_hides_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("window", 0, 0, 400, 300)
        clipped(canvas)
        canvas.endForm()
        clipped(canvas)
        canvas.translate(0, -100)
        canvas.doForm("window")

    def clipped(canvas: Canvas) -> None:
        canvas.saveState()
        window = canvas.beginPath()
        window.rect(90, 190, 60, 30)
        canvas.clipPath(window, stroke=0)
        canvas.setFont("Helvetica", 20)
        canvas.drawString(100, 200, "HHHHHHHH")
        canvas.drawString(10, 200, "L")
        canvas.restoreState()

    (page,) = read_pages(typeset(draw))
    assert text_of(page) == "HHHHHH"
    assert sorted({char.bottom for char in page.chars}) == pytest.approx([102.4, 202.4])


@pytest.mark.parametrize("reader", READERS)
def test_a_ligature_gives_each_letter_its_share(reader: str) -> None:
    meaning = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"2 beginbfchar <01> <00660066> <48> <0048> endbfchar endcmap"
    )
    data = written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"BT /F 20 Tf 100 200 Td <480148> Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Plan/ToUnicode 6 0 R"
        b"/FirstChar 1/LastChar 72/Widths[%s]"
        b"/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi]>>>>" % (b"500 " * 72),
        stream(meaning),
    )
    (page,) = read_pages(data, reader=reader)
    assert text_of(page) == "HffH"
    first, second = page.chars[1:3]
    assert first.x0 < first.x1 == second.x0 < second.x1
    assert first.x1 - first.x0 == pytest.approx(second.x1 - second.x0, abs=0.01)


def test_lines_frames_and_thin_rectangles_are_rules(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(2)
        canvas.line(50, 50, 150, 50)
        canvas.rect(50, 100, 100, 40, stroke=0, fill=1)  # not thin
        canvas.rect(50, 200, 100, 0.5, stroke=0, fill=1)
        canvas.rect(200, 100, 1, 60, stroke=0, fill=1)
        canvas.grid([250, 300, 350], [50, 70])
        canvas.line(250, 200, 350, 280)  # slanted

    page = read(draw)
    across = sorted(tuple(rule[:4]) for rule in page.rules if rule.horizontal)
    down = sorted(tuple(rule[:4]) for rule in page.rules if not rule.horizontal)
    assert across == [
        pytest.approx((50, 99.5, 150, 100), abs=0.05),
        pytest.approx((50, 249, 150, 251), abs=0.05),
        pytest.approx((250, 229, 350, 231), abs=0.05),
        pytest.approx((250, 249, 350, 251), abs=0.05),
    ]
    assert down == [
        pytest.approx((200, 140, 201, 200), abs=0.05),
        *(pytest.approx((x - 1, 230, x + 1, 250), abs=0.05) for x in (250, 300, 350)),
    ]
    assert [tuple(fill) for fill in page.fills] == [(50, 160, 150, 200, 0, False)]


def test_fills_state_their_gray_and_whether_they_are_polygons(read: Reader) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(50, 50, 60, 40, stroke=0, fill=1)
        canvas.setFillGray(0.8)
        arrow = canvas.beginPath()
        arrow.moveTo(200, 50)
        arrow.lineTo(200, 80)
        arrow.lineTo(230, 65)
        arrow.close()
        canvas.drawPath(arrow, stroke=0, fill=1)
        both = canvas.beginPath()
        both.rect(50, 150, 40, 40)
        both.rect(120, 150, 40, 40)
        canvas.drawPath(both, stroke=0, fill=1)

    fills = read(draw).fills
    assert [(fill.x0, fill.x1, fill.polygon) for fill in fills] == [
        (50, 110, False),
        (200, 230, True),
        (50, 90, False),
        (120, 160, False),
    ]
    assert [fill.gray for fill in fills] == pytest.approx([0.2126, 0.8, 0.8, 0.8], abs=0.01)


def test_an_owner_password_alone_does_not_lock_a_file(read: Reader) -> None:
    assert text_of(read(lambda canvas: canvas.drawString(100, 200, "open"), owner="secret")) == "open"


@pytest.mark.parametrize("reader", READERS)
def test_a_user_password_is_asked_for_and_checked(reader: str) -> None:
    locked = typeset(lambda canvas: canvas.drawString(100, 200, "locked"), user="taipei", owner="owner")
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pages(locked, reader=reader)
    assert caught.value.reason == "needs-password"
    assert "--password" in caught.value.message
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pages(locked, reader=reader, password="taoyuan")
    assert caught.value.reason == "wrong-password"
    assert [text_of(page) for page in read_pages(locked, reader=reader, password="taipei")] == ["locked"]


def test_a_page_without_text_says_so(read: Reader) -> None:
    page = read(lambda canvas: canvas.line(10, 10, 90, 10))
    assert (page.text_layer, page.chars) == ("none", ())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("cmap", ["ETen-B5-H", "ETenms-B5-H", "B5pc-H"])
def test_big5_codes_of_fonts_that_are_not_embedded_are_read(reader: str, cmap: str) -> None:
    printed = "年度施政計畫A1，逾９成"
    shown = stream(b"BT /F1 20 Tf 100 200 Td <%s> Tj ET" % printed.encode("big5").hex().encode())
    data = written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        shown,
        b"<</Type/Font/Subtype/Type0/BaseFont/MingLiU/Encoding/%s/DescendantFonts[6 0 R]>>" % cmap.encode(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/MingLiU/FontDescriptor 7 0 R/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>>>",
        b"<</Type/FontDescriptor/FontName/MingLiU/Flags 39/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 800/StemV 80>>",
    )
    (page,) = read_pages(data, reader=reader)
    assert text_of(page) == printed
    assert page.chars[0].x0 == pytest.approx(100, abs=0.1)
    assert page.chars[1].x0 == pytest.approx(120, abs=0.1)
