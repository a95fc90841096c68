"""`jihua compare`: who does what, office by office."""

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import DatasetArgument, Lang, LangOption, OutOption


def compare(dataset: DatasetArgument, out: OutOption, lang: LangOption = Lang.ZH) -> None:
    """比較各機關的措施與指標。Compare measures and KPIs across offices."""
    from pipeline.commands.console import say

    del dataset, out
    say(lang, "此版本尚無此指令。", "This version lacks this command.")
    raise typer.Exit(ExitCode.USAGE)
