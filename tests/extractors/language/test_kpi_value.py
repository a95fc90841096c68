"""One cell of a KPI's year: value, comparator, unit, note, or why there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.kpi_value import parse_kpi_value
from extractors.language.references import Reference


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("≥1,470", ">=", 1470, None),
        ("達 95 ％", ">=", 95, "%"),
        ("≧90％", ">=", 90, "%"),
        ("不低於80%", ">=", 80, "%"),
        ("不得少於3場次", ">=", 3, "場次"),
        ("5件(含)以上", ">=", 5, "件"),
        ("1 萬 2,000 人次", "", 12000, "人次"),
        ("百分之九十五以上", ">=", 95, "%"),
        ("滿意度達九成以上", ">=", 90, "%"),
        ("未達5件", "<", 5, "件"),
        ("兩場", "", 2, "場"),
        ("不超過3%", "<=", 3, "%"),
        ("平均等候時間5分鐘以內", "<=", 5, "分鐘"),
        ("逾30日", ">", 30, "日"),
        ("15個工作日", "", 15, "工作日"),
        ("-5%", "", -5, "%"),
        ("3隻", "", 3, "隻"),
        ("0件", "", 0, "件"),
        ("85.00%", "", 85, "%"),
        ("1次/季", "", 1, "次"),
    ],
)
def test_reads_comparator_value_and_unit(text: str, comparator: str, value: float, unit: str | None) -> None:
    reading = parse_kpi_value(text)
    assert (reading.comparator, reading.value, reading.unit) == (comparator, value, unit)


@given(
    st.decimals(0, 99999, places=2),
    st.sampled_from([("", ""), ("≥", ">="), ("≤", "<="), ("達", ">="), ("未滿", "<"), ("約", "~")]),
    st.sampled_from(["%", "件", "人次", "場次", "小時", "工作日", "元"]),
    st.sampled_from(["", " ", "\n"]),
)
def test_undoes_printing(number: float, sign: tuple[str, str], unit: str, gap: str) -> None:
    reading = parse_kpi_value(f"{sign[0]}{gap}{number:,}{gap}{unit}")
    assert (reading.comparator, reading.value, reading.unit) == (sign[1], float(number), unit)


@given(st.text())
def test_never_fails_and_a_missing_value_has_a_status(text: str) -> None:
    reading = parse_kpi_value(text)
    stated = reading.value is not None or reading.reference is not None or reading.score is not None
    assert stated != bool(reading.status)


def test_a_bracket_behind_the_value_is_a_note() -> None:
    reading = parse_kpi_value("50%（配合民政局計畫\n掃描84-104年原始文件）")
    assert (reading.note, reading.scope) == ("配合民政局計畫掃描84-104年原始文件", (84, 104))


def test_a_note_may_state_the_unit_and_a_missing_value_keeps_its_note() -> None:
    assert parse_kpi_value("1,200(單位：人)").unit == "人"
    missing = parse_kpi_value("無資料(104年起辦理)")
    assert (missing.status, missing.note) == ("no_data", "104年起辦理")


def test_the_unit_of_the_formula_serves_a_bare_number_only() -> None:
    assert parse_kpi_value("306", default_unit="件").unit == "件"
    assert parse_kpi_value("99%", default_unit="件").unit == "%"
    assert parse_kpi_value("無資料", default_unit="件").unit is None


@pytest.mark.parametrize(
    ("text", "low", "high", "included"),
    [("10至15件", 10, 15, True), ("80歲以上至未滿90歲", 80, 90, False), ("98.5%～99.5%", 98.5, 99.5, True)],
)
def test_reads_a_range(text: str, low: float, high: float, included: bool) -> None:
    reading = parse_kpi_value(text)
    assert (reading.value, reading.value_high, reading.high_included) == (low, high, included)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("不得低於前三年的平均數", Reference(comparator=">=", reference="MEAN_PREV_3Y")),
        ("不得低於前五年平均值", Reference(comparator=">=", reference="MEAN_PREV_5Y")),
        ("以較104年不成長為目標", Reference(comparator="<=", reference="YEAR:2015")),
        ("較上年度減少", Reference(comparator="<", reference="PREV_YEAR")),
        ("不低於上年度", Reference(comparator=">=", reference="PREV_YEAR")),
    ],
)
def test_reads_a_bound_set_by_another_value(text: str, reference: Reference) -> None:
    reading = parse_kpi_value(text)
    assert (reading.reference, reading.value) == (reference, None)


@pytest.mark.parametrize(
    ("text", "per"),
    [("每年至少辦理1次", "年"), ("每人每年3小時以上", "人·年"), ("每半年1次", "半年"), ("12案/年", "年")],
)
def test_says_what_the_number_counts_for(text: str, per: str) -> None:
    assert parse_kpi_value(text).per == per


@pytest.mark.parametrize("text", ["113年12月底前完成", "9月30日前", "甲等", "依規定辦理", "4/5", "視需要"])
def test_words_and_dates_are_no_value(text: str) -> None:
    reading = parse_kpi_value(text)
    assert (reading.value, reading.status, reading.note) == (None, "qualitative", text)


@pytest.mark.parametrize("text", ["100%以上", "達100%以上"])
def test_more_than_all_is_odd_and_all_is_not(text: str) -> None:
    assert parse_kpi_value(text).issues == ("PCT_GE_100",)
    assert parse_kpi_value("達100%").issues == ()


@pytest.mark.parametrize(
    ("text", "comparator", "reference"),
    [
        ("較前一年增加5%", ">", "PREV_YEAR"),
        ("較前1學年度下降1%", "<", "PREV_YEAR"),
        ("較113年減少2個百分點", "<", "YEAR:2024"),
        ("比基準年減少10%", "<", "BASE_YEAR"),
    ],
)
def test_a_change_from_another_year_is_no_value(text: str, comparator: str, reference: str) -> None:
    reading = parse_kpi_value(text)
    assert (reading.value, reading.status) == (None, "qualitative")
    assert reading.reference is not None
    assert (reading.reference.comparator, reading.reference.reference) == (comparator, reference)


def test_a_number_that_counts_in_order_is_no_value() -> None:
    assert parse_kpi_value("第3季完成").value is None
