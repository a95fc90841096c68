"""Whole pages to an outline: what is an item, where it ends, and what is left aside."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language.radicals import repair
from schemas.outline import Outline
from schemas.page import Box, Page
from schemas.table import TextLine
from tests.extractors.outline.sheets import (
    FULL,
    HEIGHT,
    LEFT,
    WIDTH,
    fill,
    read_outline,
    set_line,
    set_page,
    set_text,
    table_at,
)


def read(*pages: Page) -> Outline:
    return read_outline(pages)


def items(outline: Outline) -> list[tuple[str, str]]:
    return [(section.number, section.text) for section in outline.sections]


def loose(outline: Outline) -> list[str]:
    return [line.text for line in outline.loose]


def test_a_wrapped_item_is_one_section_and_a_short_line_ends_it() -> None:
    page = set_text(["壹、目標", fill("一、甲"), "　　乙丙丁。", "　　本段沒有編號。", "二、戊"])
    outline = read(page)
    assert items(outline) == [("壹", "目標"), ("一", fill("一、甲")[2:] + "乙丙丁。"), ("二", "戊")]
    assert loose(outline) == ["本段沒有編號。"]


def test_a_paragraph_under_a_heading_stays_loose() -> None:
    outline = read(set_text(["壹、使命", fill("隨著科技", 2), "隱私的保障。", "一、願景"]))
    assert items(outline) == [("壹", "使命"), ("一", "願景")]
    assert len(outline.loose) == 2


def test_parents_follow_the_levels_even_where_one_is_skipped() -> None:
    outline = read(set_text(["壹、甲", "一、乙", "(一)丙", "1、丁", "(二)戊", "貳、己", "1.庚"]))
    names = {section.section_id: section.number for section in outline.sections}
    parents = [(s.number, names.get(s.parent_id or "")) for s in outline.sections]
    assert parents == [
        ("壹", None), ("一", "壹"), ("(一)", "一"), ("1", "(一)"), ("(二)", "一"), ("貳", None), ("1", "貳"),
    ]  # fmt: skip


def test_an_item_goes_on_over_a_page_end() -> None:
    first = set_text([*["壹、其他"] * 1, fill("一、甲")], 1, top=740)
    second = set_text(["　　乙丙。", "二、丁"], 2)
    assert items(read(first, second))[1:] == [("一", fill("一、甲")[2:] + "乙丙。"), ("二", "丁")]


def test_a_number_at_the_start_of_a_wrapped_line_is_text_unless_it_is_next() -> None:
    outline = read(set_text([fill("一、依據"), "　　(三)點規定辦理，並於", "二、乙"]))
    assert [number for number, _ in items(outline)] == ["一", "二"]
    assert "(三)點規定" in outline.sections[0].text


def test_the_next_number_after_a_full_line_opens_an_item() -> None:
    outline = read(set_text(["一、甲", fill("二、乙"), "三、丙"]))
    assert [number for number, _ in items(outline)] == ["一", "二", "三"]


def test_references_and_lists_of_numbers_open_no_item() -> None:
    outline = read(set_text(["壹、甲", "(一)至(三)項由本所辦理。", "一、二年級學生之初領作業。", "1、2樓之動線。"]))
    assert items(outline) == [("壹", "甲")]
    assert len(outline.loose) == 3


def test_an_item_whose_text_begins_with_the_next_number_is_one_where_its_next_follows() -> None:
    outline = read(set_text(["一、二維條碼之應用。", "二、其他。"]))
    assert items(outline) == [("一", "二維條碼之應用。"), ("二", "其他。")]


def test_a_decimal_is_an_item_only_in_sequence() -> None:
    outline = read(set_text(["1.24小時服務", "2.其他", "3.5小時以上"]))
    assert items(outline) == [("1", "24小時服務"), ("2", "其他"), ("3", "5小時以上")]
    assert items(read(set_text(["壹、訓練", "3.5小時以上"]))) == [("壹", "訓練")]


def test_page_numbers_heads_and_feet_are_left_aside_with_their_reasons() -> None:
    pages = [
        set_page(
            [
                (LEFT, 30, "某機關　年度計畫"),
                (LEFT, 300, f"{number}、其他事項"),
                (LEFT, 780, "Some Office, Some City"),
                (WIDTH / 2 - 40, 800, f"第 {number} 頁，共 3 頁"),
            ],
            page,
        )
        for page, number in enumerate("一二三", 1)
    ]
    outline = read(*pages)
    assert Counter(one.reason for one in outline.ignored) == {"page-number": 3, "running-head": 3, "running-foot": 3}
    assert [number for number, _ in items(outline)] == ["一", "二", "三"]


def test_a_lone_number_at_the_edge_of_a_single_page_is_its_page_number() -> None:
    outline = read(set_page([(LEFT, 300, "壹、甲"), (WIDTH / 2, 800, "- 7 -")]))
    assert [one.reason for one in outline.ignored] == ["page-number"]


def test_contents_are_no_headings() -> None:
    contents = set_page(
        [(LEFT, 100, "目錄")]
        + [(LEFT, 130 + 20 * row, f"{n}、甲{n}乙" + "." * 40 + f"{row + 1}") for row, n in enumerate("壹貳參")]
    )
    body = set_text(["壹、甲壹乙", "貳、甲貳乙", "參、甲參乙"], 2)
    outline = read(contents, body)
    assert [number for number, _ in items(outline)] == ["壹", "貳", "參"]
    assert [section.evidence.page for section in outline.sections] == [2, 2, 2]
    assert {one.reason for one in outline.ignored} == {"contents"}


def test_contents_may_name_pages_of_parts_behind_hyphens() -> None:
    entries = [f"{n}、甲{n}乙" + "-" * 30 + f"甲－{row + 1}" for row, n in enumerate("壹貳參")]
    entries += ["附錄", "壹、丁一---戊－1", "貳、丁二--戊－9", "參、丁三---戊－12", "肆、丁四---28～30"]
    lines = [(LEFT, 130.0 + 20 * row, text) for row, text in enumerate(entries)]
    outline = read(set_page([(LEFT, 100, "目錄"), *lines]), set_text(["壹、甲壹乙", "貳、甲貳乙"], 2))
    assert [section.evidence.page for section in outline.sections] == [2, 2]


def test_wide_lines_elsewhere_do_not_move_the_margin_of_a_page() -> None:
    """Notes beside landscape tables end further right than the text, and lines stand more than two sizes apart."""
    text = [fill("一、甲"), *(fill("") for _ in range(4)), "文。", fill("二、乙"), "丙。"]
    body = set_page([(LEFT, 100 + 28.0 * row, line) for row, line in enumerate(text)])
    notes = [
        set_page([(LEFT + 96, 100 + 20.0 * row, "壹" + "注" * (FULL - 1)) for row in range(4)], number)
        for number in (2, 3)
    ]
    outline = read(body, *notes)
    assert [(number, text.count("文"), "\n" in text) for number, text in items(outline)][:2] == [
        ("一", FULL * 5 - 3 + 1, False),
        ("二", FULL - 3, False),
    ]


def test_a_doubtful_number_is_shown_where_it_stands_and_a_decimal_is_not_doubted() -> None:
    page = set_text([fill("一、甲"), fill("(三)乙"), "丙。", "12.5", "二、丁"])
    findings = read(page).findings
    assert [finding.printed[:3] for finding in findings] == ["(三)"]


def test_a_preface_that_names_years_is_no_title() -> None:
    cover = set_page([(200, 100, "某市某區公所報告")], size=20)
    preface = set_page(
        [
            (LEFT + 24, 100, "本所一百一十三年" + "文" * 27),
            (LEFT, 120, "字，於民國112年" + "文" * 25),
            (LEFT, 140, "。"),
        ],
        2,
    )
    outline = read(cover, preface, set_text(["壹、甲"], 3))
    assert [line.text for line in outline.head] == ["某市某區公所報告"]


def test_contents_without_leaders_are_told_by_a_falling_gap_and_page_numbers() -> None:
    lines = [(LEFT, 130.0 + 20 * row, f"{n}、甲{n}乙") for row, n in enumerate("壹貳參")]
    lines += [(500.0, 130.0 + 20 * row, str(row + 1)) for row in range(3)]
    outline = read(set_page(lines), set_text(["壹、甲壹乙"], 2))
    assert [section.evidence.page for section in outline.sections] == [2]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "壹、甲甲甲甲甲甲甲甲甲甲甲甲甲甲",
        "一、乙乙乙乙乙乙乙乙乙乙乙乙乙乙",
        "二、丙丙丙丙丙丙丙丙丙丙丙丙丙丙",
        "三、丁丁丁丁丁丁丁丁丁丁丁丁丁丁",
    ]
    right = [
        "貳、甲甲甲甲甲甲甲甲甲甲甲甲甲甲",
        "一、己己己己己己己己己己己己己己",
        "二、庚庚庚庚庚庚庚庚庚庚庚庚庚庚",
        "三、辛辛辛辛辛辛辛辛辛辛辛辛辛辛",
    ]
    lines = [(LEFT, 200.0 + 20 * row, text) for row, text in enumerate(left)]
    lines += [(320.0, 207.0 + 20 * row, text) for row, text in enumerate(right)]
    outline = read(set_page([*lines]))
    assert [number for number, _ in items(outline)] == ["壹", "一", "二", "三", "貳", "一", "二", "三"]


def test_text_in_tables_is_not_read_and_a_finished_item_does_not_cross_one() -> None:
    page = set_page([(LEFT, 100, fill("一、甲") + "。"), (LEFT, 300, "二、在表格內"), (LEFT, 500, "表後文字")])
    outline = read_outline([page], [table_at(1, 200, 400)])
    assert [number for number, _ in items(outline)] == ["一"]
    assert loose(outline) == ["表後文字"]


def test_the_title_block_ends_where_the_text_begins() -> None:
    page = set_page(
        [
            (200, 60, "某縣某鎮公所一百年度施政計畫"),
            (400, 90, "99年12月1日核定"),
            (LEFT, 130, "【使命】"),
            (LEFT, 160, "壹、甲"),
        ]
    )
    outline = read(page)
    assert [line.text for line in outline.head] == ["某縣某鎮公所一百年度施政計畫", "99年12月1日核定"]
    assert loose(outline) == ["【使命】"]


def test_ids_come_from_content_not_from_the_page() -> None:
    here = read(set_text(["壹、甲", "一、乙", "一、乙"]))
    there = read(set_text(["一〇五年度計畫"]), set_text(["壹、甲", "一、乙", "一、乙"], 2, top=400))
    ids = [section.section_id for section in here.sections]
    assert ids == [section.section_id for section in there.sections]
    assert len(set(ids)) == 3
    assert ids[2] == ids[1] + "-2"


LINE = st.text(
    st.characters(codec="utf-8", categories=["Lo", "Nd", "Po", "Ps", "Pe", "Lu", "So"]), min_size=1, max_size=40
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=25), st.integers(0, 25))
def test_every_printed_line_ends_in_exactly_one_place(lines: list[str], split: int) -> None:
    pages = [set_text(lines[:split], 1), set_text(lines[split:], 2)]
    outline = read_outline(pages)
    kept = [line for group in outline.section_lines for line in group]
    kept += [*outline.head, *outline.loose, *(one.line for one in outline.ignored)]
    printed = Counter(repair(char.text) for page in pages for char in page.chars)
    assert Counter("".join(line.text for line in kept).replace(" ", "")) == printed
    assert len(outline.sections) == len(outline.section_lines)


@settings(max_examples=30, deadline=None)
@given(st.lists(LINE, max_size=15))
def test_no_section_stands_above_its_parent(lines: list[str]) -> None:
    sections = read(set_text(lines)).sections
    levels = {section.section_id: section.level for section in sections}
    assert all(levels[s.parent_id] < s.level for s in sections if s.parent_id)


def test_what_tables_repeat_on_later_pages_is_listed() -> None:
    def line(page: int, top: float, text: str) -> TextLine:
        return TextLine(page, Box(LEFT, top, 300, top + 12), text, 12)

    table = replace(
        table_at(1, 200, 400),
        caption="某表",
        caption_lines=(line(1, 180, "某表"), line(2, 40, "某表（續）")),
        repeated_lines=(line(2, 60, "編號"),),
    )
    outline = read_outline([set_text(["壹、甲"]), set_text(["貳、乙"], 2)], [table])
    assert [(one.line.text, one.reason) for one in outline.ignored] == [
        ("某表（續）", "repeated-caption"),
        ("編號", "repeated-header"),
    ]


def test_margins_of_facing_pages_may_be_mirrored() -> None:
    pages = []
    for number in (1, 2):
        shift = 30.0 * (number - 1)
        texts = ["一、" + "甲" * 30, "乙" * 32, "丙丁。", "二、" + "戊" * 30, "己" * 32, "庚。"]
        pages.append(set_page([(LEFT + shift, 100 + 20.0 * row, text) for row, text in enumerate(texts)], number))
    outline = read_outline(pages)
    assert [(section.number, len(section.text)) for section in outline.sections] == [
        ("一", 65), ("二", 64), ("一", 65), ("二", 64),
    ]  # fmt: skip


def test_mirrored_margins_are_told_by_indents_where_one_page_has_no_line_at_the_margin() -> None:
    pages = []
    for number, first in ((1, ["壹、會議"]), (2, [])):
        x = LEFT + 24.0 * (number - 1)
        lines = [(x, text) for text in first]
        for title in ("一", "二", "三"):
            lines += [(x + 24, f"{title}、" + "甲" * (33 if title != "三" or number == 2 else 31)), (x + 48, "乙。")]
            lines += [(x + 36, f"({item})" + "丙" * 30) for item in ("一", "二")] + [(x + 72, "丁。")]
        pages.append(set_page([(left, 100 + 20.0 * row, text) for row, (left, text) in enumerate(lines)], number))
    outline = read_outline(pages)
    assert [section.text[-2:] for section in outline.sections] == ["會議", *["乙。", "丙丙", "丁。"] * 6]
    assert outline.loose == ()


def test_wider_line_spacing_on_one_page_splits_no_paragraph() -> None:
    texts = [fill("一、甲"), fill("乙"), "丙。", fill("二、丁"), fill("戊"), "己。"]
    outline = read_outline([set_text(texts, 1, pitch=18), set_text(texts, 2, pitch=30)])
    assert len(outline.sections) == 4
    assert outline.loose == ()


def test_stems_set_large_in_the_middle_of_their_pages_number_chapters() -> None:
    pages = []
    for number, title in enumerate(("甲、總述", "乙、各單位施政", "丙、附錄"), 1):
        size = 18.0
        chars = set_line((WIDTH - size * len(title)) / 2, 80, title, size)
        body = set_text([f"{'壹貳參'[number - 1]}、前言", fill("文"), "字。"], number, top=140)
        pages.append(Page(number, WIDTH, HEIGHT, (*chars, *body.chars)))
    outline = read_outline(pages)
    by_id = {section.section_id: section.number for section in outline.sections}
    assert [(section.number, by_id.get(section.parent_id or "")) for section in outline.sections] == [
        ("甲", None), ("壹", "甲"), ("乙", None), ("貳", "乙"), ("丙", None), ("參", "丙"),
    ]  # fmt: skip


def test_stems_over_everything_else_number_chapters() -> None:
    outline = read(
        set_text(["甲、總述", "壹、前言", "一、依據地方制度法。", "甲、乙兩案併陳。", "乙、分述", "壹、民政"])
    )
    assert items(outline) == [
        ("甲", "總述"), ("壹", "前言"), ("一", "依據地方制度法。"), ("乙", "分述"), ("壹", "民政"),
    ]  # fmt: skip
    assert outline.findings == ()


def test_stems_under_an_item_tell_cases_apart() -> None:
    outline = read(set_text(["一、方案", "甲、維持現狀", "乙、擴大辦理"]))
    assert items(outline) == [("一", "方案")]
