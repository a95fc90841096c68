"""Head words are data: known ones, an office's own, and slips in its file."""

import tomllib
from importlib.resources import files

import pytest

from extractors.plans.heading_words import match_words
from extractors.plans.headings import bare_words
from extractors.plans.lexicon import check_lexicon, load_lexicon
from schemas.errors import UnreadableValueError
from tests.extractors.plans.grids import grid, read

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("項次", "number"), ("工作項目", "title"), ("重點工作", "title"), ("實施內容", "text"), ("推動作法", "text"),
        ("主辦單位", "owner"), ("權責單位", "owner"), ("協辦單位", "co_owner"), ("辦理期程", "schedule"),
        ("完成期限", "schedule"),
        ("預期效益", "expected_benefit"), ("衡量指標", "kpi"), ("衡量標準", "formula"), ("權重", "weight"),
        ("原訂目標值", "target"), ("實際達成值", "actual"), ("達成度", "achievement"), ("經費來源", "funding"),
        ("預算(千元)", "budget"), ("行動方案\n主責科室", "owner"), ("KPI\n計算公式及計量單位\n(例：%)", "formula"),
        ("113年度目標值", "target"), ("備 註", "note"), ("考核指標", "criteria"), ("執行狀態", "status"),
        ("各課室主辦單位", "owner"), ("預期效溢", "expected_benefit"),
    ],
)  # fmt: skip
def test_heads_of_the_field_have_their_role(head: str, role: str) -> None:
    scores = match_words(bare_words(head), LEXICON)
    assert max(scores, key=lambda name: scores[name]) == role


def test_no_head_word_means_two_roles_for_certain() -> None:
    words = [word for role in LEXICON.columns.values() for word in role.words]
    doubled = {word for word in words if words.count(word) > 1}
    assert not doubled


def test_an_office_adds_its_own_words() -> None:
    table = grid([["活兒", "怎麼做", "誰做"], ["甲案", "辦理甲案說明", "某某股"]])
    own = load_lexicon(
        '[columns.title]\nwords = ["活兒"]\n[columns.text]\nwords = ["怎麼做"]\n[columns.owner]\nwords = ["誰做"]\n'
    )
    (measure,) = read(table, lexicon=own).measures
    assert (measure.title, measure.text, measure.owner) == ("甲案", "辦理甲案說明", "某某股")
    assert "活兒" not in load_lexicon().columns["title"].words


@pytest.mark.parametrize(
    ("text", "named"),
    [("[columns.titel]\nwords = []", "titel"), ("[colums.title]\nwords = []", "colums"), ("words = [", "TOML")],
)
def test_a_slip_in_the_file_is_named(text: str, named: str) -> None:
    with pytest.raises(UnreadableValueError, match=named):
        check_lexicon(text)


def test_every_role_has_a_name_for_people() -> None:
    labels = tomllib.loads((files("extractors.plans") / "role_labels.toml").read_text(encoding="utf-8"))
    assert set(load_lexicon().columns) <= set(labels)
