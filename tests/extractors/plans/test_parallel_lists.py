"""Items of a cell and what stands beside them."""

from extractors.plans.parallel_lists import beside, off_level, split_items, stands_beside
from schemas.page import Box
from schemas.table import Cell, PageBox, TextLine
from tests.extractors.plans.grids import grid, read, said


def cell(*lines: tuple[float, str], text: str | None = None, page: int = 1) -> Cell:
    """A cell whose lines stand at the given heights; a page may be given as 1000 points a page."""
    placed = tuple(
        TextLine(page + int(top // 1000), Box(0, top % 1000, 50, top % 1000 + 10), line, 10.0) for top, line in lines
    )
    return Cell(
        row=1,
        col=0,
        text=text if text is not None else "\n".join(line for _, line in lines),
        lines=placed,
        boxes=(PageBox(page, Box(0, 0, 50, 900)),),
    )


def test_items_and_their_children_are_split() -> None:
    items = split_items(
        cell((0, "1.洽公環境："), (12, "(1)雙語"), (24, "(2)動線"), (36, "2.設施："), (48, "(1)書寫檯"))
    )
    assert [(i.number, i.parent, i.text) for i in items] == [
        ("1", None, "洽公環境："),
        ("(1)", "1", "雙語"),
        ("(2)", "1", "動線"),
        ("2", None, "設施："),
        ("(1)", "2", "書寫檯"),
    ]


def test_a_wrapped_line_that_looks_like_an_item_is_none() -> None:
    items = split_items(
        cell((0, "1.每年辦理訓練"), (12, "3.5小時"), (24, "2.測驗"), text="1.每年辦理訓練3.5小時\n2.測驗")
    )
    assert [(i.number, i.text) for i in items] == [("1", "每年辦理訓練3.5小時"), ("2", "測驗")]


def test_a_text_without_numbers_is_one_item() -> None:
    (item,) = split_items(cell((0, "訂定作業"), (12, "流程。"), text="訂定作業流程。"))
    assert (item.number, item.text) == (None, "訂定作業流程。")


def test_schedules_and_owners_go_to_the_item_at_their_height_over_pages_too() -> None:
    items = split_items(cell((0, "1.甲"), (12, "甲甲"), (24, "2.乙"), (1005, "3.丙"), text="1.甲甲甲\n2.乙\n3.丙"))
    owners = cell((0, "文書研考"), (12, "各課"), (1005, "資訊"))
    assert beside(owners, items) == ("文書研考\n各課", None, "資訊")


def test_as_many_texts_as_items_are_paired_by_order_where_none_is_level() -> None:
    items = split_items(
        cell((0, "1.甲"), (12, "甲"), (24, "甲"), (36, "2.乙"), (60, "3.丙"), text="1.甲甲甲\n2.乙\n3.丙")
    )
    assert beside(cell((0, "研考"), (12, "各課"), (24, "資訊")), items) == ("研考", "各課", "資訊")
    assert beside(cell((0, "研考"), (12, "各課")), items) == ("研考\n各課", None, None)


def test_a_lone_text_in_the_middle_of_the_row_holds_for_all_items() -> None:
    items = split_items(cell((0, "1.甲"), (12, "甲"), (24, "2.乙"), (36, "乙"), text="1.甲甲\n2.乙乙"))
    assert beside(cell((31, "各課")), items) == ("各課", "各課")
    assert beside(cell((0, "各課")), items) == ("各課", None)


def test_two_owners_in_the_middle_of_a_row_are_no_list() -> None:
    items = split_items(cell(*((12.0 * n, f"{n + 1}.甲") for n in range(4))))
    assert not stands_beside(cell((12, "工務課"), (24, "清潔隊")), items)
    assert stands_beside(cell((0, "工務課"), (24, "清潔隊")), items)


def test_a_text_between_two_items_lowers_the_confidence_of_the_pairing() -> None:
    items = split_items(cell((0, "1.甲"), (12, "甲"), (24, "2.乙"), (36, "乙"), text="1.甲甲\n2.乙乙"))
    assert off_level(cell((0, "工務課"), (24, "清潔隊")), items) == frozenset()
    assert off_level(cell((0, "工務課"), (31, "清潔隊")), items) == {1}


def test_an_execution_table_gives_each_item_its_own_row() -> None:
    plan = read(
        grid(
            [
                ["推動主軸", "執行策略", "具體作法", "實施期程", "權責單位", "預期成果"],
                [
                    "一、優化服務",
                    "1.簡化流程",
                    "1.檢討表格。\n2.線上取號。",
                    "1月~3月\n4月~9月",
                    "登記課\n資訊",
                    "縮短等候",
                ],
            ]
        )
    )
    assert [
        said(m, "number", "title", "text", "owner", "months", "theme", "expected_benefit") for m in plan.measures
    ] == [
        ("1", "簡化流程", "檢討表格。", "登記課", (1, 2, 3), "優化服務", "縮短等候"),
        ("2", "簡化流程", "線上取號。", "資訊", (4, 5, 6, 7, 8, 9), "優化服務", "縮短等候"),
    ]
    assert plan.tables[0].kind == "execution"
    first, second = (m.evidence.box for m in plan.measures)
    assert first.bottom <= second.top + 1


def test_a_numbered_text_without_lists_beside_it_stays_whole() -> None:
    plan = read(grid([["工作項目", "工作內容", "主辦單位"], ["防汛", "1.清淤。\n2.檢修。", "工務課"]]))
    assert [m.text for m in plan.measures] == ["1.清淤。\n2.檢修。"]
