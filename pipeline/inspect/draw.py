"""Sights drawn over the page's own picture, with a legend."""

import io
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.inspect.seen import Kind, SeenPage, Sight
from schemas.page import Box, Page

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_SCALE: Final = 2.0  # pixels a point
_LARGEST_PX: Final = 4000  # a poster is drawn smaller than that scale
_LEGEND_PX: Final = 260
_PALE: Final = 0.45  # how much of white is laid over the page, so that what was seen stands out
_CJK_FONTS: Final = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansTC-Regular.otf",
    "msjh.ttc",
    "mingliu.ttc",
    "PingFang.ttc",
    "STHeiti Medium.ttc",
    "uming.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
)


class _Style(NamedTuple):
    """How a kind is drawn: colour, width of its outline in pixels (0: filled only), how opaque its area is (0-255)."""

    color: tuple[int, int, int]
    width: int
    area: int
    zh: str
    en: str


_STYLES: Final[dict[Kind, _Style]] = {
    "fill": _Style((120, 120, 120), 0, 30, "填色", "fill"),
    "rule": _Style((0, 170, 190), 1, 0, "線條", "rule"),
    "header": _Style((255, 200, 0), 0, 70, "表頭", "header row"),
    "mark": _Style((230, 0, 0), 2, 60, "橫條、記號", "bar or mark"),
    "cell": _Style((30, 90, 230), 1, 0, "儲存格：列,欄", "cell: row,col"),
    "span": _Style((150, 0, 200), 2, 0, "合併格：列,欄 列x欄", "merged: row,col rowsxcols"),
    "table": _Style((0, 140, 0), 4, 0, "表格：類別 大小 可信度", "table: kind size confidence"),
    "role": _Style((0, 140, 0), 0, 40, "欄位角色 可信度", "column role confidence"),
    "caption": _Style((240, 120, 0), 2, 0, "表格標題", "caption"),
    "section": _Style((200, 0, 120), 1, 25, "綱目：層級 編號", "outline: level number"),
    "title": _Style((0, 60, 140), 2, 25, "標題區", "title block"),
    "loose": _Style((130, 90, 40), 1, 0, "其他文字", "other text"),
    "ignored": _Style((90, 90, 90), 1, 60, "略過：原因", "ignored: reason"),
}


def draw_page(data: bytes, seen: SeenPage, password: str | None = None) -> bytes:
    """Return a PNG of the page with everything that was seen on it."""
    from PIL import Image

    scale = min(_SCALE, _LARGEST_PX / max(seen.page.width, seen.page.height, 1.0))
    picture = _render(data, seen.page, scale, password)
    picture = Image.blend(picture, Image.new("RGB", picture.size, "white"), _PALE)
    for kind in _STYLES:
        picture = _draw_kind(picture, [sight for sight in seen.sights if sight.kind == kind], scale)
    canvas = Image.new("RGB", (picture.width + _LEGEND_PX, max(picture.height, 24 * (len(_STYLES) + 3))), "white")
    canvas.paste(picture, (0, 0))
    _draw_legend(canvas, picture.width + 12, seen)
    buffer = io.BytesIO()
    canvas.save(buffer, "PNG")
    return buffer.getvalue()


def _render(data: bytes, page: Page, scale: float, password: str | None) -> "Image.Image":
    import pypdfium2 as pdfium
    from PIL import Image

    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    with pdfium.PdfDocument(data, password=password) as document:
        rendered: Image.Image = document[page.number - 1].render(scale=scale).to_pil()
        # A copy: the rendered picture shares memory with the document that is closed here.
        return rendered.convert("RGB").rotate(-90 * page.turn, expand=True).resize(size)


def _draw_kind(picture: "Image.Image", sights: list[Sight], scale: float) -> "Image.Image":
    from PIL import Image, ImageDraw

    if not sights:
        return picture
    style = _STYLES[sights[0].kind]
    over = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(over)
    for sight in sights:
        corners = _pixels(sight.box, scale)
        fill = (*style.color, style.area) if style.area else None
        pen.rectangle(corners, fill=fill, outline=(*style.color, 255) if style.width else None, width=style.width)
    for sight in sights:
        if sight.label:
            _write(pen, sight, style, scale)
    return Image.alpha_composite(picture.convert("RGBA"), over).convert("RGB")


def _write(pen: "ImageDraw.ImageDraw", sight: Sight, style: _Style, scale: float) -> None:
    x0, top, _, bottom = _pixels(sight.box, scale)
    if sight.kind == "table":
        top = bottom  # below: its upper corner is the first cell's
    font = _font(round(5.5 * scale))
    label = _printable(sight.label)
    if sight.kind == "section":
        x0 -= pen.textlength(label, font=font) + 4  # in the margin: its own corner is the number
    left, above, right, below = pen.textbbox((x0 + 2, top + 1), label, font=font)
    pen.rectangle((left - 1, above - 1, right + 1, below + 1), fill=(255, 255, 255, 170))
    pen.text((x0 + 2, top + 1), label, fill=(*style.color, 255), font=font)


def _draw_legend(canvas: "Image.Image", left: int, seen: SeenPage) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(canvas, "RGBA")
    font = _font(14)
    layer = seen.page.text_layer
    pen.text((left, 8), f"page {seen.page.number}/{seen.n_pages}  {layer}  {len(seen.page.chars)} chars", "black", font)
    for line, (kind, style) in enumerate(_STYLES.items(), 1):
        top = 12 + 24 * line
        count = sum(sight.kind == kind for sight in seen.sights)
        pen.rectangle((left, top, left + 22, top + 14), (*style.color, max(style.area, 20)), style.color, 2)
        text = f"{style.zh} {count}" if _cjk_font() else f"{style.en} {count}"
        pen.text((left + 30, top - 2), text, fill="black", font=font)


def _pixels(box: Box, scale: float) -> tuple[float, float, float, float]:
    x0, x1 = sorted((box.x0 * scale, box.x1 * scale))
    top, bottom = sorted((box.top * scale, box.bottom * scale))
    return x0, top, x1, bottom


def _printable(label: str) -> str:
    """A font without CJK characters would draw boxes that say nothing."""
    return label if _cjk_font() else label.encode("ascii", "replace").decode("ascii")


@cache
def _font(size: int) -> "Font":
    from PIL import ImageFont

    name = _cjk_font()
    return ImageFont.truetype(name, size) if name else ImageFont.load_default(size)


@cache
def _cjk_font() -> str:
    """Return the first of the known fonts that this machine has; "" where it has none."""
    from PIL import ImageFont

    for name in _CJK_FONTS:
        try:
            ImageFont.truetype(name, 10)
        except OSError:
            continue
        return name
    return ""
