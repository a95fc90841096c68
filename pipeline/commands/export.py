"""`jihua export`: a dataset as one workbook."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import DatasetArgument, Lang, LangOption


def export(
    dataset: DatasetArgument,
    to: Annotated[Path, typer.Option("--to", dir_okay=False, help="輸出檔 the .xlsx to write")],
    lang: LangOption = Lang.ZH,
) -> None:
    """把資料集匯出成 Excel 活頁簿。Export a dataset as an Excel workbook."""
    from pipeline.commands.console import say

    del dataset, to
    say(lang, "此版本尚無此指令。", "This version lacks this command.")
    raise typer.Exit(ExitCode.USAGE)
