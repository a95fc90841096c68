"""`jihua ingest`: PDFs to a dataset."""

from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption, LexiconOption, OutOption, PasswordOption, Reader, ReaderOption


def ingest(
    paths: Annotated[list[str], typer.Argument(help="PDF 檔、資料夾或萬用字元 files, folders, globs")],
    out: OutOption,
    reader: ReaderOption = Reader.PDFIUM,
    password: PasswordOption = None,
    lexicon: LexiconOption = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="不遮蔽姓名 keep personal names (masked by default)")
    ] = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """讀取計畫 PDF，寫成一份資料集。Read plan PDFs into one dataset."""
    from pipeline.commands.console import say
    from pipeline.commands.summary import print_summary, with_progress
    from pipeline.dataset.write import write_dataset
    from pipeline.ingest.one import IngestOptions, ingest_one
    from pipeline.ingest.sources import find_sources

    sources = find_sources(paths)
    if not sources:
        say(lang, "找不到任何 PDF 檔。", "No PDF file was found.")
        raise typer.Exit(ExitCode.NOTHING_READ)
    options = IngestOptions(reader=reader.value, password=password, lexicon=lexicon)
    results = tuple(
        ingest_one(source.path, options, source.name) for source in with_progress(sources, len(sources), lang)
    )
    write_dataset(results, out, with_names=with_names)
    print_summary(results, lang)
    raise typer.Exit(_exit_code([result.status for result in results]))


def _exit_code(statuses: list[str]) -> ExitCode:
    if all(status == "failed" for status in statuses):
        return ExitCode.NOTHING_READ
    return ExitCode.OK if all(status == "ok" for status in statuses) else ExitCode.SOME_FAILED
