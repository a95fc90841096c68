import csv
import json
from pathlib import Path

from pipeline.align.dataset import build_editions
from pipeline.diff.editions import diff_editions
from pipeline.diff.records import COLUMNS
from pipeline.diff.write import write_changes
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold
from tests.pipeline.rows import edition, kpi, measure, target

_CONTRACT = (
    "change_id change entity old_id new_id old_number new_number old_title new_title old_text new_text field before "
    "after direction magnitude similarity old_page new_page"
)


def test_the_columns_of_the_contract_come_first() -> None:
    assert list(COLUMNS[: len(_CONTRACT.split())]) == _CONTRACT.split()


def test_both_files_say_the_same_and_the_same_again(tmp_path: Path) -> None:
    golds = [load_gold(PLANS / f"songshan-{name}-scorecard.gold.json") for name in (105, 106)]
    old, new = build_editions(gold_tables(golds))
    table, document = write_changes(diff_editions(old, new), tmp_path / "first")
    again = write_changes(diff_editions(old, new), tmp_path / "second")
    assert [path.read_bytes() for path in (table, document)] == [path.read_bytes() for path in again]

    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    stated = json.loads(document.read_text(encoding="utf-8"))["changes"]
    assert [(row["change_id"], row["change"]) for row in rows] == [(one["change_id"], one["change"]) for one in stated]
    assert len({row["change_id"] for row in rows}) == len(rows)


def test_every_column_that_changed_is_in_the_json_with_its_own_text(tmp_path: Path) -> None:
    before = measure("1", "辦理戶籍登記業務", title="戶籍登記", fields={"programme": "甲計畫"})
    after = measure("1", "受理戶籍登記業務", title="各項戶籍登記", fields={"programme": "乙計畫"})
    table, document = write_changes(diff_editions(edition(before), edition(after, year=114)), tmp_path)
    change = json.loads(document.read_text(encoding="utf-8"))["changes"][0]
    assert [field["field"] for field in change["fields"]] == ["title", "text", "programme"]
    assert change["fields"][2] == {"field": "programme", "before": "甲計畫", "after": "乙計畫"}
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["field"] == "title;text;programme"


def test_missing_is_empty_and_a_number_has_no_idle_point(tmp_path: Path) -> None:
    before = kpi("1.1", "線上申辦比率", values=[target(113, "80%", 80, "%")])
    after = kpi("1.1", "線上申辦比率", values=[target(113, "82.5%", 82.5, "%")])
    table, _ = write_changes(diff_editions(edition(before), edition(after)), tmp_path)
    with table.open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["magnitude"], row["unit"], row["basis"], row["verdict"], row["related_id"]) == (
        "2.5",
        "%",
        "same_year",
        "",
        "",
    )
