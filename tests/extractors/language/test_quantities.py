"""Every number that an office commits to is a row, and nothing else is."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language.quantities import find_all_quantities, find_quantities
from extractors.language.quantity_patterns import VALUE_TAGS, pattern_lines, tags_of
from extractors.language.quantity_values import QuantityReading

GOLD = Path(__file__).parents[2] / "gold"
COLUMNS = ("title", "text", "criteria", "name", "formula")

# document, cell (its beginning) -> the rows checked by eye against the typeset page
CHECKED: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
with (GOLD / "quantities.tsv").open(encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
        CHECKED[row["document"], row["cell"].replace("\\n", "\n")].append(row)


def _cells(document: str) -> set[str]:
    gold = json.loads((GOLD / "plans" / f"{document}.gold.json").read_text(encoding="utf-8"))
    rows = [*gold["measures"], *gold["kpis"]]
    return {row[column] for row in rows for column in COLUMNS if row.get(column)}


def _as_row(reading: QuantityReading) -> tuple[str, ...]:
    low, high = (f"{value:g}" if value is not None else "" for value in (reading.value, reading.value_high))
    unit, per = reading.unit or "", reading.per or ""
    return (str(reading.start), reading.kind, reading.comparator, low, high, unit, per, reading.raw)


@pytest.mark.parametrize("document", sorted({document for document, _ in CHECKED}))
def test_the_rows_of_a_plan_are_those_that_were_checked_by_eye(document: str) -> None:
    columns = ("start", "kind", "comparator", "value", "value_high", "unit", "per", "raw")
    cells = sorted(_cells(document))
    for cell, readings in zip(cells, find_all_quantities(cells), strict=True):
        checked = [rows for (name, start), rows in CHECKED.items() if name == document and cell.startswith(start)]
        expected = [tuple(row[column] for column in columns) for rows in checked for row in rows]
        assert [_as_row(reading) for reading in readings] == expected, cell


def test_at_least_forty_rows_were_checked() -> None:
    assert sum(map(len, CHECKED.values())) >= 40


@pytest.mark.parametrize(
    ("text", "kind", "comparator", "value", "high", "unit", "per"),
    [
        ("服務滿意度達九成五以上", "rate", ">=", 95, None, "%", None),
        ("錯誤率不超過千分之三", "rate", "<=", 3, None, "‰", None),
        ("三分之二以上同意", "rate", ">=", 66.6667, None, "%", None),
        ("每半年至少召開二次會議", "frequency", ">=", 2, None, "次", "半年"),
        ("每月辦理1至2場", "frequency", ">=", 1, 2, "場", "月"),
        ("全年辦理12場次", "frequency", "", 12, None, "場次", "年"),
        ("收件後3個工作天內完成", "deadline", "<=", 3, None, "工作天", None),
        ("24小時內回復", "deadline", "<=", 24, None, "小時", None),
        ("每年12月底前報府", "deadline", "<=", None, None, None, "年"),
        ("補助每案最高新臺幣2萬元", "money", "<=", 20000, None, "元", "案"),
        ("編列1,500千元", "money", "", 1_500_000, None, "元", None),
        ("滿65歲以上長者", "age", ">=", 65, None, "歲", None),
        ("12歲以上未滿18歲", "age", ">=", 12, 18, "歲", None),
        ("考核成績達90分以上", "score", ">=", 90, None, "分", None),
        ("每逾1日扣2分", "score", "", -2, None, "分", "日"),
        ("等候時間不得超過15分鐘", "threshold", "<=", 15, None, "分鐘", None),
        ("至少培訓志工20人", "count", ">=", 20, None, "人", None),
        ("設置3處據點", "count", "", 3, None, "處", None),
        ("1.60日內通知\n2.依限完成", "deadline", "<=", 60, None, "日", None),
        ("訓練時數\n3.5小時以上", "threshold", ">=", 3.5, None, "小時", None),
        ("全年零缺失", "count", "", 0, None, "項缺失", "年"),
    ],
)
def test_reads_one_quantity(
    text: str, kind: str, comparator: str, value: float | None, high: float | None, unit: str | None, per: str | None
) -> None:
    (reading,) = find_quantities(text)
    assert (reading.kind, reading.comparator, reading.value, reading.value_high) == (kind, comparator, value, high)
    assert (reading.unit, reading.per) == (unit, per)


@pytest.mark.parametrize(
    "text",
    [
        "1. 依第81點辦理",
        "113年度計畫",
        "(3/1-4/30)",
        "第3胎以上兒童證明",
        "附件2",
        "一處收件，全程服務",
        "單一窗口",
        "統一編號",
        "1999專線",
        "下午2時至4時",
        "府授秘文字第1093006322號",
        "(甲/乙)×100%",
        "AC1.1掃描",
        "十分便利",
        "一般公文",
        "未來四年施政",
        "1、4、7、10月",
        "例如同一民眾通報3次",
        "95年以前檔案",
        "1案1卷",
    ],
)
def test_numbers_that_commit_to_nothing_are_no_rows(text: str) -> None:
    assert find_quantities(text) == ()


@settings(max_examples=60)
@given(st.text(alphabet="每年月日至少達以上內元件次率歲0123456789.%，。 \n（）一百十"))
def test_offsets_are_those_of_the_text_and_entities_do_not_overlap(text: str) -> None:
    last = 0
    for reading in find_quantities(text):
        assert text[reading.start : reading.end] == reading.raw
        assert last <= reading.start < reading.end
        last = reading.end


def test_every_pattern_asks_for_a_value_so_that_stretches_without_one_can_be_left_out() -> None:
    required = [
        {tag for item in line.split() if item[-1] not in "?*" for tag in tags_of(item)} for _, line in pattern_lines()
    ]
    assert all(tags & VALUE_TAGS for tags in required)


@pytest.mark.parametrize("text", ["每學期第1週辦理", "第5、6類被保險人", "第1至3階段", "當年度培訓人次（萬人次）"])
def test_what_counts_in_order_or_names_a_unit_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()
