"""`jihua schema`: the JSON Schema of plans/*.json, on stdout."""

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import Lang, LangOption


def schema(lang: LangOption = Lang.ZH) -> None:
    """印出 plans/*.json 的 JSON Schema。Print the JSON Schema of plans/*.json."""
    from pipeline.commands.console import say

    say(lang, "此版本尚無此指令。", "This version lacks this command.")
    raise typer.Exit(ExitCode.USAGE)
