from dataclasses import replace

import pytest

from extractors.plans.key_value import as_one_record
from extractors.plans.lexicon import load_lexicon
from extractors.plans.transposed import as_rows
from schemas.page import Box
from schemas.table import Cell, PageBox, Table

LEXICON = load_lexicon()


def table(rows: list[list[str]], *, spans: dict[str, tuple[int, int]] | None = None) -> Table:
    """A table as HTML writes it: a spanned slot is not repeated; `spans` gives rows and columns by the text."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, texts in enumerate(rows):
        col = 0
        for text in texts:
            while (row, col) in taken:
                col += 1
            down, across = (spans or {}).get(text, (1, 1))
            taken |= {(row + i, col + j) for i in range(down) for j in range(across)}
            cells.append(Cell(row=row, col=col, row_span=down, col_span=across, text=text))
            col += across
    width = max(col for _, col in taken) + 1
    return Table(
        cells=tuple(cells), n_rows=len(rows), n_cols=width, header_rows=0, regions=(PageBox(1, Box(0, 0, 1, 1)),)
    )


def record(read: Table | None) -> dict[str, str]:
    assert read is not None
    heads = {cell.col: cell.text for cell in read.cells if cell.row == 0}
    return {heads[cell.col]: cell.text for cell in read.cells if cell.row == 1}


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ([["113年目標值", "114年目標"], ["95", "96"]], dict.fromkeys(("113年目標值", "114年目標", "95", "96"), (1, 2))),
        ([["目標值", "113年", "114年"], ["95", "96"]], {"目標值": (2, 1), "114年": (1, 2), "96": (1, 2)}),
        ([["年度", "113年", "114年"], ["目標值", "95", "96"]], {"114年": (1, 2), "96": (1, 2)}),
    ],
)  # fmt: skip
def test_a_card_of_one_indicator_may_give_its_values_under_years(
    rows: list[list[str]], spans: dict[str, tuple[int, int]]
) -> None:
    card = [
        ["指標編號", "1-1", "指標名稱", "清查完成率"],
        ["計算公式", "甲÷乙"],
        ["衡量單位", "%", "權重", "20%"],
        *rows,
    ]
    read = record(as_one_record(table(card, spans=spans | {"甲÷乙": (1, 3)}), LEXICON))
    values = {text for head, text in read.items() if "目標" in head and ("113" in head or "114" in head)}
    assert (read["指標名稱"], values) == ("清查完成率", {"95", "96"})


ACROSS = [
    ["績效指標", "錯誤率", "辦理件數"],
    ["計量單位", "%", "件"],
    ["112年實際值", "0.3", "60"],
    ["113年目標值", "0.2", "70"],
]


def test_indicators_across_are_turned_to_rows() -> None:
    turned = as_rows(table(ACROSS), LEXICON)
    assert turned is not None
    assert [cell.text for cell in turned.cells if cell.row == 2] == ["辦理件數", "件", "60", "70"]
    assert (turned.n_rows, turned.n_cols, turned.header_rows) == (3, 4, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [list(row) for row in zip(*ACROSS, strict=True)],  # as rows already
        [["指標名稱", "錯誤率"], ["計量單位", "%"], ["目標值", "0.2"]],  # a form of two columns
        [["指標名稱", "錯誤率", "單位", "%"], ["公式", "甲", "權重", "20%"], ["目標值", "3", "主辦單位", "秘書室"]],
    ],
)
def test_other_tables_are_not_turned(rows: list[list[str]]) -> None:
    assert as_rows(table(rows), LEXICON) is None


def test_a_turned_table_keeps_where_its_cells_stand() -> None:
    box = (PageBox(3, Box(10, 20, 30, 40)),)
    own = table(ACROSS)
    placed = replace(own, cells=tuple(replace(cell, boxes=box) for cell in own.cells))
    turned = as_rows(placed, LEXICON)
    assert turned is not None
    assert all(cell.boxes == box for cell in turned.cells)
