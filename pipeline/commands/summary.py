"""The progress bar of a run and the table at its end, on stderr."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from pipeline.commands.console import stderr
from pipeline.commands.options import Lang
from pipeline.ingest.batch import ReadDocument
from pipeline.ingest.receipts import Receipt

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
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    label = "讀取計畫" if lang is Lang.ZH else "Reading plans"
    console = stderr()
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            yield item
            progress.advance(task)


@contextmanager
def show_writing(lang: Lang) -> Iterator[None]:
    """Say on stderr, while it lasts, that the dataset is being written (not where stderr is no terminal)."""
    console = stderr()
    if console.is_terminal:
        with console.status("寫入資料集…" if lang is Lang.ZH else "Writing the dataset…"):
            yield
    else:
        yield


def print_summary(documents: Sequence[ReadDocument], lang: Lang) -> None:
    """Print what was read: document by document where there are few, and the totals."""
    stderr().print(_summary_table(documents, lang))


def print_problems(documents: Sequence[ReadDocument], lang: Lang) -> None:
    """Print the documents that are not ok, each with its reason and what to do."""
    for document in documents:
        receipt = document.receipt
        if receipt.status != "ok":
            message = receipt.message if lang is Lang.ZH else receipt.message_en
            stderr().print(f"{document.source.name}: {message} [{receipt.reason}]", soft_wrap=True)


def _summary_table(documents: Sequence[ReadDocument], lang: Lang) -> "Table":
    from rich.table import Table
    from rich.text import Text

    column = 0 if lang is Lang.ZH else 1
    table = Table()
    for index, heads in enumerate(_HEADS):
        table.add_column(heads[column], justify="left" if index < 2 else "right", overflow="fold")
    listed = documents if len(documents) <= _LONGEST_LIST else [d for d in documents if d.receipt.status != "ok"]
    for document in listed:
        # Text, never str: a file's name must not be read as markup
        status = document.receipt.status
        shown = _STATUS_ZH[status] if lang is Lang.ZH else status
        table.add_row(Text(document.source.name), shown, *map(str, _figures([document.receipt])))
    table.add_section()
    total = f"{len(documents)} 份文件" if lang is Lang.ZH else f"{len(documents)} document{'s'[: len(documents) != 1]}"
    succeeded = sum(document.receipt.status == "ok" for document in documents)
    figures = _figures([document.receipt for document in documents])
    table.add_row(total, f"{succeeded}/{len(documents)}", *map(str, figures), style="bold")
    return table


def _figures(receipts: Sequence[Receipt]) -> tuple[int, int, int, int, int, str]:
    shares = [receipt.coverage for receipt in receipts if receipt.coverage is not None]
    return (
        sum(receipt.pages for receipt in receipts),
        sum(receipt.tables for receipt in receipts),
        sum(receipt.measures for receipt in receipts),
        sum(receipt.kpis for receipt in receipts),
        sum(receipt.findings for receipt in receipts),
        f"{min(shares):.4f}" if shares else "",
    )
