from extractors.readers.ocr.mending import mend_chars
from schemas.page import Char


def line(text: str, widths: list[float] | None = None, confidence: float = 1.0) -> list[Char]:
    sizes = widths or [10.0] * len(text)
    return [Char(sign, 10.0 * i, 0, 10.0 * i + sizes[i], 10, 10, confidence) for i, sign in enumerate(text)]


def test_lost_characters_are_taken_from_the_picture_and_the_others_kept() -> None:
    stated = line("壹1依據ÿ一Ā5", [10.0] * 7 + [5.0])
    seen = line("臺、依據(一)S", confidence=0.9)
    mended = mend_chars(stated, seen)
    assert "".join(char.text for char in mended) == "壹、依據（一）5"
    assert [char.confidence < 1 for char in mended] == [False, True, False, False, True, False, True, False]


def test_a_lost_character_that_nobody_recognized_stays_as_stated() -> None:
    assert mend_chars(line("壹1依據"), []) == tuple(line("壹1依據"))
