"""`jihua inspect`: one page as a picture, with what was seen on it."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption, PasswordOption, Reader, ReaderOption


def inspect(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="PDF 檔 the PDF")],
    out: Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="輸出圖檔 the PNG to write")],
    page: Annotated[int, typer.Option("--page", "-p", min=1, help="頁碼，從 1 起 page number, from 1")] = 1,
    reader: ReaderOption = Reader.PDFIUM,
    password: PasswordOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """把一頁畫成圖，標出格線、欄位角色與編號。Draw a page with what was seen on it."""
    from pipeline.commands.console import say

    del file, out, page, reader, password
    say(lang, "此版本尚無此指令。", "This version lacks this command.")
    raise typer.Exit(ExitCode.USAGE)
