"""`jihua check`: the findings of a dataset, for people or programs."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import DatasetArgument, Lang, LangOption


class FindingsFormat(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    JSON = "json"
    SARIF = "sarif"


class Origin(StrEnum):
    """Whose the fault is."""

    ORIGINAL = "original"
    EXTRACTION = "extraction"


def check(
    dataset: DatasetArgument,
    output_format: Annotated[
        FindingsFormat, typer.Option("--format", help="輸出格式 a table for people, json or sarif for programs")
    ] = FindingsFormat.TABLE,
    origin: Annotated[
        Origin | None, typer.Option("--origin", help="只列原文 (original) 或判讀 (extraction) 的問題 only these")
    ] = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """列出資料集裡發現的問題。List the findings of a dataset."""
    from pipeline.checks.report import findings_report, summary
    from pipeline.checks.sarif import to_sarif
    from pipeline.commands.console import say, stdout
    from pipeline.dataset.read import UnreadableDatasetError, read_rows

    chinese = lang is Lang.ZH
    try:
        findings = [row for row in read_rows(dataset, "findings") if origin is None or row["origin"] == origin.value]
        sources = {str(row["document_id"]): str(row["source"]) for row in read_rows(dataset, "documents")}
    except UnreadableDatasetError as error:
        say(lang, error.message, error.message_en)
        raise typer.Exit(ExitCode.NOTHING_READ) from error
    if output_format is FindingsFormat.TABLE:
        stdout().print(findings_report(findings, sources, chinese=chinese))
        say(lang, summary(findings, chinese=True), summary(findings, chinese=False))
        return
    data = findings if output_format is FindingsFormat.JSON else to_sarif(findings, sources, chinese=chinese)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
