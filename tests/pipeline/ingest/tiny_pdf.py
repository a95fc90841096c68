"""PDFs written by hand, object by object, for what no honest program writes."""

import zlib


def tiny_pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """Return a PDF of these numbered objects with a correct cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00000 f \n"
    out += b"trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    return bytes(out)


def stream(content: bytes, *, packed: bool = False) -> bytes:
    """Return a stream object's body."""
    if packed:
        content = zlib.compress(content, 9)
        return b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(content), content)
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def one_page(content: bytes, box: bytes = b"0 0 595 842", *, packed: bool = False, extra: bytes = b"") -> bytes:
    """Return a PDF of one page; its font is /F."""
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>> %s>>"
    return tiny_pdf(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            3: page % (box, extra),
            4: stream(content, packed=packed),
            5: FONT,
        }
    )


def many_pages(count: int) -> bytes:
    """Return a PDF of so many pages with one word each."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources <</Font <</F 4 0 R>>>>>>"
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count),
        3: stream(b"BT /F 12 Tf 72 700 Td (word) Tj ET"),
        4: FONT,
    }
    return tiny_pdf(objects | {number + 5: page for number in range(count)})
