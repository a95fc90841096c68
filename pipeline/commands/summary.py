"""The progress bar of a run and the table at its end, on stderr."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from pipeline.commands.console import stderr
from pipeline.commands.options import Lang
from schemas.result import DocumentResult

if TYPE_CHECKING:
    from rich.table import Table

_Item = TypeVar("_Item")
_HEADS: Final = (
    ("文件", "document"),
    ("狀態", "status"),
    ("頁", "pages"),
    ("表格", "tables"),
    ("措施", "measures"),
    ("指標", "KPIs"),
    ("發現", "findings"),
    ("涵蓋率", "coverage"),
)
_STATUS_ZH: Final = {"ok": "成功", "partial": "部分", "failed": "失敗"}
_LONGEST_LIST: Final = 40  # documents named one by one; a longer run names those that are not ok


def with_progress(items: Iterable[_Item], total: int, lang: Lang) -> Iterator[_Item]:
    """Pass items on while a progress bar on stderr counts them (nothing is drawn where stderr is no terminal)."""
    from rich.progress import track

    label = "讀取計畫" if lang is Lang.ZH else "Reading plans"
    console = stderr()
    yield from track(items, label, total=total, console=console, transient=True, disable=not console.is_terminal)


def print_summary(results: Sequence[DocumentResult], lang: Lang) -> None:
    """Print what was read, document by document where there are few, the failures with their reasons, the totals."""
    console = stderr()
    console.print(_summary_table(results, lang))
    for result in results:
        if result.status != "ok":
            console.print(f"{result.source}: {result.message if lang is Lang.ZH else result.message_en}")


def _summary_table(results: Sequence[DocumentResult], lang: Lang) -> "Table":
    from rich.table import Table
    from rich.text import Text

    column = 0 if lang is Lang.ZH else 1
    table = Table()
    for index, heads in enumerate(_HEADS):
        table.add_column(heads[column], justify="left" if index < 2 else "right")
    listed = results if len(results) <= _LONGEST_LIST else [r for r in results if r.status != "ok"]
    for result in listed:
        # Text, never str: a file's name must not be read as markup
        status = _STATUS_ZH[result.status] if lang is Lang.ZH else result.status
        table.add_row(Text(result.source), status, *map(str, _figures([result])))
    table.add_section()
    total = f"{len(results)} 份文件" if lang is Lang.ZH else f"{len(results)} documents"
    succeeded = sum(result.status == "ok" for result in results)
    table.add_row(total, f"{succeeded}/{len(results)}", *map(str, _figures(results)), style="bold")
    return table


def _figures(results: Sequence[DocumentResult]) -> tuple[int, int, int, int, int, str]:
    plans = [result.plan for result in results if result.plan is not None]
    shares = [plan.document.coverage for plan in plans if plan.document.coverage is not None]
    return (
        sum(plan.document.pages for plan in plans),
        sum(len(plan.tables) for plan in plans),
        sum(len(plan.measures) for plan in plans),
        sum(len(plan.kpis) for plan in plans),
        sum(len(plan.findings) for plan in plans),
        f"{min(shares):.4f}" if shares else "",
    )
