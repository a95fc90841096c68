"""Notes on how tables were cut out: one for each table that was read, one for all of those that were not."""

from pipeline.ingest.doubts import state_doubts
from schemas.page import Box
from schemas.plan import TableReading
from schemas.table import PageBox, Table


def reading(number: int, kind: str, *doubts: str) -> TableReading:
    region = PageBox(number, Box(0, 0, 9, 9))
    table = Table(cells=(), n_rows=1, n_cols=1, header_rows=0, regions=(region,), table_id=f"t-{number}", doubts=doubts)
    return TableReading(table=table, kind=kind)


def test_a_table_that_was_read_keeps_its_notes_and_is_named_by_them() -> None:
    findings = state_doubts([reading(n, "work_plan", "rows-by-gap", "header-guessed") for n in (1, 2)])
    assert [(one.rule, one.row_id) for one in findings] == [
        (rule, table) for table in ("t-1", "t-2") for rule in ("rows-without-rules", "uncertain-header")
    ]


def test_the_same_note_on_tables_that_nobody_recognized_is_stated_once_with_their_number() -> None:
    readings = [reading(n, "unrecognized", "rows-by-gap", "page-break") for n in (1, 2, 3)]
    findings = state_doubts(readings)
    assert [(one.rule, one.row_id) for one in findings] == [
        *(("uncertain-page-break", f"t-{n}") for n in (1, 2, 3)), ("rows-without-rules", "t-1"),
    ]  # fmt: skip
    assert "另有 2 個" in findings[-1].message
    assert "2 more" in findings[-1].message_en
