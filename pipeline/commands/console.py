"""Where messages go: stderr, in the language asked for. Text from a PDF is never markup here."""

from functools import cache
from typing import TYPE_CHECKING

from pipeline.commands.options import Lang

if TYPE_CHECKING:
    from rich.console import Console


@cache
def stderr() -> "Console":
    """Return the console that all messages and progress go to; markup, emoji codes and highlighting are off."""
    from rich.console import Console

    return Console(stderr=True, markup=False, emoji=False, highlight=False)


def say(lang: Lang, zh: str, en: str) -> None:
    """Print one message for people on stderr."""
    stderr().print(zh if lang is Lang.ZH else en)
