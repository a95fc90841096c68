"""`jihua inspect`: one page as a picture, with what was seen on it."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption, LexiconOption, PasswordOption, Reader, ReaderOption


def inspect(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="PDF 檔 the PDF")],
    out: Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="輸出圖檔 the PNG to write")],
    page: Annotated[int, typer.Option("--page", "-p", min=1, help="頁碼，從 1 起 page number, from 1")] = 1,
    reader: ReaderOption = Reader.PDFIUM,
    password: PasswordOption = None,
    lexicon: LexiconOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """把一頁畫成圖，標出格線、欄位角色與編號。Draw a page with what was seen on it."""
    from pipeline.commands.console import say
    from pipeline.inspect.draw import draw_page
    from pipeline.inspect.seen import NoSuchPageError, see_page
    from schemas.errors import UnreadableDocumentError

    data = file.read_bytes()
    try:
        seen = see_page(data, page, reader=reader.value, password=password, lexicon=lexicon)
    except UnreadableDocumentError as error:
        say(lang, error.message, error.message_en)
        raise typer.Exit(ExitCode.NOTHING_READ) from error
    except NoSuchPageError as error:
        say(lang, f"這份文件只有 {error.n_pages} 頁。", f"The document has {error.n_pages} pages.")
        raise typer.Exit(ExitCode.USAGE) from error
    out.write_bytes(draw_page(data, seen, password))
    say(lang, f"已寫入 {out}", f"Written to {out}")
