"""The command line: parse, call one function, print."""

import io
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from pipeline.commands import check, compare, diff, export, ingest, inspect, schema

app = typer.Typer(
    name="jihua",
    help="把各機關的年度計畫 PDF 讀成一份資料集，每一列都指得出印在哪裡。"
    "\n\nReads the yearly plans of Taiwanese offices (PDF) into one dataset whose every row shows where it is printed.",
    epilog="結束碼 exit codes: 0 全部成功 all good, 1 部分失敗 some failed or partial, 2 用法錯誤 wrong usage, "
    "3 沒有可讀的文件 nothing could be read",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"jihua {version('jihua')}")
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 print the version")
    ] = False,
) -> None:
    del show_version  # its callback has printed and left


app.command("ingest", no_args_is_help=True)(ingest.ingest)
app.command("check", no_args_is_help=True)(check.check)
app.command("inspect", no_args_is_help=True)(inspect.inspect)
app.command("schema")(schema.schema)
app.command("export", no_args_is_help=True)(export.export)
app.command("diff", no_args_is_help=True)(diff.diff)
app.command("compare", no_args_is_help=True)(compare.compare)


def main() -> None:
    """Run `jihua`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console without these characters is no reason to die
    app()


if __name__ == "__main__":
    main()
