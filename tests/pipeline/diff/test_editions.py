"""What a diff says of small plans that were changed on purpose."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.row import Edition, Row
from pipeline.diff.change import Change, Diff
from pipeline.diff.editions import diff_editions
from tests.pipeline.rows import edition, kpi, measure, section, target

_TEXTS = (
    "受理出生登記並主動告知生育獎勵金請領方式",
    "辦理門牌指標設置及不定期巡查管理",
    "戶籍登記申請書分類、掃描及建檔",
    "每半年表揚績優櫃檯及電話服務禮貌人員",
    "列印學齡兒童異動名冊送交區公所",
    "清點空白國民身分證及膠膜並繳回瑕疵證",
    "召開資訊安全推動任務編組會議",
    "辦理財產報廢及上網拍賣",
    "訂定年度提升服務品質執行計畫",
    "彙整人民陳情案件並檢討作業流程",
)


def _numbered(texts: Sequence[str]) -> list[Row]:
    return [measure(str(number), text, id=text) for number, text in enumerate(texts, start=1)]


def _said(diff: Diff) -> list[tuple[str, str]]:
    return [(change.change, change.row.number) for change in diff.changes]


def _only(diff: Diff) -> Change:
    assert len(diff.changes) == 1
    return diff.changes[0]


def _compare(before: Row, after: Row, **given: int) -> Diff:
    others = _numbered(_TEXTS[:3])
    return diff_editions(
        edition(*others, before, year=given.get("old", 113)), edition(*others, after, year=given.get("new", 114))
    )


@given(st.permutations(_TEXTS), st.integers(0, 9), st.integers(1, 9))
def test_a_row_taken_out_moves_the_numbers_behind_it_and_nothing_else(
    texts: list[str], place: int, length: int
) -> None:
    texts = texts[: length + 1]
    place %= len(texts)
    old, new = _numbered(texts), _numbered([*texts[:place], *texts[place + 1 :]])
    changes = diff_editions(edition(*old), edition(*new, year=114)).changes
    assert [change.old for change in changes if change.change == "removed"] == [edition(*old).rows[place]]
    assert sum(change.change == "renumbered" for change in changes) == len(texts) - place - 1
    assert len(changes) == len(texts) - place


@given(st.permutations(_TEXTS), st.integers(0, 8))
def test_a_row_put_in_moves_the_numbers_behind_it_and_nothing_else(texts: list[str], place: int) -> None:
    old, new = _numbered([*texts[:place], *texts[place + 1 :]]), _numbered(texts)
    kinds = [change.change for change in diff_editions(edition(*old), edition(*new, year=114)).changes]
    assert kinds.count("added") == 1
    assert kinds.count("renumbered") == len(texts) - place - 1
    assert len(kinds) == len(texts) - place


@given(st.permutations(_TEXTS), st.permutations(_TEXTS))
def test_rows_in_another_order_are_renumbered_never_removed_and_added(old: list[str], new: list[str]) -> None:
    diff = diff_editions(edition(*_numbered(old)), edition(*_numbered(new), year=114))
    assert {change.change for change in diff.changes} <= {"renumbered"}
    assert all(change.old and change.new and change.old.text == change.new.text for change in diff.changes)


@given(st.sets(st.sampled_from(_TEXTS)), st.sets(st.sampled_from(_TEXTS)))
def test_what_one_way_adds_the_other_way_removes(first: set[str], second: set[str]) -> None:
    old, new = edition(*_numbered(sorted(first))), edition(*_numbered(sorted(second)), year=113)
    forth, back = diff_editions(old, new), diff_editions(new, old)
    added = {change.row.text for change in forth.changes if change.change in ("added", "unknown")}
    removed = {change.row.text for change in back.changes if change.change in ("removed", "unknown")}
    assert added - removed == set() == removed - added


def test_a_pair_that_changed_in_two_ways_has_two_rows() -> None:
    before = measure("4", "同意率達60%以上", title="訪視", owner="登記課", months=(1, 2))
    after = measure("4", "同意率達65%以上", title="訪視", owner="資料課", months=(1, 2))
    assert _said(_compare(before, after)) == [("target_changed", "4"), ("owner_changed", "4")]


def test_a_target_says_where_it_moved_and_how_far() -> None:
    change = _only(_compare(measure("4", "每人平均辦理件數16件以上"), measure("4", "每人平均辦理件數18件以上")))
    assert (change.change, change.direction, change.magnitude, change.unit) == ("target_changed", "raised", 2, "件")


def test_numbers_that_move_both_ways_have_no_direction() -> None:
    before, after = measure("4", "辦理宣導3場，開辦課程2次"), measure("4", "辦理宣導4場，開辦課程1次")
    assert _only(_compare(before, after)).direction == ""


def test_opposite_obligations_are_never_called_the_same_silently() -> None:
    change = _only(_compare(measure("4", "門牌指標定期巡查及管理"), measure("4", "門牌指標不定期巡查及管理")))
    assert change.change == "reworded"
    assert "polarity" in change.signs


def test_spelling_is_no_real_change_but_is_said() -> None:
    change = _only(_compare(measure("4", "於櫃台受理臺北市民申請"), measure("4", "於櫃檯受理台北市民申請")))
    assert change.change == "orthographic_only"


def test_the_plan_year_alone_is_counted_and_not_stated() -> None:
    diff = _compare(measure("4", "訂定113年度執行計畫"), measure("4", "訂定114年度執行計畫"))
    assert diff.changes == ()
    assert diff.year_only == 1


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"months": (7, 8)}, {"months": (8, 9)}, "schedule_changed"),
        ({"fields": {"schedule": "1月~2月"}}, {"fields": {"schedule": "1月~3月"}}, "schedule_changed"),
        ({"fields": {"schedule": "賡續辦理"}}, {"fields": {"schedule": "廣續辦理"}}, "orthographic_only"),
        ({"fields": {"criteria": "評鑑：無缺失"}}, {"fields": {"criteria": "評鑑：缺失3件以下"}}, "criteria_changed"),
        (
            {"fields": {"expected_benefit": "減少錯漏"}},
            {"fields": {"expected_benefit": "提升效率"}},
            "criteria_changed",
        ),
        ({"fields": {"programme": "助你好孕計畫"}}, {"fields": {"programme": "樂活銀髮計畫"}}, "reworded"),
    ],
)
def test_each_column_has_its_kind_of_change(before: dict[str, Any], after: dict[str, Any], said: str) -> None:
    text = "列印學齡兒童異動名冊交予區公所"
    assert _only(_compare(measure("4", text, **before), measure("4", text, **after))).change == said


def test_months_named_another_way_are_no_change() -> None:
    text, year = "受理各項身分登記", tuple(range(1, 13))
    before = measure("4", text, months=year, fields={"schedule": "1月~12月"})
    after = measure("4", text, months=year, fields={"schedule": "全年"})
    assert _compare(before, after).changes == ()


def test_units_in_another_order_are_the_same_owners() -> None:
    text = "受理各項身分登記"
    assert (
        _compare(measure("4", text, owner="登記課、資料課"), measure("4", text, owner="資料課、登記課")).changes == ()
    )


def test_a_row_rewritten_in_its_place_is_the_same_row() -> None:
    before = measure("4", "規劃客製化、專人全程及主動的創新服務", title="搭配複合策略延伸服務據點提高民眾服務可近性")
    after = measure("4", "於醫院與里辦公處駐點受理案件", title="搭配複合策略延伸服務據點提高民眾服務可近性")
    change = _only(_compare(before, after))
    assert change.change == "reworded"
    assert "rewritten" in change.signs


def test_another_row_in_the_same_place_is_another_row() -> None:
    diff = _compare(measure("4", "機密文書年度清查"), measure("4", "推動行動自然人憑證申辦"))
    assert sorted(_said(diff)) == [("added", "4"), ("removed", "4")]


def test_a_row_cut_in_two_says_what_it_was_cut_from() -> None:
    whole = "受理陳情案件並於期限內回復民眾；每季分析陳情原因並提報所務會議檢討"
    first, second = whole.split("；")
    old = edition(*_numbered(_TEXTS[:3]), measure("4", whole, id="whole"))
    new = edition(*_numbered(_TEXTS[:3]), measure("4", first), measure("5", second), year=114)
    added = next(change for change in diff_editions(old, new).changes if change.change == "added")
    assert added.signs == ("split-from",)
    assert added.related_id == "whole"
    merged = next(change for change in diff_editions(new, old).changes if change.change == "removed")
    assert merged.signs == ("merged-into",)


def _kpis(old: Sequence[Row], new: Sequence[Row]) -> Diff:
    return diff_editions(edition(*old, year=106, until=108), edition(*new, year=107, until=109))


def test_targets_of_one_year_are_compared_where_both_editions_have_it() -> None:
    before = [
        kpi("1.1", "線上申辦比率", direction="up", values=[target(y, f"{y - 26}%", y - 26, "%") for y in (106, 107)])
    ]
    after = [
        kpi("1.1", "線上申辦比率", direction="up", values=[target(y, f"{y - 27}%", y - 27, "%") for y in (107, 108)])
    ]
    change = _only(_kpis(before, after))
    assert (change.change, change.basis, change.direction, change.verdict) == (
        "target_changed",
        "same_year",
        "lowered",
        "worse",
    )
    assert [(field.before, field.after) for field in change.fields] == [("107=81%", "107=80%")]


def test_targets_without_a_common_year_are_compared_by_position() -> None:
    before = [
        kpi("1.1", "逾期案件比率", direction="down", values=[target(111, "3%", 3, "%"), target(112, "2%", 2, "%")])
    ]
    after = [
        kpi("1.1", "逾期案件比率", direction="down", values=[target(115, "3%", 3, "%"), target(116, "1%", 1, "%")])
    ]
    change = _only(_kpis(before, after))
    assert (change.basis, change.direction, change.magnitude, change.verdict) == ("position", "lowered", 1, "better")


def test_actual_values_that_come_in_are_no_change() -> None:
    before = [kpi("1.1", "線上申辦比率", values=[target(106, "80%", 80, "%")])]
    actual = target(105, "77%", 77, "%", kind="actual")
    assert _kpis(before, [kpi("1.1", "線上申辦比率", values=[actual, target(106, "80%", 80, "%")])]).changes == ()


def test_a_figure_is_not_lost_for_a_unit_that_one_edition_leaves_out() -> None:
    before = [kpi("1.1", "通報件數", values=[target(107, "306", 306)])]
    assert _kpis(before, [kpi("1.1", "通報件數", values=[target(107, "306件", 306, "件")])]).changes == ()


def test_the_terms_of_a_formula_are_what_a_kpi_is_judged_by() -> None:
    before = [kpi("1.1", "依限辦理比率", formula="（依限辦理件數÷申請件數）×100%")]
    after = [kpi("1.1", "依限辦理比率", formula="[（依限辦理件數－展期件數）÷申請件數]×100%")]
    assert _only(_kpis(before, after)).change == "criteria_changed"


def test_another_name_in_the_same_place_is_another_kpi() -> None:
    before = [kpi("5.2", "延長服務比率", formula="延長服務日數÷全年日數×100%")]
    after = [kpi("5.2", "線上申辦案件比率", formula="線上申辦件數÷受理總件數×100%")]
    assert sorted(_said(_kpis(before, after))) == [("added", "5.2"), ("removed", "5.2")]


def test_a_paragraph_under_another_heading_moved() -> None:
    heads = [section("一", "服務品質"), section("二", "資訊安全")]
    fixed = [section("1", "強化櫃檯服務禮貌", parent=heads[0]), section("1", "落實帳號密碼管理", parent=heads[1])]
    before = section("2", "辦理同仁資安教育訓練", parent=heads[0])
    after = section("2", "辦理同仁資安教育訓練", parent=heads[1])
    old = edition(heads[0], fixed[0], before, heads[1], fixed[1])
    new = edition(heads[0], fixed[0], heads[1], fixed[1], after, year=114)
    change = _only(diff_editions(old, new))
    assert (change.change, change.fields[0].field) == ("renumbered", "parent")


def test_a_theme_that_was_reworded_is_said_once() -> None:
    def plan(theme: str, year: int) -> Edition:
        place = {"theme": "一"}
        rows = [measure(str(n), t, place=place, fields={"theme": theme}) for n, t in enumerate(_TEXTS, start=1)]
        return edition(*rows, year=year)

    change = _only(diff_editions(plan("完備基礎服務項目", 113), plan("完備各項基礎服務項目", 114)))
    assert (change.change, change.entity) == ("reworded", "goal")


@pytest.mark.parametrize(
    ("unread", "said"),
    [(frozenset({2}), "unknown"), (frozenset({0}), "unknown"), (frozenset({8}), "removed"), (frozenset(), "removed")],
)
def test_a_row_that_may_stand_on_an_unread_page_is_unknown(unread: frozenset[int], said: str) -> None:
    pages = (1, 2, 3)
    rows = [
        measure(str(n), t, page=page, id=t) for n, (t, page) in enumerate(zip(_TEXTS, pages, strict=False), start=1)
    ]
    new = edition(rows[0], rows[2], year=114, unread_pages=unread)
    changes = {change.row.text: change.change for change in diff_editions(edition(*rows), new).changes}
    assert changes[_TEXTS[1]] == said


def test_nothing_is_called_added_where_nothing_could_be_read() -> None:
    changes = diff_editions(edition(), edition(*_numbered(_TEXTS), year=114)).changes
    assert {change.change for change in changes} == {"unknown"}
