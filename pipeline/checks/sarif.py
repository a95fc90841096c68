"""Findings as SARIF 2.1.0 (OASIS), which code-review tools and editors read."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pipeline.checks.titles import title_of
from pipeline.dataset.row import Row

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(findings: Iterable[Row], sources: Mapping[str, str], *, chinese: bool) -> dict[str, Any]:
    """Return one SARIF run.

    Args:
        findings: Rows of `findings.csv`.
        sources: File name by document id.
        chinese: The language of messages and rule titles.
    """
    rows = list(findings)
    ids = sorted({str(row["rule"]) for row in rows})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "jihua", "rules": [_rule(one, chinese) for one in ids]}},
                "results": [_result(row, sources, chinese) for row in rows],
            }
        ],
    }


def _rule(rule: str, chinese: bool) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": title_of(rule)[0 if chinese else 1]}}


def _result(row: Row, sources: Mapping[str, str], chinese: bool) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": sources.get(str(row["document_id"]), "")}}
    if row["page"]:
        place["region"] = {"startLine": row["page"]}  # SARIF knows lines; a PDF has pages
    return {
        "ruleId": row["rule"],
        "level": _LEVELS[str(row["severity"])],
        "message": {"text": str(row["message" if chinese else "message_en"])},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"findingId": str(row["finding_id"])},
        "properties": {
            name: row[name] for name in ("origin", "table", "row_id", "column", "page", "printed", "expected")
        },
    }
