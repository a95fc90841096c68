"""The tables of a comparison, from plans that are known."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pipeline.align.links import LinksError
from pipeline.compare.write import compare_dataset
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold, write_tables

_CONTRACT = "cluster_id label entity id document_id office roc_year number title text similarity"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = (
        "wenshan-113-service-quality",
        "daan-112-service-quality",
        "songshan-105-scorecard",
        "beidou-111-medium-term",
    )
    tables = dict(gold_tables(load_gold(PLANS / f"{name}.gold.json") for name in names))
    tables["quantities"] = [_deadline(tables["measures"], "10日內"), _deadline(tables["kpis"], "7日內")]
    return write_tables(tables, tmp_path_factory.mktemp("compare") / "dataset")


@pytest.fixture(scope="module")
def compared(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("compared")
    compare_dataset(dataset, out)
    return out


def _deadline(rows: Sequence[Mapping[str, str]], raw: str) -> dict[str, str]:
    """State one number of the row that prints it, as the reader of quantities does."""
    column, key = ("text", "measure_id") if "measure_id" in rows[0] else ("formula", "kpi_id")
    row = next(row for row in rows if raw in row[column])
    start = row[column].index(raw)
    number = raw.removesuffix("日內")
    return {
        **{name: row[name] for name in (key, "document_id")},
        "quantity_id": raw,
        "column": column,
        "kind": "deadline",
        "comparator": "<=",
        "value": number,
        "unit": "日",
        "raw": raw,
        "start": str(start),
        "end": str(start + len(raw)),
    }


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_alignment_has_the_columns_of_the_contract_and_every_row_once(dataset: Path, compared: Path) -> None:
    rows = _read(compared / "alignment.csv")
    assert list(rows[0])[: len(_CONTRACT.split())] == _CONTRACT.split()
    ids = [(row["document_id"], row["entity"], row["id"]) for row in rows]
    expected = [(r["document_id"], "measure", r["measure_id"]) for r in _read(dataset / "measures.csv")]
    expected += [(r["document_id"], "kpi", r["kpi_id"]) for r in _read(dataset / "kpis.csv")]
    assert sorted(ids) == sorted(expected)


def test_offices_stand_side_by_side_and_other_plan_years_are_marked(compared: Path) -> None:
    row = next(row for row in _read(compared / "matrix.csv") if "跨機關通報" in row["label"])
    assert row["彰化縣北斗戶政事務所 target"] == "111=94%、112=95%、113=96%、114=96%"
    assert row["臺北市松山區戶政事務所 owner"] == "戶籍登記課"
    assert row["臺北市大安區戶政事務所 roc_year"] == "112"
    assert (row["roc_years"], row["same_year"]) == ("106;111;112;113", "false")


def test_one_number_of_one_obligation_is_set_against_the_others(compared: Path) -> None:
    rows = [row for row in _read(compared / "differences.csv") if row["unit"] == "日"]
    assert [(row["office"], row["raw"]) for row in rows] == [
        ("臺北市文山區戶政事務所", "10日內"),
        ("臺北市松山區戶政事務所", "7日內"),
    ]
    assert {(row["minimum"], row["median"], row["maximum"], row["differs"]) for row in rows} == {
        ("7", "8.5", "10", "true")
    }
    assert {row["same_year"] for row in rows} == {"false"}


def test_coverage_names_who_has_it_and_whose_plans_lack_it(compared: Path) -> None:
    rows = _read(compared / "coverage.csv")
    for row in rows:
        having, missing = (set(filter(None, row[name].split(";"))) for name in ("having", "missing"))
        assert len(having) == int(row["offices"])
        assert len(having | missing) == int(row["of_offices"]) == 4
        assert (row["situation"] == "only_one") == (len(having) == 1)
    assert any("跨機關通報" in row["label"] for row in rows if row["situation"] == "all")


def test_pairs_carry_their_likeness_and_reasons_and_polarity_is_not_silent(compared: Path) -> None:
    rows = _read(compared / "pairs.csv")
    assert all(row["similarity"] and row["reasons"] for row in rows)
    plates = [row for row in rows if "巡查" in row["first_title"] and "巡查" in row["second_title"]]
    assert [(row["relation"], "polarity" in row["reasons"]) for row in plates] == [("related", True)]


def test_the_same_dataset_gives_the_same_bytes(dataset: Path, compared: Path, tmp_path: Path) -> None:
    compare_dataset(dataset, tmp_path)
    names = sorted(path.name for path in compared.iterdir())
    assert names == ["alignment.csv", "coverage.csv", "differences.csv", "links.csv", "matrix.csv", "pairs.csv"]
    for name in names:
        assert (tmp_path / name).read_bytes() == (compared / name).read_bytes()


def test_a_pair_put_right_in_links_stays_right_on_the_next_run(dataset: Path, compared: Path, tmp_path: Path) -> None:
    pair = next(row for row in _read(compared / "pairs.csv") if row["relation"] == "same")
    links = f"relation,first_id,second_id,note\nnot_same,{pair['first_id']},{pair['second_id']},不同業務\n"
    (tmp_path / "links.csv").write_text(links, encoding="utf-8")
    found = compare_dataset(dataset, tmp_path)
    assert found.links == 1
    cluster = {row["id"]: row["cluster_id"] for row in _read(tmp_path / "alignment.csv")}
    assert cluster[pair["first_id"]] != cluster[pair["second_id"]]
    decided = next(row for row in _read(tmp_path / "pairs.csv") if row["decided_by"] == "links")
    assert decided["relation"] == "not_same"
    assert (tmp_path / "links.csv").read_text(encoding="utf-8") == links


def test_an_unknown_id_writes_nothing(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("relation,first_id,second_id\nsame,nobody,nothing\n", encoding="utf-8")
    with pytest.raises(LinksError, match="line 2"):
        compare_dataset(dataset, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["links.csv"]
