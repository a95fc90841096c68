"""The report on the terminal: what it says, and what no plan's text may make it do."""

import io
from collections.abc import Sequence

import pytest
from rich.console import Console

from pipeline.align.dataset import build_editions
from pipeline.diff.change import CHANGE_KINDS, Diff
from pipeline.diff.editions import diff_editions
from pipeline.diff.report import Language, print_report
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold
from tests.pipeline.rows import edition, kpi, measure, target


def _printed(diff: Diff, language: Language = "zh", *, colour: bool = False, width: int = 80) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, color_system="truecolor" if colour else None, force_terminal=colour)
    print_report(diff, console, language)
    return out.getvalue()


def _gold_diff(names: Sequence[str]) -> Diff:
    old, new = build_editions(gold_tables(load_gold(PLANS / f"{name}.gold.json") for name in names))
    return diff_editions(old, new)


def test_groups_changes_by_kind_with_numbers_titles_and_pages() -> None:
    before = [measure("1", "辦理戶籍登記"), measure("5", "同意率達60%以上", title="訪視作業", owner="登記課", page=6)]
    after = [measure("1", "辦理戶籍登記"), measure("5", "同意率達65%以上", title="訪視作業", owner="登記課", page=4)]
    report = _printed(diff_editions(edition(*before), edition(*after, year=114)))
    assert "民國 113 → 114 年" in report
    assert "目標值變更　1" in report
    assert "措施 5 訪視作業（登記課）　第6頁→第4頁" in report
    assert "同意率達[-60-]{+65+}%以上" in report
    assert "▲ 5%" in report


def test_says_in_english_what_it_says_in_chinese() -> None:
    names = ["songshan-105-scorecard", "songshan-106-scorecard"]
    diff = _gold_diff(names)
    chinese, english = _printed(diff), _printed(diff, "en")
    assert "Targets changed" in english
    assert "compared by plan year" in english
    assert "同一計畫年度相比" in chinese
    assert len(chinese.splitlines()) > len(diff.changes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_change_sign_and_field_has_words(language: Language) -> None:
    pairs = [
        ("wenshan-113-service-quality", "wenshan-114-service-quality"),
        ("beidou-111-medium-term", "beidou-115-medium-term"),
    ]
    report = "".join(_printed(_gold_diff(pair), language) for pair in pairs)
    assert not [kind for kind in CHANGE_KINDS if kind in report]


def test_strikes_and_underlines_where_the_terminal_shows_them() -> None:
    before, after = measure("1", "同意率達60%以上"), measure("1", "同意率達65%以上")
    report = _printed(diff_editions(edition(before), edition(after, year=114)), colour=True)
    assert "\x1b[9;31m60\x1b[0m" in report
    assert "\x1b[4;32m65\x1b[0m" in report


@pytest.mark.parametrize(
    "hostile", ["[bold red]達60%[/]", "[/nothing]", ":warning: [link=x]", "\x1b[2J\x1b]0;x\x07", "\u202e倒"]
)
def test_text_of_a_plan_is_never_markup_nor_a_command_to_the_terminal(hostile: str) -> None:
    before, after = (
        measure("1", f"辦理戶籍登記{hostile}", title=hostile),
        measure("1", f"受理戶籍登記{hostile}", title=hostile),
    )
    report = _printed(diff_editions(edition(before, office=hostile), edition(after, year=114, office=hostile)))
    assert not set(report) & {"\x1b", "\x07", "\u202e"}
    visible = hostile if hostile.isprintable() else "�"
    assert visible in report.replace("\n", "").replace("    ", "")


def test_lines_keep_to_the_width() -> None:
    report = _printed(_gold_diff(["wenshan-113-service-quality", "wenshan-114-service-quality"]), width=60)
    from rich.cells import cell_len

    assert max(map(cell_len, report.splitlines())) <= 60


def test_says_which_pages_could_not_be_read() -> None:
    new = edition(measure("1", "辦理戶籍登記"), year=114, unread_pages=frozenset({3}))
    report = _printed(diff_editions(edition(measure("1", "辦理戶籍登記"), measure("2", "門牌編釘")), new))
    assert "新版第 3 頁無法讀取" in report
    assert "待確認" in report


def test_says_that_nothing_changed() -> None:
    plan = edition(kpi("1.1", "線上申辦比率", values=[target(113, "80%", 80, "%")]))
    assert "沒有異動" in _printed(diff_editions(plan, plan))


def test_says_that_nothing_was_compared_where_nothing_was_read() -> None:
    report = _printed(diff_editions(edition(), edition(year=114)))
    assert "沒有異動" not in report
    assert "沒有比對任何內容" in report.replace("\n", "")
