"""`jihua diff`: what changed from one edition of a plan to the next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption, LexiconOption, OutOption, PasswordOption, Reader, ReaderOption

if TYPE_CHECKING:
    from pipeline.align.links import Links
    from pipeline.align.row import Edition


def diff(
    old: Annotated[Path, typer.Argument(exists=True, help="舊版 PDF 或資料集 the old PDF, or a dataset")],
    out: OutOption,
    new: Annotated[Path | None, typer.Argument(exists=True, help="新版 PDF the new PDF")] = None,
    office: Annotated[str | None, typer.Option("--office", help="機關名稱的一部分 a part of the office's name")] = None,
    from_year: Annotated[int | None, typer.Option("--from", help="舊版民國年 the old edition's ROC year")] = None,
    to_year: Annotated[int | None, typer.Option("--to", help="新版民國年 the new edition's ROC year")] = None,
    plan_type: Annotated[
        str | None, typer.Option("--plan-type", help="計畫類別，機關有多種計畫時 which plan, where there are several")
    ] = None,
    links: Annotated[
        Path | None,
        typer.Option(
            "--links",
            exists=True,
            dir_okay=False,
            help="人工判定的配對 (資料集用) pairs people decided",
        ),
    ] = None,
    reader: ReaderOption = Reader.PDFIUM,
    password: PasswordOption = None,
    lexicon: LexiconOption = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """比較同一機關的兩版計畫。Tell what changed between two editions of a plan."""
    from pipeline.align.dataset import DatasetError, load_editions
    from pipeline.align.links import LinksError, read_links
    from pipeline.commands.console import say
    from pipeline.diff.sources import SourceError, choose_editions, read_editions
    from pipeline.ingest.options import IngestOptions

    decided = None
    try:
        if old.is_dir():
            if new is not None or office is None or from_year is None or to_year is None:
                raise typer.BadParameter("資料集要配 --office、--from、--to a dataset needs --office, --from and --to")
            editions = load_editions(old)
            decided = read_links(links, editions) if links is not None else None
            chosen = choose_editions(editions, office, from_year, to_year, plan_type)
        else:
            if new is None or new.is_dir() or links is not None:
                raise typer.BadParameter("要兩個 PDF，或一個資料集 two PDFs are needed, or one dataset")
            chosen = read_editions(old, new, IngestOptions(reader=reader.value, password=password, lexicon=lexicon))
    except SourceError as error:
        say(lang, error.message, error.message_en)
        raise typer.Exit(ExitCode.NOTHING_READ if error.unreadable else ExitCode.USAGE) from error
    except LinksError as error:
        say(lang, f"{links} 第 {error.line} 行：{error.message}", f"{links}, {error}")
        raise typer.Exit(ExitCode.USAGE) from error
    except DatasetError as error:
        say(lang, f"讀不到資料集：{error}", str(error))
        raise typer.Exit(ExitCode.NOTHING_READ) from error
    raise typer.Exit(_report(*chosen, decided, out, lang))


def _report(old: "Edition", new: "Edition", links: "Links | None", out: Path, lang: Lang) -> ExitCode:
    """Compare, write both files, print the report on stdout and where the files are on stderr."""
    from pipeline.commands.console import say, stdout
    from pipeline.diff.editions import diff_editions
    from pipeline.diff.report import print_report
    from pipeline.diff.write import write_changes

    compared = diff_editions(old, new, links)
    table, document = write_changes(compared, out)
    print_report(compared, stdout(), lang.value)
    if old.office != new.office:
        say(lang, f"注意：兩份計畫的機關不同（{old.office}、{new.office}）。", "Note: the plans are of two offices.")
    say(lang, f"已寫出 {table} 與 {document}", f"Wrote {table} and {document}")
    return ExitCode.SOME_FAILED if "partial" in (old.status, new.status) else ExitCode.OK
