"""Assessment criteria split by who judges."""

from extractors.language.evaluators import Evaluator, parse_criteria, parse_evaluators, parse_legal_basis

MOI = Evaluator(name="評鑑", code="MOI_APPRAISAL")
CAB = Evaluator(name="民政局", code="CAB_ASSESSMENT")


def test_each_heading_governs_the_titles_below_it() -> None:
    text = "評鑑&民政局考核：\n*核發正確率\n1. 正確率＝甲/乙\n2. 免提供\n評鑑：\n*加分項目\n每件加0.1分"
    first, second = parse_criteria(text)
    assert (first.evaluators, first.title, first.text) == ((MOI, CAB), "核發正確率", "1. 正確率＝甲/乙\n2. 免提供")
    assert (second.evaluators, second.title, second.text) == ((MOI,), "加分項目", "每件加0.1分")


def test_an_office_that_no_list_knows_is_named_in_its_own_words() -> None:
    assert parse_evaluators("教育處業務評鑑：") == (Evaluator(name="教育處", topic="業務"),)
    assert parse_evaluators("民政處公文考核：")[0].code == "CAB_ASSESSMENT"


def test_a_cell_without_a_heading_is_a_criterion_without_judges() -> None:
    (criterion,) = parse_criteria("每3個月召開1次")
    assert (criterion.evaluators, criterion.title, criterion.text) == ((), None, "每3個月召開1次")
    assert parse_criteria(" \n") == ()


def test_nothing_printed_is_lost() -> None:
    text = "導言\n民政局考核:\n*甲\n說明\n※乙\n結語"
    kept = "".join(part for criterion in parse_criteria(text) for part in (criterion.title, criterion.text) if part)
    assert kept == "導言甲說明乙結語"


def test_finds_what_it_rests_on() -> None:
    assert parse_legal_basis("依臺北市政府文書處理實施要點第81點辦理") == "臺北市政府文書處理實施要點第81點"
    assert parse_legal_basis("執行率達75%(依北市民秘字第1096010956號函)") == "北市民秘字第1096010956號函"
    assert parse_legal_basis("依限辦理") is None
