"""A part is rendered before its document's id and name are known, and comes out as if they had been."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dataset.csv_files import csv_records
from pipeline.dataset.document_part import fill_plan, fill_records, render_part
from pipeline.dataset.document_rows import document_rows
from pipeline.dataset.row import clean_text
from schemas.plan import Document, Plan
from schemas.result import DocumentResult
from tests.pipeline.dataset.gold_plan import gold_results

HOSTILE = DocumentResult(
    source="", sha256="0" * 64, status="ok", plan=Plan(document=Document(title='a\x7fb\uffff,"c"', office="某所"))
)
PART = render_part(HOSTILE, with_names=False)


@pytest.mark.parametrize("result", gold_results()[::3], ids=lambda result: result.source)
def test_a_filled_part_is_the_rows_of_its_document(result: DocumentResult) -> None:
    part = render_part(result, with_names=False)
    rows = document_rows(result, "some-id")
    assert part.office == rows["offices"][0]["office"]
    for table, read in rows.items():
        filled = fill_records(part.records.get(table, b""), "some-id", result.source)
        assert filled.decode() == csv_records(read), table


@given(st.text(min_size=1))
def test_any_name_of_a_file_is_one_field_of_its_record(source: str) -> None:
    records = PART.records["documents"]
    (record,) = csv.reader(StringIO(fill_records(records, "x-1", source).decode(), newline=""))
    assert record[:2] == ["x-1", clean_text(source)]


@given(st.text(min_size=1))
def test_any_name_of_a_file_is_one_string_of_the_plan(source: str) -> None:
    plan = json.loads(fill_plan(PART.plan, "x-1", source))
    assert (plan["document"]["document_id"], plan["document"]["source"]) == ("x-1", clean_text(source))


def test_text_cannot_pose_as_an_id_or_a_name() -> None:
    plan = json.loads(fill_plan(PART.plan, "x-1", "name.pdf"))
    assert plan["document"]["title"] == 'a\ufffdb\ufffd,"c"'
