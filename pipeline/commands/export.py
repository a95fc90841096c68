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
    from pipeline.dataset.read import UnreadableDatasetError
    from pipeline.dataset.workbook import write_workbook

    if to.suffix.lower() != ".xlsx":
        raise typer.BadParameter("副檔名須為 .xlsx the file's name must end in .xlsx", param_hint="--to")
    try:
        cut = write_workbook(dataset, to)
    except UnreadableDatasetError as error:
        say(lang, error.message, error.message_en)
        raise typer.Exit(ExitCode.NOTHING_READ) from error
    except OSError as error:
        say(lang, f"無法寫入 {to}：{error.strerror}。", f"{to} cannot be written: {error.strerror}.")
        raise typer.Exit(ExitCode.USAGE) from error
    say(lang, f"已寫入 {to}", f"Written to {to}")
    if cut:
        names = ", ".join(cut)
        say(
            lang,
            f"Excel 放不下，已截斷：{names}；完整資料在 CSV。",
            f"Cut to what Excel can hold: {names}. The CSV is whole.",
        )
