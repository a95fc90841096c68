"""The same obligation in several offices and years."""

import random
from collections.abc import Sequence

from pipeline.align.clusters import Clusters, align_editions
from pipeline.align.dataset import build_editions
from pipeline.align.links import Link, Links
from pipeline.align.row import Edition, Row
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold
from tests.pipeline.rows import edition, kpi, measure

_FILLER = ("財產盤點及報廢拍賣", "召開資訊安全推動會議", "志工服務及教育訓練", "勞資會議紀錄陳核", "節約能源用電統計")


def _plan(office: str, *rows: Row, year: int = 113, plan_type: str = "service_quality_plan") -> Edition:
    prefixed = [
        measure(f"{90 + i}", f"{office}{text}", id=f"{office}-{year}-f{i}", title=f"{office}其他{i}")
        for i, text in enumerate(_FILLER)
    ]
    return edition(*rows, *prefixed, year=year, office=office, plan_type=plan_type)


def _together(clusters: Clusters, *ids: str) -> bool:
    found = {
        row.id: number
        for number, members in enumerate(clusters.members)
        for thread in members
        for row in clusters.threads[thread].rows
    }
    return len({found[row_id] for row_id in ids}) == 1


def test_finds_one_obligation_under_other_names() -> None:
    one = _plan("甲所", measure("5", "新住民關懷訪視案件同意率達60%以上", id="a", title="新住民關懷訪視作業"))
    two = _plan("乙所", measure("8", "辦理新移民關懷訪視，徵詢受訪意願", id="b", title="新移民關懷訪視"))
    assert _together(align_editions([one, two]), "a", "b")


def test_opposite_obligations_are_related_never_the_same() -> None:
    text = "如發現脫落、遺失或需新增之門牌指標，應填列製作清冊報局製作"
    one = _plan("甲所", measure("1", text, id="a", title="門牌指標設置及定期巡查管理"))
    two = _plan("乙所", measure("1", text, id="b", title="門牌指標設置及不定期巡查管理"))
    clusters = align_editions([one, two])
    assert not _together(clusters, "a", "b")
    assert any("polarity" in pair.signs for pair in clusters.pairs)


def test_people_of_another_age_are_another_obligation() -> None:
    ages = [("80歲以上至未滿90歲最近2年未使用健保卡者清查", "a1"), ("90歲以上未滿百歲最近1年未使用健保卡者清查", "a2")]
    others = [("八十歲以上未滿九十歲最近二年未使用健保卡者", "b1"), ("九十歲以上未滿百歲最近一年未使用健保卡者", "b2")]
    one = _plan("甲所", *(measure("6", text, id=name, title="戶籍清查業務") for text, name in ages))
    two = _plan("乙所", *(measure("5", text, id=name, title="人口清查計畫") for text, name in others))
    clusters = align_editions([one, two])
    assert _together(clusters, "a1", "b1")
    assert _together(clusters, "a2", "b2")
    assert not _together(clusters, "a1", "a2")


def test_a_row_is_followed_through_the_years_of_its_plan() -> None:
    years = [
        _plan("甲所", measure(str(year - 100), f"辦理國中生集體初領身分證，完成{year}場", id=f"a{year}"), year=year)
        for year in (111, 112, 113)
    ]
    assert _together(align_editions(years), "a111", "a112", "a113")


def test_a_kpi_and_the_one_action_that_serves_it_are_one_obligation() -> None:
    card = edition(
        kpi("TL1.1", "戶政教育訓練參與率"),
        measure("TL1.1.1", "由各所自訂計畫持續推動", id="act", kind="action", place={"kpi": "TL1.1"}),
        office="甲所",
        plan_type="strategy_scorecard",
    )
    assert _together(align_editions([card]), "TL1.1-戶政教育訓練參與率", "act")


def test_a_plan_never_has_one_obligation_twice() -> None:
    one = _plan("甲所", measure("1", "檔案銷毀清理作業", id="a", title="檔案銷毀"))
    rows = [
        measure("7", "檔案銷毀清理作業", id="b1", title="檔案銷毀"),
        measure("7", "檔案銷毀清理", id="b2", title="檔案銷毀"),
    ]
    clusters = align_editions([one, _plan("乙所", *rows)])
    assert _together(clusters, "a", "b1")
    assert not _together(clusters, "a", "b2")


def _pair_of_plans() -> Sequence[Edition]:
    one = _plan("甲所", measure("1", "辦理國籍歸化測試", id="a", title="國籍歸化"))
    return one, _plan("乙所", measure("8", "辦理國籍歸化測試", id="b", title="國籍歸化"))


def test_what_people_decided_outranks_what_the_words_say() -> None:
    plans = _pair_of_plans()
    assert _together(align_editions(plans), "a", "b")
    apart = Links([Link(relation="not_same", first="b", second="a")])
    assert not _together(align_editions(plans, apart), "a", "b")
    together = Links([Link(relation="same", first="a", second="乙所-113-f0")])
    assert _together(align_editions(plans, together), "a", "乙所-113-f0")


def test_what_people_decided_holds_between_years_too() -> None:
    old, new = (
        _plan("甲所", measure("1", "受理出生登記", id="a")),
        _plan("甲所", measure("1", "受理出生登記", id="b"), year=114),
    )
    assert _together(align_editions([old, new]), "a", "b")
    apart = Links([Link(relation="not_same", first="a", second="b")])
    assert not _together(align_editions([old, new], apart), "a", "b")


def test_the_order_of_plans_says_nothing() -> None:
    editions = list(build_editions(gold_tables(map(load_gold, sorted(PLANS.glob("*.gold.json"))))))

    def grouped(given: Sequence[Edition]) -> set[frozenset[str]]:
        clusters = align_editions(given)
        return {
            frozenset("/".join(row.key) for thread in members for row in clusters.threads[thread].rows)
            for members in clusters.members
        }

    first = grouped(editions)
    random.Random(7).shuffle(editions)
    assert grouped(editions) == first


def test_every_row_is_in_exactly_one_cluster() -> None:
    editions = build_editions(gold_tables(map(load_gold, sorted(PLANS.glob("*.gold.json")))))
    clusters = align_editions(editions)
    rows = [row.key for members in clusters.members for thread in members for row in clusters.threads[thread].rows]
    expected = [row.key for edition in editions for row in edition.rows if row.entity in ("measure", "kpi")]
    assert sorted(rows) == sorted(expected)


def test_no_plans_have_no_clusters() -> None:
    assert align_editions([]).members == ()
    assert align_editions([edition()]).members == ()
