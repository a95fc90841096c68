"""Tables in dresses that few plans have: shaded rows without rules, rules one way only, sides left open.

    python -m tests.templates.layouts

Writes PDFs with gold cells beside them into `layouts/`; they hold no records. Needs what `typeset` needs.
"""

from typing import Final

from tests.templates.typeset import HERE, Block, C, Grid, Small, typeset_to

OUT: Final = HERE / "layouts"
HEAD: Final[list[str | C]] = ["編號", "計畫項目", "工作內容", "承辦單位"]
WIDTHS: Final = [8.0, 18.0, 56.0, 18.0]
TEXTS: Final = [
    "辦理戶籍資料清查作業，並按月彙整統計報表送主管機關備查，逾期未辦者列冊追蹤。",
    "每季召開志工檢討會議一次。",
    "定期檢討法令及作業程序，簡化申請書表，並公布於機關網站供民眾下載使用，減少往返。",
    "落實單一窗口服務。",
]
ITEMS: Final = ["戶籍清查", "志工服務", "法令檢討", "單一窗口"]
UNITS: Final = ["戶籍登記課", "行政庶務課", "人事室", "戶籍資料課"]


def _rows(count: int, start: int = 1) -> list[list[str | C]]:
    return [[str(n), ITEMS[n % 4], TEXTS[n % 4], UNITS[n % 4]] for n in range(start, start + count)]


def _banners(groups: int) -> list[list[str | C]]:
    rows: list[list[str | C]] = []
    for group in range(groups):
        rows += [[C(f"目標{'一二三四'[group]}：提升戶政業務服務品質", 1, 4)], *_rows(2, 2 * group + 1)]
    return [*rows, [C("備註：期程得視實際需要調整。", 1, 4)]]


def _small(name: str, grid: Grid, css: str) -> Small:
    title = [Block("title", "一一三年度施政計畫"), Block("p", TEXTS[0] * 2)]
    return Small(name, "chromium", {"title": name}, [*title, grid, Block("p", TEXTS[2] * 2)], css=css, font_pt=10.0)


ZEBRA: Final = "tbody tr:nth-child(even) td { background: #e8eef7; } thead td { background: #1f4e79; color: #fff; }"
OPEN: Final = ".full td:first-child { border-left: none; } .full td:last-child { border-right: none; }"
COLUMNS: Final = """
table { border: 0.7pt solid #000; } td { border-left: 0.5pt solid #000; } thead td { border-bottom: 0.7pt solid #000; }
"""
LAYOUTS: Final = [
    _small("shaded-rows", Grid([HEAD, *_rows(30)], WIDTHS, rules="none"), ZEBRA),
    _small("rules-across", Grid([HEAD, *_rows(30)], WIDTHS, rules="horizontal", repeat=False), ""),
    _small("rules-down", Grid([HEAD, *_rows(8)], WIDTHS, rules="none"), COLUMNS),
    _small("open-sides", Grid([HEAD, *_banners(4)], WIDTHS), OPEN),
]


def main() -> None:
    """Write them all."""
    OUT.mkdir(exist_ok=True)
    for plan in LAYOUTS:
        typeset_to(plan, OUT)


if __name__ == "__main__":
    main()
