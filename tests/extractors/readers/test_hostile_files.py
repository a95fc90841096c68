"""Files made to hurt: each gives pages or an UnreadableDocumentError with a reason, in little time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.readers.read import READERS, read_pages
from schemas.errors import UnreadableDocumentError
from tests.extractors.readers.typeset import CORPUS, stream, written

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def page(box: bytes = b"[0 0 400 300]") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<<>>>>" % box


def outcome(data: bytes, reader: str) -> int | str:
    """How many pages, or the reason why none."""
    try:
        return len(read_pages(data, reader=reader))
    except UnreadableDocumentError as error:
        return error.reason


@pytest.mark.parametrize("reader", READERS)
def test_a_page_tree_that_holds_itself_ends(reader: str) -> None:
    data = written(CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>", page(), stream(b"0 0 m 9 9 l S"))
    assert outcome(data, reader) in {1, 3, "no-pages", "unreadable-pages", "damaged"}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("count", [b"2147483647", b"-1", b"99999999999999999999"])
def test_a_page_count_that_lies_is_no_loop(reader: str, count: bytes) -> None:
    data = written(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count %s>>" % count, page(), stream(b"0 0 m 9 9 l S"))
    assert outcome(data, reader) in {1, "no-pages", "too-many-pages", "unreadable-pages", "damaged"}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "box", [b"[0 0 1e30 1e30]", b"[0 0 0 0]", b"[9 9 9]", b"[(a) 0 300 null]", b"[300 400 0 0]", b"[0 0 -1e9 1]"]
)
def test_an_absurd_page_size_is_no_crash(reader: str, box: bytes) -> None:
    data = written(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page(box), stream(b"10 10 50 0.5 re f"))
    assert outcome(data, reader) in {1, "unreadable-pages"}


def test_ten_thousand_pages_are_read() -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 10_005))
    leaves = [b"<</Type/Page/Parent 2 0 R>>"] * 10_000
    tree = b"<</Type/Pages/Kids[%s]/Count 10000/MediaBox[0 0 400 300]>>" % kids
    assert outcome(written(CATALOG, tree, b"null", b"null", *leaves), "pdfium") == 10_000


@pytest.mark.parametrize("reader", READERS)
def test_a_form_that_draws_itself_ends(reader: str) -> None:
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    content = b"/X Do 10 10 50 0.5 re f"
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</XObject<</X 5 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream" % (len(content), content)
    )
    data = written(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", leaf, stream(content), form)
    assert outcome(data, reader) in {1, "unreadable-pages"}


@pytest.mark.parametrize("reader", READERS)
def test_nul_bytes_are_harmless(reader: str) -> None:
    assert outcome(b"\x00" * 5000, reader) == "not-a-pdf"
    assert outcome(b"%PDF-1.7\n" + b"\x00" * 5000, reader) == "truncated"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=40))
def test_flipped_bytes_give_pages_or_a_reason(changes: list[tuple[float, int]]) -> None:
    data = bytearray((CORPUS / "songshan-106-scorecard.pdf").read_bytes())
    for place, value in changes:
        data[int(place * len(data))] = value
    result = outcome(bytes(data), "pdfium")
    assert isinstance(result, str) or result <= 3
