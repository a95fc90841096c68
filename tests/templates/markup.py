"""Gold tables from the HTML that a plan is typeset from: `Small.markup` takes the place of `Small.body`.

Rows of a `<thead>` are header rows; a cell of class `bar` or `shade` is drawn; a table with `data-gold="no"` is layout.
"""

from html.parser import HTMLParser
from typing import Any

_BREAKS = {"br", "p", "div", "li"}


class _Tables(HTMLParser):
    """Collects tables and their cells with spans resolved as HTML resolves them."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[dict[str, Any]] = []
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._cell: dict[str, Any] | None = None
        self._in_head = self._kept = self._caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._kept = given.get("data-gold") != "no"
            self._taken, self._row = set(), -1
            if self._kept:
                self.tables.append(
                    {"id": f"t{len(self.tables)}", "caption": given.get("data-caption", ""), "cells": []}
                )
                self.tables[-1]["header_rows"] = 0
        elif not self._kept:
            return
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self._row += 1
            self.tables[-1]["header_rows"] += self._in_head
        elif tag in ("td", "th"):
            self._open_cell(given)
        elif tag in _BREAKS and self._cell is not None and self._cell["text"]:
            self._cell["text"] += "\n"

    def _open_cell(self, given: dict[str, str]) -> None:
        col, down, across = 0, int(given.get("rowspan") or 1), int(given.get("colspan") or 1)
        while (self._row, col) in self._taken:
            col += 1
        self._taken |= {(self._row + i, col + j) for i in range(down) for j in range(across)}
        drawn = bool({"bar", "shade"} & set(given.get("class", "").split()))
        self._cell = {"row": self._row, "col": col, "row_span": down, "col_span": across, "text": "", "bar": drawn}
        self.tables[-1]["cells"].append(self._cell)

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self._in_head = False
        elif tag in ("td", "th"):
            self._cell = None
        elif tag == "table" and self._kept:
            table = self.tables[-1]
            table["n_rows"] = max(c["row"] + c["row_span"] for c in table["cells"])
            table["n_cols"] = max(c["col"] + c["col_span"] for c in table["cells"])
            self._kept = False

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell["text"] += data.strip()


def gold_tables(markup: str) -> list[dict[str, Any]]:
    """The logical tables of a page of HTML, as gold has them."""
    parser = _Tables()
    parser.feed(markup)
    return parser.tables
