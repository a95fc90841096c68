"""Small PDFs for the tests of readers: drawn by reportlab, or written object by object."""

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

CORPUS = Path(__file__).parents[3] / "corpus"
WIDTH, HEIGHT = 400.0, 300.0


def typeset(draw: Callable[[Canvas], None], user: str = "", owner: str = "") -> bytes:
    buffer = io.BytesIO()
    encrypt = StandardEncryption(user, owner, strength=128) if user or owner else None
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=1)
    canvas.setFont("Helvetica", 20)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def written(*objects: bytes) -> bytes:
    """A PDF of the given objects, numbered from 1, the first its catalog."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(data),
    )
