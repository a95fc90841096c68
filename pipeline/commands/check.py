"""`jihua check`: the findings of a dataset, for people or programs."""

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


def check(
    dataset: DatasetArgument,
    output_format: Annotated[
        FindingsFormat, typer.Option("--format", help="輸出格式 a table for people, json or sarif for programs")
    ] = FindingsFormat.TABLE,
    lang: LangOption = Lang.ZH,
) -> None:
    """列出資料集裡發現的問題。List the findings of a dataset."""
    from pipeline.commands.console import say

    del dataset, output_format
    say(lang, "此版本尚無此指令。", "This version lacks this command.")
    raise typer.Exit(ExitCode.USAGE)
