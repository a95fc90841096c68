"""Personal names are masked wherever they stand; words that are no names stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dataset.document_rows import document_rows
from pipeline.dataset.names import build_masks, split_names
from pipeline.dataset.row import Rows
from schemas.page import Box
from schemas.plan import Document, Evidence, Measure, Person, Plan, Quantity, Section, TableReading
from schemas.result import DocumentResult
from schemas.table import Cell, Table

_AT = Evidence(page=1, box=Box(0, 0, 1, 1))
_IN_TABLE = replace(_AT, table_id="t-1")


def _table(*rows: tuple[str, ...], table_id: str = "t-1") -> TableReading:
    cells = tuple(
        Cell(row=r, col=c, text=text, is_header=r == 0) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    table = Table(cells=cells, n_rows=len(rows), n_cols=len(rows[0]), header_rows=1, regions=(), table_id=table_id)
    return TableReading(table=table, kind="task_force")


def _section(text: str) -> Section:
    return Section(section_id="s-1", parent_id=None, number="一", level=2, text=text, text_norm="", evidence=_AT)


def _person(name: str) -> Person:
    return Person(duty="執行委員", title="課長", name=name, task="督導", evidence=_IN_TABLE)


def _rows(plan: Plan, *, with_names: bool = False) -> Rows:
    return document_rows(
        DocumentResult(source="a.pdf", sha256="0" * 64, status="ok", plan=plan), "d", with_names=with_names
    )


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("王小明", ["王小明"]),
        ("王  明", ["王明"]),
        ("王小明、李大華", ["王小明", "李大華"]),
        ("課長 王小明", ["王小明"]),
        ("王小明主任", ["王小明"]),
        ("歐陽小明", ["歐陽小明"]),
        ("瓦歷斯·諾幹", ["瓦歷斯·諾幹"]),
        ("John Smith", ["John Smith"]),
        ("巴蘇雅‧尤瑪\nPasuya．Yuma", ["巴蘇雅‧尤瑪", "Pasuya．Yuma"]),
        ("尤瑪‧巴蘇雅Yuma‧Pasuya", ["尤瑪‧巴蘇雅", "Yuma‧Pasuya"]),
        ("王登科", ["王登科"]),
        ("蔡○○", []),
        ("各課課長", []),
        ("研考", []),
        ("戶籍登記課", []),
        ("主任", []),
        ("出缺", []),
        ("", []),
    ],
)
def test_a_cell_of_names_gives_its_names_only(printed: str, names: list[str]) -> None:
    assert list(split_names(printed)) == names


def test_a_name_is_masked_in_its_row_its_cell_and_in_any_other_text() -> None:
    plan = Plan(
        document=Document(),
        sections=(_section("請洽王小明辦理"),),
        people=(_person("王小明"),),
        tables=(_table(("職別", "姓名"), ("執行委員", "課長王 小 明")),),
    )
    rows = _rows(plan)
    assert rows["people"][0]["name"] == "王○○"
    assert rows["outline"][0]["text"] == "請洽王○○辦理"
    assert rows["cells"][3]["text"] == "課長王○○"
    assert _rows(plan, with_names=True)["people"][0]["name"] == "王小明"


def test_a_short_name_is_not_cut_out_of_a_longer_word() -> None:
    section = _section("高雄市與（高雄）")
    plan = Plan(
        document=Document(), sections=(section,), people=(_person("高雄"),), tables=(_table(("姓名",), ("高雄",)),)
    )
    assert _rows(plan)["outline"][0]["text"] == "高雄市與（高○○）"


def test_people_in_charge_are_masked_but_roles_and_units_stay() -> None:
    table = _table(("項目", "承辦人"), ("一", "陳大文"), ("二", "研考"), ("三", "戶籍登記課"), ("四", "文書研考"))
    rows = _rows(Plan(document=Document(), tables=(table,)))
    assert [row["text"] for row in rows["cells"][3::2]] == ["陳○○", "研考", "戶籍登記課", "文書研考"]


def test_owners_are_masked_one_by_one_too() -> None:
    table = _table(("項目", "承辦人"), ("一", "陳大文"), ("二", "課員李小華"))
    measures = tuple(
        Measure(measure_id=f"m-{n}", kind="work_item", owner=owner, evidence=_AT)
        for n, owner in enumerate(("陳大文", "課員李小華", "登記課"))
    )
    rows = _rows(Plan(document=Document(), tables=(table,), measures=measures))["measures"]
    assert [(row["owner"], row["owners"]) for row in rows] == [
        ("陳○○", ("陳○○",)), ("課員李○○", ("課員李○○",)), ("登記課", ("登記課",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "masked"),
    [
        ("承辦人：王小明", "承辦人：王○○"),
        ("聯絡人:陳大文（分機123）", "聯絡人:陳○○（分機123）"),
        ("承辦人：李小華課員", "承辦人：李○○課員"),
        ("負責人：歐陽小明", "負責人：歐○○"),
        ("承辦人：研考", "承辦人：研考"),
        ("承辦人：各課指派", "承辦人：各課指派"),
        ("辦理時間：王小明", "辦理時間：王小明"),
        ("召集人：王主任小明紀錄：李大華", "召集人：王主任○○紀錄：李○○"),
        ("主持人：歐陽兼主任委員小明", "主持人：歐陽兼主任委員○○"),
        ("主持人：陳召集人大文李副局長小華代理", "主持人：陳召集人○○李副局長小華代理"),
        ("紀錄：如附件", "紀錄：如附件"),
        ("紀錄：高溫日數逐日登載", "紀錄：高溫日數逐日登載"),
    ],
)
def test_a_name_behind_a_label_is_masked(printed: str, masked: str) -> None:
    assert _rows(Plan(document=Document(), sections=(_section(printed),)))["outline"][0]["text"] == masked


def test_a_column_of_names_holds_names_whatever_their_surname_also_without_a_header_row() -> None:
    rows = (("編號", "里幹事姓名"), ("1", "孔大文"), ("2", "尤瑪‧巴蘇雅"), ("3", "出缺"))
    headed = _table(*rows)
    bare = replace(
        headed,
        table=replace(
            headed.table, header_rows=0, cells=tuple(replace(cell, is_header=False) for cell in headed.table.cells)
        ),
    )
    for table in (headed, bare):
        read = _rows(Plan(document=Document(), tables=(table,)))["cells"]
        assert [row["text"] for row in read[1::2]] == ["里幹事姓名", "孔○○", "尤○○", "出缺"]


def test_masking_moves_the_offsets_of_quantities_along() -> None:
    text = "王明、李大華二人每月辦理12次"
    measure = Measure(measure_id="m-1", kind="work_item", text=text, evidence=_AT)
    start = text.index("12次")
    quantity = Quantity(
        measure_id="m-1", column="text", kind="count", raw="12次", start=start, end=start + 3, evidence=_AT
    )
    plan = Plan(
        document=Document(), measures=(measure,), quantities=(quantity,), people=(_person("王明"), _person("李大華"))
    )
    plan = replace(plan, tables=(_table(("姓名",), ("王明",)),))
    rows = _rows(plan)
    masked, row = str(rows["measures"][0]["text"]), rows["quantities"][0]
    assert masked.startswith("王○○、李○○")
    assert masked[int(str(row["start"])) : int(str(row["end"]))] == "12次"


def test_a_plan_without_names_is_left_alone() -> None:
    assert build_masks(Plan(document=Document(), tables=(_table(("項目", "內容"), ("王小明", "李大華")),))) is None


@given(st.text(alphabet="王李陳小明大華課長、 ○\n", max_size=12))
def test_no_name_that_was_found_is_left_in_a_masked_text(printed: str) -> None:
    plan = Plan(document=Document(), people=(_person(printed),), tables=(_table(("姓名",), (printed,)),))
    masks = build_masks(plan)
    if masks is not None:
        left = "".join(masks.in_name_tables(printed).split())
        assert all(name not in left for name in split_names(printed))
