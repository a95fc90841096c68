"""Title blocks of offices that no rule was made for."""

import pytest

from extractors.plans.document import read_document
from extractors.plans.document_gaps import find_document_gaps
from schemas.page import Box, Page
from schemas.plan import Document
from schemas.table import Cell, PageBox, Table
from tests.extractors.outline.sheets import HEIGHT, LEFT, WIDTH, read_outline, set_line, set_page


def titled(*lines: str, size: float = 20, body: str = "壹、計畫目標") -> Document:
    chars = []
    for row, text in enumerate(lines):
        x = (WIDTH - sum(size if ord(c) > 255 else size / 2 for c in text)) / 2
        chars += set_line(x, 60 + 30 * row, text, size)
    chars += set_line(LEFT, 400, body)
    page = Page(1, WIDTH, HEIGHT, tuple(chars))
    return read_document([page], read_outline([page]), ())


def test_reads_a_title_on_one_line() -> None:
    document = titled("新北市板橋區公所 112 年度施政計畫")
    assert (document.office, document.city, document.district) == ("新北市板橋區公所", "新北市", "板橋區")
    assert (document.title, document.plan_type) == ("新北市板橋區公所112年度施政計畫", "annual_work_plan")
    assert (document.roc_year_start, document.roc_year_end) == (112, 112)


def test_reads_a_title_over_three_lines_with_the_year_first() -> None:
    document = titled("中華民國113年度", "南投縣埔里鎮戶政事務所", "提升服務品質執行計畫")
    assert document.title == "中華民國113年度南投縣埔里鎮戶政事務所提升服務品質執行計畫"
    assert (document.plan_type, document.roc_year_start) == ("service_quality_plan", 113)


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某縣某鎮公所中程施政計畫（111至114年度）", (111, 114)),
        ("某縣某鎮公所113-116年中程施政計畫", (113, 116)),
        ("某縣某鎮公所一百一十三年度工作計畫", (113, 113)),
        ("某縣某鎮公所2024年度工作計畫", (113, 113)),
        ("某縣某鎮公所工作計畫", (None, None)),
    ],
)
def test_reads_the_years_of_a_title(title: str, years: tuple[int | None, int | None]) -> None:
    document = titled(title)
    assert (document.roc_year_start, document.roc_year_end) == years


def test_years_come_from_target_columns_where_the_title_has_none() -> None:
    page = set_page([(150, 60, "臺南市安平區戶政事務所平衡計分卡"), (400, 90, "10911版")])
    heads = ["109年\n實際值", "110年\n目標值", "111年\n目標值"]
    table = Table(
        cells=tuple(Cell(row=0, col=col, text=text, is_header=True) for col, text in enumerate(heads)),
        n_rows=1,
        n_cols=3,
        header_rows=1,
        regions=(PageBox(1, Box(LEFT, 200, 500, 300)),),
    )
    document = read_document([page], read_outline([page], [table]), [table])
    assert (document.roc_year_start, document.roc_year_end, document.version) == (110, 111, "10911")


def test_an_office_without_its_county_takes_it_from_the_running_head() -> None:
    pages = [
        set_page(
            [(LEFT, 30, "桃園市中壢區戶政事務所"), (200, 100, "中壢區戶政事務所113年度工作計畫"), (LEFT, 300, "壹、甲")]
        ),
        set_page([(LEFT, 30, "桃園市中壢區戶政事務所"), (LEFT, 300, "貳、乙")], 2),
    ]
    assert read_document(pages, read_outline(pages), ()).city == "桃園市"


@pytest.mark.parametrize(
    "title", ["=cmd|'/C calc'!A0", "../../../etc/passwd", "{0.__class__}", "%s%s%n", "<script>", "．．．．", "　"]
)
def test_hostile_titles_are_text_and_nothing_else(title: str) -> None:
    document = titled(title)
    assert document.office is None
    assert document.plan_type == "other"


def test_an_empty_document_has_no_fields() -> None:
    document = read_document([], read_outline([]), ())
    assert document == Document(pages=0, text_layer="none")


def test_a_title_wrapped_within_a_word_is_whole() -> None:
    document = titled("新北市板橋區公所 113 年度提升政府服務品質執行計", "畫")
    assert document.title == "新北市板橋區公所113年度提升政府服務品質執行計畫"


def test_a_title_set_in_one_size_over_lines_is_whole_though_a_line_names_neither_office_nor_plan() -> None:
    assert titled("強化里鄰韌性", "提升服務量能", "三年行動方案").title == "強化里鄰韌性提升服務量能三年行動方案"
    assert titled("附件一", "某某市某某區公所", "便民利民").title == "某某市某某區公所便民利民"


def test_years_of_a_cover_come_from_its_year_and_not_from_the_day_that_it_was_printed() -> None:
    document = titled("新北市板橋區公所施政計畫", "中華民國114年度", "中華民國113年11月編印")
    assert (document.roc_year_start, document.roc_year_end) == (114, 114)
    assert titled("新北市板橋區公所施政計畫", "中華民國113年11月").roc_year_start == 113


def test_a_title_that_every_page_prints_at_its_top_is_the_title() -> None:
    heads = [set_line(150, 40, "某某市某某區公所施政報告", 16) for _ in range(2)]
    pages = [
        Page(1, WIDTH, HEIGHT, (*heads[0], *set_line(400, 90, "區長陳大文"), *set_line(LEFT, 300, "壹、甲"))),
        Page(2, WIDTH, HEIGHT, (*heads[1], *set_line(LEFT, 300, "貳、乙"))),
    ]
    assert read_document(pages, read_outline(pages), ()).title == "某某市某某區公所施政報告"


def test_a_labelled_line_names_the_office() -> None:
    page = set_page(
        [(150, 60, "113年度工作計畫一覽表"), (LEFT, 90, "填報機關：花蓮縣秀林鄉公所"), (LEFT, 300, "壹、甲")]
    )
    document = read_document([page], read_outline([page]), ())
    assert (document.office, document.city) == ("花蓮縣秀林鄉公所", "花蓮縣")


def test_a_letter_in_front_of_a_plan_names_neither_its_office_nor_its_title() -> None:
    letter = [
        "某某縣政府 函",
        "受文者：某某縣甲乙鄉公所",
        "發文日期：中華民國112年12月5日",
        "主旨：檢送本府計畫1份。",
        "正本：丙丁鄉公所",
    ]
    pages = [
        set_page([(LEFT, 80 + 24.0 * row, text) for row, text in enumerate(letter)]),
        set_page([(150, 80, "嘉義縣水上鄉公所113年度為民服務工作計畫"), (LEFT, 160, "壹、甲")], 2),
    ]
    document = read_document(pages, read_outline(pages), ())
    assert (document.office, document.title) == ("嘉義縣水上鄉公所", "嘉義縣水上鄉公所113年度為民服務工作計畫")


def gaps(*lines: str) -> list[tuple[str, str]]:
    page = set_page([(150, 60 + 30.0 * row, text) for row, text in enumerate(lines)] + [(LEFT, 400, "壹、甲")])
    outline = read_outline([page])
    return [(one.rule, one.printed) for one in find_document_gaps(read_document([page], outline, ()), outline)]


def test_what_no_one_could_find_is_named() -> None:
    assert gaps("新北市板橋區公所112年度施政計畫") == []
    assert [rule for rule, _ in gaps("會議紀錄")] == ["unknown-office", "unknown-year", "not-a-plan"]
    assert [rule for rule, _ in gaps("工作紀要")] == ["unknown-office", "unknown-year", "unknown-plan-type"]
    assert gaps("新北市板橋區公所112年度施政計畫", "112年2月30日核定") == [("impossible-date", "112年2月30日核定")]
