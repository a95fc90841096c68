from pathlib import Path

import pytest

from pipeline.align.dataset import DatasetError, build_editions, load_editions
from tests.pipeline.gold_tables import PLANS, gold_tables, load_gold, write_tables


def test_a_folder_that_is_no_dataset_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"documents\.csv"):
        load_editions(tmp_path)


def test_a_dataset_read_from_disk_is_the_one_in_memory(tmp_path: Path) -> None:
    tables = gold_tables(map(load_gold, sorted(PLANS.glob("songshan*.gold.json"))))
    assert load_editions(write_tables(tables, tmp_path / "dataset")) == build_editions(tables)


def test_a_paragraph_knows_the_headings_above_it() -> None:
    edition = build_editions(gold_tables([load_gold(PLANS / "beidou-111-medium-term.gold.json")]))[0]
    paths = [row.place["path"] for row in edition.of("section")]
    assert paths[0] == "壹"
    assert "參/一/(六)/2" in paths


def test_pages_that_we_could_not_read_are_known_the_offices_errors_are_not_ours() -> None:
    tables = dict(gold_tables([load_gold(PLANS / "daan-112-service-quality.gold.json")]))
    document = tables["documents"][0]["document_id"]
    findings = [("extraction", "error", "3"), ("original", "error", "4"), ("extraction", "warning", "5")]
    tables["findings"] = [
        {"document_id": document, "origin": origin, "severity": severity, "page": page}
        for origin, severity, page in findings
    ]
    assert build_editions(tables)[0].unread_pages == {3}


def test_a_document_that_failed_has_no_rows_to_compare() -> None:
    tables = dict(gold_tables([load_gold(PLANS / "daan-112-service-quality.gold.json")]))
    tables["documents"] = [{**record, "status": "failed"} for record in tables["documents"]]
    assert build_editions(tables) == ()
