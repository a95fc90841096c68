"""The tables of the dataset, column by column. Every format that is written is derived from this and nothing else."""

from collections.abc import Iterator
from typing import Final

from schemas.dataset.column import Column, ColumnType, ForeignKey, TableSchema
from schemas.dataset.documents import DOCUMENTS, OFFICES, OUTLINE, PASSAGES
from schemas.dataset.proof import CELLS, FINDINGS, TABLES
from schemas.dataset.records import (
    BUDGETS,
    CRITERIA,
    GOALS,
    KPI_VALUES,
    KPIS,
    MEASURES,
    PEOPLE,
    QUANTITIES,
    SCHEDULE,
)

SCHEMA_VERSION: Final = "1.0"
"""Goes up in its first part when a column is renamed or dropped, in its second when one is added."""

DATASET: Final[tuple[TableSchema, ...]] = (
    OFFICES,
    DOCUMENTS,
    OUTLINE,
    PASSAGES,
    GOALS,
    MEASURES,
    SCHEDULE,
    KPIS,
    KPI_VALUES,
    BUDGETS,
    QUANTITIES,
    CRITERIA,
    PEOPLE,
    TABLES,
    CELLS,
    FINDINGS,
)


def _parents_first() -> Iterator[TableSchema]:
    waiting = {table.name: table for table in DATASET}
    while waiting:
        for name, table in list(waiting.items()):
            if not any(key.table in waiting and key.table != name for key in table.foreign_keys):
                yield waiting.pop(name)


PARENTS_FIRST: Final[tuple[TableSchema, ...]] = tuple(_parents_first())
"""The same tables so that each comes after those that it points to."""

__all__ = ["DATASET", "PARENTS_FIRST", "SCHEMA_VERSION", "Column", "ColumnType", "ForeignKey", "TableSchema"]
