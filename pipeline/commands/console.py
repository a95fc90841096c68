"""Where messages go: stderr, in the language asked for. Text from a PDF is never markup here."""

import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.commands.options import Lang

if TYPE_CHECKING:
    from rich.console import Console

_LOG_WIDTH: Final = 120  # of tables where no terminal says its own


@cache
def stdout() -> "Console":
    """Return the console that reports for people go to; where no terminal says its width, it is that of a log."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _LOG_WIDTH
    return Console(markup=False, emoji=False, highlight=False, width=width)


@cache
def stderr() -> "Console":
    """Return the console that all messages and progress go to; markup, emoji codes and highlighting are off."""
    from rich.console import Console

    width = None if sys.stderr.isatty() else _LOG_WIDTH
    return Console(stderr=True, markup=False, emoji=False, highlight=False, width=width)


def say(lang: Lang, zh: str, en: str) -> None:
    """Print one message for people on stderr."""
    stderr().print(zh if lang is Lang.ZH else en, soft_wrap=True)
