"""Pages as pictures, drawn by PDFium."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from extractors.readers.ocr.memory import release_memory
from schemas.page import Page

Gray = NDArray[np.uint8]

_DPI: Final = 200.0  # of pages that PDFium draws from text and paths, and the most for others
_LEAST_DPI: Final = 150.0
_MOST_PIXELS: Final = 10_000_000  # of one picture: an A3 page at 200 dpi is 8 million; text on larger ones is larger
_IMAGE: Final = 3  # FPDF_PAGEOBJ_IMAGE


def render_pages(data: bytes, pages: Sequence[Page], password: str | None = None) -> Iterator[tuple[Page, Gray, float]]:
    """Draw pages one after the other: each with its picture, turned as the page is, and the picture's pixels a point.

    A page that shows an image is drawn with the pixels that the image has, so that nothing is resampled.
    """
    document = pypdfium2.PdfDocument(data, password=password)
    try:
        for page in pages:
            yield page, *_draw(document, page)
            release_memory()
    finally:
        document.close()


def _draw(document: pypdfium2.PdfDocument, page: Page) -> tuple[Gray, float]:
    drawn = document[page.number - 1]
    try:
        scale = _scale(page, _image_pixels(drawn))
        picture = drawn.render(scale=scale, grayscale=True, may_draw_forms=False).to_numpy()
    finally:
        drawn.close()
    # a copy: the bitmap, and what PDFium decoded for it, is let go
    return np.array(np.rot90(picture.reshape(picture.shape[:2]), -page.turn), dtype=np.uint8, order="C"), scale


def _image_pixels(drawn: pypdfium2.PdfPage) -> int:
    sizes = [image.get_px_size() for image in drawn.get_objects(filter=[_IMAGE], max_depth=4)]
    return max((max(width, height) for width, height in sizes), default=0)


def _scale(page: Page, image_pixels: int) -> float:
    dpi = _DPI
    longest: float = max((max(image.x1 - image.x0, image.bottom - image.top) for image in page.images), default=0.0)
    if image_pixels and longest:
        dpi = min(max(image_pixels / longest * 72, _LEAST_DPI), _DPI)
    limit: float = (_MOST_PIXELS / max(page.width * page.height, 1.0)) ** 0.5
    return min(dpi / 72, limit)
