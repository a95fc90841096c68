"""`jihua ingest`: PDFs to a dataset."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption, LexiconOption, OutOption, PasswordOption, Reader, ReaderOption

if TYPE_CHECKING:
    from pipeline.ingest.batch import BatchOptions, ReadDocument
    from pipeline.ingest.cache import Cache
    from pipeline.ingest.sources import Source


class Engine(StrEnum):
    """Where documents are read."""

    LOCAL = "local"
    DASK = "dask"


def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="PDF 檔、資料夾、萬用字元或網址 files, folders, globs, URLs (s3://, https://)")
    ],
    out: OutOption,
    reader: ReaderOption = Reader.PDFIUM,
    password: PasswordOption = None,
    lexicon: LexiconOption = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="不遮蔽姓名 keep personal names (masked by default)")
    ] = False,
    workers: Annotated[int, typer.Option(min=0, help="讀取程序數，0 為每核心一個 processes, 0: one a core")] = 0,
    timeout: Annotated[float, typer.Option(min=0.1, help="每份文件的秒數上限 seconds a document may take")] = 120,
    max_memory: Annotated[int, typer.Option(min=128, help="每個程序的記憶體上限 MB memory a worker may use")] = 1536,
    cache: Annotated[Path | None, typer.Option(file_okay=False, help="快取資料夾 where results are kept")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="全部重讀，不留快取 read all again, keep none")] = False,
    engine: Annotated[Engine, typer.Option(help="在本機或 Dask 叢集執行 here or on a Dask cluster")] = Engine.LOCAL,
    scheduler: Annotated[str, typer.Option(help="Dask 排程器位址 its scheduler, tcp://HOST:PORT")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只報告問題 report problems only")] = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """讀取計畫 PDF，寫成一份資料集。Read plan PDFs into one dataset."""
    from pipeline.commands.console import say
    from pipeline.ingest.batch import BatchOptions
    from pipeline.ingest.cache import default_cache
    from pipeline.ingest.errors import RunError
    from pipeline.ingest.limits import Limits
    from pipeline.ingest.options import IngestOptions

    if (engine is Engine.DASK) != bool(scheduler):
        raise typer.BadParameter("--engine dask 與 --scheduler 要一起用 go together")
    options = BatchOptions(
        ingest=IngestOptions(reader=reader.value, password=password, lexicon=lexicon, with_names=with_names),
        limits=Limits(timeout_s=timeout, max_memory_mb=max_memory),
        workers=workers,
        scheduler=scheduler,
    )
    cache_root = None if no_cache else cache or default_cache()
    try:
        code = _run(paths, out, options, cache_root, quiet=quiet, lang=lang)
    except RunError as error:
        say(lang, error.message, error.message_en)
        raise typer.Exit(ExitCode.USAGE) from error
    except OSError as error:  # a full disk, a folder that vanished; what a PDF does is its own result
        reason = f"{error.filename or out}: {error.strerror or error}"
        say(lang, f"無法寫入資料集：{reason}", f"The dataset cannot be written: {reason}")
        raise typer.Exit(ExitCode.USAGE) from error
    except KeyboardInterrupt as interrupt:
        say(
            lang,
            "已中斷；讀完的已留在快取，再執行一次會接著做。",
            "Interrupted. Run again to go on: what was read is kept.",
        )
        raise typer.Exit(ExitCode.INTERRUPTED) from interrupt
    raise typer.Exit(code)


def _run(
    paths: Sequence[str],
    out: Path,
    options: "BatchOptions",
    cache_root: Path | None,
    *,
    quiet: bool,
    lang: Lang,
) -> ExitCode:
    from pipeline.commands.console import say
    from pipeline.commands.summary import print_problems, print_summary
    from pipeline.ingest.run import end_on_sigterm, open_run
    from pipeline.ingest.sources import find_sources

    sources = find_sources(paths)
    if not sources:
        say(lang, "找不到任何 PDF 檔。", "No PDF file was found.")
        return ExitCode.NOTHING_READ
    with end_on_sigterm(), open_run(out, cache_root, options.ingest) as cache:
        documents = _read(sources, options, cache, quiet=quiet, lang=lang)
        _write(documents, out, cache, quiet=quiet, lang=lang)
    if not quiet:
        print_summary(documents, lang)
        say(lang, f"資料集已寫入 {out}", f"The dataset is in {out}")
    print_problems(documents, lang)
    return _exit_code([document.receipt.status for document in documents])


def _read(
    sources: "Sequence[Source]", options: "BatchOptions", cache: "Cache", *, quiet: bool, lang: Lang
) -> "list[ReadDocument]":
    """Read all sources; the documents come in the order of the sources, however the workers end."""
    from contextlib import closing

    from pipeline.commands.summary import with_progress
    from pipeline.ingest.batch import read_documents

    with closing(read_documents(sources, options, cache)) as reading:
        documents = dict(reading if quiet else with_progress(reading, len(sources), lang))
    return [documents[position] for position in range(len(sources))]


def _write(documents: "Sequence[ReadDocument]", out: Path, cache: "Cache", *, quiet: bool, lang: Lang) -> None:
    from contextlib import nullcontext

    from pipeline.ingest.up_to_date import fingerprint, is_current, remember

    wanted = fingerprint(documents, cache)
    if is_current(out, wanted, cache):
        return
    from pipeline.commands.summary import show_writing
    from pipeline.dataset.write import write_parts
    from pipeline.ingest.batch import head_of, load_part

    with nullcontext() if quiet else show_writing(lang):
        write_parts([head_of(document) for document in documents], lambda index: load_part(documents[index]), out)
    remember(out, wanted, cache)


def _exit_code(statuses: list[str]) -> ExitCode:
    if all(status == "failed" for status in statuses):
        return ExitCode.NOTHING_READ
    return ExitCode.OK if all(status == "ok" for status in statuses) else ExitCode.SOME_FAILED
