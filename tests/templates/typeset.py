"""Typeset the small plans of `plans_*.py` into PDFs with gold beside them.

    python -m tests.templates [NAME ...]

Needs Chromium and LibreOffice on the PATH and two CJK fonts (Noto Sans CJK TC, AR PL UMing TW); their products are
committed, so a test run needs neither. Each plan is another template: other header words, column order, rules,
producer. Gold cells come from the rows that are typeset; gold records are written by hand beside the content.
"""

import html
import importlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.templates.markup import gold_tables

HERE = Path(__file__).parent
OUT = HERE / "plans"
Producer = Literal["chromium", "libreoffice", "reportlab", "docx", "ghostscript"]
Rules = Literal["full", "horizontal", "outer", "none"]


@dataclass(frozen=True)
class C:
    """A cell with spans, a shade or a bar; a plain string is a cell without any."""

    text: str = ""
    rs: int = 1
    cs: int = 1
    shade: bool = False
    bar: bool = False


@dataclass(frozen=True)
class Grid:
    """A table to typeset: rows as in HTML (a spanned slot is not repeated), widths in percent."""

    rows: list[list[str | C]]
    widths: list[float]
    header: int = 1
    rules: Rules = "full"
    caption: str = ""
    repeat: bool = True
    head_shade: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Block:
    """A line or paragraph outside tables: title, sub (centred or right, small), h1 to h4, p, note."""

    kind: str
    text: str


@dataclass(frozen=True)
class Small:
    """One small plan: what is typeset, how, and what a reader should get from it.

    `markup` is HTML that takes the place of `body`; `draw` writes the PDF itself, with the tables of `body` as gold.
    """

    name: str
    producer: Producer
    document: dict[str, Any]
    body: list[Block | Grid] = field(default_factory=list)
    landscape: bool = False
    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    css: str = ""
    font_pt: float = 11.0
    markup: str = ""
    draw: Callable[[Path], None] | None = None


def _cell(cell: str | C) -> C:
    return cell if isinstance(cell, C) else C(cell)


def placed(grid: Grid) -> Iterator[tuple[int, int, C]]:
    """Yield (row, column, cell) with spans resolved as HTML resolves them."""
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(grid.rows):
        c = 0
        for cell in map(_cell, row):
            while (r, c) in taken:
                c += 1
            taken |= {(r + i, c + j) for i in range(cell.rs) for j in range(cell.cs)}
            yield r, c, cell
            c += cell.cs


def gold(plan: Small) -> dict[str, Any]:
    """The gold document: hand-written records, and cells from what is typeset."""
    tables = gold_tables(plan.markup)
    for grid in (b for b in plan.body if isinstance(b, Grid)):
        cells = [
            {"row": r, "col": c, "row_span": x.rs, "col_span": x.cs, "text": x.text, "bar": x.bar or x.shade}
            for r, c, x in placed(grid)
        ]
        tables.append(
            {
                "id": f"t{len(tables)}",
                "caption": grid.caption,
                "n_rows": len(grid.rows),
                "n_cols": len(grid.widths),
                "header_rows": grid.header,
                "cells": cells,
            }
        )
    empty: dict[str, list[Any]] = {k: [] for k in ("goals", "measures", "kpis", "kpi_values", "budgets", "outline")}
    document = {"source": f"{plan.name}.pdf", **plan.document}
    return {"producer": plan.producer, "document": document, **empty, **plan.records, "tables": tables}


# ---------------------------------------------------------------- HTML (Chromium, LibreOffice)
_CSS = """
@page { size: A4 %(orient)s; margin: 18mm 16mm 18mm 16mm; }
body { font-family: "%(font)s"; font-size: %(size)spt; margin: 0; }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; margin: 4pt 0 8pt 0; }
td, th { padding: 2pt 3pt; vertical-align: middle; font-weight: normal; text-align: left; }
thead td { text-align: center; }
tr { page-break-inside: auto; }
.full td { border: 0.7pt solid #000; }
.horizontal tr { border-top: 0.6pt solid #000; border-bottom: 0.6pt solid #000; }
.outer { border: 0.8pt solid #000; }
.shade { background: #9db7d5; }
.head td { background: #e4e4e4; }
.bar { height: 3pt; background: #000; margin: 0 -3pt; }
h1 { font-size: 16pt; text-align: center; margin: 2pt 0 6pt; } .sub { text-align: right; font-size: 9pt; margin: 0 0 6pt; }
.h1 { font-weight: bold; font-size: 13pt; margin: 8pt 0 3pt; } .h2 { margin: 3pt 0 2pt 1.5em; text-indent: -1em; }
.h3 { margin: 3pt 0 2pt 3em; text-indent: -1.5em; } .h4 { margin: 2pt 0 2pt 4em; text-indent: -1em; }
.p { margin: 3pt 0; text-indent: 2em; } .note { font-size: 9pt; margin: 2pt 0; }
.caption { text-align: center; font-weight: bold; margin: 6pt 0 2pt; page-break-after: avoid; }
%(extra)s
"""


def _td(cell: C) -> str:
    spans = (f' rowspan="{cell.rs}"' if cell.rs > 1 else "") + (f' colspan="{cell.cs}"' if cell.cs > 1 else "")
    shade = ' class="shade" bgcolor="#9db7d5"' if cell.shade else ""
    inner = '<div class="bar"></div>' if cell.bar else html.escape(cell.text).replace("\n", "<br>")
    return f"<td{spans}{shade}>{inner}</td>"


def _grid_html(grid: Grid) -> str:
    cols = "".join(f'<col style="width:{w}%">' for w in grid.widths)
    rows = ["<tr>" + "".join(_td(_cell(c)) for c in row) + "</tr>" for row in grid.rows]
    head, rest = "".join(rows[: grid.header]), "".join(rows[grid.header :])
    tag = "thead" if grid.repeat else "tbody"
    head_class = ' class="head"' if grid.head_shade else ""
    caption = f'<div class="caption">{html.escape(grid.caption)}</div>' if grid.caption else ""
    # LibreOffice reads the attribute and not the rule of the style sheet
    border = ' border="1" cellspacing="0"' if grid.rules == "full" else ""
    table = f"<colgroup>{cols}</colgroup><{tag}{head_class}>{head}</{tag}><tbody>{rest}</tbody>"
    gap = "<p>&nbsp;</p>" if grid.gap else ""
    return f'{gap}{caption}<table class="{grid.rules}"{border}>{table}</table>'


def page_html(plan: Small) -> str:
    """The plan as one HTML page."""
    font = "Noto Sans CJK TC" if plan.producer in ("chromium", "ghostscript") else "AR PL UMing TW"
    orient = "landscape" if plan.landscape else "portrait"
    css = _CSS % {"font": font, "size": plan.font_pt, "orient": orient, "extra": plan.css}
    body = plan.markup
    for block in plan.body:
        if isinstance(block, Grid):
            body += _grid_html(block)
        elif block.kind == "title":
            body += f"<h1>{html.escape(block.text)}</h1>"
        else:
            body += f'<div class="{block.kind}">{html.escape(block.text)}</div>'
    return (
        f'<!doctype html><html lang="zh-Hant-TW"><meta charset="utf-8"><style>{css}</style><body>{body}</body></html>'
    )


def _chromium(source: Path, target: Path) -> None:
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += ["--no-first-run", f"--user-data-dir={source.parent}/profile", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True)


def _office(source: Path, wanted: str) -> Path:
    """Let LibreOffice turn a file into another kind beside it."""
    command = ["soffice", "--headless", "--convert-to", wanted, "--outdir", str(source.parent)]
    command += ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    return source.with_suffix("." + wanted.partition(":")[0])


def _print(plan: Small, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{plan.name}.html"
        source.write_text(page_html(plan), encoding="utf-8")
        if plan.producer == "chromium":
            _chromium(source, target)
        elif plan.producer == "ghostscript":
            first = source.with_suffix(".pdf")
            _chromium(source, first)
            command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={target}"]
            subprocess.run([*command, str(first)], check=True, capture_output=True)
        else:
            word = source if plan.producer == "libreoffice" else _office(source, "docx:MS Word 2007 XML")
            shutil.move(_office(word, "pdf:writer_pdf_Export"), target)


# ---------------------------------------------------------------- reportlab
def _report(plan: Small, target: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import HRFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

    font = subprocess.run(
        ["fc-match", "-f", "%{file}", "AR PL UMing TW"], check=True, capture_output=True, text=True
    ).stdout
    pdfmetrics.registerFont(TTFont("UMing", font))
    size = plan.font_pt
    style = ParagraphStyle("p", fontName="UMing", fontSize=size, leading=size * 1.35, wordWrap="CJK")
    styles = {
        "title": ParagraphStyle("title", parent=style, fontSize=16, leading=22, alignment=1),
        "sub": ParagraphStyle("sub", parent=style, fontSize=9, alignment=2),
        "h1": ParagraphStyle("h1", parent=style, fontSize=13, leading=20, spaceBefore=6),
        "h2": ParagraphStyle("h2", parent=style, leftIndent=18),
        "h3": ParagraphStyle("h3", parent=style, leftIndent=36),
        "h4": ParagraphStyle("h4", parent=style, leftIndent=54),
        "caption": ParagraphStyle("caption", parent=style, alignment=1, spaceBefore=6, spaceAfter=3),
        "note": ParagraphStyle("note", parent=style, fontSize=9),
        "p": style,
    }
    page = landscape(A4) if plan.landscape else A4
    width = page[0] - 90
    story: list[Any] = []
    for block in plan.body:
        if isinstance(block, Block):
            story.append(Paragraph(html.escape(block.text).replace("\n", "<br/>"), styles[block.kind]))
            continue
        if block.caption:
            story.append(Paragraph(html.escape(block.caption), styles["caption"]))
        data: list[list[Any]] = [["" for _ in block.widths] for _ in block.rows]
        look: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        for r, c, cell in placed(block):
            text = html.escape(cell.text).replace("\n", "<br/>")
            bar = HRFlowable(width="100%", thickness=2.5, color=colors.black)
            data[r][c] = bar if cell.bar else Paragraph(text, style)
            last = (c + cell.cs - 1, r + cell.rs - 1)
            if cell.rs > 1 or cell.cs > 1:
                look.append(("SPAN", (c, r), last))
            if cell.shade:
                look.append(("BACKGROUND", (c, r), last, colors.lightgrey))
        look += {
            "full": [("GRID", (0, 0), (-1, -1), 0.6, colors.black)],
            "outer": [("BOX", (0, 0), (-1, -1), 0.8, colors.black)],
            "none": [],
            "horizontal": [
                ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                ("LINEBELOW", (0, block.header - 1), (-1, block.header - 1), 0.6, colors.black),
                ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
            ],
        }[block.rules]
        repeat = block.header if block.repeat else 0
        if block.gap:
            story.append(Spacer(1, size))
        story.append(Table(data, colWidths=[width * w / 100 for w in block.widths], style=look, repeatRows=repeat))
    SimpleDocTemplate(str(target), pagesize=page, leftMargin=45, rightMargin=45, invariant=1).build(story)


def typeset(plan: Small) -> None:
    """Write NAME.pdf and NAME.gold.json beside this file."""
    OUT.mkdir(exist_ok=True)
    typeset_to(plan, OUT)


def typeset_to(plan: Small, folder: Path) -> None:
    """Write NAME.pdf and NAME.gold.json into a folder."""
    target = folder / f"{plan.name}.pdf"
    if plan.draw is not None:
        plan.draw(target)
    else:
        (_report if plan.producer == "reportlab" else _print)(plan, target)
    text = json.dumps(gold(plan), ensure_ascii=False, indent=1)
    (folder / f"{plan.name}.gold.json").write_text(text + "\n", encoding="utf-8")


def all_plans() -> list[Small]:
    """Every plan of every `plans_*.py` beside this file, by name."""
    modules = sorted(p.stem for p in HERE.glob("plans_*.py"))
    found = [plan for m in modules for plan in importlib.import_module(f"tests.templates.{m}").PLANS]
    return sorted(found, key=lambda plan: plan.name)
