import io

from rich.console import Console

from pipeline.checks.report import findings_report, summary
from pipeline.checks.sarif import to_sarif
from pipeline.dataset.row import Row

FINDING: Row = {
    "finding_id": "d/f-1",
    "document_id": "d",
    "rule": "number-gap",
    "severity": "warning",
    "origin": "original",
    "table": "measures",
    "row_id": "d/m-1",
    "column": "number",
    "page": 5,
    "printed": "3",
    "expected": "1",
    "message": "編號跳至 3 [red]",
    "message_en": "gap [red]",
}


def shown(chinese: bool) -> str:
    buffer = io.StringIO()
    report = findings_report([FINDING], {"d": "a[b].pdf"}, chinese=chinese)
    Console(file=buffer, width=120, markup=False).print(report)
    return buffer.getvalue()


def test_a_person_reads_rule_file_page_and_message() -> None:
    text = shown(chinese=True)
    for part in ("警告", "編號不連續", "a[b].pdf", "p.5", "編號跳至 3 [red]"):
        assert part in text


def test_a_long_file_name_leaves_the_message_room() -> None:
    buffer = io.StringIO()
    report = findings_report([FINDING], {"d": f"{'0123456789' * 9}.pdf"}, chinese=True)
    Console(file=buffer, width=100, markup=False).print(report)
    assert "編號跳至 3 [red]" in buffer.getvalue()


def test_the_report_speaks_english_too() -> None:
    assert "gap [red]" in shown(chinese=False)


def test_a_program_reads_sarif_with_the_page_and_the_same_id_every_time() -> None:
    run = to_sarif([FINDING], {"d": "a.pdf"}, chinese=False)["runs"][0]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("number-gap", "warning")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.pdf"
    assert result["partialFingerprints"] == {"findingId": "d/f-1"}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["number-gap"]


def test_the_summary_counts_by_severity() -> None:
    assert summary([FINDING], chinese=False) == "0 errors, 1 warnings, 0 notes"
