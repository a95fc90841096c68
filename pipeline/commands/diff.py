"""`jihua diff`: what changed from one edition of a plan to the next."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption, OutOption


def diff(
    old: Annotated[Path, typer.Argument(exists=True, help="舊版 PDF 或資料集 the old PDF, or a dataset")],
    out: OutOption,
    new: Annotated[Path | None, typer.Argument(exists=True, help="新版 PDF the new PDF")] = None,
    office: Annotated[str | None, typer.Option("--office", help="機關名稱的一部分 a part of the office's name")] = None,
    from_year: Annotated[int | None, typer.Option("--from", help="舊版民國年 the old edition's ROC year")] = None,
    to_year: Annotated[int | None, typer.Option("--to", help="新版民國年 the new edition's ROC year")] = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """比較同一機關的兩版計畫。Tell what changed between two editions of a plan."""
    from pipeline.commands.console import say

    del old, out, new, office, from_year, to_year
    say(lang, "此版本尚無此指令。", "This version lacks this command.")
    raise typer.Exit(ExitCode.USAGE)
