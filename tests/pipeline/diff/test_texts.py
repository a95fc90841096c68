import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.diff.texts import TextChange, compare_texts

_TEXTS = st.text(alphabet="戶籍登記案件達60%以上每月5日前臺台櫃檯，。(1)\n 不定期", max_size=40)


def _kinds(change: TextChange | None) -> str:
    if change is None:
        return "same"
    kinds = {
        "spelling": change.spelling,
        "marks": change.marks,
        "year": change.year,
        "targets": bool(change.targets),
        "dates": bool(change.dates),
        "wording": change.wording,
    }
    return "+".join(name for name, holds in kinds.items() if holds)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("辦理戶籍登記", "辦理 戶籍\n登記", "same"),
        ("跨平台通用服務", "跨平臺通用服務", "spelling"),
        ("一址8公民清查專案未處理率0%", "一址８公民清查專案未處理率０%", "spelling"),
        ("病毒掃瞄、教育訓鍊", "病毒掃描、教育訓練", "spelling"),
        ("九十歲以上未滿百歲", "90歲以上未滿100歲", "spelling"),
        ("率達百分之五", "率達5%", "spelling"),
        ("1月~12月", "1月至12月", "spelling"),
        ("1月~12月", "1月、12月", "wording"),
        ("同意率達60%以上", "同意率達65%以上", "targets"),
        ("同意率達60%以上", "同意率達60%", "targets"),
        ("機關網站3種分類", "機關網站3項分類", "targets"),
        ("八十歲以上最近二年未使用", "八十歲以上最近一年未使用", "targets"),
        ("次日起10日內匯入", "次日起7日內匯入", "targets"),
        ("每年至少辦理1次", "每年至少辦理2次", "targets"),
        ("於9月30日以前完成", "於10月31日以前完成", "dates"),
        ("每月5日前報局", "每月10日前報局", "dates"),
        ("每週三下午2時至4時", "每週四下午2時至4時", "dates"),
        ("每月彙整案件", "每季彙整案件", "dates"),
        ("每月彙整案件，率達60%", "每季彙整案件，率達65%", "targets+dates"),
        ("主動通知民眾，率達60%以上", "主動通知民眾及家屬，率達65%以上", "targets+wording"),
        ("1.訂定計畫\n2.召開會議", "2.訂定計畫\n3.召開會議", "marks"),
        ("依第81點辦理案件", "依第82點辦理案件", "wording"),
        ("定期巡查門牌指標", "不定期巡查門牌指標", "wording"),
        ("", "辦理戶籍登記", "wording"),
    ],
)
def test_tells_spelling_numbers_dates_and_words_apart(before: str, after: str, kinds: str) -> None:
    assert _kinds(compare_texts(before, after, years=1)) == kinds


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("辦理112學年度國中生集體初領", "辦理113學年度國中生集體初領", "year"),
        ("期程(113.03-113.10)", "期程(114.03-114.10)", "year"),
        ("期程(113.03-113.10)", "期程(114.03-114.11)", "dates"),
        ("整理83年至90年檔案", "整理83年至91年檔案", "year"),
        ("整理83年至90年檔案", "整理83年至92年檔案", "dates"),
        ("辦理112年度計畫", "辦理114年度計畫", "dates"),
    ],
)
def test_a_plan_year_that_moved_with_the_plan_is_no_change(before: str, after: str, kinds: str) -> None:
    assert _kinds(compare_texts(before, after, years=1)) == kinds


def test_a_text_written_anew_has_no_numbers_to_compare() -> None:
    change = compare_texts("每日查閱網路預約申辦系統3次", "由專人於上、下午以電話與民眾確認到所時間，每件5分鐘")
    assert change is not None
    assert change.rewritten
    assert change.targets == change.dates == ()


@pytest.mark.parametrize("formula", ["(A-B)/A×100%", "（A－B）÷A x１００％", "[A-B]/A*100%"])
def test_signs_of_a_formula_are_one_sign_each(formula: str) -> None:
    assert _kinds(compare_texts("(A-B)/A*100%", formula)) in {"same", "spelling"}


def test_another_order_of_operations_is_no_spelling() -> None:
    assert _kinds(compare_texts("(A-B)/A*100%", "(A-B/A)*100%")) == "wording"


@given(_TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert compare_texts(text, text) is None


@given(_TEXTS, _TEXTS)
def test_something_is_said_of_any_two_texts_that_differ(before: str, after: str) -> None:
    if "".join(before.split()) != "".join(after.split()):
        assert _kinds(compare_texts(before, after, years=1)) not in {"same", ""}


@given(_TEXTS, _TEXTS)
def test_spelling_is_a_matter_of_both_texts(before: str, after: str) -> None:
    forth, back = compare_texts(before, after), compare_texts(after, before)
    assert (forth is not None and forth.spelling) == (back is not None and back.spelling)
