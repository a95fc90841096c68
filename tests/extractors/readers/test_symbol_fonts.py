import pytest

from extractors.readers.read import READERS, read_pages
from extractors.readers.symbol_fonts import printed_code
from tests.extractors.readers.typeset import stream, written

FONT = b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 1/LastChar 2/Widths[600 600]/ToUnicode 6 0 R>>"
CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /T def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <01> <F0B3> <02> <F0FE> endbfchar endcmap end end"""


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        (0xF0B3, "ABCDEF+SymbolMT", "≥"),
        (0xF0A3, "Symbol,Italic", "≤"),
        (0xF0FE, "Wingdings-Regular", "☑"),
        (0xF0A8, "Wingdings", "□"),
        (0xF052, "BCDEEE+Wingdings2", "☑"),
        (0xF0B3, "MingLiU", "\uf0b3"),  # an office's own character
        (0xF020, "Symbol", "\uf020"),
        (0xF76F, "TeXGyrePagella-Regular", "O"),
        (0xF732, "MinionPro", "2"),
        (0xF7E9, "MinionPro", "É"),
        (0xF710, "MinionPro", "\uf710"),
    ],
)
def test_a_private_code_is_the_sign_that_its_font_draws(code: int, font: str, sign: str) -> None:
    assert chr(printed_code(code, font)) == sign


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("font", "signs"), [(b"SymbolMT", "≥⎭"), (b"AB+Wingdings", "\uf0b3☑")])
def test_the_readers_ask_for_the_font_of_a_private_code(reader: str, font: bytes, signs: str) -> None:
    data = written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"BT /F 20 Tf 50 100 Td <0102> Tj ET"),
        FONT % font,
        stream(CMAP),
    )
    (page,) = read_pages(data, reader=reader)
    assert "".join(char.text for char in page.chars) == signs
