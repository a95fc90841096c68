"""Options that several commands share, spelled once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Lang(StrEnum):
    """The language of messages."""

    ZH = "zh"
    EN = "en"


class Reader(StrEnum):
    """Which library reads the PDF."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


def read_lexicon(path: str) -> str:
    """Return the text of a lexicon file that names only what is read.

    Raises:
        BadParameter: It cannot be read, is no TOML, or names a role or list that nobody reads.
    """
    from extractors.plans.lexicon import check_lexicon
    from schemas.errors import UnreadableValueError

    try:
        text = Path(path).read_text(encoding="utf-8")
        check_lexicon(text)
    except (OSError, UnicodeDecodeError, UnreadableValueError) as error:
        raise typer.BadParameter(str(error)) from error
    return text


LangOption = Annotated[Lang, typer.Option("--lang", envvar="JIHUA_LANG", help="訊息語言 language of messages")]
ReaderOption = Annotated[Reader, typer.Option("--reader", help="PDF 讀取器 the library that reads the PDF")]
PasswordOption = Annotated[
    str | None, typer.Option("--password", envvar="JIHUA_PASSWORD", help="PDF 密碼 password of locked PDFs")
]
LexiconOption = Annotated[
    str | None,
    typer.Option(
        "--lexicon", parser=read_lexicon, metavar="FILE", help="自訂欄名詞彙 (TOML) an office's own header words"
    ),
]
OutOption = Annotated[Path, typer.Option("--out", "-o", file_okay=False, help="輸出資料夾 the folder to write")]
DatasetArgument = Annotated[
    Path, typer.Argument(exists=True, file_okay=False, help="資料集資料夾 a dataset that `jihua ingest` wrote")
]
