"""The second reader: pdfplumber (pdfminer.six). Slow and independent, so tests hold the default reader to it."""

import io

import pdfplumber

from schemas.page import Box, Char, Fill, Page, Rule

_THIN_PT = 2.0  # a filled rectangle thinner than this is seen as a line


def read_pages(data: bytes, password: str | None = None) -> tuple[Page, ...]:
    """Read every page of a PDF."""
    with pdfplumber.open(io.BytesIO(data), password=password or "") as pdf:
        return tuple(_page(page, number) for number, page in enumerate(pdf.pages, 1))


def _page(page: "pdfplumber.page.Page", number: int) -> Page:
    chars = tuple(
        Char(c["text"], c["x0"], c["top"], c["x1"], c["bottom"], c["size"])
        for c in page.dedupe_chars().chars
        if c["text"].strip()
    )
    rules: list[Rule] = []
    fills: list[Fill] = []
    for line in page.lines:
        horizontal = abs(line["x1"] - line["x0"]) >= abs(line["bottom"] - line["top"])
        rules.append(Rule(line["x0"], line["top"], line["x1"], line["bottom"], horizontal))
    for rect in page.rects:
        box = (rect["x0"], rect["top"], rect["x1"], rect["bottom"])
        width, height = rect["x1"] - rect["x0"], rect["bottom"] - rect["top"]
        if rect["fill"] and min(width, height) <= _THIN_PT:
            rules.append(Rule(*box, horizontal=width >= height))
        elif rect["fill"]:
            fills.append(Fill(*box, gray=_gray(rect["non_stroking_color"])))
        if rect["stroke"] and min(width, height) > _THIN_PT:
            x0, top, x1, bottom = box
            rules += [Rule(x0, top, x1, top, True), Rule(x0, bottom, x1, bottom, True)]
            rules += [Rule(x0, top, x0, bottom, False), Rule(x1, top, x1, bottom, False)]
    images = tuple(Box(i["x0"], i["top"], i["x1"], i["bottom"]) for i in page.images)
    return Page(number, float(page.width), float(page.height), chars, tuple(rules), tuple(fills), images)


def _gray(color: object) -> float:
    if isinstance(color, (int, float)):
        return float(color)
    if isinstance(color, (tuple, list)) and len(color) == 1:
        return float(color[0])
    if isinstance(color, (tuple, list)) and len(color) == 3:
        red, green, blue = (float(part) for part in color)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 0.0
